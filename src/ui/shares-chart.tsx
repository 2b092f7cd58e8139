import type { ComponentChildren } from 'preact';
import { formatNumber, formatPercent } from './format.ts';
import { More } from './text-parts.tsx';
import { Table } from './table.tsx';
import { useText, useView } from './view.ts';
import { words } from './words.ts';

export interface ShareRow {
  /** Empty where there is one row alone. */
  readonly label: string;
  /** By part, in their order; null where a count is hidden. */
  readonly values: readonly (number | null)[];
  /** How many it is of; null where even that is hidden. */
  readonly base: number | null;
  /** Said behind the label, e.g. an average. */
  readonly note?: string;
}

export interface SharesChartProps {
  /** What is asked; also the table's caption. */
  readonly caption: string;
  /** The answers, from one end to the other. */
  readonly parts: readonly string[];
  readonly rows: readonly ShareRow[];
  /** Said for a count that is hidden. */
  readonly hidden: string;
  readonly children?: ComponentChildren;
}

const SHADES = 5;
/** From light to dark, however many parts there are. */
const shadeOf = (index: number, of: number): number => (of <= 1 ? SHADES : Math.round((index / (of - 1)) * (SHADES - 1)) + 1);

/** Shares of a whole as bars of parts, and the same as a table. What is hidden stays empty at the end of its bar. */
export function SharesChart({ caption, parts, rows, hidden, children }: SharesChartProps) {
  const { locale } = useView();
  const t = useText(words);
  const cell = (row: ShareRow, i: number): string => {
    const value = row.values[i] ?? null;
    return value === null || row.base === null ? hidden : `${formatNumber(locale, value)} (${formatPercent(locale, row.base === 0 ? 0 : value / row.base)})`;
  };
  return (
    <figure class="mt-figure">
      <figcaption class="mt-bars__caption">{caption}</figcaption>
      <ul class="mt-shares__keys" aria-hidden="true">
        {parts.map((part, i) => (
          <li>
            <svg focusable="false"><rect class={`mt-shares__part mt-shares__part--${shadeOf(i, parts.length)}`} x="1" y="1" width="22" height="14" /></svg>
            {part}
          </li>
        ))}
      </ul>
      <ul class="mt-shares" role="list" aria-hidden="true">
        {rows.map((row) => (
          <li class="mt-shares__row">
            {(row.label !== '' || row.note !== undefined) && <span>{row.label}{row.note !== undefined && <span class="mt-muted">{` ${row.note}`}</span>}</span>}
            <Bar row={row} />
          </li>
        ))}
      </ul>
      <More summary={t('chart_table')} open={rows.some((row) => row.values.includes(null))}>
        <Table
          caption={caption}
          rows={rows}
          columns={[
            ...(rows.some((row) => row.label !== '') ? [{ label: t('chart_row'), rowHeader: true, cell: (row: ShareRow) => row.label }] : []),
            ...parts.map((part, i) => ({ label: part, type: 'number' as const, cell: (row: ShareRow) => cell(row, i) })),
            { label: t('chart_base'), type: 'number' as const, cell: (row: ShareRow) => (row.base === null ? hidden : formatNumber(locale, row.base)) },
          ]}
        />
      </More>
      {children}
    </figure>
  );
}

function Bar({ row: { values, base } }: { row: ShareRow }) {
  let from = 0;
  return (
    <svg class="mt-shares__bar mt-mirror" width="100%" height="28" focusable="false">
      {base !== null && base > 0 && values.map((value, i) => {
        const width = ((value ?? 0) / base) * 100;
        const x = from;
        from += width;
        return width === 0 ? null : <rect class={`mt-shares__part mt-shares__part--${shadeOf(i, values.length)}`} x={`${x.toFixed(2)}%`} width={`${width.toFixed(2)}%`} height="28" />;
      })}
    </svg>
  );
}
