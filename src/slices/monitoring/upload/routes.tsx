import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EMPTY_FORM, failed, found, ok, refuse, type FormState, type Result } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems, type RawForm } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { requireStaff, type AccountActor } from '../../people/public.ts';
import { readObservations, rehearse } from '../files/commands.ts';
import { headingsOf, openStatistics, type StatisticsFile } from '../files/imports.ts';
import { mayKeepIndicators } from '../policy.ts';
import { areaNames, indicatorByCode, type Seen } from '../register/queries.ts';
import { indicatorHref, PATHS } from '../urls.ts';
import { keepChoices } from './commands.ts';
import { UploadPage, type Preview } from './pages/upload.tsx';
import { choicesFor, correctedNow } from './queries.ts';
import { choicesOf, formValues, keptOf, NOTHING } from './rules.ts';
import { MAX_BODY, MAX_FILE, UploadForm, type KeptChoices, type Upload } from './schema.ts';

/** Statistics files from the browser: looked at first, written when the office says so. */
export function mountUpload(site: Site): void {
  site.page(PATHS.indicatorFile, async (c) => { office(c); return uploadPage(c, await chosen(c), EMPTY_FORM, null); }, { secret: true });
  site.action(PATHS.indicatorFile, take, { maxBody: MAX_BODY });
}

function office(c: Ctx): AccountActor {
  const actor = requireStaff(c);
  return mayKeepIndicators(actor) ? actor : refuse('forbidden');
}

const chosen = async (c: Ctx): Promise<Seen> => found(await indicatorByCode(c.get('db'), c.req.param('slug') ?? ''));

/** The file at hand, and what of it is known. */
interface AtHand {
  readonly list: string;
  readonly headings: readonly string[];
  readonly kept: KeptChoices;
  readonly recognised: boolean;
  readonly preview: Preview | null;
}

const uploadPage = (c: Ctx, indicator: Seen, form: FormState, file: AtHand | null): Response =>
  html(c, <UploadPage indicator={indicator} form={form} file={file} />, form.problems.length === 0 ? 200 : 422);

/** The bytes: uploaded now, or on their way since the first look. */
async function bytesIn(raw: RawForm): Promise<Result<Buffer>> {
  const file = raw.files['file']?.[0];
  const list = raw.values['list'];
  if (file === undefined || file.size === 0) return typeof list === 'string' && list !== '' ? ok(Buffer.from(list, 'base64')) : failed('required', 'file');
  return file.size > MAX_FILE ? failed('too_large', 'file', { megabytes: MAX_FILE / 1024 / 1024 }) : ok(Buffer.from(await file.arrayBuffer()));
}

async function take(c: Ctx): Promise<Response> {
  const actor = office(c);
  const indicator = await chosen(c);
  const raw = await readForm(c);
  const parsed = parseForm(UploadForm, raw);
  if (indicator.formula !== '' || indicator.field === 'own') return uploadPage(c, indicator, withProblems(parsed.form, [{ code: 'wrong_state' }]), null);
  const bytes = await bytesIn(raw);
  if (!bytes.ok) return uploadPage(c, indicator, withProblems(parsed.form, [...bytes.problems, ...(parsed.ok ? [] : parsed.form.problems)]), null);
  const folder = await mkdtemp(join(tmpdir(), 'statistics-'));
  try {
    const path = join(folder, 'file');
    await writeFile(path, bytes.value);
    return await look(c, { actor, indicator, raw, parsed, path, list: bytes.value.toString('base64') });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Given {
  readonly actor: AccountActor;
  readonly indicator: Seen;
  readonly raw: RawForm;
  readonly parsed: ReturnType<typeof parseForm<typeof UploadForm>>;
  readonly path: string;
  readonly list: string;
}

/** Reads the file as it was chosen, else as its headings were read before; writes it when that was asked for. */
async function look(c: Ctx, { actor, indicator, raw, parsed: given, path, list }: Given): Promise<Response> {
  const db = c.get('db');
  const headings = await headingsOf(path);
  if (!headings.ok) return uploadPage(c, indicator, withProblems(given.form, headings.problems), null);
  const before = raw.values['list'] === undefined ? await choicesFor(db, headings.value) : null;
  const first = raw.values['list'] === undefined;
  const kept = first || !given.ok ? (before ?? NOTHING) : keptOf(given.value);
  // The first page asked for no columns: what is shown as chosen is what the file was read by.
  const parsed = first ? { ...given, form: { ...given.form, values: { ...given.form.values, ...formValues(kept) } } } : given;
  const file: AtHand = { list, headings: headings.value, kept, recognised: before !== null, preview: null };
  if (!parsed.ok) return uploadPage(c, indicator, parsed.form, file);
  const opened = await openStatistics(path, choicesOf(kept, indicator.unit), await areaNames(db));
  if (!opened.ok) return uploadPage(c, indicator, withProblems(parsed.form, opened.problems), file);
  if (raw.values['next'] !== 'read') return preview(c, indicator, parsed, opened.value, file);
  const done = await write(db, async (tx) => {
    const read = await readObservations(tx, actor, opened.value, orderOf(indicator, parsed.value));
    if (read.ok && parsed.value.keep) await keepChoices(tx, headings.value, kept);
    return read;
  });
  return done.ok ? goTo(c, indicatorHref(indicator.code)) : uploadPage(c, indicator, withProblems(parsed.form, done.problems), file);
}

const orderOf = ({ code }: Seen, { source, accessed, method, skipWrong }: Upload) => ({ code, citation: source, accessed, method: method ?? '', skipWrong });
const SHOWN = 50;

async function preview(c: Ctx, indicator: Seen, parsed: Extract<Given['parsed'], { ok: true }>, opened: StatisticsFile, file: AtHand): Promise<Response> {
  const done = await rehearse(c.get('db'), async (tx) => {
    const read = await readObservations(tx, c.get('actor'), opened, { ...orderOf(indicator, parsed.value), skipWrong: true });
    return read.ok ? ok({ report: read.value, corrected: await correctedNow(tx, indicator.code, SHOWN) }) : read;
  });
  return done.ok ? uploadPage(c, indicator, parsed.form, { ...file, preview: done.value }) : uploadPage(c, indicator, withProblems(parsed.form, done.problems), file);
}
