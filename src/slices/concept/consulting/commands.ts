import type { Actor } from '../../../kernel/actor.ts';
import { dayOf, type Day } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { record, type ThreadTables } from '../../thread/public.ts';
import { lockDraft } from '../editions/commands.ts';
import { contentOf } from '../editions/queries.ts';
import { aroundOf } from '../chapters/queries.ts';
import type { ConceptTables } from '../tables.ts';
import { consultationOf } from './queries.ts';
import { partsOf, phaseOf, receiptFor, receiptHash, type CommentResult } from './rules.ts';

type Tx = Writes<ConceptTables & ThreadTables>;

export interface Period {
  readonly opensOn: Day;
  readonly closesOn: Day;
  readonly note?: Localized | null;
}

/** From when to when the draft can be commented on. Once comments have come, it may be longer, but not begin later than they came. */
export async function setConsultation(tx: Tx, actor: Actor, editionId: string, period: Period): Promise<Result<null>> {
  const draft = await lockDraft(tx, editionId);
  if (!draft.ok) return draft;
  if (period.closesOn < period.opensOn) return failed('date_order', 'closesOn');
  const first = await tx.selectFrom('concept_comment').select((eb) => eb.fn.min('received_on').as('day')).where('edition_id', '=', editionId).executeTakeFirst();
  if (first?.day != null && period.opensOn > first.day) return failed('in_use', 'opensOn');
  const values = { opens_on: period.opensOn, closes_on: period.closesOn, note: period.note ?? null };
  await tx.insertInto('concept_consultation').values({ edition_id: editionId, ...values }).onConflict((c) => c.column('edition_id').doUpdateSet(values)).execute();
  await record(tx, { actor, kind: 'concept', id: draft.value.conceptId, action: 'consultation.set', values: { edition: draft.value.number, ...period } });
  return ok(null);
}

export interface NewComment {
  readonly part: string;
  readonly text: string;
  readonly lang: string;
  /** Committee in whose name it is said. */
  readonly body: string | null;
  /** The form's random value; '' where there is none. */
  readonly token: string;
  readonly receivedOn?: Day;
}

/** A comment of anybody, while the period runs. It is read by the office before others read it. The same form sent twice is one comment. */
export async function giveComment(tx: Tx, actor: Actor, editionId: string, input: NewComment): Promise<Result<{ number: number; receipt: string }>> {
  const day = input.receivedOn ?? dayOf(new Date());
  const consultation = await consultationOf(tx, editionId);
  if (consultation === null) return failed('not_found');
  const phase = phaseOf(consultation, day);
  if (phase !== 'open') return failed(phase === 'planned' ? 'not_open_yet' : 'already_closed');
  const receipt = receiptFor(input.token, input.part, input.text);
  const known = await tx.selectFrom('concept_comment').select('number').where('receipt_hash', '=', receiptHash(receipt)).executeTakeFirst();
  if (known !== undefined) return ok({ number: known.number, receipt });
  const made = await insert(tx, actor, editionId, { ...input, receivedOn: day }, { state: 'received', receipt_hash: receiptHash(receipt) });
  return made.ok ? ok({ number: made.value, receipt }) : made;
}

/** What a committee said, entered by the office: public at once, also after the period, because committees meet when they meet. */
export async function enterBodyComment(tx: Tx, actor: Actor, editionId: string, input: Omit<NewComment, 'token' | 'body'> & { readonly body: string }): Promise<Result<{ number: number }>> {
  const consultation = await consultationOf(tx, editionId);
  if (consultation === null) return failed('not_found');
  const made = await insert(tx, actor, editionId, { ...input, receivedOn: input.receivedOn ?? dayOf(new Date()) }, { state: 'published', receipt_hash: null });
  return made.ok ? ok({ number: made.value }) : made;
}

async function insert(tx: Tx, actor: Actor, editionId: string, input: Omit<NewComment, 'token'> & { receivedOn: Day }, more: { state: 'received' | 'published'; receipt_hash: Buffer | null }): Promise<Result<number>> {
  // The draft is held, so that two comments at once get two numbers.
  const draft = await lockDraft(tx, editionId);
  if (!draft.ok) return draft;
  const [around, fields] = [await aroundOf(tx, editionId), await contentOf(tx, editionId)];
  if (!partsOf(around, fields).some((p) => p.key === input.part)) return failed('invalid_choice', 'part');
  const last = await tx.selectFrom('concept_comment').select((eb) => eb.fn.max('number').as('n')).where('edition_id', '=', editionId).executeTakeFirst();
  const number = (last?.n ?? 0) + 1;
  await tx.insertInto('concept_comment').values({ id: newId(), edition_id: editionId, number, part: input.part, body: input.body, text: input.text, lang: input.lang, received_on: input.receivedOn, ...more }).execute();
  await record(tx, { actor, kind: 'concept', id: draft.value.conceptId, action: 'comment.received', values: { edition: draft.value.number, number, part: input.part, body: input.body } });
  return ok(number);
}

export interface Handling {
  readonly version: number;
  readonly state: 'published' | 'withheld';
  /** Told to the author; needed where it is withheld. */
  readonly withheldReason: string | null;
  readonly answer: Localized | null;
  readonly result: CommentResult | null;
}

/** The office publishes or withholds a comment and answers it; also after the resolution, because answers are owed. */
export async function handleComment(tx: Tx, actor: Actor, editionId: string, number: number, input: Handling): Promise<Result<null>> {
  const before = await tx.selectFrom('concept_comment as m').innerJoin('concept_edition as e', 'e.id', 'm.edition_id').select(['m.id', 'm.version', 'm.answered_on', 'e.concept_id as conceptId', 'e.number as edition']).where('m.edition_id', '=', editionId).where('m.number', '=', number).forUpdate('m').executeTakeFirst();
  if (before === undefined) return failed('not_found');
  if (before.version !== input.version) return failed('stale');
  if (input.state === 'withheld' && input.withheldReason === null) return failed('required', 'withheldReason');
  const answered = input.answer === null ? null : (before.answered_on ?? dayOf(new Date()));
  await tx.updateTable('concept_comment').set({ state: input.state, withheld_reason: input.state === 'withheld' ? input.withheldReason : null, answer: input.answer, result: input.result, answered_on: answered, version: before.version + 1 }).where('id', '=', before.id).execute();
  await record(tx, { actor, kind: 'concept', id: before.conceptId, action: 'comment.handled', values: { edition: before.edition, number, state: input.state, result: input.result, answer: input.answer } });
  return ok(null);
}

/** Retention: what was not published goes, and receipts of the rest. Returns how many records. */
export async function purgeComments(tx: Tx, before: Day): Promise<number> {
  const ended = tx.selectFrom('concept_consultation').select('edition_id').where('closes_on', '<', before);
  const gone = await tx.deleteFrom('concept_comment').where('state', '<>', 'published').where('edition_id', 'in', ended).returning('id').execute();
  const emptied = await tx.updateTable('concept_comment').set({ receipt_hash: null }).where('receipt_hash', 'is not', null).where('edition_id', 'in', ended).returning('id').execute();
  return gone.length + emptied.length;
}
