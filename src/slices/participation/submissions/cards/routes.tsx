import { dayOf } from '../../../../kernel/dates.ts';
import { newId } from '../../../../kernel/ids.ts';
import { EMPTY_FORM, failed, type FormState } from '../../../../kernel/problem.ts';
import { readCode } from '../../../../kernel/code.ts';
import { write } from '../../../../platform/database/write.ts';
import type { StoredFile } from '../../../../platform/files.ts';
import { dataPaths } from '../../../../platform/paths.ts';
import type { Ctx } from '../../../../platform/web/env.ts';
import { parseForm, readForm, withProblems, type RawForm } from '../../../../platform/web/forms.ts';
import type { Site } from '../../../../platform/web/site.ts';
import { withUpload, type UploadForm } from '../../../../platform/web/upload.ts';
import { html } from '../../../../ui/respond.tsx';
import { municipalities } from '../../../territory/public.ts';
import { keepScan, keepWaiting } from '../../enclosed/commands.ts';
import { readFiles } from '../../enclosed/imports.ts';
import { waitingFiles } from '../../enclosed/queries.ts';
import { dropOf, MOST_BYTES, SCAN_FORM_BYTES, SCAN_FORMATS, SCAN_SLOT } from '../../enclosed/rules.ts';
import { moderatedProcess } from '../../policy.ts';
import { topicsOf, type Process } from '../../processes/queries.ts';
import { PATHS } from '../../urls.ts';
import { createSubmission } from '../commands.ts';
import { CardsPage, SlipsPage, type CardsProps, type Made } from '../pages/cards.tsx';
import { submissionByReceipt } from '../queries.ts';
import { isFormToken, tracesIn, type Trace } from '../rules.ts';
import { CardForm } from '../schema.ts';
import { contactIn } from '../sending/rules.ts';

/** A series longer than this is printed in parts. */
const MAX_SERIES = 500;

export function mountCards(site: Site): void {
  site.page(PATHS.deskCards, async (c) => cardsPage(c, await moderatedProcess(c), []));
  site.action(PATHS.deskCards, saveCard, { maxBody: SCAN_FORM_BYTES });
  site.action(PATHS.deskSlips, slips);
}

interface Shown {
  readonly form?: FormState;
  readonly traces?: readonly Trace[];
  readonly next?: CardsProps['next'];
}

async function cardsPage(c: Ctx, process: Process, series: readonly Made[], { form = EMPTY_FORM, traces = [], next }: Shown = {}, status: 200 | 409 | 422 = 200): Promise<Response> {
  const db = c.get('db');
  const [topics, places] = await Promise.all([topicsOf(db, process.id), municipalities(db)]);
  const typed = form.values['token'];
  const waiting = isFormToken(typed) ? await waitingFiles(db, typed) : [];
  const start = next ?? { channel: 'paper', receivedOn: dayOf(new Date()), language: 'de' };
  return html(c, <CardsPage process={process} topics={topics} places={places} token={isFormToken(typed) ? typed : newId()} series={series} next={start} form={form} traces={traces} waiting={waiting} />, status);
}

/** The series so far, as the page carries it. */
function seriesIn(raw: RawForm): Made[] {
  const slips = raw.values['slip'] ?? [];
  return (typeof slips === 'string' ? [slips] : slips).slice(-MAX_SERIES).flatMap((slip) => {
    const match = /^(\d{1,9}):(.{17})$/.exec(slip);
    const code = readCode(match?.[2] ?? '');
    return match === null || code === null ? [] : [{ number: Number(match[1]), code }];
  });
}

const filesDir = (c: Ctx): string => dataPaths(c.get('config').dataDir).files;

async function saveCard(c: Ctx): Promise<Response> {
  const process = await moderatedProcess(c);
  return withUpload(c, { folder: filesDir(c), most: { [SCAN_SLOT]: MOST_BYTES[SCAN_SLOT] } }, (upload) => takeCard(c, process, upload));
}

/** The photo of the card: of this form, or of the same one before it was asked something. A photo only. */
async function scanIn(c: Ctx, { form: raw, uploads }: UploadForm): Promise<{ scan: StoredFile | null; problems: FormState['problems'] }> {
  const { files, problems } = await readFiles(filesDir(c), uploads);
  const file = files[0]?.file ?? null;
  if (problems.length > 0 || (file !== null && file.mediaType !== 'image/jpeg')) return { scan: null, problems: [{ ...(problems[0] ?? { code: 'invalid_file', field: SCAN_SLOT }), params: { ...problems[0]?.params, formats: SCAN_FORMATS } }] };
  const token = raw.values['token'];
  if (!isFormToken(token)) return { scan: file, problems: [] };
  if (file !== null) await write(c.get('db'), (tx) => keepWaiting(tx, token, [{ slot: SCAN_SLOT, file }]));
  const before = raw.values[dropOf(SCAN_SLOT)] === undefined ? (await waitingFiles(c.get('db'), token)).find((w) => w.slot === SCAN_SLOT) : undefined;
  return { scan: file ?? before ?? null, problems: [] };
}

async function takeCard(c: Ctx, process: Process, upload: UploadForm): Promise<Response> {
  const raw = upload.form;
  const series = seriesIn(raw);
  if (raw.values['resume'] !== undefined) return cardsPage(c, process, series);
  const parsed = parseForm(CardForm, raw);
  const { scan, problems } = await scanIn(c, upload);
  if (!parsed.ok || problems.length > 0) return cardsPage(c, process, series, { form: withProblems(parsed.form, [...parsed.form.problems, ...problems]) }, 422);
  const refused = (problems: FormState['problems'], traces: readonly Trace[] = []) => cardsPage(c, process, series, { form: withProblems(parsed.form, problems), traces }, 422);
  const { text, language, topic, municipality, channel, receivedOn, helped, checked } = parsed.value;
  const contact = contactIn(parsed.value);
  if (!contact.ok) return refused(contact.problems);
  if (receivedOn > dayOf(new Date())) return refused(failed('not_a_date', 'receivedOn').problems);
  const traces = tracesIn(text);
  if (traces.length > 0 && !checked) return refused(failed('contains_personal_number', 'text').problems, traces);
  const token = isFormToken(parsed.value.token) ? parsed.value.token : newId();
  const input = { processId: process.id, text, language, topicId: topic, municipality, channel, helped, token, receivedOn, contact: contact.value === null ? null : { ...contact.value, locale: 'de' } };
  const taken = await write(c.get('db'), async (tx) => {
    const made = await createSubmission(tx, c.get('actor'), input);
    if (made.ok && !made.value.again && scan !== null) await keepScan(tx, c.get('actor'), made.value.id, scan);
    return made;
  });
  if (!taken.ok) return refused(taken.problems, traces);
  const made = { number: taken.value.number, code: taken.value.receipt };
  const longer = series.some((m) => m.code === made.code) ? series : [...series, made].slice(-MAX_SERIES);
  return cardsPage(c, process, longer, { next: { channel, receivedOn, language } });
}

/** Only receipts of this process that exist are printed. */
async function slips(c: Ctx): Promise<Response> {
  const process = await moderatedProcess(c);
  const real: Made[] = [];
  for (const { code } of seriesIn(await readForm(c))) {
    const submission = await submissionByReceipt(c.get('db'), code);
    if (submission?.processId === process.id) real.push({ number: submission.number, code });
  }
  return html(c, <SlipsPage process={process} series={real} />);
}
