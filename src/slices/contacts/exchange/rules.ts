import { isDay } from '../../../kernel/dates.ts';
import { failed, ok, type Problem, type Result } from '../../../kernel/problem.ts';
import { cleanLine, cleanText, lengthOf } from '../../../kernel/text.ts';
import { CONSENT_WAYS, GROUNDS, KINDS, LANGUAGES, PURPOSES, type ConsentWay, type Entry, type Ground, type Kind, type Language, type Purpose } from '../rules.ts';

/** Lines a list may have. */
export const MAX_LINES = 5_000;

/** What a column may hold, with the headings it is known by: ours first, then those of Outlook and of offices' own lists, German and English. */
const COLUMNS = {
  institution: ['Institution', 'organisation', 'organization', 'firma', 'company', 'einrichtung', 'träger', 'verein', 'name der institution'],
  kind: ['Art', 'kind', 'art der institution', 'typ', 'type', 'kategorie'],
  function: ['Funktion', 'function', 'position', 'job title', 'jobtitel', 'rolle', 'stellung'],
  department: ['Abteilung', 'department', 'fachbereich', 'referat'],
  person: ['Person', 'name', 'ansprechpartner', 'ansprechpartnerin', 'ansprechperson', 'kontaktperson', 'contact', 'full name', 'vollständiger name', 'display name', 'anzeigename'],
  title: ['Titel', 'title', 'anrede', 'akademischer titel'],
  firstName: ['Vorname', 'first name', 'given name'],
  lastName: ['Nachname', 'last name', 'surname', 'familienname', 'family name'],
  email: ['E-Mail', 'email', 'mail', 'e mail adresse', 'e mail address', 'email address', 'e mail 1 address', 'mailadresse'],
  phone: ['Telefon', 'phone', 'telefon geschäftlich', 'business phone', 'tel', 'telefonnummer', 'telephone', 'primary phone'],
  street: ['Straße', 'street', 'straße geschäftlich', 'business street', 'strasse', 'anschrift', 'business address'],
  street2: ['Adresszusatz', 'straße geschäftlich 2', 'business street 2', 'zusatz', 'address line 2'],
  postalCode: ['PLZ', 'postal code', 'postleitzahl', 'postleitzahl geschäftlich', 'business postal code', 'zip', 'zip code'],
  town: ['Ort', 'town', 'city', 'ort geschäftlich', 'business city', 'stadt'],
  country: ['Land', 'country', 'land region geschäftlich', 'business country region', 'business country', 'staat'],
  municipality: ['Kommune', 'municipality', 'gemeinde', 'ags'],
  language: ['Sprache', 'language'],
  source: ['Quelle', 'source', 'herkunft'],
  purposes: ['Zwecke', 'purposes', 'zweck', 'purpose', 'kategorien', 'categories'],
  checkedOn: ['Geprüft am', 'checked on', 'zuletzt geprüft', 'last checked', 'stand'],
  ground: ['Grundlage', 'ground', 'rechtsgrundlage'],
  consentOn: ['Einwilligung am', 'consent on'],
  consentHow: ['Einwilligung durch', 'consent by'],
  staysUntil: ['Bleibt bis', 'stays until', 'löschen am'],
} as const;
export type Column = keyof typeof COLUMNS;
export const COLUMN_NAMES = Object.keys(COLUMNS) as Column[];
export const headingOf = (column: Column): string => COLUMNS[column][0];

/** Columns of an export: a person's name is one, an address is whole. */
const EXPORTED = COLUMN_NAMES.filter((c) => !['department', 'title', 'firstName', 'lastName', 'street2'].includes(c));

const fold = (text: string): string => text.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
const columnFor = (heading: string): Column | null => (fold(heading) === '' ? null : (COLUMN_NAMES.find((column) => COLUMNS[column].some((name) => fold(name) === fold(heading))) ?? null));

