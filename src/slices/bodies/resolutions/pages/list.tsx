import { sourceText } from '../../../../kernel/localized.ts';
import { EmptyState, FilterBar, formatDate, Page, Pagination, RecordList, StateBadge, useText, useView } from '../../../../ui/index.ts';
import { DataLinks, Said, SaidLink } from '../../pages/parts.tsx';
import type { Body } from '../../register/queries.ts';
import { reportState } from '../../rules.ts';
import { REPORT_STATES, type ReportState } from '../../schema.ts';
import { PATHS, resolutionHref } from '../../urls.ts';
import { words } from '../../words.ts';
import type { Resolution } from '../queries.ts';

/** Whether a duty to report was kept, in colour and words; nothing where there is none. */
export function ReportBadge({ state }: { state: ReportState }) {
  const t = useText(words);
  const looks = { none: '', open: 'planned', overdue: 'overdue', kept: 'done', kept_late: 'done' } as const;
  return state === 'none' ? null : <StateBadge state={looks[state]}>{t(`report.${state}`)}</StateBadge>;
}

export interface ResolutionListPageProps {
  readonly items: readonly Resolution[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly body: string | null;
  readonly report: string | null;
  readonly bodies: readonly Body[];
  readonly q: string | null;
  readonly today: string;
}

/** What was decided, and whether those who owe a report have given it. */
export function ResolutionListPage({ items, total, page, pageSize, body, report, bodies, q, today }: ResolutionListPageProps) {
  const t = useText(words);
  const view = useView();
  const choices = [
    { name: 'body', label: t('filter.body'), value: body ?? '', options: bodies.map((b) => ({ value: b.slug, label: sourceText(b.name) })) },
    { name: 'report', label: t('filter.report'), value: report ?? '', options: REPORT_STATES.map((value) => ({ value, label: t(`report.${value}`) })) },
  ];
  return (
    <Page title={t('resolutions.title')} lead={t('resolutions.lead')} crumbs={[{ label: t('bodies.title'), href: view.href(PATHS.bodies) }]}>
      <FilterBar q={q ?? ''} action={view.href(PATHS.resolutions)} choices={choices} />
      {items.length === 0 ? <EmptyState title={t('resolutions.none')} /> : (
        <RecordList>
          {items.map((r) => (
            <>
              <p><SaidLink value={r.title} href={view.href(resolutionHref(r.slug))} /> <ReportBadge state={reportState(r, today)} /></p>
              <p class="mt-muted"><Said value={r.bodyName} /> · {formatDate(view.locale, r.decidedOn, 'long')}</p>
            </>
          ))}
        </RecordList>
      )}
      {items.length > 0 && <Pagination page={page} pageSize={pageSize} total={total} />}
      <DataLinks links={['json', 'csv'].map((ending) => ({ label: ending.toUpperCase(), href: `${PATHS.resolutions}.${ending}` }))} />
    </Page>
  );
}
