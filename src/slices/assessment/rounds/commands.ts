import type { Actor } from '../../../kernel/actor.ts';
import { dayOf, type Day } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import { record } from '../../thread/public.ts';
import { openlyAssessed, sendToDepartments, type NewSubject, type Tx } from '../commands.ts';
import { itemsOf, suggestionsFor } from './queries.ts';
import { itemSeen } from './rules.ts';

export interface RoundContent {
  readonly title: Localized;
  readonly note: Localized | null;
  readonly dueOn: Day;
  readonly source?: string | null;
}

/** Begins a round; it is the office's alone until it is sent. */
export async function createRound(tx: Tx, actor: Actor, { title, note, dueOn, source = null }: RoundContent): Promise<Result<{ id: string; number: number }>> {
  const id = newId();
  const { number } = await tx.insertInto('assessment_round').values({ id, title, note, due_on: dueOn, source }).returning('number').executeTakeFirstOrThrow();
  await record(tx, { actor, kind: 'assessment_round', id, action: 'assessment_round.created', values: { title, dueOn } });
  return ok({ id, number });
}

export async function changeRound(tx: Tx, actor: Actor, id: string, version: number, { title, note, dueOn }: RoundContent): Promise<Result<null>> {
  const before = await tx.selectFrom('assessment_round').select(['sent_on', 'due_on']).where('id', '=', id).forUpdate().executeTakeFirst();
  if (before === undefined) return failed('not_found');
  if (before.sent_on !== null && before.due_on !== dueOn) return failed('frozen', 'dueOn');
  const done = await tx.updateTable('assessment_round').set({ title, note, due_on: dueOn, version: version + 1 }).where('id', '=', id).where('version', '=', version).returning('id').executeTakeFirst();
  if (done === undefined) return failed('stale');
  await record(tx, { actor, kind: 'assessment_round', id, action: 'assessment_round.changed', values: { title, dueOn } });
  return ok(null);
}

/** Whether a round can still be filled; locks it. */
async function isDraft(tx: Tx, roundId: string): Promise<boolean> {
  const row = await tx.selectFrom('assessment_round').select('sent_on').where('id', '=', roundId).forUpdate().executeTakeFirst();
  return row !== undefined && row.sent_on === null;
}

/** Puts things into a draft round, each with the departments that are suggested for it. What is there, or is being assessed, is left out. */
export async function addItems(tx: Tx, actor: Actor, roundId: string, subjects: readonly Omit<NewSubject, 'visible'>[]): Promise<Result<number>> {
  if (!(await isDraft(tx, roundId))) return failed('wrong_state');
  const known = await itemsOf(tx, roundId);
  const busy = await openlyAssessed(tx, subjects.map((s) => s.id));
  const fresh = subjects.filter((s) => !busy.has(s.id) && !known.some((k) => k.id === s.id));
  for (const [index, s] of fresh.entries()) {
    const itemId = newId();
    await tx.insertInto('assessment_round_item').values({ id: itemId, round_id: roundId, subject_kind: s.kind, subject_id: s.id, subject_title: s.title, subject_href: s.href, position: known.length + index + 1 }).execute();
    await setDepartments(tx, itemId, (await suggestionsFor(tx, s)).map((x) => x.departmentId));
  }
  await record(tx, { actor, kind: 'assessment_round', id: roundId, action: 'assessment_round.changed', values: { added: fresh.map((s) => s.id) } });
  return ok(fresh.length);
}

async function setDepartments(tx: Tx, itemId: string, departmentIds: readonly string[]): Promise<void> {
  await tx.deleteFrom('assessment_round_department').where('item_id', '=', itemId).execute();
  const rows = [...new Set(departmentIds)].map((id) => ({ item_id: itemId, department_id: id }));
  if (rows.length > 0) await tx.insertInto('assessment_round_department').values(rows).execute();
}

export interface ItemContent {
  readonly departmentIds: readonly string[];
  readonly question: Localized | null;
  /** The item it is assessed with. */
  readonly joinedTo: string | null;
  /** What the form was opened with ({@link itemSeen}); absent by those who did not look. */
  readonly seen?: string;
}

