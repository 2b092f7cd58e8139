import type { Actor } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/dates.ts';
import { newId, slugOf } from '../../../kernel/ids.ts';
import { sourceText, type Localized } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { putNode, record, type ThreadTables } from '../../thread/public.ts';
import type { ConceptTables } from '../tables.ts';
import { hrefs } from '../urls.ts';

type Tx = Writes<ConceptTables & ThreadTables>;

export interface ConceptAbout {
  readonly title: Localized;
  readonly summary?: Localized | null;
  readonly source?: string | null;
  readonly note?: Localized | null;
  readonly printedTotal?: number | null;
  readonly printedTotalNote?: Localized | null;
}
export interface NewConcept extends ConceptAbout {
  readonly slug?: string;
}

/** A concept with an empty first draft. */
export async function createConcept(tx: Tx, actor: Actor, input: NewConcept): Promise<Result<{ id: string; slug: string; editionId: string }>> {
  const slug = input.slug ?? slugOf(sourceText(input.title));
  if (RESERVED_SLUGS.has(slug)) return failed('already_taken', 'title');
  const id = newId();
  const made = await tx.insertInto('concept').values({ id, slug, ...aboutColumns(input) }).onConflict((c) => c.column('slug').doNothing()).returning('id').executeTakeFirst();
  if (made === undefined) return failed('already_taken', 'title');
  const editionId = newId();
  await tx.insertInto('concept_edition').values({ id: editionId, concept_id: id, number: 1, slug: '1' }).execute();
  await putNode(tx, { kind: 'concept', id, title: input.title, href: hrefs.concept(slug), visible: false, date: dayOf(new Date()) });
  await record(tx, { actor, kind: 'concept', id, action: 'concept.created', values: { slug, title: input.title } });
  return ok({ id, slug, editionId });
}

const RESERVED_SLUGS = new Set(['new', 'import']);

const aboutColumns = (input: ConceptAbout) => ({
  title: input.title,
  summary: input.summary ?? null,
  source: input.source ?? null,
  note: input.note ?? null,
  printed_total: input.printedTotal ?? null,
  printed_total_note: input.printedTotalNote ?? null,
});

/** What a concept is called and what is said about it as a whole, while it has a draft. */
export async function describeConcept(tx: Tx, actor: Actor, editionId: string, version: number, about: ConceptAbout): Promise<Result<null>> {
  const draft = await lockDraft(tx, editionId, version);
  if (!draft.ok) return draft;
  await tx.updateTable('concept').set(aboutColumns(about)).where('id', '=', draft.value.conceptId).execute();
  await putNode(tx, { kind: 'concept', id: draft.value.conceptId, title: about.title, href: hrefs.concept(draft.value.slug), visible: draft.value.adopted, date: dayOf(new Date()) });
  return touched(tx, actor, editionId, 'described', { ...about });
}

export interface Draft {
  readonly id: string;
  readonly conceptId: string;
  /** The concept's. */
  readonly slug: string;
  readonly number: number;
  /** Whether another edition of the concept is in force. */
  readonly adopted: boolean;
}

/** The draft, held until the transaction ends; refused once adopted, or changed since `version`. */
export async function lockDraft(tx: Tx, editionId: string, version?: number): Promise<Result<Draft>> {
  const row = await tx
    .selectFrom('concept_edition as e')
    .innerJoin('concept as c', 'c.id', 'e.concept_id')
    .select(['e.id', 'e.concept_id as conceptId', 'c.slug', 'e.number', 'e.state', 'e.version'])
    .select((eb) => eb.exists(eb.selectFrom('concept_edition as a').select('a.id').whereRef('a.concept_id', '=', 'c.id').where('a.state', '=', 'adopted')).as('adopted'))
    .where('e.id', '=', editionId)
    .forUpdate('e')
    .executeTakeFirst();
  if (row === undefined) return failed('not_found');
  if (row.state !== 'draft') return failed('frozen');
  if (version !== undefined && row.version !== version) return failed('stale');
  return ok({ id: row.id, conceptId: row.conceptId, slug: row.slug, number: row.number, adopted: Boolean(row.adopted) });
}

/** Every change of a draft raises its version and is in the history of the concept. */
export async function touched(tx: Tx, actor: Actor, editionId: string, change: string, values: Readonly<Record<string, unknown>>): Promise<Result<null>> {
  const { concept_id, number } = await tx.updateTable('concept_edition').set((eb) => ({ version: eb('version', '+', 1) })).where('id', '=', editionId).returning(['concept_id', 'number']).executeTakeFirstOrThrow();
  await record(tx, { actor, kind: 'concept', id: concept_id, action: change === 'described' ? 'concept.changed' : 'edition.changed', values: { edition: number, change, ...values } });
  return ok(null);
}

