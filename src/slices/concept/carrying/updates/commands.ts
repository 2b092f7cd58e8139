import { system, type Actor } from '../../../../kernel/actor.ts';
import { addDays, type Day } from '../../../../kernel/dates.ts';
import { newId } from '../../../../kernel/ids.ts';
import { localized } from '../../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../../kernel/problem.ts';
import type { Writes } from '../../../../platform/database/types.ts';
import { enqueue } from '../../../../platform/jobs.ts';
import { record, type ThreadTables } from '../../../thread/public.ts';
import { addProgressNote, setMeasureState } from '../../measures/commands.ts';
import { measureById } from '../../measures/queries.ts';
import type { ConceptTables } from '../../tables.ts';
import { savePlan } from '../plan/commands.ts';
import { requestByToken } from './queries.ts';
import { hashOf, LINK_DAYS, newToken, type Said, type Via } from './rules.ts';

type Tx = Writes<ConceptTables & ThreadTables>;

/** The job that mails a unit. */
export const ASK = 'concept.ask_update';

/** Asks a unit about measures it leads, in one mail. What was asked and is still open is not asked again; returns how many were. */
export async function askForUpdates(tx: Tx, actor: Actor, departmentId: string, measureIds: readonly string[], today: Day): Promise<number> {
  const led = measureIds.length === 0 ? [] : await tx.selectFrom('measure').select('id').where('id', 'in', measureIds).where('lead_department_id', '=', departmentId).orderBy('key').execute();
  const asked: string[] = [];
  for (const { id: measureId } of led) {
    const fresh = { department_id: departmentId, asked_on: today, expires_on: addDays(today, LINK_DAYS), token_hash: null, reminder_hash: null, reminded_on: null };
    const made = await tx
      .insertInto('measure_request')
      .values({ id: newId(), measure_id: measureId, ...fresh })
      .onConflict((c) => c.column('measure_id').where('answered_on', 'is', null).doUpdateSet(fresh).where((e) => e.or([e('measure_request.expires_on', '<', today), e('measure_request.department_id', '<>', departmentId)])))
      .returning('id')
      .executeTakeFirst();
    if (made === undefined) continue;
    asked.push(made.id);
    await record(tx, { actor, kind: 'measure', id: measureId, action: 'measure.asked', values: { department: departmentId, until: fresh.expires_on } });
  }
  if (asked.length > 0) await enqueue(tx as never, ASK, { departmentId, requestIds: asked });
  return asked.length;
}

/** Makes the link of a request, for the mail that is being written; only its hash is kept. A reminder's link stands beside the first. */
export async function makeLink(tx: Tx, requestId: string, reminder: boolean): Promise<string> {
  const token = newToken();
  await tx.updateTable('measure_request').set(reminder ? { reminder_hash: hashOf(token) } : { token_hash: hashOf(token) }).where('id', '=', requestId).execute();
  return token;
}

/** Reminds a unit of what it was asked about, once: noted together with the job, so that no second mail follows. */
export async function remindUnit(tx: Tx, departmentId: string, requestIds: readonly string[], today: Day): Promise<void> {
  const open = await tx.updateTable('measure_request').set({ reminded_on: today }).where('id', 'in', requestIds).where('reminded_on', 'is', null).where('answered_on', 'is', null).returning('id').execute();
  if (open.length > 0) await enqueue(tx as never, ASK, { departmentId, requestIds: open.map((r) => r.id), reminder: true });
}

export interface Update extends Said {
  readonly measureId: string;
  /** The unit that says it; null is the office itself. */
  readonly departmentId: string | null;
  readonly via: Via;
  readonly today: Day;
}

/** An update: state, what happened or that nothing did, next step, help. However it came in, it counts the same and answers what was asked. */
export async function giveUpdate(tx: Tx, actor: Actor, input: Update): Promise<Result<null>> {
  const { measureId, departmentId, via, today, change, text } = input;
  const done = change === null ? ok(null) : await changed(tx, actor, input);
  if (!done.ok) return done;
  const noted = text === null ? null : await addProgressNote(tx, actor, measureId, { date: today, text: localized(text), departmentId });
  if (noted !== null && !noted.ok) return noted;
  if (noted === null) await stillWatched(tx, measureId, today);
  if (input.next !== null) {
    const planned = await addStep(tx, actor, input);
    if (!planned.ok) return planned;
  }
  await tx.insertInto('measure_update').values({ id: newId(), measure_id: measureId, department_id: departmentId, via, date: today, note_id: noted === null ? null : noted.value.id, help: input.help }).execute();
  await tx.updateTable('measure_request').set({ answered_on: today }).where('measure_id', '=', measureId).where('answered_on', 'is', null).execute();
  await record(tx, { actor, kind: 'measure', id: measureId, action: 'measure.updated', values: { department: departmentId, via, nothingNew: text === null } });
  return ok(null);
}

async function changed(tx: Tx, actor: Actor, { measureId, change, text, today }: Update): Promise<Result<null>> {
  const measure = await measureById(tx, measureId);
  if (measure === null || change === null) return failed('not_found');
  if (measure.state !== change.from) return failed('stale', 'state');
  return setMeasureState(tx, actor, measureId, { state: change.to, reason: change.to === 'stopped' ? text : null, date: today });
}

/** "Nothing new" is a word about the measure too. */
async function stillWatched(tx: Tx, id: string, today: Day): Promise<void> {
  await tx.updateTable('measure').set((e) => ({ watched_since: e.fn.coalesce('watched_since', e.val(today)), last_word: e.fn<Day>('greatest', ['last_word', e.val(today)]), updated_at: new Date() })).where('id', '=', id).execute();
}

async function addStep(tx: Tx, actor: Actor, { measureId, next, departmentId }: Update): Promise<Result<null>> {
  const measure = await tx.selectFrom('measure').select('repeat_months').where('id', '=', measureId).executeTakeFirstOrThrow();
  return savePlan(tx, actor, measureId, { seen: null, repeatMonths: measure.repeat_months, steps: [{ id: null, title: next?.title ?? null, startsOn: null, due: next?.due ?? null, done: null, departmentId, role: null }] });
}

/** An answer through the link of a mail. Once: who presses twice, or after somebody else answered, changes nothing. */
export async function answerByLink(tx: Tx, token: string, said: Said, today: Day): Promise<Result<{ readonly first: boolean }>> {
  await tx.selectFrom('measure_request').select('id').where((e) => e.or([e('token_hash', '=', hashOf(token)), e('reminder_hash', '=', hashOf(token))])).forUpdate().execute();
  const request = await requestByToken(tx, token);
  if (request === null) return failed('not_found');
  if (request.answeredOn !== null) return ok({ first: false });
  if (request.expiresOn < today || request.leadDepartmentId !== request.departmentId) return failed('expired');
  const done = await giveUpdate(tx, system('measure.link'), { ...said, measureId: request.measureId, departmentId: request.departmentId, via: 'link', today });
  return done.ok ? ok({ first: true }) : done;
}
