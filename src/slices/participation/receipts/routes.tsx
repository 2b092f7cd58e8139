import { setTimeout as wait } from 'node:timers/promises';
import { toBuffer } from 'qrcode';
import { VISITOR } from '../../../kernel/actor.ts';
import { failed, found, refuse, type FormState, type Problem } from '../../../kernel/problem.ts';
import { readKept } from '../../../platform/files.ts';
import { dataPaths } from '../../../platform/paths.ts';
import { write } from '../../../platform/database/write.ts';
import { SETTLED_MS } from '../../../platform/web/cache.ts';
import { Door } from '../../../platform/web/door.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { municipalities } from '../../territory/public.ts';
import { threadOf, type ThreadNode } from '../../thread/public.ts';
import { removeAttachment } from '../enclosed/commands.ts';
import { attachmentsOf, groupOf, recordingOf } from '../enclosed/queries.ts';
import { sendFile } from '../enclosed/sections/routes.tsx';
import { messagesTo } from '../moderation/messages/queries.ts';
import { referralOf } from '../moderation/referrals/queries.ts';
import { receivedAt, routeOf } from '../moderation/routing/queries.ts';
import { similarSubmissions } from '../merging/queries.ts';
import { processById, topicsOf, type Process } from '../processes/queries.ts';
import { recommendationsFrom } from '../recommendations/queries.ts';
import { contactOf, submissionByReceipt, submissionsByIds, type Submission } from '../submissions/queries.ts';
import { tracesIn, type Trace } from '../submissions/rules.ts';
import { CorrectForm, WithdrawForm } from '../submissions/schema.ts';
import { PATHS, receiptHref } from '../urls.ts';
import { correctSubmission, forgetContact, withdrawSubmission } from './commands.ts';
import { FollowFormPage } from './pages/follow.tsx';
import { ReceiptPage } from './pages/receipt.tsx';
import { SlipPage } from './pages/slip.tsx';
import { mayChange } from './rules.ts';

/** Far above what a room full of people needs; 80 random bits cannot be tried out anyway. */
const PER_ADDRESS = { burst: 1_200, perMinute: 300 };
/** Authors are shown only what is clearly about theirs; the office looks at more. */
const LIKE_MINE = 0.55;
const SECRET = { secret: true };

export function mountReceipts(site: Site): void {
  site.page(PATHS.follow, (c) => html(c, <FollowFormPage />));
  site.action(PATHS.follow, (c) => DOOR.typed(c, (code) => goTo(c, receiptHref(code))));
  site.page(PATHS.receipt, async (c) => (await authorOf(c, (author) => receiptPage(c, author))), SECRET);
  site.page(PATHS.receiptSlip, async (c) => authorOf(c, (author) => slipPage(c, author)), SECRET);
  site.data(PATHS.receiptPicture, async (c) => authorOf(c, (author) => picture(c, author)), SECRET);
  site.page(PATHS.receiptAudio, async (c) => authorOf(c, (author) => audio(c, author)), SECRET);
  site.page(PATHS.receiptAttachment, async (c) => authorOf(c, (author) => attachment(c, author)), SECRET);
  site.action(PATHS.receiptAttachment, async (c) => authorOf(c, (author) => removeOne(c, author)));
  site.action(PATHS.receiptCorrect, async (c) => authorOf(c, (author) => correct(c, author)));
  site.action(PATHS.receiptWithdraw, async (c) => authorOf(c, (author) => withdraw(c, author)));
  site.action(PATHS.receiptContact, async (c) => authorOf(c, (author) => forget(c, author)));
}

interface Author {
  readonly code: string;
  readonly process: Process;
  readonly submission: Submission;
}

/** Contributions belong to whoever holds their receipt. */
const DOOR = new Door<Submission>({ name: 'receipt', limit: PER_ADDRESS, parameter: 'receipt', find: (c, code) => submissionByReceipt(c.get('db'), code), form: (c, form, status) => html(c, <FollowFormPage form={form} />, status) });

const authorOf = (c: Ctx, answer: (author: Author) => Response | Promise<Response>): Promise<Response> => DOOR.holder(c, async (code, submission) => answer({ code, submission, process: (await processById(c.get('db'), submission.processId)) as Process }));

interface Refused {
  readonly correction?: FormState;
  readonly withdrawal?: FormState;
  readonly traces?: readonly Trace[];
}

async function receiptPage(c: Ctx, { code, process, submission }: Author, refused: Refused = {}, status: 200 | 409 | 422 = 200): Promise<Response> {
  const db = c.get('db');
  const [targets, recommendations, thread, similar, topics, places, contact, route, at, referral, messages, attachments, group, recording] = await Promise.all([
    submissionsByIds(db, submission.mergedInto === null ? [] : [submission.mergedInto]), recommendationsFrom(db, [submission.id]), threadOf(db, submission.id, { staff: true }),
    othersLike(c, submission),
    topicsOf(db, process.id), municipalities(db), contactOf(db, submission.id), routeOf(db, submission.id), receivedAt(db, submission.id), referralOf(db, submission.id), messagesTo(db, submission.id),
    attachmentsOf(db, submission.id), groupOf(db, submission.id), recordingOf(db, submission.id),
  ]);
  const later: ThreadNode[] = (thread?.later ?? []).flatMap((step) => step.items.filter((n) => n.visible && n.kind !== 'submission')).sort((a, b) => (a.date < b.date ? -1 : 1));
  const asked = c.req.query('done');
  const done: 'corrected' | 'withdrawn' | 'forgotten' | null = status !== 200 ? null : asked === 'corrected' || asked === 'withdrawn' || asked === 'forgotten' ? asked : null;
  const props = { code, process, submission, target: targets.find((s) => s.state === 'published') ?? null, recommendations, later, similar, topics, places, hasContact: contact !== null, route: submission.state === 'routed' ? route : null, receivedAt: at, referral, messages, attachments, group, recording, done };
  return html(c, <ReceiptPage {...props} {...refused} />, status);
}

