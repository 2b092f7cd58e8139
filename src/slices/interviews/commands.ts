import type { Actor } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/dates.ts';
import { newId } from '../../kernel/ids.ts';
import { localized } from '../../kernel/localized.ts';
import { failed, ok, type Result } from '../../kernel/problem.ts';
import type { Writes } from '../../platform/database/types.ts';
import { currentConsent, type ContactTables } from '../contacts/public.ts';
import { createSubmission, processById, type ParticipationTables, type Taken } from '../participation/public.ts';
import type { SimilarityTables } from '../similarity/public.ts';
import type { TerritoryTables } from '../territory/public.ts';
import { eraseValues, linkNodes, putNode, record, type ThreadTables } from '../thread/public.ts';
import { interviewById, personOf, statementsOf, type Interview } from './queries.ts';
import type { InterviewInput } from './schema.ts';
import type { NamedTables } from './tables.ts';
import { hrefs } from './urls.ts';
import { words } from './words.ts';

type Tx = Writes<NamedTables & ParticipationTables & ThreadTables & TerritoryTables & SimilarityTables & ContactTables>;

/** A new interview, or another wording of one. The consent counts for the wording in force when it is first entered. */
export async function saveInterview(tx: Tx, actor: Actor, processId: string, input: InterviewInput, known?: { readonly id: string; readonly version: number }): Promise<Result<{ readonly number: number }>> {
  const before = known === undefined ? null : await interviewById(tx, known.id);
  if (known !== undefined && before?.processId !== processId) return failed('not_found');
  if (before?.consentOn != null && input.consentOn === null && (await statementsOf(tx, before.id)).length > 0) return failed('in_use', 'consentOn');
  const columns = await columnsOf(tx, before, input);
  const saved = before === null ? await insert(tx, processId, columns) : await update(tx, before, known?.version ?? 0, columns);
  if (saved === null) return failed('stale');
  await keepPerson(tx, saved.id, input);
  await putInterviewNode(tx, saved.id);
  await record(tx, { actor, kind: 'interview', id: saved.id, action: before === null ? 'interview.entered' : 'interview.changed', values: { number: saved.number, side: input.side, heldOn: input.heldOn, consent: input.consentOn !== null } });
  return ok({ number: saved.number });
}

async function columnsOf(tx: Tx, before: Interview | null, input: InterviewInput) {
  const { side, topic, heldOn, institution, conductedBy, notes, consentOn, consentHow } = input;
  const version = consentOn === null ? null : before?.consentOn === consentOn ? before.consentVersion : (await currentConsent(tx, 'interview')).version;
  return { side, topic, held_on: heldOn, institution, function: input.function, conducted_by: conductedBy, notes, consent_on: consentOn, consent_how: consentHow, consent_version: version };
}
type Columns = Awaited<ReturnType<typeof columnsOf>>;

async function insert(tx: Tx, processId: string, columns: Columns): Promise<{ id: string; number: number } | null> {
  // One writer a process at a time, so that numbers have no twins.
  await tx.selectFrom('process').select('id').where('id', '=', processId).forUpdate().execute();
  const { last } = await tx.selectFrom('interview').select((eb) => eb.fn.max('number').as('last')).where('process_id', '=', processId).executeTakeFirstOrThrow();
  const made = { id: newId(), number: Number(last ?? 0) + 1 };
  await tx.insertInto('interview').values({ ...made, process_id: processId, ...columns }).execute();
  return made;
}

async function update(tx: Tx, before: Interview, version: number, columns: Columns): Promise<{ id: string; number: number } | null> {
  const row = await tx.updateTable('interview').set({ ...columns, version: version + 1 }).where('id', '=', before.id).where('version', '=', version).returning(['id', 'number']).executeTakeFirst();
  return row ?? null;
}

/** A name stays only while there is a consent to it. */
async function keepPerson(tx: Tx, id: string, { name, nameConsentOn, nameConsentHow }: InterviewInput): Promise<void> {
  const before = await personOf(tx, id);
  await tx.deleteFrom('interview_person').where('interview_id', '=', id).execute();
  if (name === '' || nameConsentOn === null || nameConsentHow === null) return;
  const version = before?.consentOn === nameConsentOn ? before.consentVersion : (await currentConsent(tx, 'interview_name')).version;
  await tx.insertInto('interview_person').values({ interview_id: id, name, consent_on: nameConsentOn, consent_how: nameConsentHow, consent_version: version }).execute();
}

/** The node names number and side alone: who was asked and about what is for those who run the process. */
async function putInterviewNode(tx: Tx, id: string): Promise<void> {
  const interview = (await interviewById(tx, id)) as Interview;
  const process = await processById(tx, interview.processId);
  const title = (locale: 'de' | 'en') => words(locale)('staff.node', { n: interview.number });
  await putNode(tx, { kind: 'interview', id, title: localized(title('de'), 'de', { en: title('en') }), href: hrefs.interview(process?.slug ?? '', interview.number), visible: false, date: interview.heldOn });
}

/** Makes a contribution of one thing that was said; it is moderated like every other. Only with the consent of who said it. */
export async function addStatement(tx: Tx, actor: Actor, interviewId: string, input: { readonly text: string; readonly language: string; readonly topicId: string | null; readonly municipality: string | null; readonly token: string }): Promise<Result<Taken>> {
  const interview = await interviewById(tx, interviewId);
  if (interview === null) return failed('not_found');
  if (interview.consentOn === null) return failed('confirm_needed', 'consentOn');
  const taken = await createSubmission(tx, actor, { processId: interview.processId, channel: 'interview', helped: true, receivedOn: interview.heldOn, ...input });
  if (!taken.ok) return taken;
  await tx.insertInto('interview_statement').values({ submission_id: taken.value.id, interview_id: interviewId }).onConflict((c) => c.doNothing()).execute();
  await linkNodes(tx, interviewId, 'led_to', taken.value.id);
  await record(tx, { actor, kind: 'interview', id: interviewId, action: 'interview.statement', values: { submission: taken.value.number } });
  return taken;
}

/** Deletes an interview that led to nothing yet. */
export async function removeInterview(tx: Tx, actor: Actor, id: string): Promise<Result<null>> {
  if ((await statementsOf(tx, id)).length > 0) return failed('in_use');
  await tx.deleteFrom('interview').where('id', '=', id).execute();
  await tx.deleteFrom('thread_node').where('id', '=', id).execute();
  await eraseValues(tx, id, 'removed', actor);
  await record(tx, { actor, kind: 'interview', id, action: 'interview.removed' });
  return ok(null);
}

/** The name goes; what was said stays without it. */
export async function forgetPerson(tx: Tx, actor: Actor, id: string): Promise<Result<null>> {
  await tx.deleteFrom('interview_person').where('interview_id', '=', id).execute();
  await record(tx, { actor, kind: 'interview', id, action: 'interview.person_erased' });
  return ok(null);
}

/** Retention: empties notes and deletes names of interviews before a day. Returns how many. */
export async function purgeNotes(tx: Tx, before: Day): Promise<number> {
  const people = await tx.deleteFrom('interview_person').where('interview_id', 'in', (q) => q.selectFrom('interview').select('id').where('held_on', '<', before)).returning('interview_id').execute();
  const notes = await tx.updateTable('interview').set((eb) => ({ notes: '', version: eb('version', '+', 1) })).where('held_on', '<', before).where('notes', '<>', '').returning('id').execute();
  return people.length + notes.length;
}
