import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { FoundList, Search } from '../../../kernel/found.ts';
import type { Locale } from '../../../kernel/locale.ts';
import { inLanguage, type Localized } from '../../../kernel/localized.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { asAsked, containsWords } from '../../../platform/database/words.ts';
import { codesIn, compute, openIn, readFormula } from '../formula/rules.ts';
import { alignedPeriod } from '../rules.ts';
import type { DIRECTIONS, Field, LEVELS, PERIODICITIES, Qualifier, Unit } from '../schema.ts';
import type { MonitoringTables } from '../tables.ts';
import { indicatorHref } from '../urls.ts';

type R = Reads<MonitoringTables>;

export interface Seen {
  readonly id: string;
  readonly code: string;
  readonly field: Field;
  readonly name: Localized;
  readonly definition: Localized;
  readonly unit: Unit;
  readonly direction: (typeof DIRECTIONS)[number];
  readonly usualSource: string;
  readonly licence: string;
  readonly periodicity: (typeof PERIODICITIES)[number];
  readonly finestLevel: (typeof LEVELS)[number];
  readonly groups: readonly string[];
  readonly comparison: string;
  readonly target: number | null;
  readonly targetOn: string | null;
  readonly formula: string;
  readonly invented: boolean;
  /** How many values were read in. */
  readonly observations: number;
}

const COLUMNS = ['id', 'code', 'field', 'name', 'definition', 'unit', 'direction', 'usual_source as usualSource', 'licence', 'periodicity', 'finest_level as finestLevel', 'groups', 'comparison', 'target', 'target_on as targetOn', 'formula', 'invented'] as const;
const COUNT = sql<number>`(select count(*)::int from observation o join indicator_series s on s.id = o.series_id where s.indicator_id = indicator.id)`;
const FILLED = sql<boolean>`exists (select from observation o join indicator_series s on s.id = o.series_id where s.indicator_id = indicator.id)`;
const TEXT = sql`concat_ws(' ', code, localized_words(name), localized_words(definition))`;

export interface IndicatorFilter {
  readonly field: Field | null;
  readonly values: 'yes' | 'no' | null;
  readonly q: string | Search | null;
}

/** Indicators in the catalogue's order. */
export async function indicatorList(reads: R, { field, values, q }: IndicatorFilter, { limit, offset }: { readonly limit: number; readonly offset: number }): Promise<{ items: readonly Seen[]; total: number }> {
  const matching = reads
    .selectFrom('indicator')
    .$if(field !== null, (x) => x.where('field', '=', field as string))
    .$if(values !== null, (x) => x.where(values === 'yes' ? sql<boolean>`(${FILLED} or formula <> '')` : sql<boolean>`not (${FILLED} or formula <> '')`))
    .$if(q !== null, (x) => x.where(containsWords(TEXT, q ?? '')));
  const [{ n }, items] = await Promise.all([
    matching.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
    matching.select(COLUMNS).select(COUNT.as('observations')).$if(q !== null && typeof q === 'object', (x) => x.orderBy(asAsked(TEXT, q as Search), 'desc')).orderBy('position').orderBy('code').limit(limit).offset(offset).execute(),
  ]);
  return { items: items as unknown as Seen[], total: Number(n) };
}

/** One indicator by its code; null where there is none. */
export async function indicatorByCode(reads: R, code: string): Promise<Seen | null> {
  return ((await reads.selectFrom('indicator').select(COLUMNS).select(COUNT.as('observations')).where('code', '=', code).executeTakeFirst()) as unknown as Seen | undefined) ?? null;
}

/** A value as everybody may see it: what is hidden has none. */
export interface ShownValue {
  readonly area: string;
  readonly areaName: string;
  readonly period: string;
  readonly groups: string;
  readonly value: number | null;
  readonly qualifier: Qualifier;
  readonly method: string;
  readonly source: string;
}

/** Formulas of formulas end here. */
const DEEPEST = 5;

/** Every value of an indicator; of a derived one computed from what everybody may see of the others. */
export async function valuesOf(reads: R, indicator: Pick<Seen, 'id' | 'formula'>, areas: readonly string[] | null = null, depth = 0): Promise<readonly ShownValue[]> {
  if (indicator.formula !== '') return depth > DEEPEST ? [] : derived(reads, indicator.formula, areas, depth);
  return (await stored(reads, indicator.id).$if(areas !== null, (x) => x.where('o.area', 'in', [...(areas ?? [])])).execute()).map(shownOf);
}

/** Values that were read in, in the order in which they lie. */
export const stored = (reads: R, indicatorId: string) =>
  reads
    .selectFrom('observation as o')
    .innerJoin('indicator_series as s', 's.id', 'o.series_id')
    .innerJoin('statistical_area as a', 'a.key', 'o.area')
    .innerJoin('observation_source as c', 'c.id', 'o.source_id')
    .select(['o.series_id as seriesId', 'o.area', 'a.name as areaName', 'o.period', 'o.groups', 'o.value', 'o.qualifier', 'o.hidden', 's.method', 'c.citation as source'])
    .where('s.indicator_id', '=', indicatorId)
    .orderBy('o.series_id').orderBy('o.area').orderBy('o.period').orderBy('o.groups');

