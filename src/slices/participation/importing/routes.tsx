import { dayOf } from '../../../kernel/dates.ts';
import { sourceText } from '../../../kernel/localized.ts';
import { EMPTY_FORM, failed, type FormState, type Result } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { readSheet, type SheetLine } from '../../../platform/sheets.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems, type RawForm } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { municipalities } from '../../territory/public.ts';
import { moderatedProcess } from '../policy.ts';
import { topicsOf, type Process } from '../processes/queries.ts';
import { PATHS, pathTo } from '../urls.ts';
import { importSubmissions, previewSubmissions } from './imports.ts';
import { ImportPage, PreviewPage } from './pages/pages.tsx';
import { tableOf, type Defaults, type Table } from './rules.ts';
import { ConfirmForm, DefaultsForm, Lines, MAX_BODY, MAX_FILE } from './schema.ts';

export function mountImporting(site: Site): void {
  site.page(PATHS.deskImport, async (c) => importPage(c, await moderatedProcess(c), EMPTY_FORM), { secret: true });
  site.action(PATHS.deskImport, upload, { maxBody: MAX_FILE + 64 * 1024 });
  site.action(PATHS.deskImportConfirm, confirm, { maxBody: MAX_BODY });
}

function importPage(c: Ctx, process: Process, form: FormState): Response {
  const done = c.req.query('done') ?? '';
  return html(c, <ImportPage process={process} today={dayOf(new Date())} form={form} done={/^\d{1,4}$/.test(done) ? Number(done) : null} />, form.problems.length === 0 ? 200 : 422);
}

/** First step: nothing is written. */
async function upload(c: Ctx): Promise<Response> {
  const process = await moderatedProcess(c);
  const raw = await readForm(c);
  const parsed = parseForm(DefaultsForm, raw);
  const lines = await uploaded(raw);
  const table = lines.ok ? tableOf(lines.value) : lines;
  if (!lines.ok || !table.ok || !parsed.ok) return importPage(c, process, withProblems(parsed.form, [...(table.ok ? [] : table.problems), ...parsed.form.problems]));
  return preview(c, process, table.value, parsed.value, encode(lines.value), parsed.form, 200);
}

async function uploaded(raw: RawForm): Promise<Result<readonly SheetLine[]>> {
  const file = raw.files['file']?.[0];
  if (file === undefined) return failed('required', 'file');
  if (file.size > MAX_FILE) return failed('too_large', 'file', { megabytes: MAX_FILE / 1024 / 1024 });
  return readSheet(new Uint8Array(await file.arrayBuffer()));
}

async function preview(c: Ctx, process: Process, table: Table, defaults: Defaults, list: string, form: FormState, status: 200 | 422): Promise<Response> {
  const lines = await previewSubmissions(c.get('db'), process.id, table, defaults);
  const [topics, places] = await Promise.all([topicsOf(c.get('db'), process.id), municipalities(c.get('db'))]);
  const names = new Map([...topics.map((topic) => [topic.id, sourceText(topic.name)] as const), ...places.map((place) => [place.key, place.name] as const)]);
  return html(c, <PreviewPage names={names} process={process} lines={lines} unread={table.unread} list={list} form={form} />, status);
}

const encode = (lines: readonly SheetLine[]): string => Buffer.from(JSON.stringify(lines)).toString('base64');

function decode(list: string): Result<Table> {
  try {
    const parsed = Lines.safeParse(JSON.parse(Buffer.from(list, 'base64').toString('utf8')));
    return parsed.success ? tableOf(parsed.data) : failed('invalid_file', 'file', { formats: 'CSV, XLSX' });
  } catch {
    return failed('invalid_file', 'file', { formats: 'CSV, XLSX' });
  }
}

/** Second step: the same list is judged again and written. */
async function confirm(c: Ctx): Promise<Response> {
  const process = await moderatedProcess(c);
  const raw = await readForm(c);
  const list = typeof raw.values['list'] === 'string' ? raw.values['list'] : '';
  const table = decode(list);
  if (!table.ok) return importPage(c, process, { values: {}, problems: table.problems });
  const [defaults, order] = [parseForm(DefaultsForm, raw), parseForm(ConfirmForm, raw)];
  if (!defaults.ok || !order.ok) return importPage(c, process, withProblems(defaults.form, [...defaults.form.problems, ...order.form.problems]));
  const { accepted, skipWrong } = order.value;
  const done = await write(c.get('db'), (tx) => importSubmissions(tx, c.get('actor'), table.value, { processId: process.id, defaults: defaults.value, accepted: new Set(accepted), skipWrong }));
  if (done.ok) return goTo(c, `${pathTo(PATHS.deskImport, { slug: process.slug })}?done=${done.value.created}`);
  return preview(c, process, table.value, defaults.value, list, withProblems({ ...defaults.form, values: { ...defaults.form.values, ...order.form.values } }, done.problems), 422);
}