/** Words of cells that stand for codes; the first is written, the others are read too. */
const KIND_WORDS: Readonly<Record<Kind, readonly string[]>> = {
  administration: ['Verwaltung', 'behörde', 'amt', 'kommune', 'authority'], politics: ['Politik', 'fraktion', 'partei'], school: ['Schule'], daycare: ['Kita', 'kindertagesstätte', 'kindergarten', 'day care'],
  education: ['Bildungsträger', 'volkshochschule', 'hochschule', 'bildung', 'education provider'], migrant_organisation: ['Migrantenorganisation', 'mso', 'migrantenselbstorganisation', 'migrantinnenorganisation'],
  association: ['Verein', 'initiative', 'verband', 'club'], welfare: ['Wohlfahrtsverband', 'wohlfahrt', 'beratungsstelle'], religion: ['Religionsgemeinschaft', 'kirche', 'moschee', 'gemeinde', 'religious community'],
  business: ['Wirtschaft', 'unternehmen', 'kammer', 'gewerkschaft', 'betrieb', 'company'], health: ['Gesundheit', 'praxis', 'krankenhaus'], justice: ['Justiz und Polizei', 'polizei', 'justiz', 'gericht', 'police'],
  culture: ['Kultur und Sport', 'kultur', 'sport'], media: ['Medien', 'presse', 'press'], other: ['Andere', 'sonstige', 'sonstiges', 'andere stelle'],
};
const PURPOSE_WORDS: Readonly<Record<Purpose, readonly string[]>> = {
  participation: ['Beteiligung', 'befragung', 'einladungen zur beteiligung'], events: ['Veranstaltungen', 'veranstaltung', 'termine'], network: ['Netzwerk', 'zusammenarbeit', 'kooperation'], news: ['Neuigkeiten', 'newsletter', 'rundbrief'],
};
const GROUND_WORDS: Readonly<Record<Ground, readonly string[]>> = { public_task: ['öffentliche Aufgabe', 'aufgabe', 'funktion'], consent: ['Einwilligung'] };
const CONSENT_WORDS: Readonly<Record<ConsentWay, readonly string[]>> = { written: ['schriftlich', 'unterschrift'], mail: ['E-Mail'], form: ['Formular', 'online'], spoken: ['mündlich', 'telefon'] };
const LANGUAGE_WORDS: Readonly<Record<Language, readonly string[]>> = {
  de: ['Deutsch', 'german'], 'de-simple': ['Einfaches Deutsch', 'leichte sprache', 'easy german'], en: ['Englisch', 'english'], ar: ['Arabisch', 'arabic'], fr: ['Französisch', 'french'], ru: ['Russisch', 'russian'], tr: ['Türkisch', 'turkish'],
  uk: ['Ukrainisch', 'ukrainian'], fa: ['Persisch', 'farsi', 'persian', 'dari'],
};

function codeFor<C extends string>(codes: readonly C[], names: Readonly<Record<C, readonly string[]>>, cell: string): C | null {
  const wanted = fold(cell);
  return codes.find((code) => fold(code.replaceAll('_', ' ')) === wanted || names[code].some((word) => fold(word) === wanted)) ?? null;
}

interface SheetLine {
  readonly line: number;
  readonly cells: readonly string[];
}
export interface Table {
  readonly header: readonly string[];
  readonly lines: readonly SheetLine[];
}

/** The first line with two headings or more is the header, else the first line there is: title lines above it are passed over. */
export function tableOf(lines: readonly SheetLine[]): Result<Table> {
  const filled = lines.filter((l) => l.cells.some((cell) => cell.trim() !== ''));
  const at = Math.max(0, filled.slice(0, 20).findIndex((l) => l.cells.filter((cell) => columnFor(cell) !== null).length >= 2));
  const [header] = filled.slice(at, at + 1);
  if (header === undefined) return failed('required', 'file');
  const rest = filled.slice(at + 1);
  if (rest.length > MAX_LINES) return failed('out_of_range', 'file', { min: 1, max: MAX_LINES });
  return rest.length === 0 ? failed('required', 'file') : ok({ header: header.cells, lines: rest });
}

/** What each column of a file holds; null for one that is not read. */
export type Mapping = readonly (Column | null)[];

/** What the headings say by themselves. Of two columns with one meaning the first counts, as Outlook puts what is in use first. */
export function mappingOf(header: readonly string[]): Mapping {
  const columns = header.map(columnFor);
  return columns.map((column, i) => (column === null || columns.indexOf(column) < i ? null : column));
}

/** What stands in where a line says nothing. */
export interface Defaults {
  readonly kind: Kind;
  readonly purposes: readonly Purpose[];
  readonly source: string;
  readonly checkedOn: string;
  readonly language: Language;
}

export interface ReadLine {
  readonly line: number;
  readonly entry: Omit<Entry, 'consentVersions'>;
  readonly problems: readonly Problem[];
}

/** Every line as an entry with what is wrong with it. `place` finds a municipality by key or name. */
export function readLines(table: Table, mapping: Mapping, defaults: Defaults, place: (name: string) => string | null): ReadLine[] {
  return table.lines.map(({ line, cells }) => {
    const value = (column: Column): string => { const i = mapping.indexOf(column); return i < 0 ? '' : (cells[i] ?? ''); };
    return readLine(line, value, defaults, place);
  });
}

