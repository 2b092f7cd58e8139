import { EMPTY_FORM, failed, found, ok, refuse, type FormState, type Result } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems, type RawForm } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { requireStaff } from '../../people/public.ts';
import { conceptList } from '../editions/queries.ts';
import { mayEditConcepts } from '../policy.ts';
import { hrefs, PATHS } from '../urls.ts';
import { importList, previewImport, readFile, type Preview } from './imports.ts';
import { ImportPage } from './pages/import-page.tsx';
import { PreviewPage } from './pages/preview-page.tsx';
import { conceptFile } from './queries.ts';
import type { Table } from './rules.ts';
import { ConfirmForm, MAX_BODY, MAX_FILE, TableText, UploadForm } from './schema.ts';

export function mountExchange(site: Site): void {
  site.page(PATHS.conceptImport, importPage, { secret: true });
  site.action(PATHS.conceptImport, upload, { maxBody: MAX_FILE + 64 * 1024 });
  site.action(PATHS.conceptImportConfirm, confirm, { maxBody: MAX_BODY + 64 * 1024 });
  site.data(PATHS.conceptExport, exportFile);
}

function guard(c: Ctx): void {
  if (!mayEditConcepts(requireStaff(c))) refuse('forbidden');
}

async function importPage(c: Ctx): Promise<Response> {
  guard(c);
  return showImport(c, EMPTY_FORM, 200);
}

async function showImport(c: Ctx, form: FormState, status: 200 | 422): Promise<Response> {
  return html(c, <ImportPage concepts={await conceptList(c.get('db'), { drafts: true })} form={form} />, status);
}

/** First step: nothing is written. */
async function upload(c: Ctx): Promise<Response> {
  guard(c);
  const raw = await readForm(c);
  const parsed = parseForm(UploadForm, raw);
  const table = await uploaded(raw);
  const problems = [...(table.ok ? [] : table.problems), ...parsed.form.problems];
  if (!table.ok || !parsed.ok) return showImport(c, withProblems(parsed.form, problems), 422);
  const { target, defaultField, defaultState } = parsed.value;
  const preview = await previewImport(c.get('db'), table.value, { conceptSlug: target === 'new' ? null : target, defaults: { field: defaultField, state: defaultState } });
  if (!preview.ok) return showImport(c, withProblems(parsed.form, preview.problems), 422);
  return showPreview(c, preview.value, encode(table.value), raw, EMPTY_FORM, 200);
}

async function uploaded(raw: RawForm): Promise<Result<Table>> {
  const file = raw.files['file']?.[0];
  if (file === undefined) return failed('required', 'file');
  if (file.size > MAX_FILE) return failed('too_large', 'file', { megabytes: MAX_FILE / 1024 / 1024 });
  return readFile(new Uint8Array(await file.arrayBuffer()));
}

const CARRIED = ['target', 'title', 'source', 'defaultField', 'defaultState', 'public'] as const;

function showPreview(c: Ctx, preview: Preview, list: string, raw: RawForm, form: FormState, status: 200 | 409 | 422): Response {
  const order = Object.fromEntries(CARRIED.flatMap((name) => { const value = raw.values[name]; return typeof value === 'string' && value !== '' ? [[name, value]] : []; }));
  return html(c, <PreviewPage preview={preview} list={list} order={order} form={form} />, status);
}

const encode = (table: Table): string => Buffer.from(JSON.stringify(table)).toString('base64');

function decodeTable(list: string): Result<Table> {
  try {
    const parsed = TableText.safeParse(JSON.parse(Buffer.from(list, 'base64').toString('utf8')));
    return parsed.success ? ok(parsed.data) : failed('invalid_file', 'file', { formats: 'CSV, XLSX' });
  } catch {
    return failed('invalid_file', 'file', { formats: 'CSV, XLSX' });
  }
}

/** Second step: the same table is judged again and written. */
async function confirm(c: Ctx): Promise<Response> {
  guard(c);
  const raw = await readForm(c);
  const parsed = parseForm(ConfirmForm, raw);
  if (!parsed.ok) return showImport(c, parsed.form, 422);
  const table = decodeTable(parsed.value.list);
  if (!table.ok) return showImport(c, withProblems({ values: {}, problems: [] }, table.problems), 422);
  const { target, title, source, defaultField, defaultState, accepted, skipWrong } = parsed.value;
  const order = { conceptSlug: target === 'new' ? null : target, title: title ?? '', source, defaults: { field: defaultField, state: defaultState }, accepted: new Set(accepted), skipWrong, public: parsed.value.public };
  const result = await write(c.get('db'), (tx) => importList(tx, c.get('actor'), table.value, order));
  if (result.ok) return goTo(c, order.public ? hrefs.measures({ concept: result.value.slug }) : hrefs.draft(result.value.slug));
  const preview = await previewImport(c.get('db'), table.value, order);
  if (!preview.ok) return showImport(c, withProblems(parsed.form, preview.problems), 422);
  return showPreview(c, preview.value, parsed.value.list, raw, withProblems(parsed.form, result.problems), 422);
}

/** The edition in force, another one (`?edition=`), or for the office the draft, as a file that can be imported. */
async function exportFile(c: Ctx): Promise<Response> {
  const slug = c.req.param('slug') ?? '';
  const edition = c.req.query('edition') ?? null;
  if (edition === 'draft') guard(c);
  const text = found(await conceptFile(c.get('db'), slug, { edition, separator: c.req.query('separator') === 'comma' ? ',' : ';' }));
  return c.body(text, 200, { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${slug}${edition === null ? '' : `-${edition}`}.csv"` });
}
