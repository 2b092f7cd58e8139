import type { ComponentChildren } from 'preact';
import { withParameter } from './addresses.ts';
import { formatNumber } from './format.ts';
import { Icon } from './icons.tsx';
import { useText, useView } from './view.ts';
import { words } from './words.ts';

export interface Definition {
  readonly term: string;
  /** Several descriptions of one term as a list; `null` leaves the pair out. */
  readonly value: ComponentChildren | readonly ComponentChildren[] | null;
}

/** Facts of one record: term and value. */
export function DefinitionList({ items }: { items: readonly Definition[] }) {
  return (
    <dl class="mt-dl">
      {items.filter((item) => item.value !== null && item.value !== undefined && item.value !== '').map((item) => (
        <div>
          <dt>{item.term}</dt>
          {(Array.isArray(item.value) ? item.value : [item.value]).map((value: ComponentChildren) => <dd>{value}</dd>)}
        </div>
      ))}
    </dl>
  );
}

/** Records below each other with a line between. */
export function RecordList({ children }: { children: readonly ComponentChildren[] }) {
  return <ul class="mt-list" role="list">{children.map((child) => <li class="mt-flow">{child}</li>)}</ul>;
}

export interface TabItem {
  readonly label: string;
  readonly href: string;
  readonly current?: boolean;
  readonly count?: number;
}

/** Views of one record, each at its own address. */
export function Tabs({ items, label }: { items: readonly TabItem[]; label: string }) {
  const { locale } = useView();
  return (
    <nav class="mt-tabs" aria-label={label}>
      <ul>
        {items.map((item) => (
          <li>
            <a href={item.href} aria-current={item.current === true ? 'page' : undefined}>
              {item.label}
              {item.count !== undefined && <span class="mt-count">{formatNumber(locale, item.count)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export interface PaginationProps {
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  /** Address of a page, with language prefix and the filters kept; the current address with `?page=` unless stated. */
  readonly href?: (page: number) => string;
}

/** Ways through a long list, with "1 to 50 of 144". */
export function Pagination({ page, pageSize, total, href }: PaginationProps) {
  const view = useView();
  const t = useText(words);
  const last = Math.max(1, Math.ceil(total / pageSize));
  const n = (value: number) => formatNumber(view.locale, value);
  const address = href ?? ((target: number) => withParameter(view.href(view.path), view.search, 'page', String(target)));
  // An empty list says so itself; beyond the last page there is only the way back.
  if (total === 0) return null;
  const from = (page - 1) * pageSize + 1;
  const range = from > total ? null : <p>{t('page_range', { from: n(from), to: n(Math.min(page * pageSize, total)), total: n(total) })}</p>;
  if (last === 1) return <div class="mt-pages">{range}</div>;
  return (
    <nav class="mt-pages" aria-label={t('pages')}>
      <ul>
        {page > 1 && <li><a href={address(page - 1)} rel="prev"><Icon name="back" small />{t('page_previous')}</a></li>}
        {shownPages(page, last).map((target) => (
          <li>
            {target === null ? <span class="mt-pages__gap" aria-hidden="true">…</span>
              : target === page ? <span aria-current="page"><span class="kern-sr-only">{t('page_n', { n: '' })}</span>{n(target)}</span>
                : <a href={address(target)}><span class="kern-sr-only">{t('page_n', { n: '' })}</span>{n(target)}</a>}
          </li>
        ))}
        {page < last && <li><a href={address(page + 1)} rel="next">{t('page_next')}<Icon name="next" small /></a></li>}
      </ul>
      {range}
    </nav>
  );
}

/** First, last and the neighbours; null stands for a gap. */
function shownPages(page: number, last: number): (number | null)[] {
  const wanted = [...new Set([1, page - 1, page, page + 1, last])].filter((n) => n >= 1 && n <= last).toSorted((a, b) => a - b);
  return wanted.flatMap((n, i) => (i > 0 && n - (wanted[i - 1] ?? n) > 1 ? [null, n] : [n]));
}