const EMAIL = /^[^\s@<>()[\],;:\\"]{1,64}@[^\s@<>()[\],;:\\"]{1,190}\.[^\s@.<>()[\],;:\\"]{2,63}$/u;

function readLine(line: number, value: (column: Column) => string, defaults: Defaults, place: (name: string) => string | null): ReadLine {
  const problems: Problem[] = [];
  const wrong = (column: Column, code: Problem['code'], params: Problem['params'] = {}) => { problems.push({ code, field: headingOf(column), params }); return null; };
  const bounded = (column: Column, text: string, max: number): string => (lengthOf(text) > max ? (wrong(column, 'too_long', { max }) ?? '') : text);
  const one = (column: Column, max: number): string => bounded(column, cleanLine(value(column)), max);
  const coded = <C extends string>(column: Column, codes: readonly C[], names: Readonly<Record<C, readonly string[]>>): C | null => { const cell = cleanLine(value(column)); return cell === '' ? null : (codeFor(codes, names, cell) ?? wrong(column, 'invalid_choice')); };
  const day = (column: Column): string | null => { const cell = cleanLine(value(column)); return cell === '' ? null : (readDay(cell) ?? wrong(column, 'not_a_date')); };
  const email = one('email', 254).replace(/^mailto:/i, '').toLowerCase();
  if (email !== '' && !EMAIL.test(email)) wrong('email', 'invalid_email');
  const [institution, person] = [one('institution', 200), bounded('person', personOf(value), 200)];
  if (institution === '' && person === '' && problems.length === 0) wrong('institution', 'required');
  const ground = coded('ground', GROUNDS, GROUND_WORDS) ?? 'public_task';
  const [consentOn, consentHow] = [day('consentOn'), coded('consentHow', CONSENT_WAYS, CONSENT_WORDS)];
  if (ground === 'consent' && consentOn === null) wrong('consentOn', 'required');
  if (ground === 'consent' && consentHow === null) wrong('consentHow', 'required');
  const town = cleanLine(value('municipality'));
  const municipality = town === '' ? null : (place(town) ?? wrong('municipality', 'key_unknown', { key: town }));
  const entry = {
    institution, person, email, ground, municipality,
    kind: coded('kind', KINDS, KIND_WORDS) ?? defaults.kind,
    function: bounded('function', [one('function', 200), one('department', 200)].filter((x) => x !== '').join(', '), 200),
    phone: one('phone', 60),
    street: bounded('street', [cleanText(value('street')), cleanText(value('street2'))].filter((x) => x !== '').join('\n'), 200),
    postalCode: postalCodeOf(one('postalCode', 12), cleanLine(value('country'))), town: one('town', 100), country: withoutGermany(one('country', 60)),
    language: coded('language', LANGUAGES, LANGUAGE_WORDS) ?? defaults.language,
    source: one('source', 300) || defaults.source,
    purposes: purposesOf(value('purposes'), () => wrong('purposes', 'invalid_choice')) ?? defaults.purposes,
    checkedOn: day('checkedOn') ?? defaults.checkedOn,
    consentOn: ground === 'consent' ? consentOn : null, consentHow: ground === 'consent' ? consentHow : null, staysUntil: day('staysUntil'),
  };
  return { line, entry, problems };
}

/** A name in one column, or put together from title, first and last name; "Herr" and "Frau" are no part of it. */
function personOf(value: (column: Column) => string): string {
  const whole = cleanLine(value('person'));
  if (whole !== '') return whole;
  const title = cleanLine(value('title')).replace(/^(herrn?|frau|mr|mrs|ms|divers)\.?$/i, '').replace(/^(herrn?|frau|mr|mrs|ms)\.? /i, '');
  const parts = [cleanLine(value('firstName')), cleanLine(value('lastName'))].filter((x) => x !== '');
  return parts.length === 0 ? '' : [title, ...parts].filter((x) => x !== '').join(' ');
}

/** A spreadsheet takes the zero from 01067. */
const postalCodeOf = (code: string, country: string): string => (/^\d{4}$/.test(code) && withoutGermany(country) === '' ? `0${code}` : code);
const withoutGermany = (country: string): string => (/^(deutschland|germany|de|d|brd)$/i.test(country) ? '' : country);

function purposesOf(cell: string, wrong: () => null): readonly Purpose[] | null {
  const said = cleanText(cell).split(/[;,\n]/).map(cleanLine).filter((x) => x !== '');
  const known = said.map((word) => codeFor(PURPOSES, PURPOSE_WORDS, word));
  if (said.length === 0) return null;
  return known.includes(null) ? wrong() : PURPOSES.filter((p) => known.includes(p));
}

/** `2026-12-31` or `31.12.2026`; Excel's own days come in the first form. */
function readDay(cell: string): string | null {
  if (isDay(cell)) return cell;
  const german = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(cell);
  const day = german === null ? '' : `${german[3]}-${german[2]?.padStart(2, '0')}-${german[1]?.padStart(2, '0')}`;
  return isDay(day) ? day : null;
}

/** Entries as rows of a list, headings first; the import reads it back equal. */
export function exportRows(entries: readonly Entry[]): string[][] {
  const cell = (e: Entry, column: Column): string => {
    if (column === 'kind') return KIND_WORDS[e.kind][0] as string;
    if (column === 'language') return LANGUAGE_WORDS[e.language][0] as string;
    if (column === 'purposes') return e.purposes.map((p) => PURPOSE_WORDS[p][0]).join('; ');
    if (column === 'ground') return GROUND_WORDS[e.ground][0] as string;
    if (column === 'consentHow') return e.consentHow === null ? '' : (CONSENT_WORDS[e.consentHow][0] as string);
    return e[column as 'institution'] ?? '';
  };
  return [EXPORTED.map(headingOf), ...entries.map((e) => EXPORTED.map((column) => cell(e, column)))];
}
