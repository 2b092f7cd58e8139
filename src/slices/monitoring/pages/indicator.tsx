import type { ComponentChildren } from 'preact';
import { dirOf, type Locale } from '../../../kernel/locale.ts';
import { inLanguage } from '../../../kernel/localized.ts';
import { LineChart, type Line } from '../../../ui/charts/line-chart.tsx';
import { Alert, Button, DefinitionList, EmptyState, Form, formatDate, formatNumber, Page, SelectField, SourceNote, Table, useText, useView } from '../../../ui/index.ts';
import type { Seen, ShownValue } from '../register/queries.ts';
import { placeInTime } from '../rules.ts';
import { indicatorHref, PATHS } from '../urls.ts';
import { words } from '../words.ts';

export interface IndicatorPageProps {
  readonly indicator: Seen;
  /** Of the chosen territory, newest first. */
  readonly values: readonly ShownValue[];
  readonly areas: readonly { readonly key: string; readonly name: string }[];
  readonly area: string;
  /** The indicators that a derived one is computed from. */
  readonly from: readonly Pick<Seen, 'code' | 'name'>[];
  readonly thread: ComponentChildren;
}

/** Rows a page shows; the file has all. */
const MOST = 200;
type Words = ReturnType<typeof words>;

/** One indicator: its course, its values, and all that is needed to understand them. */
export function IndicatorPage({ indicator, values, areas, area, from, thread }: IndicatorPageProps) {
  const t = useText(words);
  const view = useView();
  const name = inLanguage(indicator.name, view.locale);
  const definition = inLanguage(indicator.definition, view.locale);
  const href = indicatorHref(indicator.code);
  return (
    <Page title={name.text} {...(name.lang === view.locale ? {} : { contentLang: name.lang })} eyebrow={t(`field.${indicator.field}`)} crumbs={[{ label: t('title'), href: view.href(PATHS.indicators) }]} wide>
      {indicator.invented && <Alert tone="warning">{t('invented')}</Alert>}
      <p lang={definition.lang} dir={dirOf(definition.lang)}>{definition.text}</p>
      {areas.length > 1 && (
        <Form action={view.href(href)} method="get">
          <SelectField name="territory" label={t('territory.label')} value={area} placeholder={false} options={areas.map((a) => ({ value: a.key, label: a.name, lang: 'de' }))} />
          <Button kind="secondary" type="submit">{t('territory.show')}</Button>
        </Form>
      )}
      {values.length === 0 ? <EmptyState title={t('values.none.title')}><p>{t('values.none.text')}</p></EmptyState> : <Values indicator={indicator} values={values} name={name.text} />}
      <DefinitionList items={factsOf(indicator, t, view.locale)} />
      {from.length > 0 && <p>{t('fact.formula')}: {from.flatMap((f, i) => [i === 0 ? '' : ' · ', <a href={view.href(indicatorHref(f.code))}>{inLanguage(f.name, view.locale).text}</a>])}</p>}
      {thread}
      <p class="mt-source">{t('as_data')} <a href={`${href}.json`}>JSON</a> · <a href={`${href}.csv`}>CSV</a></p>
    </Page>
  );
}

