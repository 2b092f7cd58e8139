import { isDay } from '../../../../kernel/dates.ts';
import { sourceText, type Localized } from '../../../../kernel/localized.ts';
import type { Problem, ProblemCode } from '../../../../kernel/problem.ts';
import { cleanLine, cleanText, lengthOf } from '../../../../kernel/text.ts';
import { checkDetails, nextStates, STATES, LEVELS, type Level, type State } from '../../measures/rules.ts';

/** Measures a sheet takes. */
export const MAX_MEASURES = 2_000;
export const MAX_LINES = 20_000;

/** Columns of the sheet. Those marked `fixed` say which row it is, or are there to be read. */
const COLUMNS = {
  kind: 'Art', key: 'Schlüssel', version: 'Fassung', step: 'Schritt', field: 'Handlungsfeld', title: 'Titel', state: 'Stand', reason: 'Grund', level: 'Zuständige Ebene', unit: 'Zuständig', role: 'Rolle', startsOn: 'Beginn', endsOn: 'Ende', done: 'Erledigt am',
  partners: 'Beteiligte', targetGroups: 'Zielgruppen', place: 'Ort', description: 'Beschreibung', cooperation: 'Wo wir andere brauchen', note: 'Neuer Bericht',
} as const;
export type Column = keyof typeof COLUMNS;
const ALL = Object.keys(COLUMNS) as Column[];
/** Columns in the file's order. */
export const SHEET_COLUMNS = ALL;
export const headingOf = (column: Column): string => COLUMNS[column];
/** What a measure's row may change, and a step's. */
const OF_MEASURE = ['title', 'state', 'reason', 'level', 'unit', 'startsOn', 'endsOn', 'partners', 'targetGroups', 'place', 'description', 'cooperation', 'note'] as const satisfies readonly Column[];
const OF_STEP = ['title', 'unit', 'role', 'startsOn', 'endsOn', 'done'] as const satisfies readonly Column[];
const KINDS = { measure: 'Maßnahme', step: 'Schritt' } as const;

export type Cells = Readonly<Partial<Record<Column, string>>>;

export interface SheetStep {
  readonly id: string;
  readonly title: string;
  readonly startsOn: string | null;
  readonly due: string | null;
  readonly done: string | null;
  readonly departmentId: string | null;
  readonly role: string | null;
}

/** A measure as the sheet knows it. */
export interface SheetMeasure {
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly title: Localized;
  readonly frozen: boolean;
  readonly fieldTitle: Localized;
  readonly state: State;
  readonly stateReason: Localized | null;
  readonly competentLevel: Level | null;
  readonly leadDepartmentId: string | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly partners: readonly string[];
  readonly targetGroups: readonly string[];
  readonly place: string | null;
  readonly description: Localized | null;
  readonly cooperation: Localized | null;
  readonly repeatMonths: number | null;
  readonly steps: readonly SheetStep[];
}

/** What units, states and levels are called in the sheet. */
export interface SheetWords {
  readonly unit: (id: string) => string;
  readonly unitId: (name: string) => string | null;
  readonly state: Readonly<Record<State, string>>;
  readonly level: Readonly<Record<Level, string>>;
}

const said = (text: Localized | null): string => (text === null ? '' : sourceText(text));

function measureCells(m: SheetMeasure, w: SheetWords): Cells {
  return {
    kind: KINDS.measure, key: m.key, version: String(m.version), field: said(m.fieldTitle), title: said(m.title), state: w.state[m.state], reason: said(m.stateReason), level: m.competentLevel === null ? '' : w.level[m.competentLevel], unit: m.leadDepartmentId === null ? '' : w.unit(m.leadDepartmentId),
    startsOn: m.startsOn ?? '', endsOn: m.endsOn ?? '', partners: m.partners.join('; '), targetGroups: m.targetGroups.join('; '), place: m.place ?? '', description: said(m.description), cooperation: said(m.cooperation), note: '',
  };
}

function stepCells(m: SheetMeasure, s: SheetStep, n: number, w: SheetWords): Cells {
  return { kind: KINDS.step, key: m.key, version: String(m.version), step: String(n), title: s.title, unit: s.departmentId === null ? '' : w.unit(s.departmentId), role: s.role ?? '', startsOn: s.startsOn ?? '', endsOn: s.due ?? '', done: s.done ?? '' };
}

/** The sheet: headings, then each measure and below it its steps. */
export function sheetOf(measures: readonly SheetMeasure[], w: SheetWords): string[][] {
  const line = (cells: Cells): string[] => ALL.map((column) => cells[column] ?? '');
  return [ALL.map(headingOf), ...measures.flatMap((m) => [line(measureCells(m, w)), ...m.steps.map((s, i) => line(stepCells(m, s, i + 1, w)))])];
}

export interface SheetRow {
  readonly line: number;
  /** Only the columns that the file has: a column that was taken out changes nothing. */
  readonly cells: Cells;
}

