import type { Transaction } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Database } from '../../../platform/database/types.ts';
import type { Holder } from '../../../platform/held.ts';
import { record } from '../../thread/public.ts';

/** Erases chosen records, all or nothing; the history says how many of which kind, not whose. */
export async function eraseHeld(tx: Transaction<Database>, actor: Actor, instanceId: string, chosen: readonly { readonly holder: Holder; readonly id: string }[]): Promise<Result<{ readonly erased: number }>> {
  if (chosen.length === 0) return failed('required', 'chosen');
  for (const { holder, id } of chosen) {
    const done = await holder.erase(tx, actor, id);
    if (!done.ok) return { ok: false, problems: done.problems.map((p) => ({ code: p.code, field: 'chosen' })) };
  }
  const kinds = Object.fromEntries([...Map.groupBy(chosen, (c) => c.holder.key)].map(([key, list]) => [key, list.length]));
  await record(tx, { actor, kind: 'instance', id: instanceId, action: 'held.erased', values: { kinds } });
  return ok({ erased: chosen.length });
}
