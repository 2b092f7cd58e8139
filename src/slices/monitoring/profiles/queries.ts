import type { Localized } from '../../../kernel/localized.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { valuesOf } from '../register/queries.ts';
import { placeInTime } from '../rules.ts';
import type { Field, Qualifier, Unit } from '../schema.ts';
import type { MonitoringTables } from '../tables.ts';

type R = Reads<MonitoringTables>;

/** The newest value of an indicator in a place, beside the oldest of the same way of counting and that of the region. */
export interface ProfileRow {
  readonly code: string;
  readonly name: Localized;
  readonly field: Field;
  readonly unit: Unit;
  readonly invented: boolean;
  readonly period: string;
  readonly value: number;
  readonly qualifier: Qualifier;
  readonly firstPeriod: string;
  readonly first: number;
  readonly region: number | null;
  readonly source: string;
}
interface Value {
  readonly area: string;
  readonly period: string;
  readonly method: string;
  readonly value: number;
  readonly qualifier: Qualifier;
  readonly source: string;
}

/** What is known of a place, in the catalogue's order: of all people together, what everybody may see. */
export async function profileOf(reads: R, area: string, region: string | null): Promise<readonly ProfileRow[]> {
  const areas = region === null ? [area] : [area, region];
  const [indicators, stored] = await Promise.all([
    reads.selectFrom('indicator').select(['id', 'code', 'name', 'field', 'unit', 'invented', 'formula']).orderBy('position').orderBy('code').execute(),
    reads
      .selectFrom('observation as o')
      .innerJoin('indicator_series as s', 's.id', 'o.series_id')
      .innerJoin('observation_source as c', 'c.id', 'o.source_id')
      .select(['s.indicator_id as id', 'o.area', 'o.period', 's.method', 'o.value', 'o.qualifier', 'c.citation as source'])
      .where('o.area', 'in', areas).where('o.groups', '=', '').where('o.hidden', '=', false).where('o.value', 'is not', null)
      .execute(),
  ]);
  const values = Map.groupBy(stored as unknown as readonly (Value & { readonly id: string })[], (v) => v.id);
  for (const i of indicators) if (i.formula !== '') values.set(i.id, (await valuesOf(reads, i, areas)).filter((v) => v.groups === '' && v.value !== null) as unknown as (Value & { readonly id: string })[]);
  return indicators.flatMap(({ id, formula: _, ...i }) => {
    const row = rowOf(values.get(id) ?? [], area, region);
    return row === null ? [] : [{ ...i, ...row } as unknown as ProfileRow];
  });
}

function rowOf(values: readonly Value[], area: string, region: string | null): Pick<ProfileRow, 'period' | 'value' | 'qualifier' | 'firstPeriod' | 'first' | 'region' | 'source'> | null {
  const own = values.filter((v) => v.area === area).sort((a, b) => placeInTime(a.period) - placeInTime(b.period));
  const last = own.at(-1);
  if (last === undefined) return null;
  const first = own.find((v) => v.method === last.method) ?? last;
  const beside = values.find((v) => v.area === region && v.area !== area && v.period === last.period && v.method === last.method);
  return { period: last.period, value: last.value, qualifier: last.qualifier, firstPeriod: first.period, first: first.value, region: beside?.value ?? null, source: last.source };
}