/** Whom an item of a draft round goes to, and with what it is assessed. An item that carries others cannot be joined to a third. */
export async function changeItem(tx: Tx, actor: Actor, roundId: string, itemId: string, { departmentIds, question, joinedTo, seen }: ItemContent): Promise<Result<null>> {
  if (!(await isDraft(tx, roundId))) return failed('wrong_state');
  const items = await itemsOf(tx, roundId);
  const before = items.find((i) => i.itemId === itemId);
  if (before === undefined) return failed('not_found');
  if (seen !== undefined && itemSeen(before) !== seen) return failed('stale');
  const target = joinedTo === null ? null : items.find((i) => i.itemId === joinedTo);
  if (target !== null && (target === undefined || target.joinedTo !== null || target.itemId === itemId || items.some((i) => i.joinedTo === itemId))) return failed('invalid_choice', 'joinedTo');
  if (joinedTo === null && departmentIds.length === 0) return failed('required', 'departments');
  await tx.updateTable('assessment_round_item').set({ question, joined_to: joinedTo }).where('id', '=', itemId).execute();
  await setDepartments(tx, itemId, departmentIds);
  await record(tx, { actor, kind: 'assessment_round', id: roundId, action: 'assessment_round.changed', values: { item: itemId, departmentIds, joinedTo } });
  return ok(null);
}

export async function removeItem(tx: Tx, actor: Actor, roundId: string, itemId: string, seen?: string): Promise<Result<null>> {
  if (!(await isDraft(tx, roundId))) return failed('wrong_state');
  const before = (await itemsOf(tx, roundId)).find((i) => i.itemId === itemId);
  if (before !== undefined && seen !== undefined && itemSeen(before) !== seen) return failed('stale');
  const gone = await tx.deleteFrom('assessment_round_item').where('id', '=', itemId).where('round_id', '=', roundId).returning('subject_id').executeTakeFirst();
  if (gone === undefined) return failed('not_found');
  await record(tx, { actor, kind: 'assessment_round', id: roundId, action: 'assessment_round.changed', values: { removed: gone.subject_id } });
  return ok(null);
}

/** Sends a round: of each item, with what is joined to it, an assessment; gives the departments that were asked. `visible`: whether everybody may see a thing. */
export async function sendRound(tx: Tx, actor: Actor, roundId: string, visible: (id: string) => boolean, sentOn: Day = dayOf(new Date())): Promise<Result<{ departmentIds: readonly string[]; dueOn: Day }>> {
  if (!(await isDraft(tx, roundId))) return failed('wrong_state');
  const { due_on: dueOn } = await tx.selectFrom('assessment_round').select('due_on').where('id', '=', roundId).executeTakeFirstOrThrow();
  const items = await itemsOf(tx, roundId);
  const heads = items.filter((i) => i.joinedTo === null);
  if (heads.length === 0) return failed('required', 'items');
  if (dueOn < sentOn) return failed('date_order', 'dueOn');
  const subject = ({ kind, id, title, href }: (typeof items)[number]): NewSubject => ({ kind, id, title, href, visible: visible(id) });
  for (const head of heads) {
    if (head.departmentIds.length === 0) return failed('required', 'departments');
    const joined = items.filter((i) => i.joinedTo === head.itemId);
    const departmentIds = [...head.departmentIds, ...joined.flatMap((j) => j.departmentIds)];
    const sent = await sendToDepartments(tx, actor, { subject: subject(head), joined: joined.map(subject), departmentIds, dueOn, question: head.question, sentOn, roundId });
    if (!sent.ok) return sent;
  }
  await tx.updateTable('assessment_round').set((eb) => ({ sent_on: sentOn, version: eb('version', '+', 1) })).where('id', '=', roundId).execute();
  await tx.deleteFrom('assessment_round_item').where('round_id', '=', roundId).execute();
  await record(tx, { actor, kind: 'assessment_round', id: roundId, action: 'assessment_round.sent', values: { items: heads.length, dueOn } });
  return ok({ departmentIds: [...new Set(items.flatMap((i) => i.departmentIds))], dueOn });
}

/** Ends a round: what is missing is shown as missing, and that is no fault. */
export async function closeRound(tx: Tx, actor: Actor, roundId: string, on: Day = dayOf(new Date())): Promise<Result<null>> {
  const done = await tx.updateTable('assessment_round').set((eb) => ({ closed_on: on, version: eb('version', '+', 1) })).where('id', '=', roundId).where('sent_on', 'is not', null).where('closed_on', 'is', null).returning('id').executeTakeFirst();
  if (done === undefined) return failed('wrong_state');
  await record(tx, { actor, kind: 'assessment_round', id: roundId, action: 'assessment_round.closed', values: { on } });
  return ok(null);
}

/** A round of former years, known from a document: sent and ended before this program was there. */
export async function recordPastRound(tx: Tx, actor: Actor, content: RoundContent & { readonly sentOn: Day; readonly closedOn: Day }): Promise<Result<{ id: string; number: number }>> {
  if (content.closedOn < content.sentOn || content.dueOn < content.sentOn) return failed('date_order', 'dueOn');
  const made = await createRound(tx, actor, content);
  if (!made.ok) return made;
  await tx.updateTable('assessment_round').set({ sent_on: content.sentOn, closed_on: content.closedOn }).where('id', '=', made.value.id).execute();
  return made;
}
