import { sql } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import { addDays, dayOf, instantOf, type Day } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { forgetText, indexText, type SimilarityTables } from '../../similarity/public.ts';
import { territoryByKey, type TerritoryTables } from '../../territory/public.ts';
import { putNode, record, type ThreadTables } from '../../thread/public.ts';
import { hasUntyped } from '../enclosed/queries.ts';
import { keepOriginal } from '../moderation/originals/commands.ts';
import { processById, topicsOf, type Process } from '../processes/queries.ts';
import { tellAuthors } from '../receipts/news/commands.ts';
import { callIsOpen } from '../processes/rules.ts';
import type { ParticipationTables } from '../tables.ts';
import { submissionHref } from '../urls.ts';
import { submissionById, type Submission } from './queries.ts';
import { contentHash, isRedaction, nodeTitle, receiptFor, receiptHash } from './rules.ts';
import type { Channel } from './schema.ts';

export type Tx = Writes<ParticipationTables & ThreadTables & TerritoryTables & SimilarityTables>;

/** Longest time an address is kept, whatever becomes of the contribution. */
export const CONTACT_DAYS = 730;
const SAME_MINUTES = 10;

export interface Content {
  readonly text: string;
  readonly language: string;
  readonly topicId: string | null;
  /** Official key. */
  readonly municipality: string | null;
}
export interface NewSubmission extends Content {
  readonly processId: string;
  readonly channel: Channel;
  readonly helped?: boolean;
  /** Only of people who want an answer by mail. */
  readonly contact?: { readonly email: string; readonly name: string | null; readonly locale: string } | null;
  /** What stands for the words where somebody spoke instead: the digest of the recording. */
  readonly spoken?: string | null;
  /** The form's random value, see {@link receiptFor}. */
  readonly token?: string | null;
  readonly receivedOn?: Day;
  /** For contributions that got their number elsewhere. */
  readonly number?: number;
}
export interface Taken {
  readonly id: string;
  readonly number: number;
  /** To be handed to the author now: it is stored nowhere. */
  readonly receipt: string;
  /** The same form had been sent before; nothing was added. */
  readonly again: boolean;
}

/** Takes a contribution in. Visitors only while the call is open; the office also what arrived on paper in time. */
export async function createSubmission(tx: Tx, actor: Actor, input: NewSubmission): Promise<Result<Taken>> {
  await lockProcess(tx, input.processId);
  const process = await processById(tx, input.processId);
  if (process === null) return failed('not_found');
  const token = input.token ?? null;
  const receipt = receiptFor(token, process.id, sayingOf(input));
  const known = await tx.selectFrom('submission').select(['id', 'number']).where('receipt_hash', '=', receiptHash(receipt)).executeTakeFirst();
  if (known !== undefined) return ok({ ...known, receipt, again: true });
  const refused = callRefuses(actor, process) ?? (await contentRefused(tx, process.id, input)) ?? (await sentTwice(tx, actor, process.id, sayingOf(input), token));
  if (refused !== null) return refused;
  const id = newId();
  const number = await takeNumber(tx, process.id, input.number);
  if (number === null) return failed('already_taken', 'number');
  await insert(tx, { id, number, receipt }, input);
  await keepContact(tx, id, input);
  await putSubmissionNode(tx, id);
  await record(tx, { actor, kind: 'submission', id, action: 'submission.received', values: { number, channel: input.channel, language: input.language, helped: input.helped ?? false } });
  return ok({ id, number, receipt, again: false });
}

/** What tells one contribution from another. */
const sayingOf = ({ text, spoken }: NewSubmission): string => (text === '' ? (spoken ?? '') : text);

function callRefuses(actor: Actor, process: Process) {
  if (actor.kind !== 'visitor' || callIsOpen(process, dayOf(new Date()))) return null;
  return failed(process.publishedOn === null || process.call === 'none' ? 'not_open_yet' : 'already_closed');
}

/** Topic and municipality must exist; both came from a form. */
async function contentRefused(tx: Tx, processId: string, { topicId, municipality }: Content, known?: Submission) {
  if (topicId !== null && topicId !== known?.topicId && !(await topicsOf(tx, processId)).some((t) => t.id === topicId && t.active)) return failed('invalid_choice', 'topic');
  if (municipality !== null && (await territoryByKey(tx, municipality)) === null) return failed('invalid_choice', 'municipality');
  return null;
}

