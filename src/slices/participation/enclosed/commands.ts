import type { Actor } from '../../../kernel/actor.ts';
import { addDays, dayOf, type Day } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Database, Writes } from '../../../platform/database/types.ts';
import { recordFile, type StoredFile } from '../../../platform/files.ts';
import { record, type ThreadTables } from '../../thread/public.ts';
import { changeVersion, putSubmissionNode, type Tx as SubmissionTx } from '../submissions/commands.ts';
import { submissionById } from '../submissions/queries.ts';
import { contentHash } from '../submissions/rules.ts';
import type { EnclosedTables, PublicTables } from '../tables.ts';
import { attachmentsOf, formDigest, recordingOf } from './queries.ts';
import { RECORDING_DAYS, SCAN_DAYS, TYPED_DAYS, type Slot } from './rules.ts';

type Tx = Writes<EnclosedTables & PublicTables & ThreadTables & Pick<Database, 'file'>>;

export interface Enclosed {
  readonly attachments: readonly { readonly file: StoredFile; readonly caption: string }[];
  readonly recording: StoredFile | null;
  readonly group: { readonly name: string; readonly namePublic: boolean; readonly people: number | null } | null;
}

/** Puts beside a new contribution what came with it. */
export async function enclose(tx: Tx, actor: Actor, submissionId: string, { attachments, recording, group }: Enclosed): Promise<void> {
  for (const [index, { file, caption }] of attachments.entries()) {
    await recordFile(tx, file);
    await tx.insertInto('submission_attachment').values({ id: newId(), submission_id: submissionId, position: index + 1, file: file.sha256, caption }).execute();
  }
  if (recording !== null) {
    await recordFile(tx, recording);
    await tx.insertInto('submission_recording').values({ submission_id: submissionId, file: recording.sha256 }).execute();
  }
  if (group !== null) await tx.insertInto('submission_group').values({ submission_id: submissionId, name: group.name, name_public: group.namePublic, people: group.people }).execute();
  if (attachments.length > 0 || recording !== null) await record(tx, { actor, kind: 'submission', id: submissionId, action: 'submission.enclosed', values: { attachments: attachments.length, recording: recording !== null } });
}

/** The photo of the card that a contribution was typed from. */
export async function keepScan(tx: Tx, actor: Actor, submissionId: string, file: StoredFile): Promise<void> {
  await recordFile(tx, file);
  await tx.insertInto('submission_scan').values({ submission_id: submissionId, file: file.sha256 }).onConflict((c) => c.column('submission_id').doUpdateSet({ file: file.sha256 })).execute();
  await record(tx, { actor, kind: 'submission', id: submissionId, action: 'submission.scanned' });
}

/** Whoever publishes has seen these: what waited is shown from now on. */
export async function showSeen(tx: Tx, submissionId: string, seen: readonly string[]): Promise<void> {
  if (seen.length === 0) return;
  await tx.updateTable('submission_attachment').set({ state: 'shown' }).where('submission_id', '=', submissionId).where('id', 'in', [...seen]).where('state', '=', 'waiting').execute();
}

/** Lets everybody see one attachment, or nobody. After commit the caller waits until no process shows it. */
export async function setAttachment(tx: Tx, actor: Actor, submissionId: string, id: string, state: 'shown' | 'withheld'): Promise<Result<null>> {
  const one = (await attachmentsOf(tx, submissionId)).find((a) => a.id === id);
  if (one === undefined) return failed('not_found');
  await tx.updateTable('submission_attachment').set({ state }).where('id', '=', id).execute();
  await record(tx, { actor, kind: 'submission', id: submissionId, action: `submission.attachment_${state}`, values: { position: one.position } });
  return ok(null);
}

/** The author takes one back. */
export async function removeAttachment(tx: Tx, actor: Actor, submissionId: string, id: string): Promise<Result<null>> {
  const gone = await tx.deleteFrom('submission_attachment').where('id', '=', id).where('submission_id', '=', submissionId).returning('position').executeTakeFirst();
  if (gone === undefined) return failed('not_found');
  await record(tx, { actor, kind: 'submission', id: submissionId, action: 'submission.attachment_removed', values: { position: gone.position } });
  return ok(null);
}

