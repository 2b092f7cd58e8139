import type { Actor } from '../../../kernel/actor.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import { dayOf } from '../../../kernel/dates.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { record, type ThreadTables } from '../../thread/public.ts';
import { MODULES, reviewMark, reviewedOn } from '../rules.ts';
import { LEGAL_TEXTS, type Contact, type LegalText } from '../schema.ts';
import type { InstanceTables } from '../tables.ts';

type Tx = Writes<InstanceTables & ThreadTables>;

interface General {
  readonly regionName: string;
  readonly siteName: string;
  readonly languages: readonly string[];
  readonly modules: readonly string[];
}

/** Region, name, languages and modules. `version` is the one the editor saw. */
export async function changeGeneral(tx: Tx, actor: Actor, version: number, input: General): Promise<Result<null>> {
  const modulesOff = MODULES.filter((m) => !input.modules.includes(m));
  const values = { region_name: input.regionName, site_name: input.siteName, languages: input.languages, modules_off: modulesOff };
  return changed(tx, actor, version, 'instance.general_changed', values, values);
}

/** Imprint and contacts. The history says that they changed, not what they say: they name people. */
export async function changeContact(tx: Tx, actor: Actor, version: number, input: Contact): Promise<Result<null>> {
  const settings = await settingsOf(tx);
  return changed(tx, actor, version, 'instance.contact_changed', { settings: JSON.stringify({ ...settings, ...input }) }, {});
}

/** Which legal texts the operator has reviewed; taking a confirmation back brings the mark back. */
export async function confirmReviews(tx: Tx, actor: Actor, version: number, reviewed: readonly LegalText[], today = dayOf(new Date())): Promise<Result<null>> {
  const settings = await settingsOf(tx);
  const marks = LEGAL_TEXTS.map((text) => [`reviewed_${text}`, reviewed.includes(text) ? (reviewedOn(settings, text) === null ? reviewMark(text, today) : settings[`reviewed_${text}`]) : ''] as const);
  return changed(tx, actor, version, 'instance.reviews_confirmed', { settings: JSON.stringify({ ...settings, ...Object.fromEntries(marks) }) }, { reviewed });
}

/** Terms under which open data is given away. */
export async function changeDataTerms(tx: Tx, actor: Actor, version: number, terms: Readonly<Record<'data_licence' | 'data_contributor', string>>): Promise<Result<null>> {
  const settings = await settingsOf(tx);
  return changed(tx, actor, version, 'instance.data_terms_changed', { settings: JSON.stringify({ ...settings, ...terms }) }, terms);
}

/** Days until things are deleted, by the names of the settings; an empty value means that the usual number holds. */
export async function changeDeadlines(tx: Tx, actor: Actor, version: number, days: Readonly<Record<string, string>>): Promise<Result<null>> {
  const settings = await settingsOf(tx);
  return changed(tx, actor, version, 'instance.deadlines_changed', { settings: JSON.stringify({ ...settings, ...days }) }, days);
}

async function settingsOf(tx: Tx): Promise<Record<string, string>> {
  return (await tx.selectFrom('instance').select('settings').forUpdate().executeTakeFirstOrThrow()).settings as Record<string, string>;
}

type Columns = { region_name: string; site_name: string; languages: readonly string[]; modules_off: readonly string[] } | { settings: string };

async function changed(tx: Tx, actor: Actor, version: number, action: string, columns: Columns, values: Readonly<Record<string, unknown>>): Promise<Result<null>> {
  const row = await tx.updateTable('instance').set((eb) => ({ ...columns, version: eb('version', '+', 1) })).where('version', '=', version).returning('id').executeTakeFirst();
  if (row === undefined) return failed('stale');
  await record(tx, { actor, kind: 'instance', id: row.id, action, values });
  return ok(null);
}
