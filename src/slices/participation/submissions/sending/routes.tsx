import { createHash } from 'node:crypto';
import { getCookie, setCookie } from 'hono/cookie';
import type { z } from 'zod';
import { VISITOR } from '../../../../kernel/actor.ts';
import { readCode } from '../../../../kernel/code.ts';
import { dayOf } from '../../../../kernel/dates.ts';
import { newId } from '../../../../kernel/ids.ts';
import { EMPTY_FORM, failed, refuse, type FormState, type Problem } from '../../../../kernel/problem.ts';
import { write } from '../../../../platform/database/write.ts';
import { dataPaths } from '../../../../platform/paths.ts';
import { addressOf } from '../../../../platform/web/address.ts';
import type { Ctx } from '../../../../platform/web/env.ts';
import { parseForm, withProblems, type RawForm } from '../../../../platform/web/forms.ts';
import type { Site } from '../../../../platform/web/site.ts';
import { withUpload, type UploadForm } from '../../../../platform/web/upload.ts';
import { goTo, html } from '../../../../ui/respond.tsx';
import { municipalities } from '../../../territory/public.ts';
import { removeDraft, saveDraft } from '../../drafts/commands.ts';
import type { Draft } from '../../drafts/queries.ts';
import { dropWaiting, enclose, keepWaiting } from '../../enclosed/commands.ts';
import { readFiles, type Arrived } from '../../enclosed/imports.ts';
import { waitingFiles } from '../../enclosed/queries.ts';
import { dropOf, FORM_BYTES, MOST_BYTES, SLOTS } from '../../enclosed/rules.ts';
import { EnclosedForm, type EnclosedValues } from '../../enclosed/schema.ts';
import { readableProcess } from '../../policy.ts';
import { topicsOf, type Process } from '../../processes/queries.ts';
import { callIsOpen } from '../../processes/rules.ts';
import { PATHS, pathTo } from '../../urls.ts';
import { createSubmission } from '../commands.ts';
import { SubmitPage } from '../pages/submit.tsx';
import { submissionByReceipt } from '../queries.ts';
import { contentHash, isFormToken, receiptFor, tracesIn, type Trace } from '../rules.ts';
import { DraftForm, SpokenForm, SubmitForm } from '../schema.ts';
import { captioned, contactIn, groupIn } from './rules.ts';

/** A room of 300 people behind one address sends within a few minutes; a machine sends for hours. */
const PER_ADDRESS = { burst: 600, perMinute: 120 };
/** Forms with files, and drafts, cost more than words. */
const FILES_PER_ADDRESS = { burst: 120, perMinute: 30 };
const SENT = 'sent';
const SENT_SECONDS = 600;

type Values = z.infer<typeof SubmitForm> & EnclosedValues;
type Status = 200 | 409 | 422 | 429;

export function mountSending(site: Site): void {
  // Every form is handed out with a random value of its own, so the page is never kept.
  site.page(PATHS.submit, async (c) => submitPage(c, await readableProcess(c), EMPTY_FORM), { secret: true });
  site.action(PATHS.submit, send, { maxBody: FORM_BYTES });
}

interface Shown {
  readonly traces?: readonly Trace[];
  /** The draft that was opened or just saved, and its code. */
  readonly draft?: { readonly code: string; readonly kept: Draft; readonly saved: boolean };
}

/** The form, with what was typed and with the files of it that arrived already. */
export async function submitPage(c: Ctx, process: Process, form: FormState, status: Status = 200, { traces = [], draft }: Shown = {}): Promise<Response> {
  const db = c.get('db');
  const typed = form.values['token'];
  const token = isFormToken(typed) ? typed : newId();
  const [topics, places, waiting] = await Promise.all([topicsOf(db, process.id), municipalities(db), typed === token ? waitingFiles(db, token) : []]);
  return html(c, <SubmitPage process={process} open={callIsOpen(process, dayOf(new Date()))} topics={topics} places={places} token={token} form={form} traces={traces} waiting={waiting} {...(draft === undefined ? {} : { draft })} />, status);
}

const filesDir = (c: Ctx): string => dataPaths(c.get('config').dataDir).files;

async function send(c: Ctx): Promise<Response> {
  const process = await readableProcess(c);
  return withUpload(c, { folder: filesDir(c), most: MOST_BYTES }, (upload) => (upload.form.values['later'] === undefined ? take(c, process, upload) : putAside(c, process, upload.form)));
}

/** Puts the text aside under a link. */
async function putAside(c: Ctx, process: Process, raw: RawForm): Promise<Response> {
  const parsed = parseForm(DraftForm, raw);
  if (!parsed.ok) return submitPage(c, process, parsed.form, 422);
  if (c.get('limits').take('draft', addressOf(c), FILES_PER_ADDRESS) > 0) return submitPage(c, process, withProblems(parsed.form, failed('rate_limited').problems), 429);
  const { text, topic, municipality, language, draft } = parsed.value;
  const known = [await topicsOf(c.get('db'), process.id), await municipalities(c.get('db'))] as const;
  const content = { text, language, topicId: known[0].some((t) => t.id === topic) ? topic : null, municipality: known[1].some((m) => m.key === municipality) ? municipality : null };
  const code = await write(c.get('db'), (tx) => saveDraft(tx, process.id, content, readCode(draft ?? '')));
  return goTo(c, `${pathTo(PATHS.draft, { draft: code })}?saved=1`);
}

