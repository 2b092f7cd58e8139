import { createHash, timingSafeEqual } from 'node:crypto';
import { readCode } from '../../kernel/code.ts';
import { isLocale, type Locale } from '../../kernel/locale.ts';
import type { Reads } from '../../platform/database/types.ts';
import { modulesOn, type SetupDraft } from './rules.ts';
import type { InstanceTables } from './tables.ts';

/** What this installation is: read on every request (from memory while nothing was written). */
export interface Instance {
  readonly id: string;
  /** Grows with every change of the settings. */
  readonly version: number;
  readonly demo: boolean;
  readonly regionName: string;
  readonly siteName: string;
  readonly languages: readonly Locale[];
  readonly modules: ReadonlySet<string>;
  readonly settings: Readonly<Record<string, string>>;
  /** False until the first setup was finished; then every page leads to the setup. */
  readonly ready: boolean;
}

export async function instanceOf(reads: Reads<InstanceTables>): Promise<Instance> {
  const row = await reads.selectFrom('instance').select(['id', 'version', 'demo', 'region_name', 'site_name', 'languages', 'modules_off', 'settings', 'set_up_at']).executeTakeFirstOrThrow();
  return {
    id: row.id,
    version: row.version,
    demo: row.demo,
    regionName: row.region_name,
    siteName: row.site_name,
    languages: row.languages.filter(isLocale),
    modules: modulesOn(row.modules_off),
    settings: row.settings as Record<string, string>,
    ready: row.set_up_at !== null,
  };
}

/** Since when this installation is there, and when its settings last changed. */
export async function instanceTimes(reads: Reads<InstanceTables>): Promise<{ created: Date; modified: Date }> {
  const row = await reads.selectFrom('instance').select(['set_up_at', 'modified_at']).executeTakeFirstOrThrow();
  return { created: row.set_up_at ?? row.modified_at, modified: row.modified_at };
}

export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Whether somebody may do the first setup: it is not finished, and they hold the token (typed or from the cookie). */
export async function holdsSetupToken(reads: Reads<InstanceTables>, typed: string): Promise<boolean> {
  const token = readCode(typed);
  const row = await reads.selectFrom('instance').select(['setup_token', 'set_up_at']).executeTakeFirstOrThrow();
  return token !== null && row.set_up_at === null && row.setup_token !== null && timingSafeEqual(row.setup_token, hashOf(token));
}

export async function setupDraft(reads: Reads<InstanceTables>): Promise<SetupDraft> {
  return (await reads.selectFrom('instance').select('setup_draft').executeTakeFirstOrThrow()).setup_draft as SetupDraft;
}
