import { isDay, TIME_ZONE, type Day } from '../../../kernel/dates.ts';
import { cleanLine, cleanText } from '../../../kernel/text.ts';
import type { BodyInput, PaperInput, StepInput } from '../../bodies/public.ts';
import { MOST, type Refusal } from './schema.ts';

/** An object as it was sent. Only its own properties are read, one by one. */
export type Sent = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Sent => typeof value === 'object' && value !== null && !Array.isArray(value);
const own = (object: Sent, name: string): unknown => (Object.hasOwn(object, name) ? object[name] : undefined);
/** Some servers send one thing where a list belongs. */
export const many = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined || value === null || value === '' ? [] : [value]);

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', szlig: 'ß', ndash: '–', mdash: '—', bdquo: '„', ldquo: '“', rdquo: '”', euro: '€', sect: '§' };

function entity(whole: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
  const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 31 && code < 0x110000 && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ' ';
}

/** Text of a system that may send markup: what a reader would see of it, in plain letters. */
export function plain(value: unknown, most: number): string {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  // What is far too long is not worked through; a mark cut in two is dropped with the rest.
  const text = String(value).slice(0, most * 4 + 1_000);
  const bare = /[<&]/.test(text)
    ? text
        .replace(/<(script|style)\b[^<>]*>[^<]*<\/\1>/gi, ' ')
        .replace(/<(br|\/p|\/div|\/li|\/tr|\/h\d)\b[^<>]*>/gi, '\n')
        .replace(/<\/?[a-z!][^<>]*>/gi, '')
        .replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,6});/gi, entity)
    : text;
  const clean = cleanText(bare).replace(/\n{3,}/g, '\n\n');
  const signs = [...clean];
  return signs.length > most ? `${signs.slice(0, most - 1).join('').trimEnd()}…` : clean === 'N/A' ? '' : clean;
}

export const line = (value: unknown, most: number): string => cleanLine(plain(value, most));

/** An address as another host sends it; null for what is none, or would lead a reader anywhere but to a page. */
export function webAddress(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 500 || !URL.canParse(value)) return null;
  const { protocol, username, password } = new URL(value);
  return /^https?:$/.test(protocol) && username === '' && password === '' ? value : null;
}

const hostOf = (address: string): string => new URL(address).host.toLowerCase();

/** The system that is read: objects are its own by their host alone. */
export interface Home {
  readonly host: string;
  /** Parts of its address that no reader may see: values of its query. */
  readonly secrets: readonly string[];
}

export function homeOf(address: string): Home {
  return { host: hostOf(address), secrets: [...new URL(address).searchParams.values()].filter((value) => value.length >= 6) };
}

/** Whether an address gives a key away. */
const isTelling = ({ secrets }: Home, address: string): boolean => secrets.some((secret) => address.includes(secret) || address.includes(encodeURIComponent(secret)));

/** Whether an address lies at the system itself. */
export const isHome = (home: Home, address: string): boolean => hostOf(address) === home.host;

export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: Refusal };
const refused = (reason: Refusal): { ok: false; reason: Refusal } => ({ ok: false, reason });

/** The address that an object is known by. It is kept as it was sent, which the standard asks for. */
export function idOf(home: Home, value: unknown): Read<string> {
  const id = typeof value === 'string' ? value : isObject(value) ? own(value, 'id') : undefined;
  if (typeof id !== 'string' || id === '') return refused('no_id');
  if (id.length > 500) return refused('long_id');
  const address = webAddress(id);
  if (address === null || address !== address.trim()) return refused('no_id');
  // It stands in public places: here, and in our own interface where ours refers to it.
  if (isTelling(home, address)) return refused('secret_id');
  return isHome(home, address) ? { ok: true, value: address } : refused('other_host');
}

const idOrNull = (home: Home, value: unknown): string | null => {
  const id = idOf(home, value);
  return id.ok ? id.value : null;
};

