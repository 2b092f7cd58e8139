import type { Actor } from '../../../kernel/actor.ts';
import { newId, slugOf } from '../../../kernel/ids.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { sourceText } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { record, type ThreadTables } from '../../thread/public.ts';
import type { PeopleTables } from '../tables.ts';
import { departmentNamed, type Department } from './queries.ts';

type Tx = Writes<PeopleTables & ThreadTables>;

/** A new department. Its slug comes from the name unless one is given; a name that exists is refused. */
export async function createDepartment(tx: Tx, actor: Actor, input: { readonly name: Localized; readonly slug?: string }): Promise<Result<Department>> {
  const slug = input.slug ?? slugOf(sourceText(input.name));
  if ((await departmentNamed(tx, slug)) !== undefined || (await departmentNamed(tx, sourceText(input.name))) !== undefined) return failed('already_taken', 'name');
  const department = { id: newId(), slug, name: input.name, active: true, version: 1 };
  const inserted = await tx.insertInto('department').values(department).onConflict((c) => c.column('slug').doNothing()).returning('id').executeTakeFirst();
  if (inserted === undefined) return failed('already_taken', 'name');
  await record(tx, { actor, kind: 'department', id: department.id, action: 'department.created', values: { name: input.name, slug } });
  return ok(department);
}

/** Another name; the slug stays, because addresses and imports know it. `version` is the one the editor saw. */
export async function renameDepartment(tx: Tx, actor: Actor, id: string, input: { readonly name: Localized; readonly version: number }): Promise<Result<null>> {
  const namesake = await departmentNamed(tx, sourceText(input.name));
  if (namesake !== undefined && namesake.id !== id) return failed('already_taken', 'name');
  return changed(tx, actor, id, 'department.renamed', input.version, { name: input.name });
}

/** Offers the department or, keeping all of its records, offers it no longer. */
export async function setDepartmentActive(tx: Tx, actor: Actor, id: string, input: { readonly active: boolean; readonly version: number }): Promise<Result<null>> {
  return changed(tx, actor, id, input.active ? 'department.activated' : 'department.deactivated', input.version, { active: input.active });
}

async function changed(tx: Tx, actor: Actor, id: string, action: string, version: number, values: { name?: Localized; active?: boolean }): Promise<Result<null>> {
  const row = await tx.updateTable('department').set((eb) => ({ ...values, version: eb('version', '+', 1) })).where('id', '=', id).where('version', '=', version).returning('id').executeTakeFirst();
  if (row === undefined) return failed('stale');
  await record(tx, { actor, kind: 'department', id, action, values });
  return ok(null);
}
