import { inLanguage } from '../../../../kernel/localized.ts';
import { Button, Card, CardGrid, EmptyState, FilterBar, Page, Pagination, useText, useView, type Option } from '../../../../ui/index.ts';
import { ContentsIn, DataLinks, grouped, langOf, Said } from '../../pages/parts.tsx';
import { hrefs, PATHS } from '../../urls.ts';
import { words } from '../../words.ts';
import { PATHS as OFFER } from '../offers/urls.ts';
import type { Practice } from '../queries.ts';
import { KINDS, type PracticeKind } from '../rules.ts';

export interface PracticeListProps {
  readonly items: readonly Practice[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly mayAdd: boolean;
  /** Fields of action to choose from. */
  readonly fields: readonly Option[];
  readonly asked: { readonly q: string | null; readonly kind: PracticeKind | null; readonly field: string | null; readonly concept: string | null };
}

export function PracticeListPage({ items, total, page, pageSize, mayAdd, fields, asked }: PracticeListProps) {
  const view = useView();
  const t = useText(words);
  return (
    <Page title={t('practices')} lead={t('practices.lead', { n: total })} crumbs={[{ label: t('concepts'), href: view.href(PATHS.concepts) }]} wide>
      <ContentsIn source="de" />
      <p><Button href={view.href(OFFER.offer)} kind="secondary" icon="plus">{t('practices.offer')}</Button></p>
      {mayAdd && <p><Button href={view.href(PATHS.practiceNew)} kind="secondary" icon="plus">{t('staff.practice_new')}</Button></p>}
      <FilterBar q={asked.q} choices={[{ name: 'kind', label: t('kind'), options: KINDS.map((k) => ({ value: k, label: t(`kind.${k}`) })), value: asked.kind }, { name: 'field', label: t('field'), options: fields, value: asked.field }]}>
        {asked.concept !== null && <input type="hidden" name="concept" value={asked.concept} />}
      </FilterBar>
      {items.length === 0
        ? <EmptyState title={t('practices.none')} />
        : grouped(items, (p) => p.fieldCode).map((group) => (
          <section class="mt-field mt-flow">
            <h2>{group[0].fieldTitle === null ? t('practices.without_field') : <Said value={group[0].fieldTitle} />}</h2>
            <CardGrid>{group.map((practice) => <PracticeCard practice={practice} />)}</CardGrid>
          </section>
        ))}
      {items.length > 0 && <Pagination page={page} pageSize={pageSize} total={total} />}
      <DataLinks links={['json', 'csv'].map((ending) => ({ label: ending.toUpperCase(), href: `${PATHS.practices}.${ending}` }))} />
    </Page>
  );
}

function PracticeCard({ practice }: { practice: Practice }) {
  const view = useView();
  const t = useText(words);
  const title = inLanguage(practice.title, view.locale);
  const { lang } = langOf(title.lang, view.locale);
  const since = practice.sinceYear === null ? '' : ` · ${t('since_year', { year: practice.sinceYear })}`;
  return (
    <Card title={title.text} href={view.href(hrefs.practice(practice.slug))} meta={`${t(`kind.${practice.kind}`)}${since}`} {...(lang === undefined ? {} : { lang })}>
      {practice.note === null ? undefined : <p><Said value={practice.note} /></p>}
    </Card>
  );
}
