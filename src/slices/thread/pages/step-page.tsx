import { inLanguage } from '../../../kernel/localized.ts';
import { EmptyState, FilterBar, Page, Pagination, RecordList, useText, useView } from '../../../ui/index.ts';
import type { ThreadNode } from '../queries.ts';
import { NODE_KINDS, type NodeKind } from '../schema.ts';
import { hrefs } from '../urls.ts';
import { words } from '../words.ts';
import { NodeLink } from './timeline.tsx';

export interface StepPageProps {
  readonly node: ThreadNode;
  readonly later: boolean;
  readonly kind: NodeKind | null;
  readonly items: readonly ThreadNode[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
}

/** One side of a thread in full, page by page. */
export function StepPage({ node, later, kind, items, total, page, pageSize }: StepPageProps) {
  const view = useView();
  const t = useText(words);
  const title = inLanguage(node.title, view.locale).text;
  const thread = view.href(hrefs.thread(node.kind, node.id));
  const options = [{ value: '', label: t('list_all') }, ...NODE_KINDS.map((k) => ({ value: k, label: t(`one.${k}`) }))];
  return (
    <Page title={t(later ? 'list_title.later' : 'list_title.earlier', { title })} eyebrow={t('eyebrow')} crumbs={[{ label: t('title', { title }), href: thread }]} noindex>
      <FilterBar choices={[{ name: 'step', label: t('list_step'), options, value: kind ?? '' }]} />
      {items.length === 0 ? <EmptyState title={t('list_empty')} /> : <RecordList>{items.map((item) => <p><span class="mt-muted">{`${t(`one.${item.kind}`)}: `}</span><NodeLink node={item} /></p>)}</RecordList>}
      <Pagination page={page} pageSize={pageSize} total={total} />
      <p><a href={thread}>{t('back')}</a></p>
    </Page>
  );
}
