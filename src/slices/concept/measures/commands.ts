import { sql } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import { dayOf, type Day } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import { localized, saidIn, sourceText, worded, type Localized, type Wording } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { indexText, type SimilarityTables } from '../../similarity/public.ts';
import { linkNodes, putNode, record, type ThreadTables } from '../../thread/public.ts';
import type { ConceptTables } from '../tables.ts';
import { hrefs } from '../urls.ts';
import { changeState, checkDetails, keyCandidates, type Level, type State } from './rules.ts';

type Tx = Writes<ConceptTables & ThreadTables & SimilarityTables>;

export interface NewMeasure {
  readonly conceptId: string;
  readonly fieldCode: string;
  readonly title: Localized;
  readonly state: State;
  /** Wished key; else it comes from field and number. A key that is taken is refused. */
  readonly key?: string;
  /** Position of the goal within the field of the draft. */
  readonly goal?: number | null;
  /** Number within the field; the next free one if not given. */
  readonly number?: number | null;
  readonly selected?: boolean;
  readonly description?: Localized | null;
  readonly reason?: Localized | null;
  readonly level?: Level | null;
  /** Day since which it has the state; today if not given. */
  readonly since?: Day;
  readonly public?: boolean;
  readonly origin?: string | null;
  readonly leadDepartmentId?: string | null;
  readonly partners?: readonly string[];
  readonly territoryKeys?: readonly string[];
  readonly targetGroups?: readonly string[];
  readonly startsOn?: Day | null;
  readonly endsOn?: Day | null;
  readonly steps?: MeasureChange['steps'];
}
export interface MadeMeasure {
  readonly id: string;
  readonly key: string;
  /** Null while no draft has room for it: it joins the next one. */
  readonly number: number | null;
}

interface Place {
  readonly conceptSlug: string;
  readonly editionId: string;
  readonly draft: boolean;
  readonly fieldId: string;
}

/** A measure of a concept: in its draft, if there is one, else beside the adopted edition until the next draft takes it up. */
export async function createMeasure(tx: Tx, actor: Actor, input: NewMeasure): Promise<Result<MadeMeasure>> {
  const place = await placeFor(tx, input.conceptId, input.fieldCode);
  if (place === null) return failed('key_unknown', 'field', { key: input.fieldCode });
  const details = checkDetails({ state: input.state, reason: input.reason == null ? null : '.', level: input.level ?? null });
  if (!details.ok) return details;
  if (input.startsOn != null && input.endsOn != null && input.startsOn > input.endsOn) return failed('date_order', 'endsOn');
  const goalId = input.goal == null ? null : await goalAt(tx, place.fieldId, input.goal);
  if (input.goal != null && goalId === null) return failed('key_unknown', 'goal', { key: input.goal });
  const number = await numberFor(tx, place, input.number ?? null);
  if (number === null) return failed('already_taken', 'number');
  const key = await freeKey(tx, input.key ?? null, input.fieldCode, number, place.conceptSlug);
  if (key === null) return failed('already_taken', 'key');
  const id = newId();
  const since = input.since ?? dayOf(new Date());
  await tx.insertInto('measure').values({ ...columnsOf(input), id, key, concept_id: input.conceptId, field_id: place.fieldId, competent_level: details.value.level, state_since: since }).execute();
  if (place.draft) {
    const entryId = newId();
    await tx.insertInto('edition_entry').values({ id: entryId, edition_id: place.editionId, field_id: place.fieldId, goal_id: goalId, measure_id: id, number, wording: input.title, selected: input.selected ?? true }).execute();
    await tx.updateTable('measure').set({ entry_id: entryId }).where('id', '=', id).execute();
  }
  await tx.insertInto('measure_state_change').values({ id: newId(), measure_id: id, state: input.state, reason: input.reason ?? null, competent_level: details.value.level, date: since }).execute();
  await putNode(tx, { kind: 'measure', id, title: input.title, href: hrefs.measure(key), visible: input.public ?? false, date: since });
  await indexMeasure(tx, id, input.title, input.description ?? null);
  if (input.steps !== undefined) await replaceRows(tx, id, { steps: input.steps, documents: [] });
  await record(tx, { actor, kind: 'measure', id, action: 'measure.created', values: { key, title: input.title, state: input.state } });
  return ok({ id, key, number: place.draft ? number : null });
}

/** Makes a measure findable as similar to others. */
export async function indexMeasure(tx: Tx, id: string, title: Localized, description: Localized | null): Promise<void> {
  await indexText(tx, { id, kind: 'measure', text: [title, description].filter((t) => t !== null).map(sourceText).join('\n') });
}

