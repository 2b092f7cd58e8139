import { system } from '../src/kernel/actor.ts';
import type { Config } from '../src/platform/config.ts';
import type { Db } from '../src/platform/database/types.ts';
import { write } from '../src/platform/database/write.ts';
import { NewTerritory, putTerritories } from '../src/slices/territory/public.ts';
import facts from '../src/slices/territory/facts/region-hannover.json' with { type: 'json' };

/** Lower Saxony, Region Hannover and its 21 municipalities; returns the municipalities' keys. */
export async function loadTerritory(db: Db, _config: Config): Promise<{ municipalities: readonly string[] }> {
  const list = NewTerritory.array().parse(facts.territories);
  await write(db, (tx) => putTerritories(tx, system('demo'), list));
  return { municipalities: list.filter((t) => t.kind === 'municipality').map((t) => t.key) };
}
