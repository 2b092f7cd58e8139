import { VISITOR, type Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/dates.ts';
import { newId, slugOf } from '../../../kernel/ids.ts';
import { sourceText, type Localized } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { record, type ThreadTables } from '../../thread/public.ts';
import type { Known } from '../register/commands.ts';
import type { ApplicantTables, CallTables } from '../tables.ts';
import { applicationByCode, questionsOf, type Applicant, type Application, type Call } from './queries.ts';
import { codeHash, drawnNumber, timeOf } from './rules.ts';
import type { View } from './schema.ts';

type Tx = Writes<CallTables & ThreadTables>;

/** The job that writes to somebody who applied. */
export const TELL = 'bodies.tell_applicant';

export interface CallInput {
  readonly slug?: string;
  readonly bodyId: string;
  readonly title: Localized;
  readonly text: Localized;
  readonly seats: number;
  readonly opensOn: Day;
  readonly closesOn: Day;
  readonly invented?: boolean;
  readonly questions: readonly { readonly text: Localized; readonly needed: boolean }[];
}

/** Prepares a call, or rewrites one. Its questions stay as they are once somebody has answered them. */
export async function saveCall(tx: Tx, actor: Actor, input: CallInput, known?: Known): Promise<Result<{ id: string; slug: string }>> {
  const { bodyId, title, text, seats, opensOn, closesOn, questions } = input;
  const columns = { body_id: bodyId, title, text, seats, opens_on: opensOn, closes_on: closesOn };
  const made = known === undefined ? { id: newId(), slug: await freeSlug(tx, input.slug ?? sourceText(title)) } : await tx.updateTable('membership_call').set({ ...columns, version: known.version + 1 }).where('id', '=', known.id).where('version', '=', known.version).where('state', '=', 'round').returning(['id', 'slug']).executeTakeFirst();
  if (made === undefined) return failed('stale');
  if (known === undefined) await tx.insertInto('membership_call').values({ ...made, ...columns, invented: input.invented ?? false }).execute();
  const answered = await tx.selectFrom('membership_application').select('id').where('call_id', '=', made.id).executeTakeFirst();
  if (answered === undefined) {
    await tx.deleteFrom('membership_question').where('call_id', '=', made.id).execute();
    if (questions.length > 0) await tx.insertInto('membership_question').values(questions.map((q, i) => ({ id: newId(), call_id: made.id, position: i + 1, text: q.text, needed: q.needed }))).execute();
  }
  await record(tx, { actor, kind: 'membership_call', id: made.id, action: known === undefined ? 'membership_call.added' : 'membership_call.changed', values: { title: sourceText(title), seats, opensOn, closesOn, questions: questions.length } });
  return ok(made);
}

async function freeSlug(tx: Tx, text: string): Promise<string> {
  const base = slugOf(text).slice(0, 70).replace(/-+$/, '');
  for (let n = base === 'new' ? 2 : 1; ; n += 1) {
    const slug = n === 1 ? base : `${base}-${n}`;
    if ((await tx.selectFrom('membership_call').select('id').where('slug', '=', slug).executeTakeFirst()) === undefined) return slug;
  }
}

/** Opens a call to the public; without a question there is nothing to apply with. */
export async function publishCall(tx: Tx, actor: Actor, id: string): Promise<Result<null>> {
  if ((await questionsOf(tx, id)).length === 0) return failed('required', 'q1_text');
  const row = await tx.updateTable('membership_call').set((e) => ({ published: true, version: e('version', '+', 1) })).where('id', '=', id).where('published', '=', false).returning('id').executeTakeFirst();
  if (row === undefined) return failed('wrong_state');
  await record(tx, { actor, kind: 'membership_call', id, action: 'membership_call.published' });
  return ok(null);
}

export interface NewApplication {
  readonly code: string;
  readonly locale: string;
  readonly applicant: Applicant;
  /** By question. */
  readonly answers: ReadonlyMap<string, string>;
}

/** Takes an application. Nothing about who wrote it goes into the history. */
export async function apply(tx: Writes<ApplicantTables & ThreadTables>, callId: string, { code, locale, applicant, answers }: NewApplication, today: Day): Promise<Result<{ id: string; number: number; fresh: boolean }>> {
  // One at a time: numbers are drawn among those that nobody has.
  const call = await tx.selectFrom('membership_call').select(['published', 'state', 'opens_on as opensOn', 'closes_on as closesOn']).where('id', '=', callId).forUpdate().executeTakeFirst();
  if (call === undefined || !call.published) return failed('not_found');
  const known = await applicationByCode(tx, code);
  if (known !== null) return ok({ id: known.id, number: known.number, fresh: false });
  const time = timeOf(call, today);
  if (time !== 'open') return failed(time === 'not_yet' ? 'not_open_yet' : 'already_closed');
  const taken = await tx.selectFrom('membership_application').select('number').where('call_id', '=', callId).execute();
  const number = drawnNumber(new Set(taken.map((t) => t.number)), () => (crypto.getRandomValues(new Uint32Array(1))[0] as number) / 2 ** 32);
  const id = newId();
  await tx.insertInto('membership_application').values({ id, call_id: callId, number, code_hash: codeHash(code), locale, received_on: today }).execute();
  await tx.insertInto('membership_applicant').values({ application_id: id, ...applicant }).execute();
  const given = [...answers].filter(([, text]) => text !== '');
  if (given.length > 0) await tx.insertInto('membership_answer').values(given.map(([question, text]) => ({ application_id: id, question_id: question, text }))).execute();
  await record(tx, { actor: VISITOR, kind: 'membership_call', id: callId, action: 'membership_call.applied' });
  return ok({ id, number, fresh: true });
}

/** Whoever applied takes it back: everything about it is deleted at once. */
export async function withdrawApplication(tx: Tx, actor: Actor, id: string): Promise<Result<null>> {
  const row = await tx.deleteFrom('membership_application').where('id', '=', id).returning('call_id').executeTakeFirst();
  if (row === undefined) return failed('not_found');
  await record(tx, { actor, kind: 'membership_call', id: row.call_id, action: 'membership_call.withdrawn' });
  return ok(null);
}

/** One reader's view in the first round; it can be changed until the round is over. */
export async function setView(tx: Tx, accountId: string, call: Pick<Call, 'state'>, applicationId: string, says: View): Promise<Result<null>> {
  if (call.state !== 'round') return failed('already_closed');
  await tx.insertInto('membership_view').values({ application_id: applicationId, account_id: accountId, says }).onConflict((c) => c.columns(['application_id', 'account_id']).doUpdateSet({ says })).execute();
  return ok(null);
}

/** Ends the first round: from here on the office knows who applied, and nobody can apply any more. */
export async function endRound(tx: Tx, actor: Actor, callId: string, chosen: readonly number[], today: Day): Promise<Result<null>> {
  const call = await tx.selectFrom('membership_call').select(['state', 'closes_on', 'published']).where('id', '=', callId).forUpdate().executeTakeFirst();
  if (call === undefined || call.state !== 'round' || !call.published) return failed('wrong_state');
  if (call.closes_on >= today) return failed('not_open_yet', 'sure');
  await tx.updateTable('membership_call').set((e) => ({ state: 'meeting', version: e('version', '+', 1) })).where('id', '=', callId).execute();
  if (chosen.length > 0) await tx.updateTable('membership_application').set({ state: 'chosen' }).where('call_id', '=', callId).where('number', 'in', [...chosen]).execute();
  await record(tx, { actor, kind: 'membership_call', id: callId, action: 'membership_call.round_ended', values: { chosen: chosen.length } });
  return ok(null);
}

/** The decision on one application with its reason, which the person reads. */
export async function decideApplication(tx: Tx, actor: Actor, call: Pick<Call, 'id' | 'seats'>, application: Pick<Application, 'id' | 'number'>, input: { readonly version: number; readonly state: 'accepted' | 'declined'; readonly reason: string }): Promise<Result<null>> {
  const now = await tx.selectFrom('membership_call').select('state').where('id', '=', call.id).forUpdate().executeTakeFirst();
  if (now?.state !== 'meeting') return failed('wrong_state');
  const { n } = await tx.selectFrom('membership_application').select((e) => e.fn.countAll<number>().as('n')).where('call_id', '=', call.id).where('state', '=', 'accepted').where('id', '<>', application.id).executeTakeFirstOrThrow();
  if (input.state === 'accepted' && n >= call.seats) return failed('out_of_range', 'state', { min: 0, max: call.seats });
  const row = await tx.updateTable('membership_application').set({ state: input.state, reason: input.reason, version: input.version + 1 }).where('id', '=', application.id).where('version', '=', input.version).returning('id').executeTakeFirst();
  if (row === undefined) return failed('stale');
  await record(tx, { actor, kind: 'membership_call', id: call.id, action: 'membership_call.application_decided', values: { application: application.number, state: input.state } });
  return ok(null);
}

/** Closes the call once everybody has an answer; the days until everything is deleted are counted from here. Gives whom to tell. */
export async function closeCall(tx: Tx, actor: Actor, callId: string, today: Day): Promise<Result<readonly string[]>> {
  const open = await tx.selectFrom('membership_application').select('id').where('call_id', '=', callId).where('state', 'in', ['received', 'chosen']).executeTakeFirst();
  if (open !== undefined) return failed('wrong_state');
  const row = await tx.updateTable('membership_call').set((e) => ({ state: 'decided', decided_on: today, version: e('version', '+', 1) })).where('id', '=', callId).where('state', '=', 'meeting').returning('id').executeTakeFirst();
  if (row === undefined) return failed('wrong_state');
  await record(tx, { actor, kind: 'membership_call', id: callId, action: 'membership_call.decided' });
  return ok((await tx.selectFrom('membership_application').select('id').where('call_id', '=', callId).execute()).map((a) => a.id));
}

/** Deletes everything about the applications to calls that were decided before the day. */
export async function purgeApplications(tx: Writes<CallTables>, before: Day): Promise<number> {
  const rows = await tx.deleteFrom('membership_application').where('call_id', 'in', tx.selectFrom('membership_call').select('id').where('decided_on', '<', before)).returning('id').execute();
  return rows.length;
}
