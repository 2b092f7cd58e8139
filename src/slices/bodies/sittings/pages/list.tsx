import { formatDate, Badge, EmptyState, FilterBar, Icon, Page, Pagination, RecordList, StateBadge, Tabs, useText, useView } from '../../../../ui/index.ts';
import { sourceText } from '../../../../kernel/localized.ts';
import { DataLinks, SaidLink } from '../../pages/parts.tsx';
import type { Body } from '../../register/queries.ts';
import { bodyHref, PATHS, sittingHref } from '../../urls.ts';
import { words } from '../../words.ts';
import type { Sitting } from '../queries.ts';

/** Day, time and place of a sitting in one line. */
export function SittingLine({ sitting, body, named = false }: { sitting: Sitting; body: string; named?: boolean }) {
  const t = useText(words);
  const view = useView();
  const { locale } = view;
  return (
    <>
      <p>
        <a href={view.href(sittingHref(body, sitting.slug))}><time dateTime={sitting.day}>{formatDate(locale, sitting.day, 'long')}</time></a>
        {sitting.starts !== null && <>, <bdi dir="ltr">{sitting.starts}{sitting.ends !== null && `–${sitting.ends}`}</bdi></>}
        {sitting.state === 'cancelled' && <> <StateBadge state="stopped">{t('state.cancelled')}</StateBadge></>}
        {!sitting.open && <> <Badge icon="lock">{t('closed')}</Badge></>}
      </p>
      {named && <p><SaidLink value={sitting.bodyName} href={view.href(bodyHref(body))} /></p>}
      {sitting.place !== '' && <p class="mt-muted"><Icon name="place" small /> <bdi>{sitting.place}</bdi></p>}
    </>
  );
}

export interface SittingListPageProps {
  readonly items: readonly Sitting[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly when: 'upcoming' | 'past';
  readonly body: string | null;
  readonly bodies: readonly Body[];
  readonly q: string | null;
}

/** All sittings of all bodies. */
export function SittingListPage({ items, total, page, pageSize, when, body, bodies, q }: SittingListPageProps) {
  const t = useText(words);
  const view = useView();
  const tabs = (['upcoming', 'past'] as const).map((x) => ({ label: t(`tab.${x}`), href: view.href(`${PATHS.sittings}?when=${x}`), current: x === when }));
  return (
    <Page title={t('sittings.title')} lead={t('sittings.lead')} crumbs={[{ label: t('bodies.title'), href: view.href(PATHS.bodies) }]}>
      <Tabs items={tabs} label={t('sittings.title')} />
      <FilterBar q={q ?? ''} action={view.href(PATHS.sittings)} choices={[{ name: 'when', label: t('filter.when'), value: when, options: (['upcoming', 'past'] as const).map((x) => ({ value: x, label: t(`tab.${x}`) })) }, { name: 'body', label: t('filter.body'), value: body ?? '', options: bodies.map((b) => ({ value: b.slug, label: sourceText(b.name) })) }]} />
      {items.length === 0 ? <EmptyState title={t('sittings.none')} /> : <RecordList>{items.map((sitting) => <SittingLine sitting={sitting} body={sitting.bodySlug} named />)}</RecordList>}
      {items.length > 0 && <Pagination page={page} pageSize={pageSize} total={total} />}
      <DataLinks links={['json', 'csv'].map((ending) => ({ label: ending.toUpperCase(), href: `${PATHS.sittings}.${ending}` }))} />
    </Page>
  );
}