function columnsOf(input: NewMeasure) {
  return {
    title: input.title,
    description: input.description ?? null,
    state: input.state,
    state_reason: input.reason ?? null,
    public: input.public ?? false,
    origin: input.origin ?? null,
    lead_department_id: input.leadDepartmentId ?? null,
    partners: input.partners ?? [],
    territory_keys: input.territoryKeys ?? [],
    target_groups: input.targetGroups ?? [],
    starts_on: input.startsOn ?? null,
    ends_on: input.endsOn ?? null,
  };
}

/** The field in the draft; without a draft, in the edition in force. */
async function placeFor(tx: Tx, conceptId: string, code: string): Promise<Place | null> {
  const row = await tx
    .selectFrom('concept_edition as e')
    .innerJoin('concept as c', 'c.id', 'e.concept_id')
    .innerJoin('concept_field as f', 'f.edition_id', 'e.id')
    .select(['c.slug as conceptSlug', 'e.id as editionId', 'e.state', 'f.id as fieldId'])
    .where('c.id', '=', conceptId)
    .where('f.code', '=', code)
    .where('e.state', 'in', ['draft', 'adopted'])
    .orderBy('e.number', 'desc')
    .executeTakeFirst();
  return row === undefined ? null : { conceptSlug: row.conceptSlug, editionId: row.editionId, draft: row.state === 'draft', fieldId: row.fieldId };
}

async function goalAt(tx: Tx, fieldId: string, position: number): Promise<string | null> {
  const row = await tx.selectFrom('concept_goal').select('id').where('field_id', '=', fieldId).where('position', '=', position).executeTakeFirst();
  return row?.id ?? null;
}

/** The wished number if it is free, else null; without a wish the one after the highest, also counting what has only a key. */
async function numberFor(tx: Tx, place: Place, wish: number | null): Promise<number | null> {
  const taken = await tx.selectFrom('edition_entry').select('number').where('field_id', '=', place.fieldId).orderBy('number', 'desc').execute();
  if (wish !== null) return taken.some((t) => t.number === wish) ? null : wish;
  return (taken[0]?.number ?? 0) + 1;
}

async function freeKey(tx: Tx, wish: string | null, code: string, number: number, conceptSlug: string): Promise<string | null> {
  const candidates = wish === null ? keyCandidates(code, number, conceptSlug) : [wish];
  const taken = new Set((await tx.selectFrom('measure').select('key').where('key', 'in', candidates).execute()).map((r) => r.key));
  return candidates.find((k) => !taken.has(k)) ?? null;
}

export interface MeasureChange {
  readonly version: number;
  /** New title; null keeps it. What stands in an adopted edition keeps its title. */
  readonly title: Wording | null;
  readonly description: Wording | null;
  readonly leadDepartmentId: string | null;
  readonly partners: readonly string[];
  readonly territoryKeys: readonly string[];
  readonly targetGroups: readonly string[];
  readonly origin: string | null;
  readonly startsOn: Day | null;
  readonly endsOn: Day | null;
  readonly public: boolean;
  readonly steps: readonly { readonly title: string; readonly due: Day | null; readonly done: Day | null }[];
  readonly documents: readonly { readonly title: string; readonly url: string }[];
}

/** What is known of a measure, as a whole form: a colleague's change since `version` refuses it. */
export async function updateMeasure(tx: Tx, actor: Actor, id: string, input: MeasureChange): Promise<Result<null>> {
  const before = await locked(tx, id);
  if (before === null) return failed('not_found');
  if (before.version !== input.version) return failed('stale');
  if (input.startsOn !== null && input.endsOn !== null && input.startsOn > input.endsOn) return failed('date_order', 'endsOn');
  const frozen = before.entry_id !== null && (await isFrozen(tx, before.entry_id));
  const title = input.title === null || frozen ? before.title : worded(before.title, input.title);
  const open = frozen ? true : input.public;
  const description = input.description === null ? null : worded(before.description, input.description);
  await tx
    .updateTable('measure')
    .set({ title, description, lead_department_id: input.leadDepartmentId, partners: input.partners, territory_keys: input.territoryKeys, target_groups: input.targetGroups, origin: input.origin, starts_on: input.startsOn, ends_on: input.endsOn, public: open, version: before.version + 1, updated_at: new Date() })
    .where('id', '=', id)
    .execute();
  if (before.entry_id !== null && !frozen) await tx.updateTable('edition_entry').set({ wording: title }).where('id', '=', before.entry_id).execute();
  await replaceRows(tx, id, input);
  await putNode(tx, { kind: 'measure', id, title, href: hrefs.measure(before.key), visible: open, date: before.firstDay });
  await indexMeasure(tx, id, title, description);
  const { version: _, title: name, description: about, ...rest } = input;
  const values = { ...rest, title: name === null ? null : saidIn(name), description: about === null ? null : saidIn(about) };
  await record(tx, { actor, kind: 'measure', id, action: 'measure.changed', values });
  return ok(null);
}

