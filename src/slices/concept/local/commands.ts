import type { Actor } from '../../../kernel/actor.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import type { SimilarityTables } from '../../similarity/public.ts';
import { linkMany, linkNodes, record, unlinkNodes, type ThreadTables } from '../../thread/public.ts';
import { addField, addGoal, createConcept } from '../editions/commands.ts';
import { contentOf } from '../editions/queries.ts';
import type { ContentField } from '../editions/rules.ts';
import { MeasureBatch, type NewMeasure } from '../measures/making/commands.ts';
import type { ConceptTables } from '../tables.ts';
import { linkSeen, type Link } from './schema.ts';

type Tx = Writes<ConceptTables & ThreadTables & SimilarityTables>;

export interface Derivation {
  /** Edition of the concept it comes from; adopted. */
  readonly editionId: string;
  readonly territoryKey: string;
  readonly title: Localized;
  /** Which measures of the edition it takes over. */
  readonly measures: readonly string[];
}

/** A municipality's own concept in one step: a draft with the fields, goals and measures that were chosen, each linked to where it comes from. */
export async function deriveLocalPlan(tx: Tx, actor: Actor, input: Derivation): Promise<Result<{ id: string; slug: string; editionId: string }>> {
  const edition = await tx.selectFrom('concept_edition').select(['id', 'concept_id as conceptId', 'state']).where('id', '=', input.editionId).executeTakeFirst();
  if (edition === undefined || edition.state !== 'adopted') return failed('wrong_state');
  const taken = await tx.selectFrom('local_plan').select('concept_id').where('territory_key', '=', input.territoryKey).executeTakeFirst();
  if (taken !== undefined) return failed('already_taken', 'municipality');
  const chosen = new Set(input.measures);
  const fields = (await contentOf(tx, edition.id)).map((f) => ({ ...f, entries: f.entries.filter((e) => chosen.has(e.measureId)) })).filter((f) => f.entries.length > 0);
  if (fields.flatMap((f) => f.entries).length !== chosen.size || chosen.size === 0) return failed(chosen.size === 0 ? 'required' : 'invalid_choice', 'measures');
  const made = await createConcept(tx, actor, { title: input.title });
  if (!made.ok) return made;
  await tx.insertInto('local_plan').values({ concept_id: made.value.id, territory_key: input.territoryKey, edition_id: edition.id }).execute();
  await linkNodes(tx, edition.conceptId, 'led_to', made.value.id);
  const copied = await copyFields(tx, actor, made.value, input.territoryKey, fields);
  if (!copied.ok) return copied;
  await record(tx, { actor, kind: 'concept', id: made.value.id, action: 'local.derived', values: { from: edition.conceptId, territory: input.territoryKey, measures: chosen.size } });
  return made;
}

async function copyFields(tx: Tx, actor: Actor, concept: { id: string; editionId: string }, territoryKey: string, fields: readonly ContentField[]): Promise<Result<null>> {
  const wishes: { input: NewMeasure; of: string }[] = [];
  for (const field of fields) {
    const added = await addField(tx, actor, concept.editionId, { code: field.code, title: field.title, vision: field.vision });
    if (!added.ok) return added;
    const positions = new Map<string, number>();
    for (const goal of field.goals.filter((g) => field.entries.some((e) => e.goalId === g.id))) {
      const one = await addGoal(tx, actor, added.value.id, goal.title);
      if (!one.ok) return one;
      positions.set(goal.id, one.value.position);
    }
    wishes.push(...field.entries.map((e) => ({ of: e.measureId, input: { conceptId: concept.id, fieldCode: field.code, title: e.wording, state: 'idea' as const, goal: e.goalId === null ? null : (positions.get(e.goalId) ?? null), territoryKeys: [territoryKey] } })));
  }
  const batch = await MeasureBatch.open(tx, concept.id, wishes.map((w) => w.input));
  const pairs: { id: string; of: string }[] = [];
  for (const { input, of } of wishes) {
    const one = batch.add(input);
    if (!one.ok) return one;
    pairs.push({ id: one.value.id, of });
  }
  await batch.write(tx, actor);
  await tx.insertInto('measure_derivation').values(pairs.map((p) => ({ measure_id: p.id, of_measure_id: p.of, kind: 'takes_over' }))).execute();
  await linkMany(tx, pairs.map((p) => ({ from: p.id, relation: 'builds_on' as const, to: p.of })));
  return ok(null);
}

export interface LinkInput {
  readonly kind: Link;
  /** Key of the measure it comes from. */
  readonly of: string | null;
  readonly note: Localized | null;
  /** What the form was opened with; absent where nobody typed. */
  readonly seen?: string;
}

/** How a measure of a local plan stands to one of the concept the plan comes from. */
export async function linkMeasure(tx: Tx, actor: Actor, measureId: string, input: LinkInput): Promise<Result<null>> {
  const plan = await tx.selectFrom('measure as m').innerJoin('local_plan as p', 'p.concept_id', 'm.concept_id').innerJoin('concept_edition as e', 'e.id', 'p.edition_id').select('e.concept_id as originId').where('m.id', '=', measureId).forUpdate('m').executeTakeFirst();
  if (plan === undefined) return failed('wrong_state');
  const origin = input.kind === 'own' || input.of === null ? null : await tx.selectFrom('measure').select(['id', 'key']).where('key', '=', input.of).where('concept_id', '=', plan.originId).executeTakeFirst();
  if (origin === undefined) return failed('key_unknown', 'of', { key: input.of ?? '' });
  const before = await tx.selectFrom('measure_derivation as d').innerJoin('measure as m', 'm.id', 'd.of_measure_id').select(['m.id', 'm.key', 'd.kind', 'd.note']).where('d.measure_id', '=', measureId).executeTakeFirst();
  if (input.seen !== undefined && linkSeen(before ?? null) !== input.seen) return failed('stale');
  if (before !== undefined && before.id !== origin?.id) await unlinkNodes(tx, measureId, 'builds_on', before.id);
  if (origin === null || input.kind === 'own') await tx.deleteFrom('measure_derivation').where('measure_id', '=', measureId).execute();
  else {
    const values = { of_measure_id: origin.id, kind: input.kind, note: input.note };
    await tx.insertInto('measure_derivation').values({ measure_id: measureId, ...values }).onConflict((c) => c.column('measure_id').doUpdateSet(values)).execute();
    await linkNodes(tx, measureId, 'builds_on', origin.id);
  }
  await record(tx, { actor, kind: 'measure', id: measureId, action: 'local.linked', values: { kind: input.kind, of: origin?.key ?? null, note: input.note } });
  return ok(null);
}
