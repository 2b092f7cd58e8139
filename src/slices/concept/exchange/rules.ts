import { isDay } from '../../../kernel/dates.ts';
import { slugOf } from '../../../kernel/ids.ts';
import { failed, ok, type Problem, type Result } from '../../../kernel/problem.ts';
import { cleanLine, cleanText, lengthOf } from '../../../kernel/text.ts';
import { checkDetails, type Level, type ORIGINS, type State } from '../measures/rules.ts';

/** Lines a list may have. */
export const MAX_LINES = 5_000;

/** Columns in the order of the export, with the names offices use for them; the first is ours. See docs/import.md. */
const COLUMNS = {
  kind: ['Art', 'kind', 'zeilenart'],
  fieldCode: ['Feldkürzel', 'field code', 'kürzel', 'code'],
  field: ['Handlungsfeld', 'field', 'feld', 'themenfeld', 'bereich', 'thema'],
  goal: ['Ziel', 'goal', 'teilziel', 'handlungsziel', 'unterziel'],
  number: ['Nr', 'number', 'nummer', 'lfd nr', 'laufende nummer', 'no'],
  key: ['Schlüssel', 'key', 'id', 'kennung'],
  title: ['Maßnahme', 'title', 'titel', 'bezeichnung', 'name', 'massnahme', 'maßnahmentitel', 'projekt'],
  description: ['Beschreibung', 'description', 'inhalt', 'erläuterung', 'text'],
  state: ['Stand', 'state', 'status', 'umsetzungsstand', 'sachstand'],
  since: ['Stand seit', 'state since', 'seit'],
  reason: ['Grund', 'reason', 'begründung'],
  level: ['Zuständige Ebene', 'competent level', 'ebene'],
  selected: ['Im Konzept', 'selected', 'ausgewählt'],
  department: ['Federführung', 'lead department', 'zuständig', 'zuständigkeit', 'fachbereich', 'organisationseinheit', 'verantwortlich', 'department'],
  partners: ['Beteiligte', 'partners', 'partner', 'kooperationspartner', 'kooperation'],
  places: ['Kommunen', 'municipalities', 'kommune', 'gemeinde', 'ort', 'orte'],
  targetGroups: ['Zielgruppen', 'target groups', 'zielgruppe'],
  startsOn: ['Beginn', 'starts on', 'start', 'von', 'anfang'],
  endsOn: ['Ende', 'ends on', 'bis', 'abschluss'],
  origin: ['Herkunft', 'origin', 'ursprung'],
} as const;
export type Column = keyof typeof COLUMNS;
export const COLUMN_NAMES = Object.keys(COLUMNS) as Column[];
export const headingOf = (column: Column): string => COLUMNS[column][0];

/** Words of cells that stand for codes; the first is written, the others are read too. */
const STATE_WORDS: Readonly<Record<State, readonly string[]>> = {
  idea: ['Idee', 'vorschlag', 'offen', 'nicht begonnen'],
  selected: ['ausgewählt', 'beschlossen', 'vorgemerkt'],
  planned: ['geplant', 'in planung', 'in vorbereitung'],
  running: ['läuft', 'in umsetzung', 'laufend', 'begonnen', 'in arbeit', 'umsetzung'],
  done: ['erledigt', 'abgeschlossen', 'umgesetzt', 'fertig'],
  permanent: ['dauerhaft', 'daueraufgabe', 'verstetigt', 'fortlaufend'],
  stopped: ['gestoppt', 'beendet', 'abgebrochen', 'eingestellt'],
  not_pursued: ['nicht weiterverfolgt', 'nicht verfolgt', 'zurückgestellt', 'abgelehnt', 'not pursued'],
};
const LEVEL_WORDS: Readonly<Record<Level, readonly string[]>> = { eu: ['EU', 'europa'], bund: ['Bund'], land: ['Land'], region: ['Region', 'kreis', 'landkreis'], municipality: ['Kommune', 'stadt', 'gemeinde'], other: ['andere Stelle', 'andere', 'sonstige'] };
const ORIGIN_WORDS: Readonly<Record<(typeof ORIGINS)[number], readonly string[]>> = {
  voices: ['Stimmen', 'beteiligung'], motion: ['Antrag'], resolution: ['Beschluss'], law: ['Gesetz'], programme: ['Programm', 'förderprogramm'], department: ['Verwaltung', 'fachbereich'], practice: ['bestehende Praxis', 'praxis', 'bestand'],
};
const KIND_WORDS = { measure: ['Maßnahme', 'massnahme'], field: ['Handlungsfeld', 'feld'], goal: ['Ziel', 'teilziel'], text: ['Text'] } as const;
export type LineKind = keyof typeof KIND_WORDS;

