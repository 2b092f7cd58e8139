import type { Locale } from '../../../../kernel/locale.ts';
import { LineChart, type LineChartProps } from '../../../../ui/charts/line-chart.tsx';
import { SourceNote, Table, useText, useView } from '../../../../ui/index.ts';
import type { Seen, ShownValue } from '../../register/queries.ts';
import { placeInTime } from '../../rules.ts';
import type { Unit } from '../../schema.ts';
import { words as shared } from '../../words.ts';
import { ratiosOf, type Choice, type Series } from '../rules.ts';
import { words } from '../words.ts';
import { groupName, messageOf, numberText, seriesName, valueText } from './say.tsx';

export interface CourseProps {
  readonly indicator: Seen;
  readonly values: readonly ShownValue[];
  readonly choice: Choice;
  readonly series: readonly Series[];
  readonly name: string;
}

/** Periods a page shows; the file has all. */
const MOST = 200;

/** The chosen lines over time: picture, words, ratio and table. */
export function Course({ indicator, values, choice, series, name }: CourseProps) {
  const s = useText(shared);
  const { locale } = useView();
  const unit = s(`unit.${indicator.unit}`);
  const methods = new Set(series.map((one) => one.method)).size;
  return (
    <section class="mt-flow">
      <h2>{s('values.title')}</h2>
      <LineChart caption={name} unit={unit} message={messageOf(series, indicator.unit, locale)} {...chartOf(indicator, series, locale)}>
        {methods > 1 && <p>{s('chart.break', { n: methods })}</p>}
      </LineChart>
      <Ratios indicator={indicator} values={values} choice={choice} />
      <ValueTable unit={indicator.unit} caption={`${name} (${unit})`} values={values} series={series} />
      {[...new Set(values.map((v) => v.source))].map((source) => <SourceNote source={source} />)}
    </section>
  );
}

/** Lines and target as the chart draws them. What is the same thing, counted in two ways, has one look. */
export function chartOf({ target, targetOn }: Seen, series: readonly Series[], locale: Locale): Pick<LineChartProps, 'lines' | 'target'> {
  const looks = [...new Set(series.map((one) => `${one.area} ${one.groups}`))];
  const lines = series.map((one) => ({ name: seriesName(one, series, locale), look: looks.indexOf(`${one.area} ${one.groups}`), points: one.values.map((v) => ({ at: placeInTime(v.period), label: v.period, value: v.value })) }));
  return target === null || targetOn === null ? { lines } : { lines, target: { at: placeInTime(targetOn), value: target, label: shared(locale)('fact.target') } };
}

/** A row a period, a column a line; a value that is not simply exact says so. */
function ValueTable({ unit, caption, values, series }: { unit: Unit; caption: string; values: readonly ShownValue[]; series: readonly Series[] }) {
  const s = useText(shared);
  const { locale } = useView();
  const of = (one: Series) => (v: ShownValue): boolean => v.area === one.area && v.groups === one.groups && v.method === one.method;
  const rows = series.map((one) => new Map(values.filter(of(one)).map((v) => [v.period, v])));
  const periods = [...new Set(rows.flatMap((row) => [...row.keys()]))].sort((a, b) => placeInTime(b) - placeInTime(a));
  const said = (v: ShownValue | undefined) => {
    if (v === undefined) return '';
    const note = v.qualifier === 'exact' ? '' : s(`qualifier.${v.qualifier}`);
    return v.value === null ? note : <>{numberText(v.value, unit, locale)}{note !== '' && <> <span class="mt-muted">({note})</span></>}</>;
  };
  return (
    <>
      {periods.length > MOST && <p>{s('values.first', { n: MOST })}</p>}
      <Table
        caption={caption}
        rows={periods.slice(0, MOST)}
        columns={[
          { label: s('column.period'), rowHeader: true, cell: (period: string) => <bdi>{period}</bdi> },
          ...series.map((one, i) => ({ label: seriesName(one, series, locale), type: 'number' as const, cell: (period: string) => said(rows[i]?.get(period)) })),
        ]}
      />
    </>
  );
}

/** How far groups lie from the group to compare with. */
function Ratios({ indicator, values, choice }: Pick<CourseProps, 'indicator' | 'values' | 'choice'>) {
  const t = useText(words);
  const { locale } = useView();
  const ratios = ratiosOf(values, choice, indicator.comparison).slice(0, 12);
  if (ratios.length === 0) return null;
  return (
    <>
      <h3>{t('ratio.title', { group: groupName(indicator.comparison, locale) })}</h3>
      <ul>{ratios.map(({ value: v, other, ratio }) => <li>{t('ratio.line', { name: `${v.areaName}, ${groupName(v.groups, locale)}`, period: v.period, value: valueText(v.value, indicator.unit, locale), other: valueText(other, indicator.unit, locale), ratio: numberText(ratio, 'ratio', locale) })}</li>)}</ul>
      <p class="mt-muted">{t('ratio.note')}</p>
    </>
  );
}
