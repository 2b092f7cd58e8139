import type { ComponentChildren } from 'preact';
import { inLanguage } from '../../../../kernel/localized.ts';
import { Alert, DateText, DefinitionList, Page, Quote, RecordList, StateBadge, useText, useView } from '../../../../ui/index.ts';
import { FollowLink } from '../../../following/public.ts';
import { InventedNote, Said } from '../../pages/parts.tsx';
import { EnclosedShown } from '../../enclosed/pages/shown.tsx';
import type { Attachment, PublicGroup } from '../../enclosed/queries.ts';
import { Referred } from '../../moderation/referrals/pages/public.tsx';
import type { Referral } from '../../moderation/referrals/queries.ts';
import { Translations } from '../../moderation/translations/pages/shown.tsx';
import type { SubmissionTranslation } from '../../moderation/translations/queries.ts';
import type { Process, Topic } from '../../processes/queries.ts';
import type { Recommendation } from '../../recommendations/queries.ts';
import { PATHS, pathTo, processHref, submissionHref } from '../../urls.ts';
import type { Submission } from '../queries.ts';
import { excerpt } from '../rules.ts';
import { words } from '../words.ts';
import { languageLabel } from './fields.tsx';

export interface SubmissionPageProps {
  readonly process: Process;
  readonly submission: Submission;
  readonly topic: Topic | null;
  readonly place: string | null;
  /** What it was merged into, if that is public. */
  readonly target: Submission | null;
  /** Public ones that were merged into it. */
  readonly origins: readonly Submission[];
  readonly recommendations: readonly Recommendation[];
  readonly referral: Referral | null;
  readonly translations: readonly SubmissionTranslation[];
  /** Whom it concerns, too, where the process asks. */
  readonly concern: ComponentChildren;
  readonly attachments: readonly Attachment[];
  readonly group: PublicGroup | null;
  readonly thread: ComponentChildren;
  readonly staff: boolean;
}

/** One public contribution and what became of it. */
export function SubmissionPage(props: SubmissionPageProps) {
  const { process, submission: s, staff } = props;
  const t = useText(words);
  const view = useView();
  const crumbs = [
    { label: t('crumb.processes'), href: view.href(PATHS.processes) },
    { label: inLanguage(process.title, view.locale).text, href: view.href(processHref(process.slug)) },
    { label: t('list.title'), href: view.href(pathTo(PATHS.submissions, { slug: process.slug })) },
  ];
  return (
    <Page title={t('item.title', { n: s.number })} eyebrow={<Said value={process.title} />} description={excerpt(s.text, 150)} crumbs={crumbs}>
      <InventedNote process={process} />
      <Quote lang={s.language}>{s.text}</Quote>
      <Translations language={s.language} translations={props.translations} />
      {s.redacted && <Alert tone="info">{t('item.redacted')}</Alert>}
      <Facts {...props} />
      <EnclosedShown slug={process.slug} number={s.number} attachments={props.attachments} group={props.group} />
      {props.referral !== null && <Referred referral={props.referral} author={false} />}
      {props.concern}
      <Became {...props} />
      <FollowLink id={s.id} />
      {props.thread}
      {staff && <p><a href={view.href(pathTo(PATHS.deskSubmission, { id: s.id }))}>{t('staff.work_on')}</a></p>}
    </Page>
  );
}

function Facts({ submission: s, topic, place }: SubmissionPageProps) {
  const t = useText(words);
  const { locale } = useView();
  return (
    <DefinitionList
      items={[
        { term: t('field.topic'), value: topic === null ? null : <Said value={topic.name} /> },
        { term: t('field.municipality'), value: place },
        { term: t('field.language_filter'), value: languageLabel(locale, s.language) },
        { term: t('field.channel'), value: s.helped ? `${t(`channel.${s.channel}`)}, ${t('item.helped')}` : t(`channel.${s.channel}`) },
        { term: t('field.received'), value: <DateText value={s.receivedOn} /> },
        { term: t('field.state'), value: s.consideredOn === null ? <StateBadge state="published">{t('state.published')}</StateBadge> : <StateBadge state="considered">{t('state.considered')}</StateBadge> },
      ]}
    />
  );
}

/** Merges and recommendations, in words. */
export function Became({ target, origins, recommendations }: Pick<SubmissionPageProps, 'target' | 'origins' | 'recommendations'>) {
  const t = useText(words);
  const view = useView();
  if (target === null && origins.length + recommendations.length === 0) return null;
  const link = (s: Submission) => <a href={view.href(submissionHref(s.processSlug, s.number))}>{t('number', { n: s.number })}</a>;
  return (
    <section class="mt-flow">
      <h2>{t('item.became')}</h2>
      {target !== null && <p>{t('item.merged_into')} {link(target)}</p>}
      {origins.length > 0 && <><p>{t('item.origins', { n: origins.length })}</p><RecordList>{origins.map((o) => <p>{link(o)}{' '}<span lang={o.language} dir="auto">{excerpt(o.text, 100)}</span></p>)}</RecordList></>}
      {recommendations.length > 0 && <><p>{t('item.led_to')}</p><RecordList>{recommendations.map((r) => <p>{t('item.recommendation', { n: r.number })}{' '}<a href={view.href(r.href)}><Said value={r.title} /></a></p>)}</RecordList></>}
    </section>
  );
}
