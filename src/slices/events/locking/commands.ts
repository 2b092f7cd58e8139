import type { Writes } from '../../../platform/database/types.ts';
import type { ThreadTables } from '../../thread/public.ts';
import { eventById, type Event } from '../queries.ts';
import type { AllTables } from '../tables.ts';

export type Tx = Writes<AllTables & ThreadTables>;

/** The row of the event, until the transaction ends: everything that counts places goes through here. */
export async function lockEvent(tx: Tx, id: string): Promise<Event | null> {
  const locked = await tx.selectFrom('event').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
  return locked === undefined ? null : eventById(tx, id);
}
