import { addDays, dayOf } from '../../../../kernel/dates.ts';
import { EMPTY_FORM, failed, found, ok, refuse, type FormState, type Result } from '../../../../kernel/problem.ts';
import { write } from '../../../../platform/database/write.ts';
import { readSheet, type SheetLine } from '../../../../platform/sheets.ts';
import type { Ctx } from '../../../../platform/web/env.ts';
import { parseForm, readForm, withProblems, type RawForm } from '../../../../platform/web/forms.ts';
import type { Site } from '../../../../platform/web/site.ts';
import { goTo, html } from '../../../../ui/respond.tsx';
import { requireStaff } from '../../../people/public.ts';
import type { MeasureDetail } from '../../measures/queries.ts';
import { hrefs } from '../../urls.ts';
import { insideOf } from '../plan/queries.ts';
import { measureForUpdate, statusOf } from '../plan/routes.tsx';
import { mayRunCarrying } from '../policy.ts';
import { endOfMonth } from '../rules.ts';
import { rowsIn } from '../schema.ts';
import { PATHS } from '../urls.ts';
import { importExport, saveCosts } from './commands.ts';
import { CostsPage } from './pages/costs-page.tsx';
import { FinancePage, FinancePreview } from './pages/finance-page.tsx';
import { accountCount, compareExport, lastImports } from './queries.ts';
import { readExport } from './rules.ts';
import { CostRow, CostsForm, FinanceConfirm, FinanceForm, Lines, MAX_BODY, MAX_FILE } from './schema.ts';

export function mountCosts(site: Site): void {
  site.page(PATHS.costs, async (c) => costsPage(c, EMPTY_FORM), { secret: true });
  site.action(PATHS.costs, save);
  site.page(PATHS.finance, async (c) => financePage(c, EMPTY_FORM), { secret: true });
  site.action(PATHS.finance, preview, { maxBody: MAX_FILE + 64 * 1024 });
  site.action(PATHS.financeConfirm, confirm, { maxBody: MAX_BODY + 64 * 1024 });
}

/** There are no costs where the office has not asked for them. */
async function measureWithCosts(c: Ctx): Promise<MeasureDetail> {
  const measure = await measureForUpdate(c);
  return measure.costs === 'off' ? refuse('not_found') : measure;
}

async function costsPage(c: Ctx, form: FormState): Promise<Response> {
  const measure = await measureWithCosts(c);
  return html(c, <CostsPage measure={measure} inside={await insideOf(c.get('db'), measure.id)} form={form} thisYear={Number(dayOf(new Date()).slice(0, 4))} />, statusOf(form.problems));
}

async function save(c: Ctx): Promise<Response> {
  const measure = await measureWithCosts(c);
  const raw = await readForm(c);
  const parsed = parseForm(CostsForm, raw);
  const { rows, problems: wrong } = rowsIn(raw, 'cost', CostRow);
  const problems = [...parsed.form.problems, ...wrong];
  if (!parsed.ok || problems.length > 0) return costsPage(c, withProblems(parsed.form, problems));
  const lines = rows.flatMap(({ id: _, label, year, subject, ...line }) => (label === null || year === null ? [] : [{ ...line, label, year, subjectToBudget: subject }]));
  const done = await write(c.get('db'), (tx) => saveCosts(tx, c.get('actor'), measure.id, { seen: parsed.value.revision, accountKey: parsed.value.account, lines }));
  return done.ok ? goTo(c, hrefs.measure(measure.key)) : costsPage(c, withProblems(parsed.form, done.problems));
}

function guard(c: Ctx): void {
  if (!mayRunCarrying(requireStaff(c))) refuse('forbidden');
}

async function financePage(c: Ctx, form: FormState): Promise<Response> {
  guard(c);
  const today = dayOf(new Date());
  const [imports, accounts] = await Promise.all([lastImports(c.get('db')), accountCount(c.get('db'))]);
  return html(c, <FinancePage form={form} lastMonth={addDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7)} imports={imports} accounts={accounts} />, statusOf(form.problems));
}

/** First step: nothing is written. */
async function preview(c: Ctx): Promise<Response> {
  guard(c);
  const raw = await readForm(c);
  const parsed = parseForm(FinanceForm, raw);
  const lines = await uploaded(raw);
  if (!parsed.ok || !lines.ok) return financePage(c, withProblems(parsed.form, [...(lines.ok ? [] : lines.problems), ...parsed.form.problems]));
  return showPreview(c, parsed.value.month, lines.value, parsed.form, EMPTY_FORM);
}

async function uploaded(raw: RawForm): Promise<Result<readonly SheetLine[]>> {
  const file = raw.files['file']?.[0];
  if (file === undefined) return failed('required', 'file');
  if (file.size > MAX_FILE) return failed('too_large', 'file', { megabytes: MAX_FILE / 1024 / 1024 });
  const lines = await readSheet(new Uint8Array(await file.arrayBuffer()));
  return lines.ok && lines.value.length > 20_000 ? failed('out_of_range', 'file', { max: 20_000 }) : lines;
}

async function showPreview(c: Ctx, month: string, lines: readonly SheetLine[], form: FormState, again: FormState): Promise<Response> {
  const read = readExport(lines);
  if (!read.ok) return financePage(c, withProblems(form, read.problems));
  const asOf = found(endOfMonth(month));
  const compared = await compareExport(c.get('db'), read.value.sums, asOf);
  return html(c, <FinancePreview lines={compared} wrong={read.value.wrong} month={month} asOf={asOf} list={Buffer.from(JSON.stringify(lines)).toString('base64')} form={again} />, statusOf(again.problems));
}

/** Second step: the same lines are compared again and written. */
async function confirm(c: Ctx): Promise<Response> {
  guard(c);
  const parsed = parseForm(FinanceConfirm, await readForm(c));
  if (!parsed.ok) return financePage(c, withProblems(EMPTY_FORM, parsed.form.problems));
  const lines = decoded(parsed.value.list);
  if (!lines.ok) return financePage(c, withProblems(EMPTY_FORM, lines.problems));
  const read = readExport(lines.value);
  if (!read.ok) return financePage(c, withProblems(EMPTY_FORM, read.problems));
  const asOf = found(endOfMonth(parsed.value.month));
  const done = await write(c.get('db'), (tx) => importExport(tx, c.get('actor'), read.value.sums, asOf));
  return done.ok ? goTo(c, PATHS.finance) : showPreview(c, parsed.value.month, lines.value, EMPTY_FORM, withProblems(EMPTY_FORM, done.problems));
}

export function decoded(list: string): Result<readonly SheetLine[]> {
  try {
    const parsed = Lines.safeParse(JSON.parse(Buffer.from(list, 'base64').toString('utf8')));
    return parsed.success ? ok(parsed.data) : failed('invalid_file', 'file', { formats: 'CSV, XLSX' });
  } catch {
    return failed('invalid_file', 'file', { formats: 'CSV, XLSX' });
  }
}
