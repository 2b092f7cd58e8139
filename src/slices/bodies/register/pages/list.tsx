import { inLanguage } from '../../../../kernel/localized.ts';
import { Actions, Button, Card, CardGrid, EmptyState, FilterBar, Page, Pagination, useText, useView } from '../../../../ui/index.ts';
import { DataLinks } from '../../pages/parts.tsx';
import { KINDS } from '../../schema.ts';
import { bodyHref, PATHS } from '../../urls.ts';
import { staffWords, words } from '../../words.ts';
import type { Body } from '../queries.ts';

export interface BodyListPageProps {
  readonly items: readonly Body[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly kind: string | null;
  readonly q: string | null;
  readonly office: boolean;
}

/** Who advises and decides, and the ways to what they do. */
export function BodyListPage({ items, total, page, pageSize, kind, q, office }: BodyListPageProps) {
  const t = useText(words);
  const s = useText(staffWords);
  const view = useView();
  return (
    <Page title={t('bodies.title')} lead={t('bodies.lead')} description={t('bodies.lead')} wide>
      <ul>
        <li><a href={view.href(PATHS.sittings)}>{t('sittings.title')}</a></li>
        <li><a href={view.href(PATHS.papers)}>{t('papers.title')}</a></li>
        <li><a href={view.href(PATHS.resolutions)}>{t('resolutions.title')}</a></li>
        <li><a href={view.href(PATHS.questions)}>{t('questions.title')}</a></li>
        <li><a href={view.href(PATHS.calls)}>{t('calls.title')}</a></li>
      </ul>
      {office && <Actions><Button href={view.href(PATHS.desk)} kind="secondary" icon="edit">{s('desk.title')}</Button></Actions>}
      <FilterBar q={q ?? ''} action={view.href(PATHS.bodies)} choices={[{ name: 'kind', label: t('filter.kind'), value: kind ?? '', options: KINDS.map((value) => ({ value, label: t(`kind.${value}`) })) }]} />
      {items.length === 0 ? <EmptyState title={t('bodies.none')} /> : <CardGrid>{items.map((body) => <BodyCard body={body} />)}</CardGrid>}
      {items.length > 0 && <Pagination page={page} pageSize={pageSize} total={total} />}
      <DataLinks links={['json', 'csv'].map((ending) => ({ label: ending.toUpperCase(), href: `${PATHS.bodies}.${ending}` }))} />
    </Page>
  );
}

function BodyCard({ body }: { body: Body }) {
  const t = useText(words);
  const view = useView();
  const name = inLanguage(body.name, view.locale);
  const meta = [t(`kind.${body.kind}`), t(body.decides ? 'decides' : 'advises'), ...(body.invented ? [t('invented.short')] : [])].join(' · ');
  return <Card title={name.text} href={view.href(bodyHref(body.slug))} meta={meta} level={2} {...(name.lang === view.locale ? {} : { lang: name.lang })} />;
}
