import { isDay, type Day } from '../../../kernel/dates.ts';
import { failed, ok, type Problem, type Result } from '../../../kernel/problem.ts';
import { cleanLine, cleanText, lengthOf } from '../../../kernel/text.ts';
import type { SheetLine } from '../../../platform/sheets.ts';
import { CHANNELS, CONTENT_LANGUAGES, MAX_TEXT, type Channel } from '../submissions/schema.ts';

/** Lines a list may have. */
const MAX_LINES = 2_000;

/** What a column may hold, with the headings it is known by; those of the documentation's own table are among them. */
const COLUMNS = {
  text: ['Text', 'beitrag', 'anliegen', 'vorschlag', 'wortlaut', 'inhalt', 'contribution', 'comment', 'kommentar'],
  number: ['Nr.', 'nummer', 'number', 'no', 'lfd nr'],
  language: ['Sprache', 'language'],
  topic: ['Thema', 'topic', 'handlungsfeld', 'kategorie', 'category'],
  municipality: ['Gemeinde', 'municipality', 'ort', 'kommune', 'stadt', 'town'],
  municipalityKey: ['Gemeindeschlüssel', 'municipalitykey', 'ags'],
  channel: ['Weg', 'channel', 'kanal', 'eingangsart', 'art'],
  received: ['Eingang', 'receivedon', 'received', 'datum', 'date', 'eingegangen am', 'eingangsdatum'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
type Column = keyof typeof COLUMNS;
const NAMES = Object.keys(COLUMNS) as Column[];

export const fold = (text: string): string => text.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
const columnFor = (heading: string): Column | null => NAMES.find((column) => COLUMNS[column].some((name) => fold(name) === fold(heading))) ?? null;

/** Words for how something arrived; codes are read, too. */
const CHANNEL_WORDS: Readonly<Record<Channel, readonly string[]>> = {
  online: ['internet', 'website'], paper: ['papier', 'karte', 'brief', 'post', 'card', 'letter'], email: ['e mail', 'mail'], phone: ['telefon', 'anruf', 'telefonisch'], interview: ['gespräch'], forum: ['veranstaltung', 'event'], survey: ['umfrage', 'befragung'],
};

export interface Table {
  readonly columns: readonly (Column | null)[];
  /** Headings of columns that are not read. */
  readonly unread: readonly string[];
  readonly lines: readonly SheetLine[];
}

/** The first line that names the text's column is the header; title lines above it are passed over. */
export function tableOf(all: readonly SheetLine[]): Result<Table> {
  const filled = all.filter((l) => l.cells.some((cell) => cell.trim() !== ''));
  const at = filled.slice(0, 20).findIndex((l) => l.cells.some((cell) => columnFor(cell) === 'text'));
  const header = filled[at];
  if (header === undefined) return failed('column_missing', 'file', { column: COLUMNS.text[0] });
  const lines = filled.slice(at + 1);
  if (lines.length === 0) return failed('required', 'file');
  if (lines.length > MAX_LINES) return failed('out_of_range', 'file', { min: 1, max: MAX_LINES });
  const columns = header.cells.map(columnFor);
  return ok({ columns: columns.map((c, i) => (c !== null && columns.indexOf(c) < i ? null : c)), unread: header.cells.filter((cell, i) => columns[i] === null && cell.trim() !== '').map(cleanLine), lines });
}

export interface Defaults {
  readonly channel: Channel;
  readonly language: string;
  readonly received: Day;
}
/** What names stand for in this process. */
export interface Known {
  readonly topic: (name: string) => string | null;
  readonly place: (name: string) => string | null;
  readonly today: Day;
}
export interface ReadLine {
  readonly line: number;
  readonly text: string;
  readonly number: number | null;
  readonly language: string;
  readonly topicId: string | null;
  readonly municipality: string | null;
  readonly channel: Channel;
  readonly receivedOn: Day;
  readonly problems: readonly Problem[];
}

/** Every line with what is wrong with it. */
export const readLines = (table: Table, defaults: Defaults, known: Known): ReadLine[] =>
  table.lines.map(({ line, cells }) => readLine(line, (column) => { const i = table.columns.indexOf(column); return i < 0 ? '' : (cells[i] ?? ''); }, defaults, known));

function readLine(line: number, value: (column: Column) => string, defaults: Defaults, known: Known): ReadLine {
  const problems: Problem[] = [];
  const wrong = (column: Column, code: Problem['code'], params: Problem['params'] = {}): null => { problems.push({ code, field: COLUMNS[column][0], params }); return null; };
  const one = <T>(column: Column, fallback: T, read: (cell: string) => T | null): T => { const cell = cleanLine(value(column)); return cell === '' ? fallback : (read(cell) ?? fallback); };
  const text = cleanText(value('text'));
  if (lengthOf(text) < 3) wrong('text', text === '' ? 'required' : 'too_short', { min: 3 });
  if (lengthOf(text) > MAX_TEXT) wrong('text', 'too_long', { max: MAX_TEXT, length: lengthOf(text) });
  const place = one<string | null>('municipality', null, (cell) => known.place(cell) ?? wrong('municipality', 'key_unknown', { key: cell }));
  return {
    line,
    text,
    number: one<number | null>('number', null, (cell) => (/^\d{1,9}$/.test(cell) && Number(cell) > 0 ? Number(cell) : wrong('number', 'not_a_number'))),
    language: one('language', defaults.language, (cell) => languageFor(cell) ?? wrong('language', 'invalid_choice')),
    topicId: one<string | null>('topic', null, (cell) => known.topic(cell) ?? wrong('topic', 'key_unknown', { key: cell })),
    municipality: place ?? one<string | null>('municipalityKey', null, (cell) => known.place(cell) ?? wrong('municipalityKey', 'key_unknown', { key: cell })),
    channel: one<Channel>('channel', defaults.channel, (cell) => CHANNELS.find((c) => c === fold(cell) || CHANNEL_WORDS[c].some((word) => fold(word) === fold(cell))) ?? wrong('channel', 'invalid_choice')),
    receivedOn: one<Day>('received', defaults.received, (cell) => { const day = readDay(cell); return day !== null && day <= known.today ? day : wrong('received', 'not_a_date'); }),
    problems,
  };
}

/** `2026-11-20` or `20.11.2026`. */
function readDay(cell: string): Day | null {
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(cell);
  const day = german === null ? cell : `${german[3]}-${german[2]?.padStart(2, '0')}-${german[1]?.padStart(2, '0')}`;
  return isDay(day) ? day : null;
}

const display = ['de', 'en'].map((locale) => new Intl.DisplayNames([locale], { type: 'language' }));

/** A tag, or a language's name in German or English. */
function languageFor(cell: string): string | null {
  const tag = CONTENT_LANGUAGES.find((one) => one === cell.toLowerCase() || (one !== 'de-simple' && display.some((names) => fold(names.of(one) ?? '') === fold(cell))));
  if (tag !== undefined) return tag;
  return /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,4}$/.test(cell) ? cell : null;
}
