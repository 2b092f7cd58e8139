import { isCoordinator } from '../../../../kernel/actor.ts';
import { dayOf } from '../../../../kernel/dates.ts';
import { inLanguage, sourceText } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, failed, ok, refuse, type FormState, type Result } from '../../../../kernel/problem.ts';
import { write } from '../../../../platform/database/write.ts';
import { readSheet, writeExcel, type SheetLine } from '../../../../platform/sheets.ts';
import type { Ctx } from '../../../../platform/web/env.ts';
import { parseForm, readForm, withProblems, type RawForm } from '../../../../platform/web/forms.ts';
import type { Site } from '../../../../platform/web/site.ts';
import { html } from '../../../../ui/respond.tsx';
import type { FilterChoice } from '../../../../ui/index.ts';
import { departmentList, requireStaff, type Department } from '../../../people/public.ts';
import { measureFacets, type MeasureQuery } from '../../measures/queries.ts';
import { LEVELS, STATES, type Level, type State } from '../../measures/rules.ts';
import { mayUpdateMeasure } from '../../policy.ts';
import { words as conceptWords } from '../../words.ts';
import { decoded } from '../costs/routes.tsx';
import { statusOf } from '../plan/routes.tsx';
import { maySeeAttention } from '../policy.ts';
import { carryingHrefs, PATHS } from '../urls.ts';
import { words } from '../words.ts';
import { importSheet } from './commands.ts';
import { SheetPage, SheetPreview } from './pages/sheet-page.tsx';
import { measuresNamed, sheetMeasures } from './queries.ts';
import { headingOf, judge, MAX_LINES, MAX_MEASURES, rowsOf, sheetOf, type SheetRow, type SheetWords } from './rules.ts';
import { ConfirmForm, MAX_BODY, MAX_FILE } from './schema.ts';

export function mountSheet(site: Site): void {
  site.page(PATHS.sheet, async (c) => sheetPage(c, EMPTY_FORM), { secret: true });
  site.data(PATHS.sheetFile, sheetFile, { secret: true });
  site.action(PATHS.sheet, preview, { maxBody: MAX_FILE + 64 * 1024 });
  site.action(PATHS.sheetConfirm, confirm, { maxBody: MAX_BODY + 64 * 1024 });
}

function guard(c: Ctx) {
  const actor = requireStaff(c);
  return maySeeAttention(actor) ? actor : refuse('forbidden');
}

const TAKEN = ['concept', 'field', 'goal', 'state', 'department', 'municipality', 'q'] as const;
type Taken = Readonly<Partial<Record<(typeof TAKEN)[number], string>>>;

/** The filters of the list, as far as they say something. */
function taken(c: Ctx): Taken {
  return Object.fromEntries(TAKEN.flatMap((name) => { const value = (c.req.query(name) ?? '').slice(0, 200); return value === '' ? [] : [[name, value]]; }));
}

function asQuery(asked: Taken, departments: readonly Department[]): MeasureQuery {
  const { department, state, municipality, ...rest } = asked;
  const unit = department === undefined || department === 'none' ? department : departments.find((d) => d.slug === department)?.id;
  return { ...rest, drafts: true, ...(unit === undefined ? {} : { departmentId: unit }), ...(STATES.includes(state as State) ? { state: state as State } : {}), ...(municipality !== undefined && /^\d{2,14}$/.test(municipality) ? { municipality } : {}) };
}

async function sheetPage(c: Ctx, form: FormState): Promise<Response> {
  guard(c);
  const db = c.get('db');
  const asked = taken(c);
  const [departments, facets] = await Promise.all([departmentList(db), measureFacets(db, { concept: asked.concept ?? null, drafts: true })]);
  const measures = await sheetMeasures(db, asQuery(asked, departments));
  return html(c, <SheetPage choices={choicesOf(c, asked, departments, facets)} fileHref={carryingHrefs.sheetFile(asked as Record<string, string>)} measures={measures.length} most={MAX_MEASURES} form={form} />, statusOf(form.problems));
}

function choicesOf(c: Ctx, asked: Taken, departments: readonly Department[], facets: Awaited<ReturnType<typeof measureFacets>>): FilterChoice[] {
  const locale = c.get('locale');
  const [t, k] = [words(locale), conceptWords(locale)];
  return [
    { name: 'concept', label: k('concept'), options: facets.concepts.map((x) => ({ value: x.slug, label: inLanguage(x.title, locale).text })), value: asked.concept ?? null },
    { name: 'department', label: t('unit'), options: [...departments.filter((d) => facets.departmentIds.includes(d.id)).map((d) => ({ value: d.slug, label: inLanguage(d.name, locale).text })), { value: 'none', label: t('unit_none') }], value: asked.department ?? null },
    { name: 'state', label: k('state'), options: STATES.map((s) => ({ value: s, label: k(`state.${s}`) })), value: asked.state ?? null },
  ];
}

