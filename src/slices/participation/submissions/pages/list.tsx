import { dirOf } from '../../../../kernel/locale.ts';
import { inLanguage } from '../../../../kernel/localized.ts';
import { Actions, Button, Card, DateText, EmptyState, FilterBar, Kept, languageName, Page, Pagination, RecordList, StateBadge, useText, useView, type FilterChoice } from '../../../../ui/index.ts';
import { TranslationNote } from '../../moderation/translations/pages/note.tsx';
import type { SubmissionTranslation } from '../../moderation/translations/queries.ts';
import { InventedNote } from '../../pages/parts.tsx';
import type { Process, Topic } from '../../processes/queries.ts';
import { words as around } from '../../documentation/words.ts';
import { PATHS, pathTo, processHref, submissionHref } from '../../urls.ts';
import type { Submission } from '../queries.ts';
import { excerpt } from '../rules.ts';
import { CHANNELS, type Channel } from '../schema.ts';
import { words } from '../words.ts';
import { languageOptions, type Place } from './fields.tsx';

export interface Surroundings {
  readonly processes: ReadonlyMap<string, Process>;
  readonly topics: ReadonlyMap<string, Topic>;
  /** Those to choose from; empty where the list spans processes. */
  readonly topicChoices: readonly Topic[];
  readonly places: readonly Place[];
  readonly languages: readonly string[];
}

export interface SubmissionsPageProps {
  /** Null for the list of all processes. */
  readonly process: Process | null;
  readonly items: readonly Submission[];
  readonly total: number;
  /** None holds the words asked for; these hold words that differ by a letter. */
  readonly nearly: boolean;
  /** Working translations into the reader's language, by contribution. */
  readonly translated: ReadonlyMap<string, SubmissionTranslation>;
  readonly page: number;
  readonly pageSize: number;
  readonly q: string | null;
  readonly topic: string | null;
  readonly municipality: string | null;
  readonly language: string | null;
  readonly channel: Channel | null;
  readonly state: 'published' | 'considered' | null;
  readonly around: Surroundings;
}

/** Public contributions of a process, or of all. */
export function SubmissionsPage(props: SubmissionsPageProps) {
  const { process, items, total, page, pageSize, around: { processes, topics, places } } = props;
  const t = useText(words);
  const view = useView();
  const crumbs = process === null ? [{ label: t('crumb.processes'), href: view.href(PATHS.processes) }] : [{ label: t('crumb.processes'), href: view.href(PATHS.processes) }, { label: inLanguage(process.title, view.locale).text, href: view.href(processHref(process.slug)) }];
  return (
    <Page title={t('list.title')} eyebrow={process === null ? undefined : inLanguage(process.title, view.locale).text} lead={t('list.lead')} crumbs={crumbs} wide>
      {process !== null && <InventedNote process={process} />}
      {[props.q, props.topic, props.municipality, props.language, props.channel, props.state].every((value) => value === null) ? <Kept of={props.around} name="filters">{() => <Filters {...props} />}</Kept> : <Filters {...props} />}
      {process !== null && <Ways process={process} />}
      {items.length === 0 ? <EmptyState title={t('list.empty')}>{t('list.empty_text')}</EmptyState> : (
        <>
          <p role="status">{props.nearly && <>{t('list.nearly')} </>}{t('list.count', { n: total })}</p>
          <RecordList>{items.map((s) => <SubmissionCard submission={s} translation={props.translated.get(s.id)} topic={s.topicId === null ? undefined : topics.get(s.topicId)} place={places.find((p) => p.key === s.municipality)?.name} process={process === null ? processes.get(s.processId) : undefined} />)}</RecordList>
          <Pagination page={page} pageSize={pageSize} total={total} />
        </>
      )}
      <p class="mt-small mt-muted">{t('list.note')}</p>
    </Page>
  );
}

/** Other ways into the same contributions. */
function Ways({ process }: { process: Process }) {
  const t = useText(around);
  const view = useView();
  const at = { slug: process.slug };
  return (
    <Actions>
      <Button kind="tertiary" href={view.href(pathTo(PATHS.submissionMap, at))}>{t('map.link')}</Button>
      <Button kind="tertiary" href={view.href(pathTo(PATHS.documentation, at))}>{t('documentation.link')}</Button>
    </Actions>
  );
}

type T = ReturnType<typeof words>;

function Filters(props: SubmissionsPageProps) {
  const t = useText(words);
  const { locale } = useView();
  return <FilterBar q={props.q} searchLabel={t('list.search')} choices={choicesOf(props, t, locale)} />;
}

function choicesOf({ around: { topicChoices, places, languages }, topic, municipality, language, channel, state }: SubmissionsPageProps, t: T, locale: Parameters<typeof inLanguage>[1]): FilterChoice[] {
  return [
    ...(topicChoices.length === 0 ? [] : [{ name: 'topic', label: t('field.topic'), options: topicChoices.map((c) => ({ value: c.id, label: inLanguage(c.name, locale).text })), value: topic }]),
    ...(places.length === 0 ? [] : [{ name: 'municipality', label: t('field.municipality'), options: places.map((p) => ({ value: p.key, label: p.name, lang: 'de' })), value: municipality }]),
    ...(languages.length < 2 ? [] : [{ name: 'language', label: t('field.language_filter'), options: languageOptions(locale, languages), value: language }]),
    { name: 'channel', label: t('field.channel'), options: CHANNELS.map((c) => ({ value: c, label: t(`channel.${c}`) })), value: channel },
    { name: 'state', label: t('field.state'), options: [{ value: 'published', label: t('list.not_yet') }, { value: 'considered', label: t('state.considered') }], value: state },
  ];
}

interface CardProps {
  readonly submission: Submission;
  readonly translation?: SubmissionTranslation | undefined;
  readonly topic?: Topic | undefined;
  readonly place?: string | undefined;
  readonly process?: Process | undefined;
}

export function SubmissionCard({ submission: s, translation, topic, place, process }: CardProps) {
  const t = useText(words);
  const view = useView();
  const facts = [process === undefined ? undefined : inLanguage(process.title, view.locale).text, topic === undefined ? undefined : inLanguage(topic.name, view.locale).text, place, s.language === view.locale ? undefined : languageName(view.locale, s.language)];
  const short = excerpt(s.text, 280);
  return (
    <Card
      title={t('number', { n: s.number })} href={view.href(submissionHref(s.processSlug, s.number))} level={2} meta={<DateText value={s.receivedOn} />}
      footer={<><span>{facts.filter((f) => f !== undefined).join(' · ')}</span>{s.mergedInto !== null && <StateBadge state="merged">{t('state.merged')}</StateBadge>}{s.consideredOn !== null && <StateBadge state="considered">{t('state.considered')}</StateBadge>}</>}
    >
      {translation !== undefined && <><p lang={translation.language} dir={dirOf(translation.language)}>{excerpt(translation.text, 280)}</p><TranslationNote by={translation.by} /></>}
      <p lang={s.language} dir="auto">{short}</p>
    </Card>
  );
}