async function replaceRows(tx: Tx, id: string, input: Pick<MeasureChange, 'steps' | 'documents'>): Promise<void> {
  await tx.deleteFrom('measure_step').where('measure_id', '=', id).execute();
  await tx.deleteFrom('measure_document').where('measure_id', '=', id).execute();
  if (input.steps.length > 0) await tx.insertInto('measure_step').values(input.steps.map((s, i) => ({ id: newId(), measure_id: id, position: i + 1, title: s.title, due_on: s.due, done_on: s.done }))).execute();
  if (input.documents.length > 0) await tx.insertInto('measure_document').values(input.documents.map((d, i) => ({ id: newId(), measure_id: id, position: i + 1, title: d.title, url: d.url }))).execute();
}

async function locked(tx: Tx, id: string) {
  const row = await tx
    .selectFrom('measure')
    .select(['id', 'key', 'title', 'description', 'state', 'state_since', 'public', 'entry_id', 'version'])
    .select((eb) => eb.selectFrom('measure_state_change as h').select(sql<string>`min(h.date)`.as('day')).whereRef('h.measure_id', '=', 'measure.id').as('firstDay'))
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : { ...row, firstDay: row.firstDay ?? row.state_since };
}

async function isFrozen(tx: Tx, entryId: string): Promise<boolean> {
  const row = await tx.selectFrom('edition_entry as e').innerJoin('concept_edition as d', 'd.id', 'e.edition_id').select('d.state').where('e.id', '=', entryId).executeTakeFirst();
  return row !== undefined && row.state !== 'draft';
}

export interface StateChange {
  /** As the form saw it; left out by jobs and loaders that did not look. */
  readonly version?: number;
  readonly state: State;
  readonly reason?: string | null;
  readonly level?: Level | null;
  readonly date: Day;
}

/** Another state, since a day. Which may follow which: `rules.ts`. */
export async function setMeasureState(tx: Tx, actor: Actor, id: string, change: StateChange): Promise<Result<null>> {
  const before = await locked(tx, id);
  if (before === null) return failed('not_found');
  if (change.version !== undefined && change.version !== before.version) return failed('stale');
  const checked = changeState(before.state as State, { state: change.state, reason: change.reason ?? null, level: change.level ?? null });
  if (!checked.ok) return checked;
  if (change.date < before.state_since) return failed('date_order', 'date');
  const reason = checked.value.reason === null ? null : localized(checked.value.reason);
  await tx.updateTable('measure').set({ state: change.state, state_reason: reason, competent_level: checked.value.level, state_since: change.date, version: before.version + 1, updated_at: new Date() }).where('id', '=', id).execute();
  await tx.insertInto('measure_state_change').values({ id: newId(), measure_id: id, state: change.state, reason, competent_level: checked.value.level, date: change.date }).execute();
  await record(tx, { actor, kind: 'measure', id, action: 'measure.state_changed', values: { state: [before.state, change.state], reason: checked.value.reason, level: checked.value.level, date: change.date } });
  return ok(null);
}

export interface NewProgressNote {
  readonly date: Day;
  readonly text: Localized;
  /** The unit that reports; null is the coordination office. */
  readonly departmentId: string | null;
}

/** What a unit reports about a measure. */
export async function addProgressNote(tx: Tx, actor: Actor, measureId: string, input: NewProgressNote): Promise<Result<{ id: string }>> {
  const touched = await tx.updateTable('measure').set({ updated_at: new Date() }).where('id', '=', measureId).returning('id').executeTakeFirst();
  if (touched === undefined) return failed('not_found');
  const id = newId();
  await tx.insertInto('progress_note').values({ id, measure_id: measureId, department_id: input.departmentId, date: input.date, text: input.text }).execute();
  await record(tx, { actor, kind: 'measure', id: measureId, action: 'measure.progress_noted', values: { date: input.date, text: input.text, department: input.departmentId } });
  return ok({ id });
}

/** A measure may build on what exists. */
export async function linkPractice(tx: Tx, actor: Actor, measureId: string, practiceId: string): Promise<Result<null>> {
  const practice = await tx.selectFrom('practice').select('slug').where('id', '=', practiceId).executeTakeFirst();
  if (practice === undefined) return failed('invalid_choice', 'practice');
  await linkNodes(tx, measureId, 'builds_on', practiceId);
  await record(tx, { actor, kind: 'measure', id: measureId, action: 'measure.practice_linked', values: { practice: practice.slug } });
  return ok(null);
}