function Values({ indicator, values, name }: { indicator: Seen; values: readonly ShownValue[]; name: string }) {
  const t = useText(words);
  const { locale } = useView();
  const territory = values[0]?.areaName ?? '';
  const shown = [...values].sort((a, b) => placeInTime(b.period) - placeInTime(a.period) || a.groups.localeCompare(b.groups, 'de')).slice(0, MOST);
  const lines = linesOf(values, t);
  const methods = new Set(values.map((v) => v.method)).size;
  const unit = t(`unit.${indicator.unit}`);
  const target = indicator.target === null || indicator.targetOn === null ? {} : { target: { at: placeInTime(indicator.targetOn), value: indicator.target, label: t('fact.target') } };
  return (
    <section class="mt-flow">
      <h2>{t('values.title')}</h2>
      <LineChart caption={`${name}, ${territory}`} unit={unit} message={messageOf(lines, territory, t, locale)} lines={lines} {...target}>
        {methods > 1 && <p>{t('chart.break', { n: methods })}</p>}
      </LineChart>
      {shown.length < values.length && <p>{t('values.first', { n: MOST })}</p>}
      <Table
        caption={`${name}, ${territory} (${unit})`}
        rows={shown}
        columns={[
          { label: t('column.period'), rowHeader: true, cell: (v) => <bdi>{v.period}</bdi> },
          ...(values.some((v) => v.groups !== '') ? [{ label: t('column.groups'), cell: (v: ShownValue) => (v.groups === '' ? t('everybody') : <bdi lang="de">{groupText(v.groups)}</bdi>) }] : []),
          { label: t('column.value'), type: 'number' as const, cell: (v: ShownValue) => (v.value === null ? '–' : rounded(v.value)) },
          ...(values.some((v) => v.qualifier !== 'exact') ? [{ label: t('column.qualifier'), cell: (v: ShownValue) => (v.qualifier === 'exact' ? '' : t(`qualifier.${v.qualifier}`)) }] : []),
          ...(methods > 1 ? [{ label: t('column.method'), cell: (v: ShownValue) => <bdi lang="de">{v.method}</bdi> }] : []),
        ]}
      />
      {[...new Set(values.map((v) => v.source))].map((source) => <SourceNote source={source} />)}
    </section>
  );
}

const rounded = (value: number): number => (Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3)));
const groupText = (groups: string): string => groups.split(';').map((g) => g.slice(g.indexOf('=') + 1)).join(', ');

/** Of totals a line a method; where there are none, the groups with most values. */
function linesOf(values: readonly ShownValue[], t: Words): Line[] {
  const drawn = values.filter((v) => v.value !== null);
  const totals = drawn.filter((v) => v.groups === '');
  const lines = [...Map.groupBy(totals.length > 0 ? totals : drawn, (v) => `${v.groups}\n${v.method}`).values()].sort((a, b) => b.length - a.length).slice(0, 3);
  return lines.map((of) => {
    const [{ groups, method }] = of as [ShownValue];
    return { name: [groups === '' ? t('everybody') : groupText(groups), method].filter((x) => x !== '').join(', '), points: of.map((v) => ({ at: placeInTime(v.period), label: v.period, value: v.value ?? 0 })).sort((a, b) => a.at - b.at) };
  });
}

function messageOf(lines: readonly Line[], territory: string, t: Words, locale: Locale): string {
  return lines.flatMap(({ name, points }) => {
    const [first, last] = [points[0], points.at(-1)];
    if (first === undefined || last === undefined) return [];
    return [t('chart.message', { territory: lines.length > 1 ? `${territory}, ${name}` : territory, first: formatNumber(locale, rounded(first.value)), start: first.label, last: formatNumber(locale, rounded(last.value)), end: last.label })];
  }).join(' ');
}

function factsOf(i: Seen, t: Words, locale: Locale) {
  return [
    { term: t('fact.unit'), value: t(`unit.${i.unit}`) },
    { term: t('fact.direction'), value: t(`direction.${i.direction}`) },
    { term: t('fact.every'), value: t(`every.${i.periodicity}`) },
    { term: t('fact.level'), value: t(`level.${i.finestLevel}`) },
    { term: t('fact.comparison'), value: i.comparison === '' ? null : <bdi lang="de">{groupText(i.comparison)}</bdi> },
    { term: t('fact.target'), value: i.target === null || i.targetOn === null ? null : t('target.text', { value: formatNumber(locale, i.target), day: formatDate(locale, i.targetOn, 'long') }) },
    { term: t('fact.source'), value: i.usualSource === '' ? null : <bdi lang="de">{i.usualSource}</bdi> },
    { term: t('fact.licence'), value: i.licence === '' ? null : <bdi lang="de">{i.licence}</bdi> },
    { term: t('fact.formula'), value: i.formula === '' ? null : <code dir="ltr">{i.formula}</code> },
  ].flatMap((d) => (d.value === null ? [] : [{ term: d.term, value: d.value }]));
}
