import type { ComponentChildren } from 'preact';
import { found, type FormState } from '../../../../kernel/problem.ts';
import { readKept } from '../../../../platform/files.ts';
import { dataPaths } from '../../../../platform/paths.ts';
import type { Ctx } from '../../../../platform/web/env.ts';
import type { Submission } from '../../submissions/queries.ts';
import { EnclosedDesk, SeenFields } from '../pages/desk.tsx';
import { attachmentsOf, groupOf, recordingOf, scanOf, type KeptFile } from '../queries.ts';

/** What came with a contribution for the page of those who moderate it, and what their publishing form must carry. */
export async function enclosedSection(c: Ctx, submission: Submission, transcript?: FormState): Promise<{ section: ComponentChildren; seen: ComponentChildren }> {
  const db = c.get('db');
  const [attachments, group, recording, scan] = await Promise.all([attachmentsOf(db, submission.id), groupOf(db, submission.id), recordingOf(db, submission.id), scanOf(db, submission.id)]);
  return { section: <EnclosedDesk submission={submission} attachments={attachments} group={group} recording={recording} scan={scan} {...(transcript === undefined ? {} : { transcript })} />, seen: <SeenFields attachments={attachments} /> };
}

/** A kept file as an answer: shown in the page or by the browser's own viewer, never as a page of ours. */
export async function sendFile(c: Ctx, file: KeptFile | null): Promise<Response> {
  const { sha256, mediaType } = found(file);
  const bytes = found(await readKept(dataPaths(c.get('config').dataDir).files, sha256));
  return c.body(new Uint8Array(bytes), 200, { 'content-type': mediaType, 'content-disposition': 'inline', 'content-security-policy': 'sandbox', 'accept-ranges': 'none' });
}
