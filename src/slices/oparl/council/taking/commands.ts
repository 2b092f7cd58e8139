import { createHash } from 'node:crypto';
import { system } from '../../../../kernel/actor.ts';
import { dayOf, type Day } from '../../../../kernel/dates.ts';
import type { Writes } from '../../../../platform/database/types.ts';
import { takeBack, takenSittings, takePaper, takeSitting, type BodyTables } from '../../../bodies/public.ts';
import type { ThreadTables } from '../../../thread/public.ts';
import type { Source } from '../queries.ts';
import { idOf, isDeleted, isHidden, isObject, isType, meetingOf, paperOf, text, type Home, type ReadMeeting, type ReadPaper } from '../rules.ts';
import { REFUSALS_KEPT, type FoundItem, type Refusal } from '../schema.ts';
import type { CouncilTables } from '../tables.ts';

export type Tx = Writes<CouncilTables & BodyTables & ThreadTables>;
export type ObjectType = 'Meeting' | 'Paper';
const ACTOR = system('oparl import');

/** What a run came to, object by object. */
export interface Tally {
  added: number;
  changed: number;
  same: number;
  gone: number;
  refused: number;
  ignored: number;
  readonly refusals: { readonly externalId: string; readonly type: string; readonly reason: Refusal }[];
  readonly sample: FoundItem[];
}

/** What is the same for all objects of a run. */
export interface Reading {
  readonly source: Source;
  readonly home: Home;
  /** Bodies here by the address of the organization there. */
  readonly bodies: ReadonlyMap<string, string>;
  /** Nothing is written: it is only looked at what would be. */
  readonly rehearsal: boolean;
  readonly seenAt: Date;
}

type Outcome = 'added' | 'changed' | 'same' | 'gone' | 'ignored' | Refusal;
interface Seen {
  readonly outcome: Outcome;
  readonly externalId: string;
  readonly item?: FoundItem;
}

const NAMED_OUTCOMES: ReadonlySet<string> = new Set(['added', 'changed', 'same', 'gone', 'ignored']);
const SAMPLE = 20;

/** Takes one object as it was sent, or says why not. */
export async function takeObject(tx: Tx, reading: Reading, type: ObjectType, object: unknown, tally: Tally): Promise<void> {
  const { outcome, externalId, item } = await taken(tx, reading, type, object);
  if (NAMED_OUTCOMES.has(outcome)) tally[outcome as 'added'] += 1;
  else refuse(tally, type, externalId, outcome as Refusal);
  if (outcome === 'added' && item !== undefined && tally.sample.length < SAMPLE) tally.sample.push(item);
}

/** Notes an object that was not taken. Its address may belong to anybody: kept is what can be shown. */
export function refuse(tally: Tally, type: string, externalId: string, reason: Refusal): void {
  tally.refused += 1;
  if (tally.refusals.length < REFUSALS_KEPT) tally.refusals.push({ externalId: externalId.slice(0, 300), type, reason });
}

async function taken(tx: Tx, reading: Reading, type: ObjectType, object: unknown): Promise<Seen> {
  const said = isObject(object) ? (text(object, 'id') ?? '') : '';
  if (!isObject(object)) return { outcome: 'unreadable', externalId: '' };
  const id = idOf(reading.home, object);
  if (!id.ok) return { outcome: id.reason, externalId: said };
  const externalId = id.value;
  if (text(object, 'type') !== null && !isType(object, type)) return { outcome: 'wrong_type', externalId };
  const known = await tx.selectFrom('council_object').select(['source_id', 'type', 'digest', 'gone_at']).where('external_id', '=', externalId).executeTakeFirst();
  if (known !== undefined && (known.source_id !== reading.source.id || known.type !== type)) return { outcome: 'other_source', externalId };
  const before = known === undefined || known.gone_at !== null ? undefined : known;
  if (before !== undefined && !reading.rehearsal) await tx.updateTable('council_object').set({ seen_at: reading.seenAt }).where('external_id', '=', externalId).execute();
  if (isDeleted(object) || isHidden(object)) return { outcome: await leave(tx, reading, type, externalId, before !== undefined), externalId };
  return type === 'Meeting' ? takeMeeting(tx, reading, object, externalId, before) : takeOnePaper(tx, reading, object, externalId, before);
}

/** What is there no more, or is not meant for us any more, leaves the pages here. */
async function leave(tx: Tx, { rehearsal }: Reading, type: ObjectType, externalId: string, isHere: boolean): Promise<Outcome> {
  if (!isHere) return 'ignored';
  if (!rehearsal) {
    await takeBack(tx, ACTOR, type === 'Meeting' ? 'sitting' : 'paper', externalId);
    await tx.updateTable('council_object').set({ gone_at: new Date(), digest: null }).where('external_id', '=', externalId).execute();
  }
  return 'gone';
}

