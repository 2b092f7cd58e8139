import type { Reads } from '../../../platform/database/types.ts';
import { valuesOf, type Seen } from '../register/queries.ts';
import type { MonitoringTables } from '../tables.ts';
import type { Place } from './rules.ts';

/** Territories that an indicator has values of: those of the region first, the larger before the smaller. */
export async function areasOf(reads: Reads<MonitoringTables>, indicator: Pick<Seen, 'id' | 'formula'>): Promise<readonly Place[]> {
  const found = indicator.formula === '' ? await stored(reads, indicator.id) : [...new Map((await valuesOf(reads, indicator)).map((v) => [v.area, { key: v.area, name: v.areaName }])).values()];
  return [...found].sort((a, b) => a.key.length - b.key.length || (a.key < b.key ? -1 : 1));
}

const stored = (reads: Reads<MonitoringTables>, id: string): Promise<readonly Place[]> =>
  reads
    .selectFrom('statistical_area as a')
    .select(['a.key', 'a.name'])
    .where((e) => e.exists(e.selectFrom('indicator_series as s').select('s.id').where('s.indicator_id', '=', id).where((f) => f.exists(f.selectFrom('observation as o').select('o.period').whereRef('o.series_id', '=', 's.id').whereRef('o.area', '=', 'a.key')))))
    .execute();
