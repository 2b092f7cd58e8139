import { dirOf } from '../../../../kernel/locale.ts';
import type { Found } from '../../../../kernel/found.ts';
import { EmptyState, FilterBar, Page, Pagination, Tabs, useText, useView } from '../../../../ui/index.ts';
import type { FoundAll, FoundKind } from '../queries.ts';
import { FIRST, PER_PAGE, type Kind } from '../rules.ts';
import { SEARCH, searchHref } from '../urls.ts';
import { words as texts } from '../words.ts';

export interface SearchProps {
  readonly words: string;
  readonly kind: Kind | null;
  readonly page: number;
  /** Null while nothing was asked, or too little. */
  readonly found: FoundAll | null;
}

/** One search over everything public: how many of each kind, the first of each, and each kind by pages. */
export function SearchPage({ words, kind, page, found }: SearchProps) {
  const view = useView();
  const t = useText(texts);
  return (
    <Page title={words === '' ? t('title') : t('title_for', { words })} heading={t('title')} lead={t('lead')} noindex>
      <FilterBar q={words} action={view.href(SEARCH)}>{kind !== null && <input type="hidden" name="kind" value={kind} />}</FilterBar>
      {found === null ? words !== '' && <p role="status">{t('too_short')}</p> : <Results words={words} kind={kind} page={page} found={found} />}
    </Page>
  );
}

function Results({ words, kind, page, found: { kinds, nearly } }: SearchProps & { readonly found: FoundAll }) {
  const view = useView();
  const t = useText(texts);
  const total = kinds.reduce((sum, f) => sum + f.total, 0);
  const shown = kinds.filter((f) => f.total > 0 || f.kind === kind);
  if (total === 0) return <EmptyState title={t('nothing', { words })}>{t('nothing_hint')}</EmptyState>;
  const tabs = [{ label: t('all'), href: view.href(searchHref(words)), current: kind === null, count: total }, ...shown.map((f) => ({ label: t(`kind.${f.kind}`), href: view.href(searchHref(words, f.kind)), current: f.kind === kind, count: f.total }))];
  const one = shown.find((f) => f.kind === kind);
  return (
    <>
      <p role="status">{nearly && <>{t('nearly')} </>}{t('count', { n: total })}</p>
      <Tabs items={tabs} label={t('kinds')} />
      {one === undefined ? shown.map((f) => <Kindred words={words} found={f} />) : (
        <section class="mt-flow" aria-labelledby={one.kind}>
          <h2 id={one.kind}>{t(`kind.${one.kind}`)}</h2>
          <Hits items={one.items} />
          {one.items.length === 0 && <p>{t('page_empty')}</p>}
          <Pagination page={page} pageSize={PER_PAGE} total={one.total} href={(n) => view.href(searchHref(words, one.kind, n))} />
        </section>
      )}
    </>
  );
}

function Kindred({ words, found }: { words: string; found: FoundKind }) {
  const view = useView();
  const t = useText(texts);
  return (
    <section class="mt-flow" aria-labelledby={found.kind}>
      <h2 id={found.kind}>{t(`kind.${found.kind}`)}</h2>
      <Hits items={found.items} />
      {found.total > FIRST && <p><a href={view.href(searchHref(words, found.kind))}>{t('more', { n: found.total })}</a></p>}
    </section>
  );
}

function Hits({ items }: { items: readonly Found[] }) {
  const view = useView();
  return (
    <ul>
      {items.map(({ title: { text, lang }, href }) => <li>{lang === view.locale ? <a href={view.href(href)}>{text}</a> : <a href={view.href(href)} lang={lang} dir={dirOf(lang)}>{text}</a>}</li>)}
    </ul>
  );
}
