import { dayOf } from '../../../kernel/dates.ts';
import { EMPTY_FORM, failed, ok, type FormState, type Result } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { writeCsv, writeExcel } from '../../../platform/sheets.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems, type RawForm } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { requireOffice } from '../policy.ts';
import { contactsIn } from '../register/queries.ts';
import { selectionIn } from '../register/routes.tsx';
import { PATHS } from '../urls.ts';
import { importContacts, previewContacts, readContactFile } from './imports.ts';
import { ImportPage } from './pages/import.tsx';
import { PreviewPage } from './pages/preview.tsx';
import { COLUMN_NAMES, exportRows, mappingOf, type Defaults, type Mapping, type Table } from './rules.ts';
import { ConfirmForm, DefaultsForm, MAX_BODY, MAX_FILE, TableText } from './schema.ts';

const secret = { secret: true };
const today = (): string => dayOf(new Date());

export function mountExchange(site: Site): void {
  site.page(PATHS.import, (c) => importPage(c, EMPTY_FORM), secret);
  site.action(PATHS.import, upload, { maxBody: MAX_FILE + 64 * 1024 });
  site.action(PATHS.importPreview, readAgain, { maxBody: MAX_BODY });
  site.action(PATHS.importConfirm, confirm, { maxBody: MAX_BODY });
  site.page(PATHS.exportCsv, exportCsv, secret);
  site.page(PATHS.exportXlsx, exportXlsx, secret);
}

function importPage(c: Ctx, form: FormState): Response {
  requireOffice(c);
  return html(c, <ImportPage form={form} today={today()} />, form.problems.length === 0 ? 200 : 422);
}

/** First step: nothing is written. */
async function upload(c: Ctx): Promise<Response> {
  requireOffice(c);
  const raw = await readForm(c);
  const parsed = parseForm(DefaultsForm, raw);
  const table = await uploaded(raw);
  if (!table.ok || !parsed.ok) return importPage(c, withProblems(parsed.form, [...(table.ok ? [] : table.problems), ...parsed.form.problems]));
  return preview(c, table.value, mappingOf(table.value.header), parsed.value, parsed.form, 200);
}

async function uploaded(raw: RawForm): Promise<Result<Table>> {
  const file = raw.files['file']?.[0];
  if (file === undefined) return failed('required', 'file');
  if (file.size > MAX_FILE) return failed('too_large', 'file', { megabytes: MAX_FILE / 1024 / 1024 });
  return readContactFile(new Uint8Array(await file.arrayBuffer()));
}

async function preview(c: Ctx, table: Table, mapping: Mapping, defaults: Defaults, form: FormState, status: 200 | 422): Promise<Response> {
  const lines = await previewContacts(c.get('db'), table, mapping, defaults);
  return html(c, <PreviewPage table={table} mapping={mapping} lines={lines} list={encode(table)} form={form} today={today()} />, status);
}

const encode = (table: Table): string => Buffer.from(JSON.stringify(table)).toString('base64');

function decode(list: unknown): Result<Table> {
  try {
    const parsed = TableText.safeParse(JSON.parse(Buffer.from(typeof list === 'string' ? list : '', 'base64').toString('utf8')));
    return parsed.success ? ok(parsed.data) : failed('invalid_file', 'file', { formats: 'CSV, XLSX' });
  } catch {
    return failed('invalid_file', 'file', { formats: 'CSV, XLSX' });
  }
}

/** What the office said each column holds; a column that was not asked about keeps what its heading says. */
function mappingIn(raw: RawForm, table: Table): Mapping {
  const known = mappingOf(table.header);
  return table.header.map((_, i) => {
    const said = raw.values[`column-${i}`];
    return said === undefined ? (known[i] ?? null) : (COLUMN_NAMES.find((name) => name === said) ?? null);
  });
}

/** The same list with other columns or other defaults. */
async function readAgain(c: Ctx): Promise<Response> {
  requireOffice(c);
  const raw = await readForm(c);
  const table = decode(raw.values['list']);
  if (!table.ok) return importPage(c, { values: {}, problems: table.problems });
  const parsed = parseForm(DefaultsForm, raw);
  const mapping = mappingIn(raw, table.value);
  return preview(c, table.value, mapping, parsed.ok ? parsed.value : STAND_IN, parsed.form, parsed.ok ? 200 : 422);
}

/** While a default is missing, the preview still shows the lines. */
const STAND_IN: Defaults = { source: '', kind: 'other', purposes: ['participation'], language: 'de', checkedOn: '2000-01-01' };

/** Second step: the same list is judged again and written. */
async function confirm(c: Ctx): Promise<Response> {
  const actor = requireOffice(c);
  const raw = await readForm(c);
  const table = decode(raw.values['list']);
  if (!table.ok) return importPage(c, { values: {}, problems: table.problems });
  const mapping = mappingIn(raw, table.value);
  const [defaults, order] = [parseForm(DefaultsForm, raw), parseForm(ConfirmForm, raw)];
  if (!defaults.ok || !order.ok) return preview(c, table.value, mapping, defaults.ok ? defaults.value : STAND_IN, withProblems(defaults.form, [...defaults.form.problems, ...order.form.problems]), 422);
  const done = await write(c.get('db'), (tx) => importContacts(tx, actor, table.value, { mapping, defaults: defaults.value, accepted: new Set(order.value.accepted), skipWrong: order.value.skipWrong }));
  if (done.ok) return goTo(c, `${PATHS.contacts}?imported=${done.value.created}`);
  return preview(c, table.value, mapping, defaults.value, withProblems(defaults.form, done.problems), 422);
}

async function exportCsv(c: Ctx): Promise<Response> {
  requireOffice(c);
  const rows = exportRows(await contactsIn(c.get('db'), selectionIn(c), today()));
  return c.body(writeCsv(rows), 200, { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="kontakte-${today()}.csv"` });
}

async function exportXlsx(c: Ctx): Promise<Response> {
  requireOffice(c);
  const file = await writeExcel('Kontakte', exportRows(await contactsIn(c.get('db'), selectionIn(c), today())));
  return c.body(new Uint8Array(file), 200, { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'content-disposition': `attachment; filename="kontakte-${today()}.xlsx"` });
}
