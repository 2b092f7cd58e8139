import { inLanguage } from '../../../kernel/localized.ts';
import { Card, CardGrid, EmptyState, FilterBar, formatDate, formatDateTime, Page, Pagination, useText, useView } from '../../../ui/index.ts';
import type { Ballot } from '../queries.ts';
import { BALLOT_FILTERS } from '../schema.ts';
import { ballotHref } from '../urls.ts';
import { words } from '../words.ts';
import { PhaseBadge } from './about.tsx';

export interface BallotsPageProps {
  readonly items: readonly Ballot[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly q: string | null;
  readonly state: string | null;
}

export function BallotsPage({ items, total, page, pageSize, q, state }: BallotsPageProps) {
  const t = useText(words);
  const searched = q !== null || state !== null;
  return (
    <Page title={t('list_title')} description={t('list_lead')} lead={t('list_lead')} wide>
      {(searched || total > 6) && <FilterBar q={q ?? ''} choices={[{ name: 'state', label: t('filter_state'), value: state ?? '', options: BALLOT_FILTERS.map((value) => ({ value, label: t(`phase.${value}`) })) }]} />}
      {items.length === 0 ? <EmptyState title={searched ? t('list_nothing_found') : t('list_empty')} /> : <CardGrid>{items.map((ballot) => <BallotCard ballot={ballot} />)}</CardGrid>}
      {total > pageSize && <Pagination page={page} pageSize={pageSize} total={total} />}
    </Page>
  );
}

/** A ballot among others; also for the start page. */
export function BallotCard({ ballot, level = 2 }: { ballot: Ballot; level?: 2 | 3 }) {
  const view = useView();
  const t = useText(words);
  const title = inLanguage(ballot.title, view.locale);
  return (
    <Card title={title.text} lang={title.lang} level={level} href={view.href(ballotHref(ballot.slug))} meta={when(ballot, t, view.locale)} footer={<PhaseBadge phase={ballot.phase} />}>
      {t('card_facts', { options: ballot.options.length, dots: ballot.dotsPerVoter })}
    </Card>
  );
}

function when(ballot: Ballot, t: ReturnType<typeof words>, locale: Parameters<typeof formatDate>[0]): string {
  if (ballot.phase === 'planned' && ballot.opensAt !== null) return t('time_opens', { time: formatDateTime(locale, ballot.opensAt) });
  if (ballot.phase === 'open') return ballot.closesAt === null ? t('card_open') : t('time_until', { time: formatDateTime(locale, ballot.closesAt) });
  return ballot.closedAt === null ? t('list_one') : formatDate(locale, ballot.closedAt, 'long');
}
