import { inLanguage } from '../../../../kernel/localized.ts';
import { Actions, Alert, Button, DateText, EmptyState, FilterBar, Page, RecordList, useText, useView } from '../../../../ui/index.ts';
import { formatDate } from '../../../../ui/format.ts';
import { PlacesMap, type Boundary, type Territory } from '../../../territory/public.ts';
import type { Forum } from '../../forums/queries.ts';
import { InventedNote } from '../../pages/parts.tsx';
import type { Process, Topic } from '../../processes/queries.ts';
import { words as submissionWords } from '../../submissions/words.ts';
import { PATHS, pathTo, processHref } from '../../urls.ts';
import { words } from '../words.ts';

function useCrumbs(process: Process) {
  const view = useView();
  const t = useText(submissionWords);
  return [
    { label: t('crumb.processes'), href: view.href(PATHS.processes) },
    { label: inLanguage(process.title, view.locale).text, href: view.href(processHref(process.slug)) },
    { label: t('list.title'), href: view.href(pathTo(PATHS.submissions, { slug: process.slug })) },
  ];
}

export interface MapPageProps {
  readonly process: Process;
  readonly places: readonly Territory[];
  readonly boundaries: readonly Boundary[];
  /** By official key; under null those that name no place. */
  readonly counts: ReadonlyMap<string | null, number>;
  readonly topics: readonly Topic[];
  readonly topic: string | null;
}

/** How many contributions name which place, as a map and a table. */
export function MapPage({ process, places, boundaries, counts, topics, topic }: MapPageProps) {
  const t = useText(words);
  const st = useText(submissionWords);
  const view = useView();
  const list = pathTo(PATHS.submissions, { slug: process.slug });
  const hrefOf = (key: string): string => `${list}?municipality=${encodeURIComponent(key)}${topic === null ? '' : `&topic=${encodeURIComponent(topic)}`}`;
  return (
    <Page title={t('map.title')} eyebrow={inLanguage(process.title, view.locale).text} lead={t('map.lead')} crumbs={useCrumbs(process)} wide>
      <InventedNote process={process} />
      {topics.length > 0 && <FilterBar choices={[{ name: 'topic', label: st('field.topic'), options: topics.map((one) => ({ value: one.id, label: inLanguage(one.name, view.locale).text })), value: topic }]} />}
      <PlacesMap places={places} boundaries={boundaries} label={t('map.label')} counts={{ label: t('map.number'), of: counts }} hrefOf={hrefOf} />
      <p>{t('map.without', { n: counts.get(null) ?? 0 })}</p>
      <p><a href={view.href(topic === null ? list : `${list}?topic=${encodeURIComponent(topic)}`)}>{t('map.list')}</a></p>
    </Page>
  );
}

export interface DocumentationPageProps {
  readonly process: Process;
  readonly total: number;
  readonly forums: readonly { readonly forum: Forum; readonly n: number }[];
  readonly madeAt: Date | null;
  readonly staff: boolean;
  readonly ordered: boolean;
}

/** Everything public of a process to take away. */
export function DocumentationPage({ process, total, forums, madeAt, staff, ordered }: DocumentationPageProps) {
  const t = useText(words);
  const view = useView();
  const at = { slug: process.slug };
  const csv = pathTo(PATHS.documentationCsv, at);
  const pdf = pathTo(PATHS.documentation, at);
  return (
    <Page title={t('documentation.title')} eyebrow={inLanguage(process.title, view.locale).text} lead={t('documentation.lead')} crumbs={useCrumbs(process)}>
      <InventedNote process={process} />
      {ordered && <Alert tone="success" role="status">{t('staff.documentation.made')}</Alert>}
      {total === 0 ? <EmptyState title={t('documentation.count', { n: 0 })}>{null}</EmptyState> : (
        <>
          <p>{t('documentation.count', { n: total })}</p>
          <Actions>
            {madeAt !== null && <Button icon="download" href={`${pdf}/${view.locale}.pdf`}>{t('documentation.pdf')}</Button>}
            <Button kind="secondary" icon="download" href={csv}>{t('documentation.csv')}</Button>
          </Actions>
          <p class="mt-small mt-muted">{madeAt === null ? t('documentation.making') : t('documentation.as_of', { date: formatDate(view.locale, madeAt) })}</p>
        </>
      )}
      {forums.length > 0 && (
        <section class="mt-flow">
          <h2>{t('documentation.forums')}</h2>
          <RecordList>{forums.map(({ forum, n }) => <p><a href={`${csv}?forum=${forum.number}`}>{t('documentation.forum', { title: inLanguage(forum.title, view.locale).text, n })}</a>{' '}{forum.heldOn !== null && <DateText value={forum.heldOn} />}</p>)}</RecordList>
        </section>
      )}
      {staff && total > 0 && <form method="post" action={view.href(pathTo(PATHS.deskDocumentation, at))}><Button kind="secondary">{t('staff.documentation.make')}</Button></form>}
    </Page>
  );
}
