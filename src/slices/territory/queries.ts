import type { Reads } from '../../platform/database/types.ts';
import type { Geometry, Kind } from './schema.ts';
import type { TerritoryTables } from './tables.ts';

/** A territory without its boundary. `lat` and `lon` are null where no centre point is known. */
export interface Territory {
  readonly id: string;
  /** Official key (AGS). */
  readonly key: string;
  readonly parentKey: string | null;
  readonly kind: Kind;
  readonly name: string;
  /** Stadt, Gemeinde …; may be empty. */
  readonly designation: string;
  readonly lat: number | null;
  readonly lon: number | null;
}

export interface Boundary {
  readonly key: string;
  readonly geometry: Geometry;
  readonly source: string;
}

const COLUMNS = ['id', 'key', 'parent_key as parentKey', 'kind', 'name', 'designation', 'lat', 'lon'] as const;
type R = Reads<TerritoryTables>;

/** The municipalities that forms offer, by name as German readers look it up. */
export async function municipalities(reads: R): Promise<readonly Territory[]> {
  return sorted((await reads.selectFrom('territory').select(COLUMNS).where('kind', '=', 'municipality').execute()) as Territory[]);
}

/** Every territory, by key: the tree's order. */
export async function territories(reads: R): Promise<readonly Territory[]> {
  return (await reads.selectFrom('territory').select(COLUMNS).orderBy('key').execute()) as Territory[];
}

/** One territory by its official key; null when there is none. */
export async function territoryByKey(reads: R, key: string): Promise<Territory | null> {
  return ((await reads.selectFrom('territory').select(COLUMNS).where('key', '=', key).executeTakeFirst()) as Territory | undefined) ?? null;
}

/** What lies directly inside a territory. */
export async function childrenOf(reads: R, key: string): Promise<readonly Territory[]> {
  return sorted((await reads.selectFrom('territory').select(COLUMNS).where('parent_key', '=', key).execute()) as Territory[]);
}

/** Imported boundaries, of one kind of territory or all. */
export async function boundaries(reads: R, kind?: Kind): Promise<readonly Boundary[]> {
  const rows = await reads
    .selectFrom('territory')
    .select(['key', 'boundary', 'boundary_source'])
    .where('boundary', 'is not', null)
    .$if(kind !== undefined, (q) => q.where('kind', '=', kind as Kind))
    .orderBy('key')
    .execute();
  return rows.map((r) => ({ key: r.key, geometry: r.boundary as Geometry, source: r.boundary_source ?? '' }));
}

/** How many municipalities have a boundary, of how many. */
export async function boundaryState(reads: R): Promise<{ readonly n: number; readonly total: number; readonly sources: readonly string[] }> {
  const rows = await reads.selectFrom('territory').select('boundary_source').where('kind', '=', 'municipality').execute();
  const sources = rows.flatMap((r) => (r.boundary_source === null ? [] : [r.boundary_source]));
  return { n: sources.length, total: rows.length, sources: [...new Set(sources)] };
}

const byName = new Intl.Collator('de');
const sorted = (items: Territory[]): Territory[] => items.sort((a, b) => byName.compare(a.name, b.name));
