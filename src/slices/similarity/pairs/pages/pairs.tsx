import type { FormState } from '../../../../kernel/problem.ts';
import { Alert, EmptyState, FilterBar, Island, Page, Pagination, Tabs, useText, useView } from '../../../../ui/index.ts';
import { PATHS } from '../../urls.ts';
import type { Pair } from '../queries.ts';
import type { PairKind, Weights } from '../rules.ts';
import { DECISIONS } from '../rules.ts';
import type { PairFilter } from '../schema.ts';
import { queryOf } from '../schema.ts';
import { words } from '../words.ts';
import { Order } from './order.tsx';
import { PairCard, UndoForm } from './pair.tsx';

export interface PairsProps {
  readonly pairs: readonly Pair[];
  readonly total: number;
  readonly pageSize: number;
  readonly filter: PairFilter;
  readonly kinds: readonly PairKind[];
  readonly places: readonly { readonly id: string; readonly name: string }[];
  readonly learned: { readonly weights: Weights; readonly decided: number };
  /** What was decided a moment ago, to take back at once. */
  readonly decided: Pair | null;
  readonly refused: { readonly id: string; readonly form: FormState } | null;
}

/** Texts that may say the same, the likeliest first; each is decided with one button or key. */
export function PairsPage(props: PairsProps) {
  const t = useText(words);
  const view = useView();
  const { pairs, total, pageSize, filter, learned, decided, refused } = props;
  const open = filter.show === null;
  const first = pairs[0];
  return (
    <Page title={t('staff.title')} lead={t('staff.lead')} staff crumbs={[{ label: t('staff.desk'), href: view.href('/desk') }]}>
      {decided?.decision != null && (
        <Alert tone="success" title={t('staff.done', { decision: t(`staff.decision.${decided.decision}`) })} role="status">
          <UndoForm pair={decided} filter={filter} id={`back-${decided.id}`} />
        </Alert>
      )}
      <Tabs label={t('staff.show.label')} items={[null, ...DECISIONS].map((show) => ({ label: t(show === null ? 'staff.show.waiting' : `staff.show.${show}`), href: view.href(`${PATHS.pairs}${queryOf({ ...filter, show })}`), current: show === filter.show }))} />
      <Filter {...props} />
      <p>{t(open ? 'staff.count' : 'staff.count_decided', { n: total })}</p>
      {first === undefined ? <EmptyState title={t(open ? 'staff.none' : 'staff.none_decided')}>{open ? t('staff.none_text') : null}</EmptyState> : (
        <Island name="pairs" said={t('staff.said')} last={t('staff.last')} undone={t('staff.undone')}>
          {open && <p class="mt-small"><a href={`#pair-${first.id}`}>{t('staff.begin')}</a> <span hidden data-keys>{t('staff.keys')}</span></p>}
          <div class="mt-flow">
            {pairs.map((pair) => <PairCard pair={pair} filter={filter} {...(refused?.id === pair.id ? { state: refused.form } : {})} />)}
          </div>
        </Island>
      )}
      <Pagination page={filter.page} pageSize={pageSize} total={total} href={(page) => view.href(`${PATHS.pairs}${queryOf(filter, { page: String(page) })}`)} />
      <Order {...learned} />
    </Page>
  );
}

function Filter({ filter, kinds, places }: PairsProps) {
  const t = useText(words);
  const view = useView();
  return (
    <FilterBar
      action={view.href(PATHS.pairs)}
      choices={[
        { name: 'kind', label: t('staff.filter.kind'), value: filter.kind ?? '', options: kinds.map((kind) => ({ value: kind, label: t(`staff.kinds.${kind}`) })) },
        { name: 'place', label: t('staff.filter.place'), value: filter.place ?? '', options: places.map(({ id, name }) => ({ value: id, label: name, lang: 'de' })) },
      ]}
    >
      {filter.show !== null && <input type="hidden" name="show" value={filter.show} />}
    </FilterBar>
  );
}
