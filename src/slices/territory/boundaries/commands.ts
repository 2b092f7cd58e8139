import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { record, type ThreadTables } from '../../thread/public.ts';
import type { Geometry } from '../schema.ts';
import type { TerritoryTables } from '../tables.ts';
import { centreOf } from './rules.ts';

type Tx = Writes<TerritoryTables & ThreadTables>;

/** Keeps a checked file until it is confirmed or a day has passed. */
export async function keepUpload(tx: Tx, upload: { source: string; boundaries: Readonly<Record<string, Geometry>>; leftOut: readonly string[] }): Promise<string> {
  await tx.deleteFrom('boundary_upload').where('created_at', '<', new Date(Date.now() - 24 * 3_600_000)).execute();
  const id = newId();
  await tx.insertInto('boundary_upload').values({ id, source: upload.source, boundaries: JSON.stringify(upload.boundaries), left_out: [...upload.leftOut] }).execute();
  return id;
}

/** Forgets an upload, confirmed or not. */
export async function dropUpload(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('boundary_upload').where('id', '=', id).execute();
}

/** Sets boundaries by key; a territory without a centre point gets one from its boundary. Returns how many were set. */
export async function setBoundaries(tx: Tx, actor: Actor, list: Readonly<Record<string, Geometry>>, source: string): Promise<number> {
  const rows = await tx.selectFrom('territory').select(['key', 'id', 'lat']).where('key', 'in', ['', ...Object.keys(list)]).forUpdate().execute();
  for (const { key, id, lat } of rows) {
    const geometry = list[key] as Geometry;
    await tx
      .updateTable('territory')
      .set({ boundary: JSON.stringify(geometry), boundary_source: source, ...(lat === null ? centreOf(geometry) : {}) })
      .where('key', '=', key)
      .execute();
    await record(tx, { actor, kind: 'territory', id, action: 'territory.boundary_set', values: { key, source } });
  }
  return rows.length;
}
