import type { Actor } from '../../../kernel/actor.ts';
import { dayOf, type Day } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import { localized, sourceText, type Localized } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { record, type ThreadTables } from '../../thread/public.ts';
import type { Known } from '../register/commands.ts';
import { sittingSlug } from '../rules.ts';
import type { Presence, SittingState } from '../schema.ts';
import type { BodyTables } from '../tables.ts';

type Tx = Writes<BodyTables & ThreadTables>;

export interface SittingInput {
  readonly day: Day;
  readonly starts?: string | null;
  readonly ends?: string | null;
  readonly place?: string | null;
  readonly state: SittingState;
  readonly dispatchedOn?: Day | null;
  readonly guests?: number | null;
  readonly source?: string | null;
}

/** Adds a sitting of a body, or rewrites one. Its address keeps the day it was made for. */
export async function saveSitting(tx: Tx, actor: Actor, bodyId: string, input: SittingInput, known?: Known): Promise<Result<{ id: string; slug: string }>> {
  const { day, state } = input;
  if (state === 'held' && day > dayOf(new Date())) return failed('date_in_future', 'day');
  const columns = { day, starts: input.starts ?? null, ends: input.ends ?? null, place: input.place ?? '', state, dispatched_on: input.dispatchedOn ?? null, guests: input.guests ?? null, source: input.source ?? '' };
  const values = { day, state, place: columns.place, dispatchedOn: columns.dispatched_on };
  if (known !== undefined) {
    const row = await tx.updateTable('sitting').set({ ...columns, version: known.version + 1 }).where('id', '=', known.id).where('body_id', '=', bodyId).where('version', '=', known.version).where('deleted_at', 'is', null).where('external_id', 'is', null).returning(['id', 'slug']).executeTakeFirst();
    if (row === undefined) return failed('stale');
    await record(tx, { actor, kind: 'sitting', id: row.id, action: 'sitting.changed', values });
    return ok(row);
  }
  // One writer a body at a time, so that two sittings of a day get two addresses.
  await tx.selectFrom('body').select('id').where('id', '=', bodyId).forUpdate().execute();
  const taken = await tx.selectFrom('sitting').select('slug').where('body_id', '=', bodyId).execute();
  const made = { id: newId(), slug: sittingSlug(day, [...taken.map((s) => s.slug), 'new']) };
  await tx.insertInto('sitting').values({ ...made, body_id: bodyId, ...columns, minutes: localized('') }).execute();
  await record(tx, { actor, kind: 'sitting', id: made.id, action: 'sitting.added', values });
  return ok(made);
}

/** Takes a sitting back that was entered by mistake; one that something refers to stays. */
export async function removeSitting(tx: Tx, actor: Actor, id: string): Promise<Result<null>> {
  const steps = await tx.selectFrom('consultation').select('id').where('sitting_id', '=', id).where('deleted_at', 'is', null).executeTakeFirst();
  const resolutions = await tx.selectFrom('body_resolution').select('id').where('sitting_id', '=', id).where('deleted_at', 'is', null).executeTakeFirst();
  if (steps !== undefined || resolutions !== undefined) return failed('in_use');
  await tx.updateTable('sitting').set({ deleted_at: new Date() }).where('id', '=', id).execute();
  await record(tx, { actor, kind: 'sitting', id, action: 'sitting.removed' });
  return ok(null);
}

export interface ItemInput {
  readonly position: number;
  readonly title: Localized;
  readonly public: boolean;
  readonly paperId?: string | null;
  readonly result?: Localized;
}

/** A point of the agenda; those from its place on move back by one. */
export async function saveItem(tx: Tx, actor: Actor, sittingId: string, input: ItemInput, id?: string): Promise<Result<{ id: string }>> {
  const { position, title, public: open, paperId = null, result = localized('') } = input;
  const columns = { position, title, public: open, paper_id: paperId, result };
  const others = await tx.selectFrom('agenda_item').select(['id', 'position']).where('sitting_id', '=', sittingId).where('deleted_at', 'is', null).$if(id !== undefined, (q) => q.where('id', '<>', id as string)).execute();
  if (others.some((o) => o.position === position)) await tx.updateTable('agenda_item').set((e) => ({ position: e('position', '+', 1) })).where('id', 'in', others.filter((o) => o.position >= position).map((o) => o.id)).execute();
  const made = id ?? newId();
  if (id === undefined) await tx.insertInto('agenda_item').values({ id: made, sitting_id: sittingId, ...columns }).execute();
  else {
    const row = await tx.updateTable('agenda_item').set(columns).where('id', '=', id).where('sitting_id', '=', sittingId).where('deleted_at', 'is', null).returning('id').executeTakeFirst();
    if (row === undefined) return failed('not_found');
  }
  // The title of a point that is not public has no place in the history that others read.
  await record(tx, { actor, kind: 'sitting', id: sittingId, action: id === undefined ? 'sitting.item_added' : 'sitting.item_changed', values: { position, public: open, ...(open ? { title: sourceText(title) } : {}) } });
  return ok({ id: made });
}

/** Takes a point off the agenda. */
export async function removeItem(tx: Tx, actor: Actor, sittingId: string, id: string): Promise<Result<null>> {
  const row = await tx.updateTable('agenda_item').set({ deleted_at: new Date() }).where('id', '=', id).where('sitting_id', '=', sittingId).where('deleted_at', 'is', null).returning('position').executeTakeFirst();
  if (row === undefined) return failed('not_found');
  await record(tx, { actor, kind: 'sitting', id: sittingId, action: 'sitting.item_removed', values: { position: row.position } });
  return ok(null);
}

/** Who of the members came. The history says how many, never who. */
export async function setPresence(tx: Tx, actor: Actor, sitting: { readonly id: string; readonly bodyId: string }, states: ReadonlyMap<string, Presence>): Promise<Result<null>> {
  const members = await tx.selectFrom('body_member').select('id').where('body_id', '=', sitting.bodyId).where('deleted_at', 'is', null).execute();
  const known = [...states].filter(([id]) => members.some((m) => m.id === id));
  await tx.deleteFrom('sitting_presence').where('sitting_id', '=', sitting.id).execute();
  if (known.length > 0) await tx.insertInto('sitting_presence').values(known.map(([id, state]) => ({ sitting_id: sitting.id, member_id: id, state }))).execute();
  await record(tx, { actor, kind: 'sitting', id: sitting.id, action: 'sitting.presence', values: { present: known.filter(([, s]) => s === 'present').length, members: known.length } });
  return ok(null);
}

/** The minutes, and from when on they are public. */
export async function saveMinutes(tx: Tx, actor: Actor, known: Known, minutes: Localized, minutesOn: Day | null): Promise<Result<null>> {
  if (minutesOn !== null && sourceText(minutes) === '') return failed('required', 'minutes');
  const row = await tx.updateTable('sitting').set({ minutes, minutes_on: minutesOn, version: known.version + 1 }).where('id', '=', known.id).where('version', '=', known.version).where('deleted_at', 'is', null).where('external_id', 'is', null).returning('id').executeTakeFirst();
  if (row === undefined) return failed('stale');
  await record(tx, { actor, kind: 'sitting', id: known.id, action: 'sitting.minutes', values: { minutesOn } });
  return ok(null);
}