/** Reads the files first, so that they are still there when the form has another question. */
async function take(c: Ctx, process: Process, { form: raw, uploads }: UploadForm): Promise<Response> {
  const typed = raw.values['token'];
  const token = isFormToken(typed) ? typed : null;
  const sent: FormState = { values: raw.values, problems: [] };
  if (Object.keys(uploads).length > 0 && c.get('limits').take('upload', addressOf(c), FILES_PER_ADDRESS) > 0) return submitPage(c, process, withProblems(sent, failed('rate_limited').problems), 429);
  const { files, problems } = await readFiles(filesDir(c), uploads);
  const arrived = await together(c, token, raw, files);
  const spoken = arrived.some((f) => f.slot === 'audio');
  const [words, beside] = [parseForm(spoken ? SpokenForm : SubmitForm, raw), parseForm(EnclosedForm, raw)];
  // Somebody who tried to speak is told why that failed, not that they wrote nothing.
  const missing = words.form.problems.filter((p) => !(p.field === 'text' && p.code === 'required' && problems.some((q) => q.field === 'audio')));
  const all = [...missing, ...beside.form.problems, ...problems];
  if (words.ok && beside.ok && all.length === 0) return decide(c, process, { value: { ...words.value, ...beside.value }, form: sent, token, files: arrived });
  return keepAndAsk(c, process, { form: sent, token, files: arrived }, all, 422);
}

/** What this form brought now or before, without what its author left out again. */
async function together(c: Ctx, token: string | null, raw: RawForm, files: readonly Arrived[]): Promise<Arrived[]> {
  const before = token === null ? [] : await waitingFiles(c.get('db'), token);
  const stays = before.filter((w) => raw.values[dropOf(w.slot)] === undefined && !files.some((f) => f.slot === w.slot));
  return [...files, ...stays.map((w) => ({ slot: w.slot, file: { sha256: w.sha256, mediaType: w.mediaType, size: w.size } }))];
}

interface Sent {
  readonly form: FormState;
  readonly token: string | null;
  readonly files: readonly Arrived[];
}

async function keepAndAsk(c: Ctx, process: Process, { form, token, files }: Sent, problems: readonly Problem[], status: Status, traces: readonly Trace[] = []): Promise<Response> {
  if (token !== null) {
    await write(c.get('db'), async (tx) => {
      await dropWaiting(tx, token, SLOTS.filter((slot) => !files.some((f) => f.slot === slot)));
      await keepWaiting(tx, token, files);
    });
  }
  // A box that was ticked to leave a file out has done its work.
  const values = Object.fromEntries(Object.entries(form.values).filter(([name]) => !name.startsWith('drop-')));
  return submitPage(c, process, { values, problems }, status, { traces });
}

async function decide(c: Ctx, process: Process, { value, ...sent }: Sent & { readonly value: Values }): Promise<Response> {
  const refused = (problems: readonly Problem[], status: Status, traces: readonly Trace[] = []) => keepAndAsk(c, process, sent, problems, status, traces);
  const recording = sent.files.find((f) => f.slot === 'audio')?.file ?? null;
  const saying = value.text === '' ? (recording?.sha256 ?? '') : value.text;
  const known = await knownReceipt(c, process, sent.token, saying);
  if (known !== null) return goTo(c, pathTo(PATHS.receiptSlip, { receipt: known }));
  if (c.get('limits').take('submission', addressOf(c), PER_ADDRESS) > 0) return refused(failed('rate_limited').problems, 429);
  const [contact, group, attached] = [contactIn(value), groupIn(value), captioned(sent.files, value)];
  if (!contact.ok || !group.ok || !attached.ok) return refused([contact, group, attached].flatMap((r) => (r.ok ? [] : r.problems)), 422);
  const traces = tracesIn([value.text, group.value?.name ?? '', ...attached.value.map((a) => a.caption)].join('\n'));
  if (traces.length > 0 && !value.checked) return refused(failed('contains_personal_number', 'text').problems, 422, traces);
  if (sentBefore(c, process, saying) && !value.again) return refused(failed('duplicate').problems, 409);
  const { text, language, topic, municipality, helped } = value;
  const input = { processId: process.id, text, language, topicId: topic, municipality, channel: 'online' as const, helped, spoken: recording?.sha256 ?? null, token: sent.token, contact: contact.value === null ? null : { ...contact.value, locale: c.get('locale') } };
  const draft = readCode(value.draft ?? '');
  // Whoever speaks is not recorded, signed in or not.
  const taken = await write(c.get('db'), async (tx) => {
    const made = await createSubmission(tx, VISITOR, input);
    if (!made.ok || made.value.again) return made;
    await enclose(tx, VISITOR, made.value.id, { attachments: attached.value, recording, group: group.value });
    if (draft !== null) await removeDraft(tx, draft);
    return made;
  });
  if (!taken.ok) return taken.problems[0]?.code === 'not_found' ? refuse('not_found') : refused(taken.problems, taken.problems[0]?.field === undefined ? 409 : 422, traces);
  rememberSent(c, process, saying);
  return goTo(c, pathTo(PATHS.receiptSlip, { receipt: taken.value.receipt }));
}

/** The same form again, from a double click or a reload: its receipt, which only this form's holder can work out. */
async function knownReceipt(c: Ctx, process: Process, token: string | null, saying: string): Promise<string | null> {
  if (token === null) return null;
  const receipt = receiptFor(token, process.id, saying);
  return (await submissionByReceipt(c.get('db'), receipt)) === null ? null : receipt;
}

const mark = (process: Process, text: string): string => createHash('sha256').update(contentHash(process.id, text)).digest('base64url').slice(0, 22);

/** Whether this browser sent these words a moment ago. Another person's browser never learns that somebody did. */
const sentBefore = (c: Ctx, process: Process, text: string): boolean => getCookie(c, SENT) === mark(process, text);

function rememberSent(c: Ctx, process: Process, text: string): void {
  setCookie(c, SENT, mark(process, text), { path: '/', maxAge: SENT_SECONDS, httpOnly: true, sameSite: 'Strict', secure: c.get('config').baseUrl.startsWith('https:') });
}
