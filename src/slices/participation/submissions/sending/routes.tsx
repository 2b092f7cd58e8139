import { createHash } from 'node:crypto';
import { getCookie, setCookie } from 'hono/cookie';
import { VISITOR } from '../../../../kernel/actor.ts';
import { dayOf } from '../../../../kernel/dates.ts';
import { newId } from '../../../../kernel/ids.ts';
import { EMPTY_FORM, failed, refuse, type FormState, type Problem } from '../../../../kernel/problem.ts';
import { write } from '../../../../platform/database/write.ts';
import { addressOf } from '../../../../platform/web/address.ts';
import type { Ctx } from '../../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../../platform/web/forms.ts';
import type { Site } from '../../../../platform/web/site.ts';
import { goTo, html } from '../../../../ui/respond.tsx';
import { municipalities } from '../../../territory/public.ts';
import { readableProcess } from '../../policy.ts';
import { topicsOf, type Process } from '../../processes/queries.ts';
import { callIsOpen } from '../../processes/rules.ts';
import { PATHS, pathTo } from '../../urls.ts';
import { createSubmission } from '../commands.ts';
import { SubmitPage } from '../pages/submit.tsx';
import { submissionByReceipt } from '../queries.ts';
import { contentHash, isFormToken, receiptFor, tracesIn, type Trace } from '../rules.ts';
import { SubmitForm } from '../schema.ts';
import { contactIn } from './rules.ts';

/** A room of 300 people behind one address sends within a few minutes; a machine sends for hours. */
const PER_ADDRESS = { burst: 600, perMinute: 120 };
const SENT = 'sent';
const SENT_SECONDS = 600;

type Values = Extract<ReturnType<typeof parse>, { ok: true }>['value'];
const parse = (raw: Awaited<ReturnType<typeof readForm>>) => parseForm(SubmitForm, raw);

export function mountSending(site: Site): void {
  // Every form is handed out with a random value of its own, so the page is never kept.
  site.page(PATHS.submit, async (c) => submitPage(c, await readableProcess(c), EMPTY_FORM), { secret: true });
  site.action(PATHS.submit, send);
}

async function submitPage(c: Ctx, process: Process, form: FormState, status: 200 | 409 | 422 | 429 = 200, traces: readonly Trace[] = []): Promise<Response> {
  const db = c.get('db');
  const [topics, places] = await Promise.all([topicsOf(db, process.id), municipalities(db)]);
  const typed = form.values['token'];
  return html(c, <SubmitPage process={process} open={callIsOpen(process, dayOf(new Date()))} topics={topics} places={places} token={isFormToken(typed) ? typed : newId()} form={form} traces={traces} />, status);
}

async function send(c: Ctx): Promise<Response> {
  const process = await readableProcess(c);
  const parsed = parse(await readForm(c));
  if (!parsed.ok) return submitPage(c, process, parsed.form, 422);
  const refused = (problems: readonly Problem[], status: 409 | 422 | 429, traces: readonly Trace[] = []) => submitPage(c, process, withProblems(parsed.form, problems), status, traces);
  const { value } = parsed;
  const known = await knownReceipt(c, process, value);
  if (known !== null) return goTo(c, pathTo(PATHS.receiptSlip, { receipt: known }));
  if (c.get('limits').take('submission', addressOf(c), PER_ADDRESS) > 0) return refused(failed('rate_limited').problems, 429);
  const contact = contactIn(value);
  if (!contact.ok) return refused(contact.problems, 422);
  const traces = tracesIn(value.text);
  if (traces.length > 0 && !value.checked) return refused(failed('contains_personal_number', 'text').problems, 422, traces);
  if (sentBefore(c, process, value.text) && !value.again) return refused(failed('duplicate').problems, 409);
  const { text, language, topic, municipality, helped } = value;
  const token = isFormToken(value.token) ? value.token : null;
  // Whoever speaks is not recorded, signed in or not.
  const taken = await write(c.get('db'), (tx) =>
    createSubmission(tx, VISITOR, { processId: process.id, text, language, topicId: topic, municipality, channel: 'online', helped, token, contact: contact.value === null ? null : { ...contact.value, locale: c.get('locale') } }),
  );
  if (!taken.ok) return taken.problems[0]?.code === 'not_found' ? refuse('not_found') : refused(taken.problems, taken.problems[0]?.field === undefined ? 409 : 422, traces);
  rememberSent(c, process, text);
  return goTo(c, pathTo(PATHS.receiptSlip, { receipt: taken.value.receipt }));
}

/** The same form again, from a double click or a reload: its receipt, which only this form's holder can work out. */
async function knownReceipt(c: Ctx, process: Process, { token, text }: Values): Promise<string | null> {
  if (!isFormToken(token)) return null;
  const receipt = receiptFor(token, process.id, text);
  return (await submissionByReceipt(c.get('db'), receipt)) === null ? null : receipt;
}

const mark = (process: Process, text: string): string => createHash('sha256').update(contentHash(process.id, text)).digest('base64url').slice(0, 22);

/** Whether this browser sent these words a moment ago. Another person's browser never learns that somebody did. */
const sentBefore = (c: Ctx, process: Process, text: string): boolean => getCookie(c, SENT) === mark(process, text);

function rememberSent(c: Ctx, process: Process, text: string): void {
  setCookie(c, SENT, mark(process, text), { path: '/', maxAge: SENT_SECONDS, httpOnly: true, sameSite: 'Strict', secure: c.get('config').baseUrl.startsWith('https:') });
}
