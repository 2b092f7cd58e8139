import { sql } from 'kysely';
import type { Reads } from '../../../platform/database/types.ts';
import { territories, type TerritoryTables } from '../../territory/public.ts';
import { stored, type ShownValue } from '../register/queries.ts';
import type { MonitoringTables } from '../tables.ts';

type R = Reads<MonitoringTables>;

/** What the office alone sees of an indicator. */
export interface DeskPart {
  readonly hideBelow: number;
  readonly version: number;
}

export async function deskPart(reads: R, id: string): Promise<DeskPart> {
  return reads.selectFrom('indicator').select(['hide_below as hideBelow', 'version']).where('id', '=', id).executeTakeFirstOrThrow();
}

/** Territories that values can be typed for, by key: those of the region, and those that statistics name. */
export async function typableAreas(reads: Reads<MonitoringTables & TerritoryTables>): Promise<ReadonlyMap<string, string>> {
  const [own, known] = await Promise.all([territories(reads), reads.selectFrom('statistical_area').select(['key', 'name']).execute()]);
  return new Map([...known, ...own].map(({ key, name }) => [key, name] as const).sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1)));
}

/** The values of a territory, as everybody sees them, newest first. */
export async function valuesAt(reads: R, indicatorId: string, area: string, limit: number): Promise<readonly ShownValue[]> {
  const rows = await stored(reads, indicatorId).where('o.area', '=', area).clearOrderBy().orderBy('o.period', 'desc').orderBy('o.groups').orderBy('s.method').limit(limit).execute();
  return rows.map(({ hidden, ...row }) => ({ ...row, value: hidden ? null : row.value, qualifier: hidden ? 'suppressed' : (row.qualifier as ShownValue['qualifier']) }));
}

/** A value that was corrected: what it was, and what stands there today. */
export interface Corrected extends Omit<ShownValue, 'source'> {
  readonly now: number | null;
  readonly nowQualifier: ShownValue['qualifier'];
  /** Of the value that was replaced. */
  readonly source: string;
  readonly replacedAt: Date;
}

/**
 * Values that were corrected, the last first. Where a value of the same time is hidden none is told: from an older total and newer parts a
 * small count could follow.
 */
export async function correctedValues(reads: R, indicatorId: string, limit: number): Promise<{ readonly items: readonly Corrected[]; readonly total: number }> {
  const open = reads
    .selectFrom('observation_before as b')
    .innerJoin('indicator_series as s', 's.id', 'b.series_id')
    .innerJoin('observation as o', (j) => j.onRef('o.series_id', '=', 'b.series_id').onRef('o.area', '=', 'b.area').onRef('o.period', '=', 'b.period').onRef('o.groups', '=', 'b.groups'))
    .where('s.indicator_id', '=', indicatorId)
    .where(sql<boolean>`not exists (select from observation h where h.series_id = b.series_id and h.period = b.period and h.hidden)`)
    .where(sql<boolean>`not exists (select from observation_before h where h.series_id = b.series_id and h.period = b.period and h.hidden)`);
  const [{ n }, rows] = await Promise.all([
    open.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
    open
      .innerJoin('statistical_area as a', 'a.key', 'b.area')
      .innerJoin('observation_source as c', 'c.id', 'b.source_id')
      .select(['b.area', 'a.name as areaName', 'b.period', 'b.groups', 'b.value', 'b.qualifier', 's.method', 'c.citation as source', 'o.value as now', 'o.qualifier as nowQualifier', 'b.replaced_at as replacedAt'])
      .orderBy('b.replaced_at', 'desc').orderBy('b.id', 'desc').limit(limit).execute(),
  ]);
  return { items: rows as readonly Corrected[], total: Number(n) };
}
