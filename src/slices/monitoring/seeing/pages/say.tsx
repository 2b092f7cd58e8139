import type { Locale } from '../../../../kernel/locale.ts';
import { apart, formatNumber, formatPercent } from '../../../../ui/format.ts';
import type { Unit } from '../../schema.ts';
import { words as shared } from '../../words.ts';
import { courseOf, digitsFor, rounded, widest, type Series } from '../rules.ts';
import { words } from '../words.ts';

/** What a group of values is called. */
export const groupName = (groups: string, locale: Locale): string => (groups === '' ? shared(locale)('everybody') : groups.split(';').map((g) => apart(locale, g.slice(g.indexOf('=') + 1))).join(', '));

/** A value as a table says it. */
export const numberText = (value: number, unit: Unit, locale: Locale): string => formatNumber(locale, rounded(value, unit), digitsFor(value, unit));

/** A value with its unit, as a sentence says it. */
export function valueText(value: number, unit: Unit, locale: Locale): string {
  if (unit === 'percent') return formatPercent(locale, value / 100, digitsFor(value, unit));
  return unit === 'count' || unit === 'ratio' ? numberText(value, unit, locale) : `${numberText(value, unit, locale)} ${shared(locale)(`unit.${unit}`)}`;
}

/** By what lines of a picture differ: territory, group, way of counting. The first is said in any case. */
export function seriesName(one: Series, all: readonly Series[], locale: Locale): string {
  const differ = (of: (s: Series) => string): boolean => new Set(all.map(of)).size > 1;
  const parts = [apart(locale, one.areaName), ...(one.groups !== '' || differ((s) => s.groups) ? [groupName(one.groups, locale)] : []), ...(differ((s) => s.method) && one.method !== '' ? [apart(locale, one.method)] : [])];
  return parts.join(', ');
}

/** What the picture says, in words. */
export function messageOf(series: readonly Series[], unit: Unit, locale: Locale): string {
  const t = words(locale);
  const value = (v: number): string => valueText(v, unit, locale);
  const lines = series.map((one) => {
    const [first, last] = [one.values[0], one.values.at(-1)];
    const name = seriesName(one, series, locale);
    return t(`message.${courseOf(one, unit)}`, { name, first: value(first?.value ?? 0), start: first?.period ?? '', last: value(last?.value ?? 0), end: last?.period ?? '' });
  });
  const range = widest(series);
  if (range === null) return lines.join(' ');
  const called = (v: (typeof range)['high']): string => seriesName(series.find((s) => s.values.includes(v)) as Series, series, locale);
  return [...lines, t('message.widest', { period: range.period, high: called(range.high), highValue: value(range.high.value), low: called(range.low), lowValue: value(range.low.value) })].join(' ');
}