const fold = (text: string): string => text.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** The rows of a file by their columns, whatever order those are in; null when it is no such sheet. */
export function rowsOf(lines: readonly { readonly line: number; readonly cells: readonly string[] }[]): readonly SheetRow[] | null {
  const at = lines.slice(0, 20).findIndex((l) => (['kind', 'key', 'version'] as const).every((column) => l.cells.some((cell) => fold(cell) === fold(COLUMNS[column]))));
  if (at < 0) return null;
  const columns = (lines[at]?.cells ?? []).map((heading) => ALL.find((column) => fold(COLUMNS[column]) === fold(heading)) ?? null);
  return lines.slice(at + 1).filter((l) => l.cells.some((cell) => cell.trim() !== '')).map(({ line, cells }) => ({ line, cells: Object.fromEntries(columns.flatMap((column, i) => (column === null ? [] : [[column, cells[i] ?? '']]))) }));
}

/** A changed cell: what stands there now, and what the file says. */
export interface CellChange {
  readonly column: Column;
  readonly before: string;
  readonly after: string;
}

export type Verdict = 'same' | 'change' | 'stale' | 'wrong' | 'forbidden';

export interface JudgedRow {
  readonly line: number;
  readonly key: string;
  readonly verdict: Verdict;
  /** Number of a step in its measure, 0 for a new one; null for the measure itself. */
  readonly step: number | null;
  readonly changes: readonly CellChange[];
  readonly problems: readonly Problem[];
}

export interface JudgeOptions {
  readonly mayUpdate: (m: SheetMeasure) => boolean;
  /** Who leads is the office's to say. */
  readonly office: boolean;
}

/** Each row against what is kept now. One that was exported from an older version is shown and not taken. */
export function judge(rows: readonly SheetRow[], byKey: ReadonlyMap<string, SheetMeasure>, w: SheetWords, options: JudgeOptions): readonly JudgedRow[] {
  const seen = new Set<string>();
  return rows.map((row) => {
    const key = (row.cells.key ?? '').trim();
    const place = `${key} ${fold(row.cells.kind ?? '')} ${row.cells.step ?? ''}`;
    const repeated = seen.has(place) && !isNewStep(row);
    seen.add(place);
    const measure = byKey.get(key);
    const step = stepNumber(row);
    const refused = (code: ProblemCode, column: Column, params: Problem['params'] = {}): JudgedRow => ({ line: row.line, key, verdict: 'wrong', step, changes: [], problems: [{ code, field: headingOf(column), params }] });
    if (measure === undefined) return refused('key_unknown', 'key', { key });
    if (kindOf(row) === null) return refused('invalid_choice', 'kind');
    if (repeated) return refused('already_taken', 'key');
    if (step !== null && step > measure.steps.length) return staleRow(row, measure) ? { line: row.line, key, verdict: 'stale', step, changes: changesOf(row, {}, OF_STEP), problems: [] } : refused('out_of_range', 'step', { min: 1, max: measure.steps.length });
    return judged(row, measure, step, w, options);
  });
}

const kindOf = (row: SheetRow): 'measure' | 'step' | null => (fold(row.cells.kind ?? '') === fold(KINDS.measure) ? 'measure' : fold(row.cells.kind ?? '') === fold(KINDS.step) ? 'step' : null);
const isNewStep = (row: SheetRow): boolean => kindOf(row) === 'step' && (row.cells.step ?? '').trim() === '';
const staleRow = (row: SheetRow, m: SheetMeasure): boolean => (row.cells.version ?? '').trim() !== String(m.version);

function stepNumber(row: SheetRow): number | null {
  if (kindOf(row) !== 'step') return null;
  const n = Number((row.cells.step ?? '').trim() || 0);
  return Number.isInteger(n) && n >= 0 ? n : Number.MAX_SAFE_INTEGER;
}

function judged(row: SheetRow, m: SheetMeasure, step: number | null, w: SheetWords, { mayUpdate, office }: JudgeOptions): JudgedRow {
  const base = { line: row.line, key: m.key, step };
  const known = step === null ? measureCells(m, w) : step === 0 ? {} : stepCells(m, m.steps[step - 1] as SheetStep, step, w);
  const changes = changesOf(row, known, step === null ? OF_MEASURE : OF_STEP);
  if (changes.length === 0) return { ...base, verdict: 'same', changes, problems: [] };
  if (!mayUpdate(m)) return { ...base, verdict: 'forbidden', changes, problems: [] };
  // A step that was added in the file has no version to be older than.
  if (step !== 0 && staleRow(row, m)) return { ...base, verdict: 'stale', changes, problems: [] };
  const problems = [...problemsOf(row, m, step, changes, w), ...(!office && step === null && changes.some((c) => c.column === 'unit') ? [{ code: 'forbidden' as const, field: headingOf('unit') }] : [])];
  return { ...base, verdict: problems.length > 0 ? 'wrong' : 'change', changes, problems };
}