type Before = { readonly digest: string | null } | undefined;
const digestOf = (...parts: readonly unknown[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
const isOld = (day: Day, { fromDay }: Source): boolean => fromDay !== null && day < fromDay;

async function takeMeeting(tx: Tx, reading: Reading, object: Parameters<typeof meetingOf>[1], externalId: string, before: Before): Promise<Seen> {
  const read = meetingOf(reading.home, object, dayOf(new Date()));
  if (!read.ok) return { outcome: read.reason, externalId };
  const { organizations, ...meeting } = read.value;
  const bodyId = organizations.map((o) => reading.bodies.get(o)).find((b) => b !== undefined);
  if (bodyId === undefined) return { outcome: await leave(tx, reading, 'Meeting', externalId, before !== undefined), externalId };
  if (isOld(meeting.day, reading.source)) return { outcome: 'ignored', externalId };
  const { name: source, invented } = reading.source;
  const item: FoundItem = { type: 'Meeting', title: line(object['name']), day: meeting.day };
  return settle(tx, reading, 'Meeting', { externalId, before, item, digest: digestOf(meeting, bodyId, source, invented), parts: partsOf(read.value) }, async () => {
    const done = await takeSitting(tx, ACTOR, { ...meeting, bodyId, source, invented });
    return done.ok ? null : 'own_sitting';
  });
}

const line = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 160) : '');
const partsOf = ({ items }: ReadMeeting): Parts => items.map((i) => ({ externalId: i.externalId, type: 'AgendaItem' }));
type Parts = readonly { readonly externalId: string; readonly type: 'AgendaItem' | 'Consultation' }[];

async function takeOnePaper(tx: Tx, reading: Reading, object: Parameters<typeof paperOf>[1], externalId: string, before: Before): Promise<Seen> {
  const read = paperOf(reading.home, object);
  if (!read.ok) return { outcome: read.reason, externalId };
  const steps = await stepsHere(tx, reading, read.value);
  if (steps.length === 0) return { outcome: await leave(tx, reading, 'Paper', externalId, before !== undefined), externalId };
  const { name: source, invented } = reading.source;
  const paper = { ...read.value, steps };
  const item: FoundItem = { type: 'Paper', title: paper.title, day: paper.dated };
  return settle(tx, reading, 'Paper', { externalId, before, item, digest: digestOf(paper, source, invented), parts: steps.map((s) => ({ externalId: s.externalId, type: 'Consultation' })) }, async () => {
    await takePaper(tx, ACTOR, { ...paper, source, invented });
    return null;
  });
}

/** The steps of a sequence that happen in sittings taken from this system. While nothing is written, those that would be. */
async function stepsHere(tx: Tx, { source, bodies, rehearsal }: Reading, { steps }: ReadPaper) {
  const meetings = steps.flatMap((s) => s.meeting ?? []);
  const mine = meetings.length === 0 ? [] : await tx.selectFrom('council_object').select('external_id').where('external_id', 'in', meetings).where('source_id', '=', source.id).execute();
  const sittings = await takenSittings(tx, mine.map((row) => row.external_id));
  return steps.flatMap(({ externalId, organizations, meeting, item, role }) => {
    const sitting = meeting === null ? undefined : sittings.get(meeting);
    if (sitting !== undefined) return [{ externalId, bodyId: sitting.bodyId, sittingId: sitting.id, item, role }];
    const body = organizations.map((o) => bodies.get(o)).find((b) => b !== undefined);
    return rehearsal && body !== undefined && meeting !== null ? [{ externalId, bodyId: body, sittingId: meeting, item, role }] : [];
  });
}

interface Settling {
  readonly externalId: string;
  readonly before: Before;
  readonly digest: string;
  readonly item: FoundItem;
  readonly parts: Parts;
}

/** Compares with what was read last; writes what is new, and notes that this system brought it and its parts. */
async function settle(tx: Tx, reading: Reading, type: ObjectType, { externalId, before, digest, item, parts }: Settling, takeIt: () => Promise<Refusal | null>): Promise<Seen> {
  if (before?.digest === digest) return { outcome: 'same', externalId };
  const outcome = before === undefined ? 'added' : 'changed';
  if (reading.rehearsal) return { outcome, externalId, item };
  if (!(await claimed(tx, reading, parts))) return { outcome: 'other_source', externalId };
  const refused = await takeIt();
  if (refused !== null) return { outcome: refused, externalId };
  const columns = { source_id: reading.source.id, type, digest, seen_at: reading.seenAt, gone_at: null };
  await tx.insertInto('council_object').values({ external_id: externalId, ...columns }).onConflict((c) => c.column('external_id').doUpdateSet(columns)).execute();
  return { outcome, externalId };
}

/** Whether all parts are this system's own: new ones become so, those that another brought stay its own. */
async function claimed(tx: Tx, { source, seenAt }: Reading, parts: Parts): Promise<boolean> {
  if (parts.length === 0) return true;
  const known = await tx.selectFrom('council_object').select(['external_id', 'source_id', 'type']).where('external_id', 'in', parts.map((p) => p.externalId)).execute();
  if (known.some((k) => k.source_id !== source.id || k.type !== parts.find((p) => p.externalId === k.external_id)?.type)) return false;
  const fresh = parts.filter((p) => !known.some((k) => k.external_id === p.externalId));
  if (fresh.length > 0) await tx.insertInto('council_object').values(fresh.map((p) => ({ external_id: p.externalId, source_id: source.id, type: p.type, seen_at: seenAt }))).execute();
  return true;
}

/** What the other side answers "not found" or "gone" to. */
export async function takeBackMissing(tx: Tx, reading: Reading, type: ObjectType, externalId: string, tally: Tally): Promise<void> {
  if ((await leave(tx, reading, type, externalId, true)) === 'gone') tally.gone += 1;
}
