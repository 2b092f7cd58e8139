import { formatNumber, More, Table, useText, useView } from '../../../../ui/index.ts';
import { SIGNALS, START, type Weights } from '../rules.ts';
import { words } from '../words.ts';

/** How the list is ordered, and what the decisions so far have changed about it. */
export function Order({ weights, decided }: { readonly weights: Weights; readonly decided: number }) {
  const t = useText(words);
  const { locale } = useView();
  const shown = (value: number): string => formatNumber(locale, Math.round(value * 10) / 10);
  const rows = SIGNALS.map((signal, i) => ({ signal, start: START.of[i] ?? 0, now: weights.of[i] ?? 0 }));
  return (
    <More summary={t('staff.order.summary')}>
      <p>{t('staff.order.text', { n: decided })}</p>
      <Table
        caption={t('staff.order.caption')}
        rows={rows}
        columns={[
          { label: t('staff.order.signal'), cell: (row) => t(`staff.signal.${row.signal}`), rowHeader: true },
          { label: t('staff.order.start'), cell: (row) => shown(row.start), type: 'number' },
          { label: t('staff.order.now'), cell: (row) => shown(row.now), type: 'number' },
        ]}
      />
    </More>
  );
}
