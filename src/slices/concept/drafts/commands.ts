import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { saidIn, worded, type Localized, type Wording } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import type { SimilarityTables } from '../../similarity/public.ts';
import { putNode, type ThreadTables } from '../../thread/public.ts';
import { addField, lockDraft, touched } from '../editions/commands.ts';
import { contentOf } from '../editions/queries.ts';
import type { ContentEntry, ContentField } from '../editions/rules.ts';
import { indexMeasure } from '../measures/commands.ts';
import { createMeasure } from '../measures/making/commands.ts';
import type { State } from '../measures/rules.ts';
import type { ConceptTables } from '../tables.ts';
import { hrefs } from '../urls.ts';
import { entrySeen, fieldSeen } from './rules.ts';

type Tx = Writes<ConceptTables & ThreadTables & SimilarityTables>;

interface Row {
  readonly id: string | null;
  readonly text: Wording | null;
}
const isKept = (row: Row): row is Row & { text: Wording } => row.text !== null;

export interface FieldInput {
  /** What the form was opened with; see `seenOf`. */
  readonly seen: string;
  readonly code: string;
  readonly title: Wording;
  readonly vision: Wording | null;
  /** Place among the fields; at the end if not given. */
  readonly position: number | null;
  /** In order. An id keeps the goal, an empty text removes it. */
  readonly goals: readonly Row[];
  readonly texts: readonly Row[];
}

/** A field of the draft with its goals and texts, as one form. */
export async function saveField(tx: Tx, actor: Actor, editionId: string, fieldId: string | null, input: FieldInput): Promise<Result<{ id: string }>> {
  const draft = await lockDraft(tx, editionId);
  if (!draft.ok) return draft;
  const content = await contentOf(tx, editionId);
  const before = fieldId === null ? null : (content.find((f) => f.id === fieldId) ?? null);
  if (fieldId !== null && before === null) return failed('not_found');
  if (fieldSeen(before) !== input.seen) return failed('stale');
  const made = before === null ? await addField(tx, actor, editionId, { code: input.code, title: worded(null, input.title), vision: input.vision === null ? null : worded(null, input.vision) }) : await changeField(tx, content, before, input);
  if (!made.ok) return made;
  const { id } = made.value;
  const goals = await saveGoals(tx, id, before, input.goals);
  if (!goals.ok) return goals;
  await saveTexts(tx, id, before, input.texts);
  await moveField(tx, content.filter((f) => f.id !== id).map((f) => f.id), id, input.position ?? before?.position ?? content.length + 1);
  await touched(tx, actor, editionId, 'field_saved', { field: input.code, title: saidIn(input.title), vision: input.vision === null ? null : saidIn(input.vision), goals: input.goals.filter(isKept).map((g) => saidIn(g.text)), texts: input.texts.filter(isKept).map((x) => saidIn(x.text)) });
  return ok({ id });
}

async function changeField(tx: Tx, content: readonly ContentField[], before: ContentField, input: FieldInput): Promise<Result<{ id: string }>> {
  // The code is part of keys and citations: it stays once measures have it.
  const code = before.entries.length > 0 ? before.code : input.code;
  if (content.some((f) => f.id !== before.id && f.code === code)) return failed('already_taken', 'code');
  const vision = input.vision === null ? null : worded(before.vision, input.vision);
  await tx.updateTable('concept_field').set({ code, title: worded(before.title, input.title), vision }).where('id', '=', before.id).execute();
  return ok({ id: before.id });
}

async function moveField(tx: Tx, others: readonly string[], id: string, position: number): Promise<void> {
  const order = others.toSpliced(Math.min(position, others.length + 1) - 1, 0, id);
  for (const [index, field] of order.entries()) await tx.updateTable('concept_field').set({ position: index + 1 }).where('id', '=', field).where('position', '<>', index + 1).execute();
}

async function saveGoals(tx: Tx, fieldId: string, before: ContentField | null, rows: FieldInput['goals']): Promise<Result<null>> {
  const known = new Map((before?.goals ?? []).map((g) => [g.id, g]));
  const kept = rows.filter(isKept);
  for (const [index, row] of rows.entries()) {
    if (row.id === null || row.text !== null || !known.has(row.id)) continue;
    if (before?.entries.some((e) => e.goalId === row.id) === true) return failed('in_use', `goal${index + 1}_text`);
    await tx.deleteFrom('concept_goal').where('id', '=', row.id).execute();
  }
  for (const [index, row] of kept.entries()) {
    const goal = row.id === null ? undefined : known.get(row.id);
    if (goal === undefined) await tx.insertInto('concept_goal').values({ id: newId(), field_id: fieldId, position: index + 1, title: worded(null, row.text) }).execute();
    else await tx.updateTable('concept_goal').set({ position: index + 1, title: worded(goal.title, row.text) }).where('id', '=', goal.id).execute();
  }
  return ok(null);
}

async function saveTexts(tx: Tx, fieldId: string, before: ContentField | null, rows: FieldInput['texts']): Promise<void> {
  const known = new Map((before?.texts ?? []).map((x) => [x.id, x]));
  const kept = rows.filter(isKept);
  for (const row of rows) if (row.id !== null && row.text === null) await tx.deleteFrom('concept_text').where('id', '=', row.id).where('field_id', '=', fieldId).execute();
  for (const [index, row] of kept.entries()) {
    const text = row.id === null ? undefined : known.get(row.id);
    if (text === undefined) await tx.insertInto('concept_text').values({ id: newId(), field_id: fieldId, position: index + 1, text: worded(null, row.text) }).execute();
    else await tx.updateTable('concept_text').set({ position: index + 1, text: worded(text.text, row.text) }).where('id', '=', text.id).execute();
  }
}