function shownOf({ hidden, seriesId: _, ...row }: Omit<ShownValue, 'qualifier'> & { readonly qualifier: string; readonly hidden: boolean; readonly seriesId: number }): ShownValue {
  return { ...row, value: hidden ? null : row.value, qualifier: hidden ? 'suppressed' : (row.qualifier as Qualifier) };
}

/** Values that leave at once. */
const PORTION = 5_000;

/** The values of {@link valuesOf} in portions, or a part of them. What was read in is read portion by portion, however much it is. */
export async function* valuePortions(reads: R, indicator: Pick<Seen, 'id' | 'formula'>, part: { readonly limit: number; readonly offset: number } | null): AsyncGenerator<readonly ShownValue[]> {
  if (indicator.formula !== '') {
    const all = await valuesOf(reads, indicator);
    yield part === null ? all : all.slice(part.offset, part.offset + part.limit);
    return;
  }
  if (part !== null) {
    yield (await stored(reads, indicator.id).limit(part.limit).offset(part.offset).execute()).map(shownOf);
    return;
  }
  let after: RawBuilder<SqlBool> = sql`true`;
  for (let more = true; more;) {
    const rows = await stored(reads, indicator.id).where(after).limit(PORTION).execute();
    yield rows.map(shownOf);
    more = rows.length === PORTION;
    const last = rows.at(-1);
    if (last !== undefined) after = sql<SqlBool>`(o.series_id, o.area, o.period, o.groups) > (${last.seriesId}, ${last.area}, ${last.period}, ${last.groups})`;
  }
}

async function derived(reads: R, formula: string, areas: readonly string[] | null, depth: number): Promise<readonly ShownValue[]> {
  const read = readFormula(formula);
  if (!read.ok) return [];
  const codes = codesIn(read.value);
  const tables = new Map<string, readonly ShownValue[]>();
  for (const code of codes) {
    const one = await indicatorByCode(reads, code);
    tables.set(code, one === null ? [] : await valuesOf(reads, one, areas, depth + 1));
  }
  const key = (v: Pick<ShownValue, 'area' | 'period'>, groups: string): string => `${v.area} ${alignedPeriod(v.period)} ${groups}`;
  const found = new Map([...tables].map(([code, values]) => [code, new Map(values.map((v) => [key(v, v.groups), v]))]));
  const leading = tables.get(openIn(read.value)[0] ?? codes[0] ?? '') ?? [];
  return leading.flatMap((at) => {
    const used: ShownValue[] = [];
    const value = compute(read.value, (code, groups) => {
      const hit = found.get(code)?.get(key(at, groups ?? at.groups));
      if (hit !== undefined) used.push(hit);
      return hit?.value ?? null;
    });
    if (value === null) return [];
    const uncertain = used.find((v) => v.qualifier !== 'exact');
    return [{ ...at, value, qualifier: uncertain?.qualifier ?? 'exact', method: [...new Set(used.map((v) => v.method))].join(' / '), source: [...new Set(used.map((v) => v.source))].join('; ') }];
  });
}

/** Territories' names in lower case → key, for lists that name them without keys. */
export async function areaNames(reads: R): Promise<ReadonlyMap<string, string>> {
  return new Map((await reads.selectFrom('statistical_area').select(['key', 'name']).execute()).map((a) => [a.name.toLowerCase(), a.key]));
}

/** Indicators by name and definition. */
export async function searchIndicators(reads: R, search: Search, locale: Locale): Promise<FoundList> {
  const { items, total } = await indicatorList(reads, { field: null, values: null, q: search }, search);
  return { total, items: items.map((i) => ({ title: inLanguage(i.name, locale), href: indicatorHref(i.code) })) };
}

/** An indicator with values of its own, and what they are about. */
export interface OpenIndicator extends Pick<Seen, 'code' | 'field' | 'name' | 'definition' | 'licence' | 'periodicity' | 'invented'> {
  readonly from: string;
  readonly to: string;
  readonly sources: readonly string[];
}

/** Every indicator that has values, in the catalogue's order: what can be taken away as data. */
export async function openIndicators(reads: R): Promise<readonly OpenIndicator[]> {
  const rows = await reads
    .selectFrom('observation as o')
    .innerJoin('indicator_series as s', 's.id', 'o.series_id')
    .innerJoin('indicator as i', 'i.id', 's.indicator_id')
    .innerJoin('observation_source as c', 'c.id', 'o.source_id')
    .select((e) => ['i.code', 'i.field', 'i.name', 'i.definition', 'i.licence', 'i.periodicity', 'i.invented', e.fn.min('o.period').as('from'), e.fn.max('o.period').as('to'), sql<string[]>`array_agg(distinct c.citation)`.as('sources')])
    .groupBy('i.id')
    .orderBy('i.position').orderBy('i.code')
    .execute();
  return rows as unknown as readonly OpenIndicator[];
}

/** How many indicators have values. */
export async function openIndicatorCount(reads: R): Promise<number> {
  const { n } = await reads.selectFrom('indicator').select((e) => e.fn.countAll<number>().as('n')).where(FILLED).executeTakeFirstOrThrow();
  return Number(n);
}