/** A program that posts the same words again without a form's value: the first time counts, and nobody's receipt is shown. */
async function sentTwice(tx: Tx, actor: Actor, processId: string, text: string, token: string | null) {
  if (token !== null || actor.kind !== 'visitor') return null;
  const since = new Date(Date.now() - SAME_MINUTES * 60_000);
  const same = await tx.selectFrom('submission').select('id').where('content_hash', '=', contentHash(processId, text)).where('received_at', '>', since).executeTakeFirst();
  return same === undefined ? null : failed('duplicate');
}

/** One writer a process at a time: numbers have no gaps but those of withdrawals, and merges no circles. */
async function lockProcess(tx: Tx, processId: string): Promise<void> {
  await tx.selectFrom('process').select('id').where('id', '=', processId).forUpdate().execute();
}

async function takeNumber(tx: Tx, processId: string, wanted?: number): Promise<number | null> {
  if (wanted === undefined) {
    const row = await tx.updateTable('process').set((e) => ({ next_submission: e('next_submission', '+', 1) })).where('id', '=', processId).returning('next_submission').executeTakeFirstOrThrow();
    return row.next_submission - 1;
  }
  const taken = await tx.selectFrom('submission').select('id').where('process_id', '=', processId).where('number', '=', wanted).executeTakeFirst();
  if (taken !== undefined) return null;
  await tx.updateTable('process').set({ next_submission: sql`greatest(next_submission, ${wanted + 1}::int)` }).where('id', '=', processId).execute();
  return wanted;
}

async function insert(tx: Tx, made: { id: string; number: number; receipt: string }, input: NewSubmission): Promise<void> {
  const { processId, text, language, topicId, municipality, channel, helped = false } = input;
  await tx
    .insertInto('submission')
    .values({
      id: made.id, number: made.number, process_id: processId, text, language, topic_id: topicId, municipality_key: municipality, channel, helped,
      receipt_hash: receiptHash(made.receipt), content_hash: contentHash(processId, sayingOf(input)), received_at: input.receivedOn === undefined ? new Date() : instantOf(input.receivedOn, '12:00'),
    })
    .execute();
}

async function keepContact(tx: Tx, id: string, { contact }: NewSubmission): Promise<void> {
  if (contact == null) return;
  await tx.insertInto('submission_contact').values({ submission_id: id, ...contact, delete_after: addDays(dayOf(new Date()), CONTACT_DAYS) }).execute();
}

/** Kind under which texts that wait for moderation can be found as similar. */
export const WAITING = 'submission_waiting';

/** Writes the node as the submission now is: named by its words only while everybody may read them. */
export async function putSubmissionNode(tx: Tx, id: string): Promise<void> {
  const s = (await submissionById(tx, id)) as Submission;
  const process = (await processById(tx, s.processId)) as Process;
  const visible = s.state === 'published' && process.publishedOn !== null;
  await putNode(tx, { kind: 'submission', id, title: nodeTitle(s.number, visible ? s.text : null), href: submissionHref(s.processSlug, s.number), visible, date: s.receivedOn });
  // What waits is compared with what waits, so that alike texts can be decided at once.
  if (visible) await indexText(tx, { id, kind: 'submission', text: s.text });
  else if (s.state === 'received' && s.text !== '') await indexText(tx, { id, kind: WAITING, text: s.text });
  else await forgetText(tx, id);
}

interface Moderated {
  readonly version: number;
}

/**
 * Lets everybody read it, at once or, in a process that publishes later, when the office releases what was accepted. `text` may only
 * differ by passages taken out; the first wording is kept apart.
 */
