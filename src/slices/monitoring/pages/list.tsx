import { dirOf } from '../../../kernel/locale.ts';
import { inLanguage } from '../../../kernel/localized.ts';
import { Badge, EmptyState, FilterBar, Page, Pagination, RecordList, useText, useView } from '../../../ui/index.ts';
import type { Seen } from '../register/queries.ts';
import { FIELDS } from '../schema.ts';
import { indicatorHref, PATHS } from '../urls.ts';
import { words } from '../words.ts';

export interface IndicatorListPageProps {
  readonly items: readonly Seen[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly field: string | null;
  readonly values: string | null;
  readonly q: string | null;
}

/** What is measured: every indicator with what it means. */
export function IndicatorListPage({ items, total, page, pageSize, field, values, q }: IndicatorListPageProps) {
  const t = useText(words);
  const view = useView();
  const choices = [
    { name: 'field', label: t('filter.field'), value: field ?? '', options: FIELDS.map((value) => ({ value, label: t(`field.${value}`) })) },
    { name: 'values', label: t('filter.values'), value: values ?? '', options: (['yes', 'no'] as const).map((value) => ({ value, label: t(`values.${value}`) })) },
  ];
  return (
    <Page title={t('title')} lead={t('lead')}>
      <p><a href={view.href(PATHS.figures)}>{t('to_figures')}</a> · <a href={view.href(PATHS.needs)}>{t('to_needs')}</a></p>
      <FilterBar q={q ?? ''} action={view.href(PATHS.indicators)} choices={choices} />
      {items.length === 0 ? <EmptyState title={t('none')} /> : <RecordList>{items.map((i) => <Entry indicator={i} />)}</RecordList>}
      {items.length > 0 && <Pagination page={page} pageSize={pageSize} total={total} />}
      <p class="mt-source">{t('as_data')} <a href={`${PATHS.indicators}.json`}>JSON</a> · <a href={`${PATHS.indicators}.csv`}>CSV</a></p>
    </Page>
  );
}

function Entry({ indicator: i }: { indicator: Seen }) {
  const t = useText(words);
  const { locale, href } = useView();
  const name = inLanguage(i.name, locale);
  const definition = inLanguage(i.definition, locale);
  return (
    <>
      <p><a href={href(indicatorHref(i.code))} lang={name.lang} dir={dirOf(name.lang)}>{name.text}</a>{i.observations > 0 && <> <Badge tone="info">{t('values.yes')}</Badge></>}</p>
      <p lang={definition.lang} dir={dirOf(definition.lang)}>{definition.text}</p>
      <p class="mt-muted">{t(`field.${i.field}`)} · {t(`unit.${i.unit}`)} · {t(`direction.${i.direction}`)}</p>
    </>
  );
}