/** The sheet speaks German as the offices do, whatever language the page has. */
async function wordsOf(c: Ctx): Promise<SheetWords> {
  const departments = await departmentList(c.get('db'));
  const t = conceptWords('de');
  const names = new Map(departments.map((d) => [d.id, sourceText(d.name)]));
  const ids = new Map(departments.flatMap((d) => [[sourceText(d.name).toLowerCase(), d.id], [d.slug, d.id]] as const));
  return {
    unit: (id) => names.get(id) ?? '',
    unitId: (name) => ids.get(name.trim().toLowerCase()) ?? null,
    state: Object.fromEntries(STATES.map((s) => [s, t(`state.${s}`)])) as Record<State, string>,
    level: Object.fromEntries(LEVELS.map((l) => [l, t(`level.${l}`)])) as Record<Level, string>,
  };
}

async function sheetFile(c: Ctx): Promise<Response> {
  const actor = c.get('actor');
  if (actor.kind === 'visitor') refuse('sign_in_needed');
  if (!maySeeAttention(actor)) refuse('forbidden');
  const measures = await sheetMeasures(c.get('db'), asQuery(taken(c), await departmentList(c.get('db'))));
  if (measures.length > MAX_MEASURES) refuse('too_large', { megabytes: MAX_FILE / 1024 / 1024 });
  const file = await writeExcel('Maßnahmen', sheetOf(measures, await wordsOf(c)));
  return c.body(new Uint8Array(file), 200, { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'content-disposition': `attachment; filename="massnahmen-${dayOf(new Date())}.xlsx"` });
}

/** First step: nothing is written. */
async function preview(c: Ctx): Promise<Response> {
  guard(c);
  const lines = await uploaded(await readForm(c));
  const rows = lines.ok ? asRows(lines.value) : lines;
  if (!lines.ok || !rows.ok) return sheetPage(c, withProblems({ values: {}, problems: [] }, rows.ok ? [] : rows.problems));
  return showPreview(c, lines.value, rows.value);
}

async function uploaded(raw: RawForm): Promise<Result<readonly SheetLine[]>> {
  const file = raw.files['file']?.[0];
  if (file === undefined) return failed('required', 'file');
  if (file.size > MAX_FILE) return failed('too_large', 'file', { megabytes: MAX_FILE / 1024 / 1024 });
  const lines = await readSheet(new Uint8Array(await file.arrayBuffer()));
  return lines.ok && lines.value.length > MAX_LINES ? failed('out_of_range', 'file', { max: MAX_LINES }) : lines;
}

function asRows(lines: readonly SheetLine[]): Result<readonly SheetRow[]> {
  const rows = rowsOf(lines);
  return rows === null ? failed('column_missing', 'file', { column: headingOf('key') }) : rows.length === 0 ? failed('required', 'file') : ok(rows);
}

async function showPreview(c: Ctx, lines: readonly SheetLine[], rows: readonly SheetRow[]): Promise<Response> {
  const actor = c.get('actor');
  const byKey = await measuresNamed(c.get('db'), [...new Set(rows.map((r) => (r.cells.key ?? '').trim()))]);
  const judged = judge(rows, byKey, await wordsOf(c), { mayUpdate: (m) => mayUpdateMeasure(actor, m), office: isCoordinator(actor) });
  return html(c, <SheetPreview rows={judged} list={Buffer.from(JSON.stringify(lines)).toString('base64')} form={EMPTY_FORM} />);
}

/** Second step: the same rows are judged again under lock, and written. */
async function confirm(c: Ctx): Promise<Response> {
  const actor = guard(c);
  const parsed = parseForm(ConfirmForm, await readForm(c));
  const lines = parsed.ok ? decoded(parsed.value.list) : failed('required', 'file');
  const rows = lines.ok ? asRows(lines.value) : lines;
  if (!lines.ok || !rows.ok) return sheetPage(c, withProblems({ values: {}, problems: [] }, rows.ok ? [] : rows.problems));
  const sheetWords = await wordsOf(c);
  const done = await write(c.get('db'), (tx) => importSheet(tx, actor, { rows: rows.value, words: sheetWords, office: isCoordinator(actor), mayUpdate: (m) => mayUpdateMeasure(actor, m), today: dayOf(new Date()) }));
  if (!done.ok) return sheetPage(c, withProblems({ values: {}, problems: [] }, done.problems.map((p) => ({ ...p, field: 'file' }))));
  return html(c, <SheetPreview rows={done.value.left} list={null} changed={done.value.changed} form={EMPTY_FORM} />);
}
