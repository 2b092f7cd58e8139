import { addDays, type Day } from '../../kernel/dates.ts';

/** Kinds of institutions, as answers to a survey are counted by. */
export const KINDS = ['administration', 'politics', 'school', 'daycare', 'education', 'migrant_organisation', 'association', 'welfare', 'religion', 'business', 'health', 'justice', 'culture', 'media', 'other'] as const;
export type Kind = (typeof KINDS)[number];

/** What somebody may be written to for. */
export const PURPOSES = ['participation', 'events', 'network', 'news'] as const;
export type Purpose = (typeof PURPOSES)[number];

export const GROUNDS = ['public_task', 'consent'] as const;
export type Ground = (typeof GROUNDS)[number];
/** How a consent was recorded. */
export const CONSENT_WAYS = ['written', 'mail', 'form', 'spoken'] as const;
export type ConsentWay = (typeof CONSENT_WAYS)[number];

/** Languages that institutions are written to in; a letter that lacks one falls back as pages do. */
export const LANGUAGES = ['de', 'de-simple', 'en', 'ar', 'fr', 'ru', 'tr', 'uk', 'fa'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Everything the office keeps of one contact. Empty texts are empty, never absent. */
export interface Entry {
  readonly institution: string;
  readonly kind: Kind;
  readonly function: string;
  readonly person: string;
  readonly email: string;
  readonly phone: string;
  readonly street: string;
  readonly postalCode: string;
  readonly town: string;
  readonly country: string;
  /** Official key. */
  readonly municipality: string | null;
  readonly language: Language;
  readonly source: string;
  readonly purposes: readonly Purpose[];
  readonly checkedOn: Day;
  readonly ground: Ground;
  readonly consentOn: Day | null;
  readonly consentHow: ConsentWay | null;
  /** Which wording was agreed to, by purpose; empty where consent is not the ground. */
  readonly consentVersions: Readonly<Partial<Record<Purpose, number>>>;
  readonly staysUntil: Day | null;
}
export const ENTRY_FIELDS = ['institution', 'kind', 'function', 'person', 'email', 'phone', 'street', 'postalCode', 'town', 'country', 'municipality', 'language', 'source', 'purposes', 'checkedOn', 'ground', 'consentOn', 'consentHow', 'consentVersions', 'staysUntil'] as const satisfies readonly (keyof Entry)[];

/** Which fields differ: their names are all that the history gets. */
export function changedFields(before: Entry, after: Entry): (keyof Entry)[] {
  return ENTRY_FIELDS.filter((field) => !same(before[field], after[field]));
}

export const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A text without what writers differ in: case, umlauts and their spellings, accents, punctuation. */
export function plain(text: string): string {
  const spelled = text.toLowerCase().replaceAll('ß', 'ss').normalize('NFKD').replace(/\p{M}/gu, '');
  return spelled.replaceAll('ae', 'a').replaceAll('oe', 'o').replaceAll('ue', 'u').replace(/[^\p{L}\p{N}@]+/gu, ' ').trim();
}

/** First day on which an entry, last checked on a day, has not been checked for so many years. */
export function yearsBefore(today: Day, years: number): Day {
  const [year, rest] = [Number(today.slice(0, 4)) - years, today.slice(4)];
  return rest === '-02-29' ? addDays(`${year}-03-01`, -1) : `${year}${rest}`;
}

/** When an entry goes unless somebody checks it. */
export function goesOn({ checkedOn, staysUntil }: Pick<Entry, 'checkedOn' | 'staysUntil'>, years: number): Day {
  const unchecked = yearsBefore(checkedOn, -years);
  return staysUntil === null || unchecked <= staysUntil ? unchecked : addDays(staysUntil, 1);
}

/** How the entry is called in lists. */
export const nameOf = ({ institution, person }: Pick<Entry, 'institution' | 'person'>): string => institution || person;

/** Whether a letter can reach it. */
export const hasAddress = ({ street, postalCode, town }: Pick<Entry, 'street' | 'postalCode' | 'town'>): boolean => street !== '' && town !== '' && postalCode !== '';
