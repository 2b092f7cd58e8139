import { sql } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import { localized, saidIn, sourceText, worded, type Localized, type Wording } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { indexText, type IndexedText, type SimilarityTables } from '../../similarity/public.ts';
import { linkNodes, putNode, record, type ThreadTables } from '../../thread/public.ts';
import type { ConceptTables } from '../tables.ts';
import { hrefs } from '../urls.ts';
import { changeState, factsSeen, type Level, type State } from './rules.ts';

type Tx = Writes<ConceptTables & ThreadTables & SimilarityTables>;

/** Makes a measure findable as similar to others. */
export async function indexMeasure(tx: Tx, id: string, title: Localized, description: Localized | null): Promise<void> {
  await indexText(tx, indexedMeasure(id, title, description));
}

/** What of a measure is compared with others. */
export function indexedMeasure(id: string, title: Localized, description: Localized | null): IndexedText {
  return { id, kind: 'measure', text: [title, description].filter((t) => t !== null).map(sourceText).join('\n') };
}

export interface MeasureChange {
  /** What the form was opened with (`factsSeen`); null by those who did not look. */
  readonly seen: string | null;
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
  readonly place: string | null;
  /** What is needed from others where the office has no say. */
  readonly cooperation: Wording | null;
}

/** What is known of a measure, as a whole form: a colleague's change of the same facts since it was opened refuses it. */
export async function updateMeasure(tx: Tx, actor: Actor, id: string, input: MeasureChange): Promise<Result<null>> {
  const before = await locked(tx, id);
  if (before === null) return failed('not_found');
  if (input.seen !== null && factsSeen(before) !== input.seen) return failed('stale');
  if (input.startsOn !== null && input.endsOn !== null && input.startsOn > input.endsOn) return failed('date_order', 'endsOn');
  const frozen = before.entry_id !== null && (await isFrozen(tx, before.entry_id));
  const title = input.title === null || frozen ? before.title : worded(before.title, input.title);
  const open = frozen ? true : input.public;
  const description = input.description === null ? null : worded(before.description, input.description);
  const cooperation = input.cooperation === null ? null : worded(before.cooperation, input.cooperation);
  await tx
    .updateTable('measure')
    .set({ title, description, lead_department_id: input.leadDepartmentId, partners: input.partners, territory_keys: input.territoryKeys, target_groups: input.targetGroups, origin: input.origin, starts_on: input.startsOn, ends_on: input.endsOn, public: open, place: input.place, cooperation, version: before.version + 1, updated_at: new Date() })
    .where('id', '=', id)
    .execute();
  if (before.entry_id !== null && !frozen) await tx.updateTable('edition_entry').set({ wording: title }).where('id', '=', before.entry_id).execute();
  await putNode(tx, { kind: 'measure', id, title, href: hrefs.measure(before.key), visible: open, date: before.firstDay });
  await indexMeasure(tx, id, title, description);
  const { seen: _, title: name, description: about, cooperation: needed, ...rest } = input;
  const said = (wording: Wording | null) => (wording === null ? null : saidIn(wording));
  const values = { ...rest, title: said(name), description: said(about), cooperation: said(needed) };
  await record(tx, { actor, kind: 'measure', id, action: 'measure.changed', values });
  return ok(null);
}

async function locked(tx: Tx, id: string) {
  const row = await tx
    .selectFrom('measure')
    .select(['id', 'key', 'title', 'description', 'state', 'state_since', 'public', 'entry_id', 'version', 'lead_department_id as leadDepartmentId', 'partners', 'territory_keys as territoryKeys', 'target_groups as targetGroups', 'origin', 'starts_on as startsOn', 'ends_on as endsOn', 'place', 'cooperation', 'watched_since'])
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
  await tx.updateTable('measure').set({ state: change.state, state_reason: reason, competent_level: checked.value.level, state_since: change.date, watched_since: before.watched_since ?? change.date, version: before.version + 1, updated_at: new Date() }).where('id', '=', id).execute();
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
  // A baseline of which somebody reports is one no more.
  const touched = await tx.updateTable('measure').set((e) => ({ watched_since: e.fn.coalesce('watched_since', e.val(input.date)), updated_at: new Date() })).where('id', '=', measureId).returning('id').executeTakeFirst();
  if (touched === undefined) return failed('not_found');
  const id = newId();
  await tx.insertInto('progress_note').values({ id, measure_id: measureId, department_id: input.departmentId, date: input.date, text: input.text }).execute();
  // Whichever way the news came in: a unit that was asked has answered.
  await tx.updateTable('measure_request').set({ answered_on: input.date }).where('measure_id', '=', measureId).where('answered_on', 'is', null).where('asked_on', '<=', input.date).execute();
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