/** Type names of both versions of the standard, with and without their address, in whatever case. */
export const isType = (object: Sent, name: string): boolean => {
  const type = own(object, 'type');
  return typeof type === 'string' && type.toLowerCase().split(/[/:#]/).at(-1) === name.toLowerCase();
};

export const isDeleted = (object: Sent): boolean => own(object, 'deleted') === true || own(object, 'deleted') === 'true';
const isFalse = (value: unknown): boolean => value === false || value === 0 || (typeof value === 'string' && /^(false|0|nein|no|nicht.?öffentlich|nö|n)$/i.test(value.trim()));

/** Whether an object says, in one way or another, that it is not for the public. What says it in a way nobody understands is not taken either. */
export function isHidden(object: Sent): boolean {
  const open = own(object, 'public');
  if (open !== undefined && open !== null && (isFalse(open) || typeof open === 'object')) return true;
  return /nicht[ -]?öffentlich|nichtoeffentlich/i.test(`${line(own(object, 'paperType'), 200)} ${line(own(object, 'meetingState'), 200)}`);
}

const CLOCK = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE, dateStyle: 'short', timeStyle: 'short' });

/** A day and, where one is stated, the hour in Germany. Read are days, and instants with and without their distance to UTC; "next Tuesday" is not. */
export function momentOf(value: unknown): { readonly day: Day; readonly time: string | null } | null {
  if (typeof value !== 'string') return null;
  const match = /^\s*(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?\s*$/i.exec(value);
  const [, day = '', time, zone] = match ?? [];
  if (!isDay(day) || day < '1946-01-01' || day > '2100-12-31') return null;
  if (time === undefined || time > '23:59') return { day, time: null };
  if (zone === undefined) return { day, time };
  const instant = new Date(`${day}T${time}:00${zone.toUpperCase() === 'Z' ? 'Z' : zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`}`);
  if (Number.isNaN(instant.getTime())) return { day, time };
  const [date = day, clock = time] = CLOCK.format(instant).split(' ');
  return { day: date, time: clock };
}

const dayIn = (value: unknown): Day | null => momentOf(value)?.day ?? null;

/** Where people read the object: its own page, else its address as data. Nothing that holds a key of ours. */
function originalOf(home: Home, object: Sent, id: string): string | null {
  const address = webAddress(own(object, 'web')) ?? id;
  return isTelling(home, address) ? null : address;
}

type BodyKind = BodyInput['kind'];
const BODY_KINDS: readonly (readonly [RegExp, BodyKind])[] = [
  [/integration|migration|ausländer|zuwander|internationale/i, 'integration_council'],
  [/orts(chafts)?rat|bezirksrat|ortsbeirat|stadtteil|bezirksvertretung/i, 'district_board'],
  [/ausschu(ss|ß)|kommission/i, 'committee'],
  [/\b(rat|kreistag|versammlung|gemeinderat|stadtrat|bürgerschaft)\b|versammlung$|rat der /i, 'assembly'],
  [/jury/i, 'jury'],
  [/arbeitskreis|arbeitsgruppe/i, 'working_group'],
  [/beirat|runder tisch|forum/i, 'round_table'],
];

/** Which of our kinds a body is, as far as its name and what it is called tell. */
export const kindOf = (name: string, said: string): BodyKind => BODY_KINDS.find(([words]) => words.test(name))?.[1] ?? BODY_KINDS.find(([words]) => words.test(said))?.[1] ?? 'committee';

export interface ReadOrganization {
  readonly externalId: string;
  readonly corporation: string;
  readonly name: string;
  readonly kindSaid: string;
  readonly kind: BodyKind;
  readonly since: Day | null;
  readonly until: Day | null;
  readonly originalUrl: string | null;
}

/** An organization: a body that meets, but also a parliamentary group or an office. People choose. */
export function organizationOf(home: Home, object: Sent, corporation: string, today: Day): Read<ReadOrganization> {
  const id = idOf(home, own(object, 'id'));
  if (!id.ok) return id;
  const name = line(own(object, 'name'), 160) || line(own(object, 'shortName'), 160);
  if (name === '') return refused('no_name');
  const kindSaid = line(own(object, 'classification'), 80) || line(own(object, 'organizationType'), 80);
  const kind = kindOf(name, kindSaid);
  const [begin, end] = [dayIn(own(object, 'startDate')), dayIn(own(object, 'endDate'))];
  const since = begin !== null && begin <= today ? begin : null;
  return { ok: true, value: { externalId: id.value, corporation, name, kindSaid, kind, since, until: end !== null && end >= (since ?? end) ? end : null, originalUrl: originalOf(home, object, id.value) } };
}

export interface ReadItem {
  readonly externalId: string;
  readonly number: string;
  readonly title: string;
  readonly result: string;
  readonly wording: string;
  readonly step: string | null;
}

export interface ReadMeeting {
  readonly externalId: string;
  readonly organizations: readonly string[];
  readonly day: Day;
  readonly starts: string | null;
  readonly ends: string | null;
  readonly place: string;
  readonly state: 'planned' | 'held' | 'cancelled';
  readonly originalUrl: string | null;
  readonly items: readonly ReadItem[];
}

/** A place in one line, of an object or of what is left of one. */
function placeOf(value: unknown): string {
  if (!isObject(value) || isDeleted(value)) return '';
  const parts = [own(value, 'room'), own(value, 'streetAddress'), [line(own(value, 'postalCode'), 10), line(own(value, 'locality'), 80)].filter((x) => x !== '').join(' ')].map((part) => line(part, 120)).filter((x) => x !== '');
  return line(own(value, 'description'), 200) || line(parts.join(', '), 200);
}

function itemsOf(home: Home, value: unknown): readonly ReadItem[] {
  const sent = many(value).filter(isObject).filter((item) => !isDeleted(item) && !isHidden(item)).slice(0, MOST.items * 2);
  const place = (item: Sent, i: number): number => (sent.every((x) => Number.isSafeInteger(own(x, 'order'))) ? (own(item, 'order') as number) : i);
  const seen = new Set<string>();
  return sent
    .map((item, i) => ({ item, at: place(item, i) }))
    .toSorted((a, b) => a.at - b.at)
    .flatMap(({ item }): ReadItem[] => {
      const id = idOf(home, own(item, 'id'));
      const number = line(own(item, 'number'), 20);
      const title = line(own(item, 'name'), 300) || line(own(item, 'resolutionText'), 300);
      // "N 3" stands for behind closed doors, where nothing else says so.
      if (!id.ok || seen.has(id.value) || title === '' || (own(item, 'public') === undefined && /^n(ö|oe)?[ .]?\d/i.test(number))) return [];
      seen.add(id.value);
      return [{ externalId: id.value, number, title, result: plain(own(item, 'result'), 500), wording: plain(own(item, 'resolutionText'), 20_000), step: idOrNull(home, own(item, 'consultation')) }];
    })
    .slice(0, MOST.items);
}

/** A sitting with the public points of its agenda. */
export function meetingOf(home: Home, object: Sent, today: Day): Read<ReadMeeting> {
  const id = idOf(home, own(object, 'id'));
  if (!id.ok) return id;
  const start = momentOf(own(object, 'start'));
  if (start === null) return refused('no_day');
  const end = momentOf(own(object, 'end'));
  // The interface knows instants only: midnight means that no hour is known.
  const starts = start.time === '00:00' ? null : start.time;
  const ends = starts !== null && end !== null && end.day === start.day && end.time !== null && end.time >= starts ? end.time : null;
  const said = line(own(object, 'meetingState'), 80);
  const cancelled = own(object, 'cancelled') === true || /abgesagt|ausgefallen|entfällt/i.test(said);
  const state = cancelled ? 'cancelled' : start.day <= today && /durchgeführt|beendet|abgeschlossen|stattgefunden/i.test(said) ? 'held' : 'planned';
  return {
    ok: true,
    value: { externalId: id.value, organizations: many(own(object, 'organization')).flatMap((x) => idOrNull(home, x) ?? []).slice(0, 50), day: start.day, starts, ends, place: placeOf(own(object, 'location')), state, originalUrl: originalOf(home, object, id.value), items: itemsOf(home, own(object, 'agendaItem')) },
  };
}

export interface ReadStep {
  readonly externalId: string;
  readonly organizations: readonly string[];
  readonly meeting: string | null;
  readonly item: string | null;
  readonly role: StepInput['role'];
}

export interface ReadPaper {
  readonly externalId: string;
  readonly number: string | null;
  readonly kind: PaperInput['kind'];
  readonly kindSaid: string;
  readonly title: string;
  readonly dated: Day;
  readonly originalUrl: string | null;
  readonly files: readonly { readonly title: string; readonly url: string }[];
  readonly steps: readonly ReadStep[];
}

const PAPER_KINDS: readonly (readonly [RegExp, PaperInput['kind']])[] = [[/antrag/i, 'motion'], [/bericht/i, 'report'], [/information|mitteilung|kenntnis|anfrage|antwort|stellungnahme/i, 'information']];

function filesOf(home: Home, object: Sent): ReadPaper['files'] {
  const sent = [...many(own(object, 'mainFile')), ...many(own(object, 'auxiliaryFile'))].filter(isObject).filter((file) => !isDeleted(file) && !isHidden(file)).slice(0, MOST.files);
  const seen = new Set<string>();
  return sent.flatMap((file) => {
    const url = webAddress(own(file, 'accessUrl')) ?? webAddress(own(file, 'downloadUrl'));
    if (url === null || seen.has(url) || isTelling(home, url)) return [];
    seen.add(url);
    return [{ title: line(own(file, 'name'), 300) || line(own(file, 'fileName'), 300) || 'Datei', url }];
  });
}

function stepsOf(home: Home, value: unknown): readonly ReadStep[] {
  const seen = new Set<string>();
  return many(value).filter(isObject).filter((step) => !isDeleted(step) && !isHidden(step)).slice(0, MOST.steps).flatMap((step): ReadStep[] => {
    const id = idOf(home, own(step, 'id'));
    if (!id.ok || seen.has(id.value)) return [];
    seen.add(id.value);
    const said = line(own(step, 'role'), 120);
    const role = own(step, 'authoritative') === true || /beschluss|entscheid/i.test(said) ? 'decides' : /kenntnis|information/i.test(said) ? 'informed' : 'advises';
    return [{ externalId: id.value, organizations: many(own(step, 'organization')).flatMap((x) => idOrNull(home, x) ?? []).slice(0, 20), meeting: idOrNull(home, own(step, 'meeting')), item: idOrNull(home, own(step, 'agendaItem')), role }];
  });
}

/** A paper with its files and its sequence of bodies. */
export function paperOf(home: Home, object: Sent): Read<ReadPaper> {
  const id = idOf(home, own(object, 'id'));
  if (!id.ok) return id;
  const number = line(own(object, 'reference'), 60);
  const title = line(own(object, 'name'), 300) || number;
  if (title === '') return refused('no_name');
  const dated = dayIn(own(object, 'date')) ?? dayIn(own(object, 'created'));
  if (dated === null) return refused('no_day');
  const kindSaid = line(own(object, 'paperType'), 80);
  return { ok: true, value: { externalId: id.value, number: number === '' ? null : number, kind: PAPER_KINDS.find(([words]) => words.test(kindSaid))?.[1] ?? 'proposal', kindSaid, title, dated, originalUrl: originalOf(home, object, id.value), files: filesOf(home, object), steps: stepsOf(home, own(object, 'consultation')) } };
}

/** What a list answered: its objects and where it goes on. Some servers send a bare list, or the one object it would hold. */
export function pageOf(value: unknown): { readonly objects: readonly unknown[]; readonly next: unknown } | null {
  if (Array.isArray(value)) return { objects: value, next: undefined };
  if (!isObject(value)) return null;
  const data = own(value, 'data');
  if (data === undefined) return own(value, 'id') === undefined ? null : { objects: [value], next: undefined };
  const links = own(value, 'links');
  return Array.isArray(data) ? { objects: data, next: isObject(links) ? own(links, 'next') : undefined } : null;
}

export const text = (object: Sent, name: string): string | null => { const value = own(object, name); return typeof value === 'string' && value !== '' ? value : null; };

/** Whether so much has vanished at once that a fault is likelier than a deletion. */
export const isMany = (missing: number, known: number, share: number, free: number): boolean => missing > free && missing > known * share;

/** A list that is asked for what changed since. */
export function since(address: string, moment: Date | null): string {
  if (moment === null) return address;
  const url = new URL(address);
  url.searchParams.set('modified_since', `${moment.toISOString().slice(0, 19)}+00:00`);
  return url.href;
}