/** Only an empty field goes; its measures are moved or taken out first. */
export async function removeField(tx: Tx, actor: Actor, editionId: string, fieldId: string): Promise<Result<null>> {
  const draft = await lockDraft(tx, editionId);
  if (!draft.ok) return draft;
  const field = (await contentOf(tx, editionId)).find((f) => f.id === fieldId);
  if (field === undefined) return failed('not_found');
  const used = await tx.selectFrom('measure').select('id').where('field_id', '=', fieldId).executeTakeFirst();
  if (field.entries.length > 0 || used !== undefined) return failed('in_use');
  await tx.deleteFrom('concept_text').where('field_id', '=', fieldId).execute();
  await tx.deleteFrom('concept_goal').where('field_id', '=', fieldId).execute();
  await tx.deleteFrom('concept_field').where('id', '=', fieldId).execute();
  return touched(tx, actor, editionId, 'field_removed', { code: field.code });
}

export interface EntryInput {
  readonly seen: string;
  readonly fieldId: string;
  readonly goalId: string | null;
  /** The next free number if not given. */
  readonly number: number | null;
  readonly wording: Wording;
  readonly selected: boolean;
  /** Of a new measure; idea if not given. */
  readonly state: State | null;
}

/** A measure's place and wording in the draft; without an entry a new measure. */
export async function saveEntry(tx: Tx, actor: Actor, editionId: string, entryId: string | null, input: EntryInput): Promise<Result<{ key: string }>> {
  const draft = await lockDraft(tx, editionId);
  if (!draft.ok) return draft;
  const content = await contentOf(tx, editionId);
  const field = content.find((f) => f.id === input.fieldId);
  const goal = input.goalId === null ? null : field?.goals.find((g) => g.id === input.goalId);
  if (field === undefined || goal === undefined) return failed('invalid_choice', 'place');
  if (entryId === null) {
    const made = await createMeasure(tx, actor, { conceptId: draft.value.conceptId, fieldCode: field.code, title: worded(null, input.wording), state: input.state ?? 'idea', goal: goal?.position ?? null, number: input.number, selected: input.selected });
    if (!made.ok) return made;
    await touched(tx, actor, editionId, 'measure_added', { key: made.value.key });
    return ok({ key: made.value.key });
  }
  const home = content.find((f) => f.entries.some((e) => e.id === entryId));
  const before = home?.entries.find((e) => e.id === entryId);
  if (home === undefined || before === undefined) return failed('not_found');
  if (entrySeen(before, home.id) !== input.seen) return failed('stale');
  return changeEntry(tx, actor, editionId, before, field, input);
}

async function changeEntry(tx: Tx, actor: Actor, editionId: string, before: ContentEntry, field: ContentField, input: EntryInput): Promise<Result<{ key: string }>> {
  const others = field.entries.filter((e) => e.id !== before.id).map((e) => e.number);
  const number = input.number ?? Math.max(0, ...others) + 1;
  if (others.includes(number)) return failed('already_taken', 'number');
  const wording = worded(before.wording, input.wording);
  await tx.updateTable('edition_entry').set({ field_id: field.id, goal_id: input.goalId, number, wording, selected: input.selected }).where('id', '=', before.id).execute();
  await followDraft(tx, before, field.id, wording);
  await touched(tx, actor, editionId, 'measure_changed', { key: before.key, field: field.code, number, wording: saidIn(input.wording), selected: input.selected });
  return ok({ key: before.key });
}

/** A measure that only the draft has is called and placed as the draft says. */
export async function followDraft(tx: Tx, entry: ContentEntry, fieldId: string, title: Localized): Promise<void> {
  const measure = await tx.updateTable('measure').set((eb) => ({ field_id: fieldId, title, version: eb('version', '+', 1), updated_at: new Date() })).where('entry_id', '=', entry.id).returning(['id', 'key', 'public', 'state_since', 'description']).executeTakeFirst();
  if (measure === undefined) return;
  await indexMeasure(tx, measure.id, title, measure.description);
  await putNode(tx, { kind: 'measure', id: measure.id, title, href: hrefs.measure(measure.key), visible: measure.public, date: measure.state_since });
}

/** Takes a measure out of the draft. It keeps its key and page; one that nobody has seen yet stays with the office. `seen`: what the form was opened with. */
export async function removeEntry(tx: Tx, actor: Actor, editionId: string, entryId: string, seen?: string): Promise<Result<null>> {
  const draft = await lockDraft(tx, editionId);
  if (!draft.ok) return draft;
  const home = (await contentOf(tx, editionId)).find((f) => f.entries.some((e) => e.id === entryId));
  const entry = home?.entries.find((e) => e.id === entryId);
  if (home === undefined || entry === undefined) return failed('not_found');
  if (seen !== undefined && entrySeen(entry, home.id) !== seen) return failed('stale');
  await tx.updateTable('measure').set({ entry_id: null }).where('entry_id', '=', entryId).execute();
  await tx.deleteFrom('edition_entry').where('id', '=', entryId).execute();
  return touched(tx, actor, editionId, 'measure_removed', { key: entry.key });
}