const othersLike = (c: Ctx, { processId, text, id }: Submission) => similarSubmissions(c.get('db'), { processId, text, except: id }, { limit: 5, atLeast: LIKE_MINE });

async function slipPage(c: Ctx, { code, process, submission }: Author): Promise<Response> {
  return html(c, <SlipPage process={process} number={submission.number} code={code} text={submission.text} similar={await othersLike(c, submission)} />);
}

async function picture(c: Ctx, { code, process, submission }: Author): Promise<Response> {
  const png = await toBuffer(c.get('view').absolute(receiptHref(code)), { type: 'png', width: 640, margin: 4, errorCorrectionLevel: 'M' });
  return c.body(new Uint8Array(png), 200, { 'content-type': 'image/png', 'content-disposition': `attachment; filename="${process.slug}-${submission.number}.png"` });
}

/** A recorded answer, for whoever holds the receipt. */
async function audio(c: Ctx, { submission }: Author): Promise<Response> {
  const message = (await messagesTo(c.get('db'), submission.id)).find((m) => m.id === c.req.param('message'));
  const recording = found(message?.audio ?? null);
  const bytes = found(await readKept(dataPaths(c.get('config').dataDir).files, recording.sha256));
  return c.body(new Uint8Array(bytes), 200, { 'content-type': recording.mediaType, 'content-disposition': 'inline', 'accept-ranges': 'none' });
}

async function attachment(c: Ctx, { submission }: Author): Promise<Response> {
  return sendFile(c, (await attachmentsOf(c.get('db'), submission.id)).find((a) => a.id === c.req.param('attachment')) ?? null);
}

/** The author takes a file back; answers when no process shows it any more. */
async function removeOne(c: Ctx, { code, submission }: Author): Promise<Response> {
  if (!mayChange(submission)) refuse('wrong_state');
  const done = await write(c.get('db'), (tx) => removeAttachment(tx, VISITOR, submission.id, c.req.param('attachment') ?? ''));
  if (!done.ok) refuse('not_found');
  if (submission.state === 'published') await wait(SETTLED_MS);
  return goTo(c, receiptHref(code));
}

/** The author's page again, with what is stored now. */
async function again(c: Ctx, author: Author, refused: Refused, problems: readonly Problem[]): Promise<Response> {
  const submission = (await submissionByReceipt(c.get('db'), author.code)) as Submission;
  return receiptPage(c, { ...author, submission }, refused, problems[0]?.code === 'stale' || problems[0]?.code === 'wrong_state' ? 409 : 422);
}

async function correct(c: Ctx, author: Author): Promise<Response> {
  const { submission: before } = author;
  const parsed = parseForm(CorrectForm, await readForm(c));
  const refused = (problems: readonly Problem[], traces: readonly Trace[] = []) => again(c, author, { correction: withProblems(parsed.form, problems), traces }, problems);
  if (!parsed.ok) return refused(parsed.form.problems);
  const { text, topic, municipality, language, checked, revision } = parsed.value;
  const traces = tracesIn(text);
  if (traces.length > 0 && !checked) return refused(failed('contains_personal_number', 'text').problems, traces);
  const done = await write(c.get('db'), (tx) => correctSubmission(tx, VISITOR, before.id, { text, language, topicId: topic, municipality, version: revision }));
  if (!done.ok) return refused(done.problems, traces);
  if (before.state === 'published' && done.value.moderatedAgain) await wait(SETTLED_MS);
  return goTo(c, `${receiptHref(author.code)}?done=corrected`);
}

async function withdraw(c: Ctx, author: Author): Promise<Response> {
  const parsed = parseForm(WithdrawForm, await readForm(c));
  const refused = (problems: readonly Problem[]) => again(c, author, { withdrawal: withProblems(parsed.form, problems) }, problems);
  if (!parsed.ok) return refused(parsed.form.problems);
  if (!parsed.value.sure) return refused(failed('confirm_needed', 'sure').problems);
  const done = await write(c.get('db'), (tx) => withdrawSubmission(tx, VISITOR, author.submission.id, parsed.value.revision));
  if (!done.ok) return refused(done.problems);
  if (author.submission.state === 'published') await wait(SETTLED_MS);
  return goTo(c, `${receiptHref(author.code)}?done=withdrawn`);
}

async function forget(c: Ctx, author: Author): Promise<Response> {
  await write(c.get('db'), (tx) => forgetContact(tx, author.submission.id));
  return goTo(c, `${receiptHref(author.code)}?done=forgotten`);
}
