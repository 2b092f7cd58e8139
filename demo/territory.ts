import { system } from '../src/kernel/actor.ts';
import type { Config } from '../src/platform/config.ts';
import type { Db } from '../src/platform/database/types.ts';
import { write } from '../src/platform/database/write.ts';
import { putTerritories, regionHannover } from '../src/slices/territory/public.ts';

/** Lower Saxony, Region Hannover and its 21 municipalities; returns the municipalities' keys. */
export async function loadTerritory(db: Db, _config: Config): Promise<{ municipalities: readonly string[] }> {
  const list = regionHannover();
  await write(db, (tx) => putTerritories(tx, system('demo'), list));
  return { municipalities: list.filter((t) => t.kind === 'municipality').map((t) => t.key) };
}