/** Shows a group's name to everybody, as it wished, or to nobody. */
export async function setGroup(tx: Tx, actor: Actor, submissionId: string, withheld: boolean): Promise<Result<null>> {
  const done = await tx.updateTable('submission_group').set({ withheld }).where('submission_id', '=', submissionId).returning('submission_id').executeTakeFirst();
  if (done === undefined) return failed('not_found');
  await record(tx, { actor, kind: 'submission', id: submissionId, action: withheld ? 'submission.group_withheld' : 'submission.group_shown' });
  return ok(null);
}

/** Types what was said: it becomes the text, waits for moderation like any other, and the voice goes soon. */
export async function transcribe(tx: SubmissionTx & Tx, actor: Actor, id: string, change: { readonly text: string; readonly language: string; readonly version: number }): Promise<Result<null>> {
  const s = await submissionById(tx, id);
  if (s === null || (await recordingOf(tx, id)) === null) return failed('not_found');
  if (s.state !== 'received') return failed('wrong_state');
  if (!(await changeVersion(tx, id, change.version, { text: change.text, language: change.language, content_hash: contentHash(s.processId, change.text) }))) return failed('stale');
  await tx.updateTable('submission_recording').set({ transcribed_on: dayOf(new Date()) }).where('submission_id', '=', id).execute();
  await putSubmissionNode(tx, id);
  await record(tx, { actor, kind: 'submission', id, action: 'submission.transcribed', values: { language: change.language } });
  return ok(null);
}

/** Erases what came with a contribution: its author took it back. */
export async function forgetEnclosed(tx: Writes<EnclosedTables>, submissionId: string): Promise<void> {
  for (const table of ['submission_attachment', 'submission_recording', 'submission_group', 'submission_scan'] as const) await tx.deleteFrom(table).where('submission_id', '=', submissionId).execute();
}

/** Keeps the files of a form that must be asked something first; a file of the same field replaces the one before. */
export async function keepWaiting(tx: Tx, token: string, files: readonly { readonly slot: Slot; readonly file: StoredFile }[]): Promise<void> {
  for (const { slot, file } of files) {
    await recordFile(tx, file);
    await tx.insertInto('submission_upload').values({ form: formDigest(token), slot, file: file.sha256 }).onConflict((c) => c.columns(['form', 'slot']).doUpdateSet({ file: file.sha256 })).execute();
  }
}

/** Lets waiting files go: left out again, or all because the form was taken. */
export async function dropWaiting(tx: Tx, token: string, slots?: readonly Slot[]): Promise<void> {
  await tx.deleteFrom('submission_upload').where('form', '=', formDigest(token)).$if(slots !== undefined, (q) => q.where('slot', 'in', ['', ...(slots ?? [])])).execute();
}

/** Retention: voices that were typed or waited too long. Returns how many. */
export async function purgeRecordings(tx: Writes<EnclosedTables>, today: Day): Promise<number> {
  const due = await tx.deleteFrom('submission_recording').where((e) => e.or([e('transcribed_on', '<=', addDays(today, -TYPED_DAYS)), e('received_on', '<=', addDays(today, -RECORDING_DAYS))])).returning('submission_id').execute();
  return due.length;
}

/** Retention: photos of cards whose contribution was condensed, or that were kept too long. Returns how many. */
export async function purgeScans(tx: Writes<EnclosedTables & PublicTables>, today: Day): Promise<number> {
  const condensed = tx.selectFrom('submission').select('id').where('considered_on', 'is not', null);
  const due = await tx.deleteFrom('submission_scan').where((e) => e.or([e('kept_on', '<=', addDays(today, -SCAN_DAYS)), e('submission_id', 'in', condensed)])).returning('submission_id').execute();
  return due.length;
}

/** Retention: files of forms that were never sent. Returns how many. */
export async function purgeUploads(tx: Writes<EnclosedTables>, before: Date): Promise<number> {
  const due = await tx.deleteFrom('submission_upload').where('created_at', '<=', before).returning('slot').execute();
  return due.length;
}