export async function publishSubmission(tx: Tx, actor: Actor, id: string, change?: Moderated & { readonly text: string }): Promise<Result<null>> {
  const s = await submissionById(tx, id);
  if (s === null) return failed('not_found');
  if (s.state !== 'received' && s.state !== 'withheld') return failed('wrong_state');
  // Spoken and not typed yet: there is nothing to read.
  if (s.text === '') return failed('required', 'text');
  // Spoken beside what was written, and nobody has listened: it would be lost.
  if (await hasUntyped(tx, id)) return failed('not_transcribed', 'transcript');
  const process = (await processById(tx, s.processId)) as Process;
  const state = process.publishLater ? 'accepted' : 'published';
  const text = change?.text ?? s.text;
  if (!isRedaction(s.text, text)) return failed('only_taking_out', 'text');
  const redacted = s.redacted || text !== s.text;
  const done = await changeVersion(tx, id, change?.version ?? s.version, { state, withheld_reason: null, text, redacted });
  if (!done) return failed('stale');
  if (text !== s.text) await keepOriginal(tx, id, s.text);
  await putSubmissionNode(tx, id);
  await record(tx, { actor, kind: 'submission', id, action: `submission.${state}`, values: { redacted } });
  if (state === 'published') await tellAuthors(tx, [id], 'published');
  return ok(null);
}

/**
 * Takes passages out of what is public or about to be; it stays where it is, and the first wording is kept apart. After commit the
 * caller waits until no process shows the old text.
 */
export async function redactSubmission(tx: Tx, actor: Actor, id: string, change: Moderated & { readonly text: string }): Promise<Result<null>> {
  const s = await submissionById(tx, id);
  if (s === null) return failed('not_found');
  if (s.state !== 'published' && s.state !== 'accepted') return failed('wrong_state');
  if (change.text === s.text || !isRedaction(s.text, change.text)) return failed('only_taking_out', 'text');
  if (!(await changeVersion(tx, id, change.version, { text: change.text, redacted: true }))) return failed('stale');
  await keepOriginal(tx, id, s.text);
  await putSubmissionNode(tx, id);
  await record(tx, { actor, kind: 'submission', id, action: 'submission.redacted' });
  return ok(null);
}

/** Lets everybody read what was accepted in a process, all at once; returns how many there were. */
export async function releaseAccepted(tx: Tx, actor: Actor, processId: string): Promise<number> {
  const released = await tx.updateTable('submission').set((e) => ({ state: 'published', version: e('version', '+', 1) })).where('process_id', '=', processId).where('state', '=', 'accepted').returning('id').execute();
  for (const { id } of released) {
    await putSubmissionNode(tx, id);
    await record(tx, { actor, kind: 'submission', id, action: 'submission.published', values: { redacted: false } });
  }
  await tellAuthors(tx, released.map((r) => r.id), 'published');
  return released.length;
}

/** Keeps it from everybody but its author, who reads the reason. After commit the caller waits until no process shows it. */
export async function withholdSubmission(tx: Tx, actor: Actor, id: string, change: Moderated & { readonly reason: string }): Promise<Result<null>> {
  const s = await submissionById(tx, id);
  if (s === null) return failed('not_found');
  if (s.state === 'withdrawn' || s.state === 'routed') return failed('wrong_state');
  if (!(await changeVersion(tx, id, change.version, { state: 'withheld', withheld_reason: change.reason }))) return failed('stale');
  await putSubmissionNode(tx, id);
  await record(tx, { actor, kind: 'submission', id, action: 'submission.withheld' });
  return ok(null);
}

/** Puts it under another topic, municipality or language. */
export async function sortSubmission(tx: Tx, actor: Actor, id: string, change: Moderated & Omit<Content, 'text'>): Promise<Result<null>> {
  const s = await submissionById(tx, id);
  if (s === null) return failed('not_found');
  const refused = await contentRefused(tx, s.processId, { ...change, text: s.text }, s);
  if (refused !== null) return refused;
  const { topicId, municipality, language } = change;
  if (!(await changeVersion(tx, id, change.version, { topic_id: topicId, municipality_key: municipality, language }))) return failed('stale');
  await record(tx, { actor, kind: 'submission', id, action: 'submission.sorted', values: { topicId, municipality, language } });
  return ok(null);
}

type Columns = Partial<{ state: string; withheld_reason: string | null; text: string; redacted: boolean; topic_id: string | null; municipality_key: string | null; language: string; content_hash: Buffer; helped: boolean }>;

/** False when somebody else changed it since `version` was read. */
export async function changeVersion(tx: Tx, id: string, version: number, columns: Columns): Promise<boolean> {
  const done = await tx.updateTable('submission').set({ ...columns, version: version + 1 }).where('id', '=', id).where('version', '=', version).returning('id').executeTakeFirst();
  return done !== undefined;
}

export { contentRefused, lockProcess };
