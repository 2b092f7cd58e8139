import type { Actor } from '../../../kernel/actor.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { record, type ThreadTables } from '../../thread/public.ts';
import type { ContactTables } from '../tables.ts';
import { currentConsent } from './queries.ts';
import type { Consent } from './rules.ts';

/** A new wording. What people agreed to before keeps the wording they read. */
export async function rewordConsent(tx: Writes<ContactTables & ThreadTables>, actor: Actor, instanceId: string, purpose: Consent, input: { readonly version: number; readonly text: Localized }): Promise<Result<null>> {
  const known = await currentConsent(tx, purpose);
  if (known.version !== input.version) return failed('stale');
  const row = await tx.insertInto('consent_text').values({ purpose, version: known.version + 1, text: input.text }).onConflict((c) => c.doNothing()).returning('version').executeTakeFirst();
  if (row === undefined) return failed('stale');
  await record(tx, { actor, kind: 'instance', id: instanceId, action: 'consent.reworded', values: { purpose, version: row.version } });
  return ok(null);
}