const fold = (text: string): string => text.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

function codeFor<C extends string>(words: Readonly<Record<C, readonly string[]>>, cell: string): C | null {
  const wanted = fold(cell);
  return (Object.keys(words) as C[]).find((code) => fold(code.replaceAll('_', ' ')) === wanted || words[code].some((word) => fold(word) === wanted)) ?? null;
}

export interface Table {
  readonly header: readonly string[];
  readonly lines: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** The first line with two headings or more is the header: title lines above it, as reports have them, are passed over. */
export function tableOf(lines: Table['lines']): Result<Table> {
  const filled = lines.filter((l) => l.cells.some((cell) => cell.trim() !== ''));
  const at = filled.slice(0, 20).findIndex((l) => l.cells.filter((cell) => columnFor(cell) !== null).length >= 2);
  const header = filled[Math.max(at, 0)];
  if (header === undefined) return failed('required', 'file');
  const rest = filled.slice(Math.max(at, 0) + 1);
  return rest.length > MAX_LINES ? failed('out_of_range', 'file', { max: MAX_LINES }) : ok({ header: header.cells, lines: rest });
}

const columnFor = (heading: string): Column | null => COLUMN_NAMES.find((column) => COLUMNS[column].some((name) => fold(name) === fold(heading))) ?? null;

export interface ListLine {
  readonly line: number;
  readonly kind: LineKind;
  readonly fieldCode: string;
  readonly field: string;
  readonly goal: string | null;
  readonly number: number | null;
  readonly key: string | null;
  readonly title: string;
  readonly description: string | null;
  readonly state: State;
  readonly since: string | null;
  readonly reason: string | null;
  readonly level: Level | null;
  readonly selected: boolean;
  readonly department: string | null;
  readonly partners: readonly string[];
  readonly places: readonly string[];
  readonly targetGroups: readonly string[];
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly origin: string | null;
  readonly problems: readonly Problem[];
}

/** What stands in for cells that the file lacks. */
export interface Defaults {
  readonly field: string | null;
  readonly state: State | null;
}

export interface ReadList {
  readonly lines: readonly ListLine[];
  /** Headings that are not used. */
  readonly unknown: readonly string[];
}

/** Every line of a table as a typed line with what is wrong with it. A column that must be there and is not refuses the file. */
export function readLines(table: Table, defaults: Defaults): Result<ReadList> {
  const columns = table.header.map(columnFor);
  const has = (column: Column): boolean => columns.includes(column);
  const missing = [!has('title') && 'title', !has('field') && !has('fieldCode') && defaults.field === null && 'field', !has('state') && defaults.state === null && 'state'].filter((c) => c !== false) as Column[];
  if (missing.length > 0) return { ok: false, problems: missing.map((column) => ({ code: 'column_missing', field: 'file', params: { column: headingOf(column) } })) };
  const lines = table.lines.map(({ line, cells }) => {
    const value = (column: Column): string => { const i = columns.indexOf(column); return i < 0 ? '' : (cells[i] ?? ''); };
    return readLine(line, value, defaults);
  });
  return ok({ lines, unknown: table.header.filter((heading, i) => columns[i] === null && heading.trim() !== '') });
}

function readLine(line: number, value: (column: Column) => string, defaults: Defaults): ListLine {
  const problems: Problem[] = [];
  const wrong = (column: Column, code: Problem['code'], params: Problem['params'] = {}) => { problems.push({ code, field: headingOf(column), params }); return null; };
  const one = (column: Column, max: number): string | null => bounded(cleanLine(value(column)), max, () => wrong(column, 'too_long', { max }));
  const coded = <C extends string>(column: Column, words: Readonly<Record<C, readonly string[]>>): C | null => {
    const cell = cleanLine(value(column));
    return cell === '' ? null : (codeFor(words, cell) ?? wrong(column, 'invalid_choice'));
  };
  const day = (column: Column): string | null => { const cell = cleanLine(value(column)); return cell === '' ? null : (readDay(cell) ?? wrong(column, 'not_a_date')); };
  const kind = coded('kind', KIND_WORDS) ?? 'measure';
  const field = one('field', 200) ?? defaults.field ?? '';
  const fieldCode = cleanLine(value('fieldCode')) === '' ? slugOf(field).slice(0, 40).replace(/-+$/, '') : slugOf(cleanLine(value('fieldCode'))).slice(0, 40);
  if (field === '' && cleanLine(value('fieldCode')) === '') wrong('field', 'required');
  const title = one('title', 300);
  const goal = one('goal', 300);
  const description = bounded(cleanText(value('description')), 5_000, () => wrong('description', 'too_long', { max: 5_000 }));
  if (kind === 'measure' && title === null && !problems.some((p) => p.field === headingOf('title'))) wrong('title', 'required');
  if (kind === 'goal' && goal === null) wrong('goal', 'required');
  if (kind === 'text' && description === null) wrong('description', 'required');
  const state = kind === 'measure' ? (coded('state', STATE_WORDS) ?? defaults.state) : 'idea';
  if (state === null && cleanLine(value('state')) === '') wrong('state', 'required');
  const details = { reason: bounded(cleanText(value('reason')), 2_000, () => wrong('reason', 'too_long', { max: 2_000 })), level: coded('level', LEVEL_WORDS) };
  if (state !== null) for (const p of problemsOf(checkDetails({ state, ...details }))) wrong(p.field === 'level' ? 'level' : 'reason', p.code);
  const [startsOn, endsOn] = [day('startsOn'), day('endsOn')];
  if (startsOn !== null && endsOn !== null && startsOn > endsOn) wrong('endsOn', 'date_order');
  return {
    line, kind, field, fieldCode, goal, title: title ?? '', description, state: state ?? 'idea', ...details, startsOn, endsOn, since: day('since'), problems,
    number: readNumber(cleanLine(value('number')), () => wrong('number', 'not_a_number')),
    key: readKey(cleanLine(value('key')), () => wrong('key', 'invalid_characters')),
    level: state === 'not_pursued' ? details.level : null,
    selected: readYes(cleanLine(value('selected')), () => wrong('selected', 'invalid_choice')),
    department: one('department', 200),
    partners: items(value('partners')), places: items(value('places')), targetGroups: items(value('targetGroups')),
    origin: coded('origin', ORIGIN_WORDS),
  };
}

const problemsOf = (result: Result<unknown>): readonly Problem[] => (result.ok ? [] : result.problems);

function bounded(text: string, max: number, tooLong: () => null): string | null {
  if (text === '') return null;
  return lengthOf(text) > max ? tooLong() : text;
}

function readNumber(cell: string, wrong: () => null): number | null {
  if (cell === '') return null;
  const match = /^(\d{1,5})[.)]?$/.exec(cell);
  return match === null || Number(match[1]) === 0 ? wrong() : Number(match[1]);
}

