import type { Actor } from '../../../kernel/actor.ts';
import { addDays, type Day } from '../../../kernel/dates.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { endFollowing, type FollowerTables } from '../../following/public.ts';
import { eraseValues, record } from '../../thread/public.ts';
import { releaseOrigins } from '../merging/commands.ts';
import { forgetEnclosed } from '../enclosed/commands.ts';
import { forgetBeside } from '../moderation/originals/commands.ts';
import { changeVersion, contentRefused, lockProcess, putSubmissionNode, type Content, type Tx } from '../submissions/commands.ts';
import { submissionById, type Submission } from '../submissions/queries.ts';
import { contentHash } from '../submissions/rules.ts';
import { mayChange } from './rules.ts';

/**
 * The author's correction. New words are moderated again and the old ones are public no more; callers wait until no process shows
 * them. Nothing of the old wording is kept.
 */
export async function correctSubmission(tx: Tx, actor: Actor, id: string, change: Content & { readonly version: number }): Promise<Result<{ moderatedAgain: boolean }>> {
  const s = await submissionById(tx, id);
  if (s === null) return failed('not_found');
  if (!mayChange(s)) return failed('wrong_state');
  const refused = await contentRefused(tx, s.processId, change, s);
  if (refused !== null) return refused;
  const moderatedAgain = change.text !== s.text;
  const { text, language, topicId, municipality } = change;
  const renewed = moderatedAgain ? { state: 'received', withheld_reason: null, redacted: false, content_hash: contentHash(s.processId, text) } : {};
  const done = await changeVersion(tx, id, change.version, { text, language, topic_id: topicId, municipality_key: municipality, ...renewed });
  if (!done) return failed('stale');
  if (moderatedAgain) await forgetBeside(tx, id, { messages: true });
  await putSubmissionNode(tx, id);
  await record(tx, { actor, kind: 'submission', id, action: 'submission.corrected', values: { moderatedAgain } });
  return ok({ moderatedAgain });
}

/** The author takes it back: words, contact, topic and place are erased, the number stays empty. What was merged into it stands alone again. */
export async function withdrawSubmission(tx: Tx & Writes<FollowerTables>, actor: Actor, id: string, version: number): Promise<Result<null>> {
  const found = await submissionById(tx, id);
  if (found === null) return failed('not_found');
  await lockProcess(tx, found.processId);
  const s = (await submissionById(tx, id)) as Submission;
  if (!mayChange(s)) return failed('wrong_state');
  const columns = { state: 'withdrawn', text: '', withheld_reason: null, topic_id: null, municipality_key: null, language: 'und', helped: false, content_hash: contentHash(s.id, '') };
  if (!(await changeVersion(tx, id, version, columns))) return failed('stale');
  await forgetContact(tx, id);
  await forgetBeside(tx, id, { messages: false });
  await forgetEnclosed(tx, id);
  await endFollowing(tx, id);
  await tx.deleteFrom('submission_referral').where('submission_id', '=', id).execute();
  await releaseOrigins(tx, actor, s);
  await putSubmissionNode(tx, id);
  await eraseValues(tx, id, 'withdrawn');
  await record(tx, { actor, kind: 'submission', id, action: 'submission.withdrawn' });
  return ok(null);
}

/** The author no longer wants an answer by mail. */
export async function forgetContact(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('submission_contact').where('submission_id', '=', id).execute();
}

/** Days after which an address goes although the answer could not be sent. */
const UNSENT_DAYS = 14;

/** Retention: erases addresses whose day has come, and those of condensed contributions whose mail did not leave. Returns how many. */
export async function purgeContacts(tx: Tx, today: Day): Promise<number> {
  const condensed = tx.selectFrom('submission').select('id').where('considered_on', '<=', addDays(today, -UNSENT_DAYS));
  const due = await tx.deleteFrom('submission_contact').where((e) => e.or([e('delete_after', '<=', today), e('submission_id', 'in', condensed)])).returning('submission_id').execute();
  return due.length;
}
