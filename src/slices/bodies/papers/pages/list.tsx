import { sourceText } from '../../../../kernel/localized.ts';
import { EmptyState, FilterBar, formatDate, Page, Pagination, RecordList, useText, useView } from '../../../../ui/index.ts';
import { DataLinks, SaidLink } from '../../pages/parts.tsx';
import type { Body } from '../../register/queries.ts';
import { PAPER_KINDS } from '../../schema.ts';
import { paperHref, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import type { Paper } from '../queries.ts';

export interface PaperListPageProps {
  readonly items: readonly Paper[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly kind: string | null;
  readonly body: string | null;
  readonly bodies: readonly Body[];
  readonly q: string | null;
}

/** All papers that were sent to a body. */
export function PaperListPage({ items, total, page, pageSize, kind, body, bodies, q }: PaperListPageProps) {
  const t = useText(words);
  const view = useView();
  const choices = [
    { name: 'kind', label: t('filter.kind'), value: kind ?? '', options: PAPER_KINDS.map((value) => ({ value, label: t(`paper.${value}`) })) },
    { name: 'body', label: t('filter.body'), value: body ?? '', options: bodies.map((b) => ({ value: b.slug, label: sourceText(b.name) })) },
  ];
  return (
    <Page title={t('papers.title')} lead={t('papers.lead')} crumbs={[{ label: t('bodies.title'), href: view.href(PATHS.bodies) }]}>
      <FilterBar q={q ?? ''} action={view.href(PATHS.papers)} choices={choices} />
      {items.length === 0 ? <EmptyState title={t('papers.none')} /> : (
        <RecordList>
          {items.map((p) => (
            <>
              <p><SaidLink value={p.title} href={view.href(paperHref(p.slug))} /></p>
              <p class="mt-muted">{[p.kindSaid === '' ? t(`paper.${p.kind}`) : p.kindSaid, p.number ?? '', formatDate(view.locale, p.dispatchedOn ?? p.dated, 'long')].filter((x) => x !== '').flatMap((x, i) => [i === 0 ? '' : ' · ', <bdi>{x}</bdi>])}</p>
            </>
          ))}
        </RecordList>
      )}
      {items.length > 0 && <Pagination page={page} pageSize={pageSize} total={total} />}
      <DataLinks links={['json', 'csv'].map((ending) => ({ label: ending.toUpperCase(), href: `${PATHS.papers}.${ending}` }))} />
    </Page>
  );
}
