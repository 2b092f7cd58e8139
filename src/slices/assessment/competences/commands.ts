import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { record, type ThreadTables } from '../../thread/public.ts';
import type { AssessmentTables } from '../tables.ts';
import type { Competence } from './queries.ts';

type Tx = Writes<AssessmentTables & ThreadTables>;

export interface AreaInput {
  readonly title: Localized;
  readonly text: Localized;
  readonly source?: string | null;
  /** Who does what, in order. */
  readonly competences: readonly Competence[];
}

/** Adds a field of policy at the end. */
export async function createArea(tx: Tx, actor: Actor, slug: string, input: AreaInput): Promise<Result<{ id: string; slug: string }>> {
  const { n } = await tx.selectFrom('competence_area').select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const id = newId();
  const made = await tx.insertInto('competence_area').values({ id, slug, title: input.title, text: input.text, source: input.source ?? null, position: n + 1 }).onConflict((c) => c.column('slug').doNothing()).returning('id').executeTakeFirst();
  if (made === undefined) return failed('already_taken', 'slug');
  await setCompetences(tx, id, input.competences);
  await record(tx, { actor, kind: 'competence', id, action: 'competence.created', values: { title: input.title } });
  return ok({ id, slug });
}

export async function changeArea(tx: Tx, actor: Actor, id: string, version: number, input: AreaInput): Promise<Result<null>> {
  const done = await tx.updateTable('competence_area').set({ title: input.title, text: input.text, source: input.source ?? null, version: version + 1 }).where('id', '=', id).where('version', '=', version).returning('id').executeTakeFirst();
  if (done === undefined) return failed('stale');
  await setCompetences(tx, id, input.competences);
  await record(tx, { actor, kind: 'competence', id, action: 'competence.changed', values: { title: input.title, text: input.text } });
  return ok(null);
}

export async function removeArea(tx: Tx, actor: Actor, id: string): Promise<Result<null>> {
  const gone = await tx.deleteFrom('competence_area').where('id', '=', id).returning('id').executeTakeFirst();
  if (gone === undefined) return failed('not_found');
  await record(tx, { actor, kind: 'competence', id, action: 'competence.removed', values: {} });
  return ok(null);
}

async function setCompetences(tx: Tx, areaId: string, competences: readonly Competence[]): Promise<void> {
  await tx.deleteFrom('competence').where('area_id', '=', areaId).execute();
  if (competences.length > 0) await tx.insertInto('competence').values(competences.map((c, index) => ({ area_id: areaId, position: index + 1, level: c.level, body: c.body, task: c.task, law: c.law }))).execute();
}