export interface NewField {
  readonly code: string;
  readonly title: Localized;
  readonly vision?: Localized | null;
}

export async function addField(tx: Tx, actor: Actor, editionId: string, input: NewField): Promise<Result<{ id: string }>> {
  const draft = await lockDraft(tx, editionId);
  if (!draft.ok) return draft;
  const fields = await tx.selectFrom('concept_field').select(['code', 'position']).where('edition_id', '=', editionId).execute();
  if (fields.some((f) => f.code === input.code)) return failed('already_taken', 'code');
  const id = newId();
  const position = Math.max(0, ...fields.map((f) => f.position)) + 1;
  await tx.insertInto('concept_field').values({ id, edition_id: editionId, code: input.code, position, title: input.title, vision: input.vision ?? null }).execute();
  await touched(tx, actor, editionId, 'field_added', { code: input.code, title: input.title });
  return ok({ id });
}

/** A goal at the end of its field; its position counts from 1. */
export async function addGoal(tx: Tx, actor: Actor, fieldId: string, title: Localized): Promise<Result<{ id: string; position: number }>> {
  const field = await fieldOfDraft(tx, fieldId);
  if (!field.ok) return field;
  const last = await tx.selectFrom('concept_goal').select((eb) => eb.fn.max('position').as('n')).where('field_id', '=', fieldId).executeTakeFirst();
  const goal = { id: newId(), position: (last?.n ?? 0) + 1 };
  await tx.insertInto('concept_goal').values({ ...goal, field_id: fieldId, title }).execute();
  await touched(tx, actor, field.value.editionId, 'goal_added', { field: field.value.code, title });
  return ok(goal);
}

/** A text of the field that is neither goal nor measure. */
export async function addText(tx: Tx, actor: Actor, fieldId: string, text: Localized): Promise<Result<{ id: string }>> {
  const field = await fieldOfDraft(tx, fieldId);
  if (!field.ok) return field;
  const last = await tx.selectFrom('concept_text').select((eb) => eb.fn.max('position').as('n')).where('field_id', '=', fieldId).executeTakeFirst();
  const id = newId();
  await tx.insertInto('concept_text').values({ id, field_id: fieldId, position: (last?.n ?? 0) + 1, text }).execute();
  await touched(tx, actor, field.value.editionId, 'text_added', { field: field.value.code, text });
  return ok({ id });
}

async function fieldOfDraft(tx: Tx, fieldId: string): Promise<Result<{ editionId: string; code: string }>> {
  const field = await tx.selectFrom('concept_field').select(['edition_id as editionId', 'code']).where('id', '=', fieldId).executeTakeFirst();
  if (field === undefined) return failed('not_found');
  const draft = await lockDraft(tx, field.editionId);
  return draft.ok ? ok(field) : draft;
}

/** An existing measure of the concept is put into its draft, e.g. one that was decided while no draft was open. */
export async function addEntry(tx: Tx, actor: Actor, fieldId: string, input: { readonly measureId: string; readonly goalId?: string | null; readonly number?: number | null; readonly selected?: boolean }): Promise<Result<{ id: string; number: number }>> {
  const field = await fieldOfDraft(tx, fieldId);
  if (!field.ok) return field;
  const { editionId } = field.value;
  const measure = await tx.selectFrom('measure').innerJoin('concept_edition as e', 'e.concept_id', 'measure.concept_id').select(['measure.id', 'measure.key', 'measure.title', 'measure.entry_id']).where('measure.id', '=', input.measureId).where('e.id', '=', editionId).executeTakeFirst();
  if (measure === undefined) return failed('not_found');
  const entries = await tx.selectFrom('edition_entry').select(['measure_id', 'number', 'field_id']).where('edition_id', '=', editionId).execute();
  if (entries.some((e) => e.measure_id === measure.id)) return failed('already_taken', 'measure');
  const numbers = entries.filter((e) => e.field_id === fieldId).map((e) => e.number);
  const number = input.number ?? Math.max(0, ...numbers) + 1;
  if (numbers.includes(number)) return failed('already_taken', 'number');
  const id = newId();
  await tx.insertInto('edition_entry').values({ id, edition_id: editionId, field_id: fieldId, goal_id: input.goalId ?? null, measure_id: measure.id, number, wording: measure.title, selected: input.selected ?? true }).execute();
  if (measure.entry_id === null) await tx.updateTable('measure').set({ entry_id: id, field_id: fieldId }).where('id', '=', measure.id).execute();
  await touched(tx, actor, editionId, 'measure_added', { key: measure.key, field: field.value.code, number });
  return ok({ id, number });
}

