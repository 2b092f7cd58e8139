import type { ComponentChildren } from 'preact';
import { useView } from './view.ts';
import { formatDate, formatNumber } from './format.ts';

export interface Column<Row> {
  readonly label: string;
  /** What the cell shows. Numbers and dates come as values for the types `number` and `date`. */
  readonly cell: (row: Row) => ComponentChildren | Date;
  readonly type?: 'text' | 'number' | 'date' | 'short';
  /** This column names the row. */
  readonly rowHeader?: boolean;
}

export interface TableProps<Row> {
  /** Says what the table shows; also the name of the scrolling area. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Last row, e.g. totals: one cell a column. */
  readonly footer?: readonly ComponentChildren[];
  /** The caption is for screen readers only, because a heading says the same. */
  readonly hideCaption?: boolean;
}

/** A table that scrolls inside itself on narrow screens, also by keyboard. */
export function Table<Row>({ caption, columns, rows, footer, hideCaption }: TableProps<Row>) {
  const { locale } = useView();
  return (
    <div class="mt-table">
      {hideCaption !== true && <p class="mt-table__caption" aria-hidden="true">{caption}</p>}
      <div class="kern-table-responsive" role="region" aria-label={caption} tabIndex={0}>
        <table class="kern-table">
          <caption class="kern-sr-only">{caption}</caption>
          <thead>
            <tr>{columns.map((column) => <th scope="col" class={classOf('header', column)}>{column.label}</th>)}</tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr>
                {columns.map((column) => {
                  const content = shown(column.cell(row), column.type, locale);
                  return column.rowHeader === true ? <th scope="row" class={classOf('header', column)}>{content}</th> : <td class={classOf('cell', column)}>{content}</td>;
                })}
              </tr>
            ))}
          </tbody>
          {footer !== undefined && (
            <tfoot>
              <tr>{footer.map((content, i) => <td class={classOf('cell', columns[i])}>{shown(content, columns[i]?.type, locale)}</td>)}</tr>
            </tfoot>
          )}
        </table>
      </div>
    </div>
  );
}

function classOf(part: 'header' | 'cell', column: { readonly type?: Column<never>['type'] } | undefined): string {
  const base = `kern-table__${part}`;
  if (column?.type === 'number') return `${base} ${base}--numeric`;
  return column?.type === 'date' || column?.type === 'short' ? `${base} mt-nowrap` : base;
}

function shown(value: ComponentChildren | Date, type: Column<never>['type'], locale: Parameters<typeof formatDate>[0]): ComponentChildren {
  if (value instanceof Date) return formatDate(locale, value);
  if (type === 'number' && typeof value === 'number') return formatNumber(locale, value);
  if (type === 'date' && typeof value === 'string') return formatDate(locale, value);
  return value;
}