function changesOf(row: SheetRow, known: Cells, columns: readonly Column[]): CellChange[] {
  return columns.flatMap((column) => {
    const typed = row.cells[column];
    if (typed === undefined) return [];
    const [before, after] = [normal(column, known[column] ?? ''), normal(column, typed)];
    return before === after ? [] : [{ column, before, after }];
  });
}

/** A cell as it is compared and kept: days as the calendar has them, lists with one sign between, texts without stray spaces. */
function normal(column: Column, text: string): string {
  if (column === 'startsOn' || column === 'endsOn' || column === 'done') return dayIn(cleanLine(text));
  if (column === 'partners' || column === 'targetGroups') return listIn(text).join('; ');
  return column === 'description' || column === 'cooperation' || column === 'reason' || column === 'note' ? cleanText(text) : cleanLine(text);
}

function dayIn(cell: string): string {
  const german = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(cell);
  return german === null ? cell : `${german[3]}-${german[2]?.padStart(2, '0')}-${german[1]?.padStart(2, '0')}`;
}

export const listIn = (cell: string): string[] => [...new Set(cleanText(cell).split(/[;\n]/).map(cleanLine).filter((item) => item !== ''))].slice(0, 50);

const LONGEST: Readonly<Partial<Record<Column, number>>> = { title: 300, role: 120, place: 200, description: 5_000, cooperation: 2_000, reason: 2_000, note: 4_000, partners: 4_000, targetGroups: 4_000 };

function problemsOf(row: SheetRow, m: SheetMeasure, step: number | null, changes: readonly CellChange[], w: SheetWords): Problem[] {
  const problems: Problem[] = [];
  const wrong = (column: Column, code: ProblemCode, params: Problem['params'] = {}) => { problems.push({ code, field: headingOf(column), params }); };
  for (const { column, after } of changes) {
    const max = LONGEST[column];
    if (max !== undefined && lengthOf(after) > max) wrong(column, 'too_long', { max });
    if ((column === 'startsOn' || column === 'endsOn' || column === 'done') && after !== '' && !isDay(after)) wrong(column, 'not_a_date');
    if (column === 'unit' && after !== '' && w.unitId(after) === null) wrong('unit', 'key_unknown', { key: after });
    if (column === 'title' && after === '') wrong('title', 'required');
    if (column === 'title' && step === null && m.frozen) wrong('title', 'frozen');
  }
  const valueOf = (column: Column, stored: string): string => changes.find((c) => c.column === column)?.after ?? stored;
  const known = step === null ? { from: m.startsOn, until: m.endsOn } : { from: m.steps[step - 1]?.startsOn ?? null, until: m.steps[step - 1]?.due ?? null };
  const [from, until] = [valueOf('startsOn', known.from ?? ''), valueOf('endsOn', known.until ?? '')];
  if (isDay(from) && isDay(until) && from > until) wrong('endsOn', 'date_order');
  if (step === 0 && (row.cells.title ?? '').trim() === '') wrong('title', 'required');
  // The same file once more would add it once more.
  if (step === 0 && m.steps.some((s) => s.title === normal('title', row.cells.title ?? ''))) wrong('title', 'already_taken');
  if (step === null) problems.push(...stateProblems(m, changes, w));
  return problems;
}

function stateProblems(m: SheetMeasure, changes: readonly CellChange[], w: SheetWords): Problem[] {
  const to = changes.find((c) => c.column === 'state');
  const reason = changes.find((c) => c.column === 'reason');
  const level = changes.find((c) => c.column === 'level');
  // A reason belongs to a change of state; changed alone it would stand beside a decision that it was not made for.
  if (to === undefined) return [reason, level].flatMap((c) => (c === undefined ? [] : [{ code: 'wrong_state' as const, field: headingOf(c.column) }]));
  const state = stateNamed(to.after, w);
  if (state === null || !nextStates(m.state).includes(state)) return [{ code: 'invalid_choice', field: headingOf('state') }];
  const levelCode = level === undefined ? m.competentLevel : levelNamed(level.after, w);
  if (level !== undefined && level.after !== '' && levelCode === null) return [{ code: 'invalid_choice', field: headingOf('level') }];
  const checked = checkDetails({ state, reason: reason?.after ?? null, level: levelCode });
  return checked.ok ? [] : checked.problems.map((p) => ({ ...p, field: headingOf(p.field === 'level' ? 'level' : 'reason') }));
}

export const stateNamed = (cell: string, w: SheetWords): State | null => STATES.find((s) => fold(w.state[s]) === fold(cell)) ?? null;
export const levelNamed = (cell: string, w: SheetWords): Level | null => LEVELS.find((l) => fold(w.level[l]) === fold(cell)) ?? null;
