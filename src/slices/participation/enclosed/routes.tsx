import { setTimeout as wait } from 'node:timers/promises';
import { found, refuse } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { SETTLED_MS } from '../../../platform/web/cache.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo } from '../../../ui/respond.tsx';
import { publicProcess } from '../policy.ts';
import { moderatePage, moderated } from '../submissions/desk/routes.tsx';
import { publicSubmission } from '../submissions/queries.ts';
import { PATHS, pathTo } from '../urls.ts';
import { setAttachment, setGroup, transcribe } from './commands.ts';
import { attachmentsOf, publicAttachments, recordingOf, scanOf } from './queries.ts';
import { TranscriptForm } from './schema.ts';
import { sendFile } from './sections/routes.tsx';

const SECRET = { secret: true };

/** Files of public contributions, and what the office does with those that came. */
export function mountEnclosed(site: Site): void {
  site.data(PATHS.attachment, publicFile);
  site.page(PATHS.deskAttachment, deskFile, SECRET);
  site.action(PATHS.deskAttachment, decide);
  site.action(PATHS.deskGroup, decideGroup);
  site.page(PATHS.deskRecording, async (c) => sendFile(c, await recordingOf(c.get('db'), (await moderated(c)).submission.id)), SECRET);
  site.action(PATHS.deskRecording, typeRecording);
  site.page(PATHS.deskScan, async (c) => sendFile(c, await scanOf(c.get('db'), (await moderated(c)).submission.id)), SECRET);
}

async function publicFile(c: Ctx): Promise<Response> {
  const process = await publicProcess(c);
  const number = c.req.param('number') ?? '';
  const submission = found(/^[1-9]\d{0,8}$/.test(number) ? await publicSubmission(c.get('db'), process.id, Number(number)) : null);
  return sendFile(c, (await publicAttachments(c.get('db'), [submission.id])).find((a) => a.id === c.req.param('attachment')) ?? null);
}

async function deskFile(c: Ctx): Promise<Response> {
  const { submission } = await moderated(c);
  return sendFile(c, (await attachmentsOf(c.get('db'), submission.id)).find((a) => a.id === c.req.param('attachment')) ?? null);
}

/** Answers only when no process shows a withheld file any more. */
async function decide(c: Ctx): Promise<Response> {
  const { submission } = await moderated(c);
  const state = (await readForm(c)).values['state'];
  if (state !== 'shown' && state !== 'withheld') return refuse('bad_request');
  const done = await write(c.get('db'), (tx) => setAttachment(tx, c.get('actor'), submission.id, c.req.param('attachment') ?? '', state));
  if (!done.ok) return refuse('not_found');
  if (submission.state === 'published') await wait(SETTLED_MS);
  return goTo(c, pathTo(PATHS.deskSubmission, { id: submission.id }));
}

async function decideGroup(c: Ctx): Promise<Response> {
  const { submission } = await moderated(c);
  const withheld = (await readForm(c)).values['withheld'];
  if (withheld !== '0' && withheld !== '1') return refuse('bad_request');
  const done = await write(c.get('db'), (tx) => setGroup(tx, c.get('actor'), submission.id, withheld === '1'));
  if (!done.ok) return refuse('not_found');
  if (submission.state === 'published') await wait(SETTLED_MS);
  return goTo(c, pathTo(PATHS.deskSubmission, { id: submission.id }));
}

async function typeRecording(c: Ctx): Promise<Response> {
  const { submission } = await moderated(c);
  const parsed = parseForm(TranscriptForm, await readForm(c));
  const again = async (problems: typeof parsed.form.problems, status: 409 | 422) => moderatePage(c, await moderated(c), { transcript: withProblems(parsed.form, problems) }, status);
  if (!parsed.ok) return again(parsed.form.problems, 422);
  const { transcript, language, revision } = parsed.value;
  const done = await write(c.get('db'), (tx) => transcribe(tx, c.get('actor'), submission.id, { text: transcript, language, version: revision }));
  if (done.ok) return goTo(c, pathTo(PATHS.deskSubmission, { id: submission.id }));
  return done.problems[0]?.code === 'not_found' ? refuse('not_found') : again(done.problems, 409);
}
