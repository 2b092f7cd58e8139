import { newCode, showCode } from '../../kernel/code.ts';
import { system } from '../../kernel/actor.ts';
import { ok, failed, type Result } from '../../kernel/problem.ts';
import { isUntouched } from '../../platform/database/empty.ts';
import type { Db, Writes } from '../../platform/database/types.ts';
import { write } from '../../platform/database/write.ts';
import { record, type ThreadTables } from '../thread/public.ts';
import { MODULES, type SetupDraft, type SetupStep } from './rules.ts';
import type { InstanceTables } from './tables.ts';
import { hashOf } from './queries.ts';

type Tx = Writes<InstanceTables & ThreadTables>;

/**
 * A new one-time token for the first setup, to be printed on the console; null when the instance is set up. Only its hash is stored,
 * so each start makes a new one and the older no longer works; what was typed in the setup stays.
 */
export async function ensureSetupToken(db: Db): Promise<string | null> {
  return write(db, async (tx) => {
    const row = await tx.selectFrom('instance').select('set_up_at').forUpdate().executeTakeFirstOrThrow();
    if (row.set_up_at !== null) return null;
    const token = newCode();
    await tx.updateTable('instance').set({ setup_token: hashOf(token) }).execute();
    return showCode(token);
  });
}

/**
 * Marks this database as a demonstration. Refused unless nobody has used it: no record of any kind exists and no first setup was
 * ever begun (a start with DEMO=0 issues a token). There is no way to set the mark later or to take it back.
 */
export async function markDemo(tx: Tx, region: { readonly name: string; readonly settings: Readonly<Record<string, string>> }): Promise<Result<null>> {
  const row = await tx.selectFrom('instance').select(['id', 'demo', 'set_up_at', 'setup_token']).forUpdate().executeTakeFirstOrThrow();
  if (row.demo || row.set_up_at !== null || row.setup_token !== null || !(await isUntouched(tx))) return failed('wrong_state');
  await tx.updateTable('instance').set({ demo: true, region_name: region.name, settings: JSON.stringify(region.settings), set_up_at: new Date() }).execute();
  await record(tx, { actor: system('demo'), kind: 'instance', id: row.id, action: 'instance.demo_marked' });
  return ok(null);
}

/** Whether demonstration content may be loaded: the same question as {@link markDemo} asks, without writing. */
export async function mayBecomeDemo(db: Db): Promise<boolean> {
  const row = await db.selectFrom('instance').select(['demo', 'set_up_at', 'setup_token']).executeTakeFirstOrThrow();
  return !row.demo && row.set_up_at === null && row.setup_token === null && (await isUntouched(db));
}

/** Keeps what was typed in one step of the setup. */
export async function keepStep(tx: Tx, step: SetupStep, values: Readonly<Record<string, string | readonly string[]>>): Promise<void> {
  const row = await tx.selectFrom('instance').select('setup_draft').forUpdate().executeTakeFirstOrThrow();
  await tx.updateTable('instance').set({ setup_draft: JSON.stringify({ ...(row.setup_draft as SetupDraft), [step]: values }) }).execute();
}

export interface Finished {
  readonly regionName: string;
  readonly siteName: string;
  readonly languages: readonly string[];
  readonly modules: readonly string[];
  readonly settings: Readonly<Record<string, string>>;
}

/** Puts the setup into force and forgets token and draft. A second finishing is refused. */
export async function finishSetup(tx: Tx, input: Finished): Promise<Result<null>> {
  const row = await tx
    .updateTable('instance')
    .set({
      region_name: input.regionName,
      site_name: input.siteName,
      languages: input.languages,
      modules_off: MODULES.filter((m) => !input.modules.includes(m)),
      settings: JSON.stringify(input.settings),
      setup_token: null,
      setup_draft: '{}',
      set_up_at: new Date(),
    })
    .where('set_up_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (row === undefined) return failed('wrong_state');
  await record(tx, { actor: system('setup'), kind: 'instance', id: row.id, action: 'instance.set_up', values: { regionName: input.regionName, languages: input.languages, modules: input.modules } });
  return ok(null);
}
