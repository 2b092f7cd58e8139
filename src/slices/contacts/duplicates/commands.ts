import type { Actor } from '../../../kernel/actor.ts';
import { isId } from '../../../kernel/ids.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import { record } from '../../thread/public.ts';
import { columnsOf, type Tx } from '../register/commands.ts';
import { contactById, type Contact } from '../register/queries.ts';
import { changedFields, type Entry } from '../rules.ts';
import { entryOnly, mergeOf } from './queries.ts';
import { mergedEntry, unmergedEntry, type Choice } from './rules.ts';

async function bothOf(tx: Tx, keptId: string, goneId: string): Promise<readonly [Contact, Contact] | null> {
  // In the order of their ids, so that two people who merge the same pair the other way round wait for each other.
  await tx.selectFrom('contact').select('id').where('id', 'in', [keptId, goneId]).orderBy('id').forUpdate().execute();
  const [kept, gone] = [await contactById(tx, keptId), await contactById(tx, goneId)];
  return kept === null || gone === null || kept.mergedInto !== null || gone.mergedInto !== null || kept.id === gone.id ? null : [kept, gone];
}

async function change(tx: Tx, contact: Contact, entry: Entry): Promise<void> {
  await tx.updateTable('contact').set({ ...columnsOf(entry), version: contact.version + 1 }).where('id', '=', contact.id).execute();
}

/** Makes two entries one. The other is kept aside for thirty days, so that a wrong merge can be undone. */
export async function mergeContacts(tx: Tx, actor: Actor, keptId: string, goneId: string, input: { readonly choice: Choice; readonly keptVersion: number; readonly goneVersion: number }): Promise<Result<null>> {
  const both = await bothOf(tx, keptId, goneId);
  if (both === null) return failed('not_found');
  const [kept, gone] = both;
  if (kept.version !== input.keptVersion || gone.version !== input.goneVersion) return failed('stale');
  const before = entryOnly(kept);
  const after = mergedEntry(before, entryOnly(gone), input.choice);
  await change(tx, kept, after);
  await tx.updateTable('contact').set({ merged_into: keptId, version: gone.version + 1 }).where('id', '=', goneId).execute();
  await tx.insertInto('contact_merge').values({ gone_id: goneId, kept_id: keptId, before: JSON.stringify(before), after: JSON.stringify(after) }).execute();
  await record(tx, { actor, kind: 'contact', id: keptId, action: 'contact.merged', values: { other: goneId, fields: changedFields(before, after) } });
  await record(tx, { actor, kind: 'contact', id: goneId, action: 'contact.merged_away', values: { into: keptId } });
  return ok(null);
}

/** Takes a merge back: both entries are there again, and what was changed since stays with the one that had it. */
export async function unmergeContact(tx: Tx, actor: Actor, goneId: string): Promise<Result<{ readonly keptId: string }>> {
  if (!isId(goneId)) return failed('not_found');
  const merge = await mergeOf(tx, goneId);
  if (merge === null) return failed('not_found');
  await tx.selectFrom('contact').select('id').where('id', 'in', [merge.keptId, goneId]).orderBy('id').forUpdate().execute();
  const [kept, gone] = [await contactById(tx, merge.keptId), await contactById(tx, goneId)];
  if (kept === null || gone === null || gone.mergedInto !== merge.keptId) return failed('wrong_state');
  await change(tx, kept, unmergedEntry(merge.before, merge.after, entryOnly(kept)));
  await tx.updateTable('contact').set({ merged_into: null, version: gone.version + 1 }).where('id', '=', goneId).execute();
  await tx.deleteFrom('contact_merge').where('gone_id', '=', goneId).execute();
  await record(tx, { actor, kind: 'contact', id: merge.keptId, action: 'contact.unmerged', values: { other: goneId } });
  return ok({ keptId: merge.keptId });
}

/** Says that two entries that look alike are not the same. */
export async function keepApart(tx: Tx, actor: Actor, a: string, b: string): Promise<Result<null>> {
  const both = await bothOf(tx, a, b);
  if (both === null) return failed('not_found');
  const [one, other] = a < b ? [a, b] : [b, a];
  await tx.insertInto('contact_distinct').values({ one_id: one, other_id: other }).onConflict((c) => c.doNothing()).execute();
  await record(tx, { actor, kind: 'contact', id: one, action: 'contact.kept_apart', values: { other } });
  return ok(null);
}
