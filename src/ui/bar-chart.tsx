import type { ComponentChildren } from 'preact';
import { formatNumber } from './format.ts';
import { More } from './text-parts.tsx';
import { Table } from './table.tsx';
import { useText, useView } from './view.ts';
import { words } from './words.ts';

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** E.g. a recommendation's number, before the label. */
  readonly number?: string | number;
  readonly href?: string;
  /** Above the cut; drawn in the thread's colour. */
  readonly selected?: boolean;
  /** As many as another one on the other side of the cut. */
  readonly tied?: boolean;
  readonly lang?: string;
}

export interface BarChartProps {
  /** What is counted and by whom; also the table's caption. */
  readonly caption: string;
  /** In the order to be shown. */
  readonly bars: readonly Bar[];
  /** What the values are: "Punkte". */
  readonly unit: string;
  /** One value with its unit for listeners, where the unit has a singular: "1 Punkt". */
  readonly valueText?: (value: number) => string;
  /** What the bars are, as the table's first column; "Nr. und Titel" unless stated. */
  readonly labelColumn?: string;
  /** After how many bars the cut runs; absent where nothing is selected. */
  readonly cutAfter?: number;
  /** Said at the cut instead of the general words. */
  readonly cutLabel?: string;
  /** A source or a note below. */
  readonly children?: ComponentChildren;
}

/** Horizontal bars with their values, a cut line and ties, and the same as a table. */
export function BarChart({ caption, bars, unit, valueText, labelColumn, cutAfter, cutLabel, children }: BarChartProps) {
  const { locale } = useView();
  const t = useText(words);
  const most = Math.max(1, ...bars.map((bar) => bar.value));
  const cut = cutAfter !== undefined && cutAfter > 0 && cutAfter < bars.length ? cutAfter : undefined;
  return (
    <figure class="mt-figure">
      <figcaption class="mt-bars__caption">{caption}</figcaption>
      <ol class="mt-bars" role="list">
        {bars.flatMap((bar, i) => [
          ...(i === cut ? [<li class="mt-bars__cut"><span>{cutLabel ?? t('chart_cut')}</span></li>] : []),
          <BarRow bar={bar} most={most} shown={formatNumber(locale, bar.value)} spoken={valueText?.(bar.value) ?? `${formatNumber(locale, bar.value)} ${unit}`} />,
        ])}
      </ol>
      <More summary={t('chart_table')}>
        <Table
          caption={caption}
          rows={bars}
          columns={[
            { label: labelColumn ?? t('chart_option'), rowHeader: true, cell: (bar) => named(bar) },
            { label: unit, type: 'number', cell: (bar) => bar.value },
            ...(cut === undefined ? [] : [{ label: t('chart_result'), cell: (bar: Bar) => resultOf(bar, t) }]),
          ]}
        />
      </More>
      {children}
    </figure>
  );
}

const named = (bar: Bar): string => (bar.number === undefined ? bar.label : `${bar.number}. ${bar.label}`);

function resultOf(bar: Bar, t: ReturnType<typeof words>): string {
  const result = bar.selected === true ? t('chart_above') : t('chart_below');
  return bar.tied === true ? `${result}, ${t('chart_tie')}` : result;
}

function BarRow({ bar, most, shown, spoken }: { bar: Bar; most: number; shown: string; spoken: string }) {
  const t = useText(words);
  return (
    <li class={bar.selected === true ? 'mt-bars__row mt-bars__row--selected' : 'mt-bars__row'}>
      <span class="mt-bars__label">
        {bar.number !== undefined && <span class="mt-bars__number">{`${bar.number}. `}</span>}
        <bdi lang={bar.lang}>{bar.href === undefined ? bar.label : <a href={bar.href}>{bar.label}</a>}</bdi>
      </span>
      <span class="mt-bars__line">
        <svg class="mt-bars__bar mt-mirror" width="100%" height="22" aria-hidden="true" focusable="false">
          <rect class="mt-bars__track" width="100%" height="22" rx="11" />
          {bar.value > 0 && <rect class="mt-bars__fill" width={`${Math.max(3, (bar.value / most) * 100).toFixed(1)}%`} height="22" rx="11" />}
        </svg>
        <span class="mt-bars__value">
          <span aria-hidden="true">{shown}</span>
          <span class="kern-sr-only">{spoken}</span>
        </span>
      </span>
      {bar.tied === true && <span class="mt-bars__tie">{t('chart_tie')}</span>}
    </li>
  );
}
