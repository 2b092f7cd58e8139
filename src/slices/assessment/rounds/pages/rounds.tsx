import { DateText, EmptyState, Page, Pagination, RecordList, StateBadge, useText, useView } from '../../../../ui/index.ts';
import { DataLinks, SaidLink } from '../../../concept/public.ts';
import { hrefs, PATHS } from '../../urls.ts';
import { words as shared } from '../../words.ts';
import type { Round } from '../queries.ts';
import { roundState } from '../rules.ts';
import { words } from '../words.ts';

export interface RoundsPageProps {
  readonly items: readonly Round[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly mayPrepare: boolean;
}

/** Rounds of assessment, the newest first. */
export function RoundsPage({ items, total, page, pageSize, mayPrepare }: RoundsPageProps) {
  const view = useView();
  const t = useText(words);
  const s = useText(shared);
  return (
    <Page title={t('rounds')} lead={t('rounds.lead')} crumbs={[{ label: s('assessments'), href: view.href(PATHS.assessments) }]}>
      {mayPrepare && <p><a href={view.href(PATHS.roundNew)}>{t('staff.new')}</a></p>}
      {items.length === 0
        ? <EmptyState title={t('rounds.none')} />
        : (
          <RecordList>
            {items.map((round) => (
              <>
                <h2><SaidLink value={round.title} href={view.href(hrefs.round(round.number))} /></h2>
                <p><StateBadge state={roundState(round)}>{t(`state.${roundState(round)}`)}</StateBadge> {s('assessment.due')} <DateText value={round.dueOn} /></p>
              </>
            ))}
          </RecordList>
        )}
      {items.length > 0 && <Pagination page={page} pageSize={pageSize} total={total} />}
      <DataLinks links={['json', 'csv'].map((ending) => ({ label: ending.toUpperCase(), href: `${PATHS.rounds}.${ending}` }))} />
    </Page>
  );
}
