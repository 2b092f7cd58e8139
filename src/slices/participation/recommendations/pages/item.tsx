import type { ComponentChildren } from 'preact';
import { inLanguage } from '../../../../kernel/localized.ts';
import { Alert, DateText, EmptyState, Page, RecordList, SourceNote, StateBadge, useText, useView } from '../../../../ui/index.ts';
import type { Forum } from '../../forums/queries.ts';
import { FollowLink } from '../../../following/public.ts';
import { InventedNote, Said, Told } from '../../pages/parts.tsx';
import type { Process } from '../../processes/queries.ts';
import type { Submission } from '../../submissions/queries.ts';
import { excerpt } from '../../submissions/rules.ts';
import { forumHref, NEW, PATHS, pathTo, processHref, submissionHref } from '../../urls.ts';
import type { Recommendation } from '../queries.ts';
import { words } from '../words.ts';
import { DecisionReason } from './decision.tsx';

export interface RecommendationPageProps {
  readonly process: Process;
  readonly recommendation: Recommendation;
  /** Public ones, those merged into them included. */
  readonly submissions: readonly Submission[];
  /** How many more that are not public. */
  readonly hidden: number;
  readonly forums: readonly Forum[];
  readonly thread: ComponentChildren;
  readonly staff: boolean;
}

/** One recommendation: what it says, where it comes from, how it stands. */
export function RecommendationPage(props: RecommendationPageProps) {
  const { process, recommendation: r, staff } = props;
  const t = useText(words);
  const view = useView();
  const title = inLanguage(r.title, view.locale).text;
  const crumbs = [
    { label: t('crumb.processes'), href: view.href(PATHS.processes) },
    { label: inLanguage(process.title, view.locale).text, href: view.href(processHref(process.slug)) },
    { label: t('list.title'), href: view.href(pathTo(PATHS.recommendations, { slug: process.slug })) },
  ];
  return (
    <Page title={title} heading={<Said value={r.title} />} eyebrow={<>{t('item.eyebrow', { n: r.number })} · <Said value={r.field} /></>} crumbs={crumbs}>
      <InventedNote process={process} />
      {r.state === 'draft' && <Alert tone="warning">{t('staff.draft')}</Alert>}
      <p><StateBadge state={r.state}>{t(`state.${r.state}`)}</StateBadge>{r.publishedOn !== null && <>{' '}<span class="mt-muted">{t(r.state === 'published' ? 'item.on' : 'item.published')} <DateText value={r.publishedOn} /></span></>}</p>
      <Told value={r.text} />
      {r.decision !== null && <section class="mt-flow"><h2>{t('decision.title')}</h2><DecisionReason decision={r.decision} /></section>}
      <section class="mt-flow">
        <h2>{t('item.prospect')}</h2>
        <Told value={r.prospect} />
        <p class="mt-small mt-muted">{t('item.prospect_note')}</p>
      </section>
      <Origins {...props} />
      {r.state !== 'draft' && <FollowLink id={r.id} />}
      {props.thread}
      {r.source !== '' && <SourceNote source={r.source} />}
      {staff && <p><a href={view.href(pathTo(PATHS.deskRecommendation, { slug: process.slug, number: r.number }))}>{t('staff.work_on')}</a></p>}
    </Page>
  );
}

function Origins({ submissions, hidden, forums, process }: RecommendationPageProps) {
  const t = useText(words);
  const view = useView();
  return (
    <section class="mt-flow">
      <h2>{t('origins.title')}</h2>
      {submissions.length + hidden + forums.length === 0 && <p>{t('origins.none')}</p>}
      {submissions.length > 0 && (
        <>
          <p>{t('origins.submissions', { n: submissions.length })}</p>
          <RecordList>{submissions.map((s) => <p><a href={view.href(submissionHref(s.processSlug, s.number))}>{t('number', { n: s.number })}</a>{' '}<span lang={s.language} dir="auto">{excerpt(s.text, 120)}</span></p>)}</RecordList>
        </>
      )}
      {hidden > 0 && <p>{t('origins.hidden', { n: hidden })}</p>}
      {forums.length > 0 && (
        <>
          <p>{t('origins.forums', { n: forums.length })}</p>
          <RecordList>{forums.map((f) => <p><a href={view.href(forumHref(process.slug, f.number))}><Said value={f.title} /></a>{f.heldOn !== null && <>{', '}<DateText value={f.heldOn} /></>}</p>)}</RecordList>
        </>
      )}
    </section>
  );
}

export interface RecommendationsPageProps {
  /** Null for the list of all processes. */
  readonly process: Process | null;
  readonly processes: ReadonlyMap<string, Process>;
  readonly items: readonly Recommendation[];
  readonly staff: boolean;
}

/** Public recommendations by number. */
export function RecommendationsPage({ process, processes, items, staff }: RecommendationsPageProps) {
  const t = useText(words);
  const view = useView();
  const crumbs = [{ label: t('crumb.processes'), href: view.href(PATHS.processes) }, ...(process === null ? [] : [{ label: inLanguage(process.title, view.locale).text, href: view.href(processHref(process.slug)) }])];
  return (
    <Page title={t('list.title')} eyebrow={process === null ? undefined : <Said value={process.title} />} lead={t('list.lead')} crumbs={crumbs}>
      {process !== null && <InventedNote process={process} />}
      {items.length === 0 ? <EmptyState title={t('list.empty')} /> : (
        <RecordList>
          {items.map((r) => {
            const of = process === null ? processes.get(r.processId) : undefined;
            return (
              <>
                <h2>{t('number', { n: r.number })} <a href={view.href(r.href)}><Said value={r.title} /></a></h2>
                <p><span class="mt-muted">{of !== undefined && <><Said value={of.title} /> · </>}<Said value={r.field} /></span>{' '}<StateBadge state={r.state}>{t(`state.${r.state}`)}</StateBadge></p>
              </>
            );
          })}
        </RecordList>
      )}
      {staff && process !== null && <p><a href={view.href(pathTo(PATHS.deskRecommendation, { slug: process.slug, number: NEW }))}>{t('staff.new')}</a></p>}
    </Page>
  );
}
