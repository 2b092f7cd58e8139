import type { Actor } from '../../../../kernel/actor.ts';
import { failed, ok, type Result } from '../../../../kernel/problem.ts';
import { record } from '../../../thread/public.ts';
import type { Tx } from '../../submissions/commands.ts';

/** How a process takes contributions in: whether what is accepted waits for the office's release, and which languages the office reads. */
export async function setWays(tx: Tx, actor: Actor, processId: string, change: { readonly version: number; readonly publishLater: boolean; readonly languagesRead: readonly string[] }): Promise<Result<null>> {
  const { version, publishLater, languagesRead } = change;
  if (languagesRead.length === 0) return failed('required', 'languages');
  const done = await tx.updateTable('process').set({ publish_later: publishLater, languages_read: languagesRead, version: version + 1 }).where('id', '=', processId).where('version', '=', version).returning('id').executeTakeFirst();
  if (done === undefined) return failed('stale');
  await record(tx, { actor, kind: 'process', id: processId, action: 'process.ways_changed', values: { publishLater, languagesRead } });
  return ok(null);
}
