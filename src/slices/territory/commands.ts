import type { Actor } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import type { Writes } from '../../platform/database/types.ts';
import { record, type ThreadTables } from '../thread/public.ts';
import type { NewTerritory } from './schema.ts';
import type { TerritoryTables } from './tables.ts';

type Tx = Writes<TerritoryTables & ThreadTables>;

/** Creates territories or rewrites those with the same key; parents first, in whatever order they come. Boundaries stay. */
export async function putTerritories(tx: Tx, actor: Actor, list: readonly NewTerritory[]): Promise<number> {
  for (const item of [...list].sort((a, b) => a.key.length - b.key.length || (a.key < b.key ? -1 : 1))) await putTerritory(tx, actor, item);
  return list.length;
}

async function putTerritory(tx: Tx, actor: Actor, item: NewTerritory): Promise<void> {
  const { key, kind, name, designation, lat, lon } = item;
  const values = { parent_key: item.parentKey, kind, name, designation, lat, lon };
  const { id } = await tx
    .insertInto('territory')
    .values({ id: newId(), key, ...values })
    .onConflict((c) => c.column('key').doUpdateSet(values))
    .returning('id')
    .executeTakeFirstOrThrow();
  await record(tx, { actor, kind: 'territory', id, action: 'territory.put', values: { key, ...values } });
}