const readKey = (cell: string, wrong: () => null): string | null => (cell === '' ? null : /^[a-z0-9]+(-[a-z0-9]+)*$/.test(cell) && cell.length <= 120 ? cell : wrong());

function readYes(cell: string, wrong: () => null): boolean {
  const word = fold(cell);
  if (['', 'ja', 'yes', 'x', 'true', '1', 'wahr'].includes(word)) return true;
  if (!['nein', 'no', 'false', '0', 'falsch'].includes(word)) wrong();
  return false;
}

/** `2026-12-31`, `31.12.2026` or a year alone, which begins on its first day. */
function readDay(cell: string): string | null {
  if (isDay(cell)) return cell;
  const german = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(cell);
  const day = german === null ? (/^\d{4}$/.test(cell) ? `${cell}-01-01` : '') : `${german[3]}-${german[2]?.padStart(2, '0')}-${german[1]?.padStart(2, '0')}`;
  return isDay(day) ? day : null;
}

const items = (cell: string): string[] => [...new Set(cleanText(cell).split(/[;\n]/).map(cleanLine).filter((item) => item !== ''))];

/** One line of an export: what is null stays empty. */
export type ExportLine = Readonly<Partial<Record<Column, string | null>>>;

export const wordsFor = {
  kind: (kind: LineKind): string => KIND_WORDS[kind][0],
  state: (state: State): string => STATE_WORDS[state][0] as string,
  level: (level: Level): string => LEVEL_WORDS[level][0] as string,
  origin: (origin: string): string => ORIGIN_WORDS[origin as 'voices'][0] as string,
  yes: (yes: boolean): string => (yes ? 'ja' : 'nein'),
};

/** An export as rows of cells, headings first. */
export const exportRows = (lines: readonly ExportLine[]): string[][] => [COLUMN_NAMES.map(headingOf), ...lines.map((l) => COLUMN_NAMES.map((column) => l[column] ?? ''))];

/** Two titles that differ only in case, punctuation or spaces look like the same measure. */
export const likeness = fold;
