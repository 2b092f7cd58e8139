import { isLocale, type Locale } from '../../../kernel/locale.ts';
import { inLanguage, type Localized } from '../../../kernel/localized.ts';
import { hasAddress, type Entry, type Kind } from '../rules.ts';

export const WAYS = ['letters', 'mails', 'both'] as const;
export type Way = (typeof WAYS)[number];
export type MailingState = 'draft' | 'making' | 'ready' | 'failed';

/** Recipients of one mailing: the PDF of so many letters takes a process about 500 MB while it is made. */
export const MOST_RECIPIENTS = 1_000;

/** Somebody who is written to, as a page they are invited to may know them. */
export interface Recipient {
  readonly id: string;
  readonly institution: string;
  readonly kind: Kind;
  readonly person: string;
  readonly email: string;
  readonly language: string;
}

interface Reachable extends Pick<Entry, 'email' | 'street' | 'postalCode' | 'town'> {
  readonly returnedOn: string | null;
}

/** How somebody is reached; null where there is no way, or what was sent last came back. */
export function wayFor(contact: Reachable, way: Way): 'letter' | 'mail' | null {
  if (contact.returnedOn !== null) return null;
  if (way !== 'letters' && contact.email !== '') return 'mail';
  return way !== 'mails' && hasAddress(contact) ? 'letter' : null;
}

/** Check digit of a letter's number: weights 3 and 1 from the right, as under bar codes of goods (GS1). It finds every single wrong digit. */
export function checkDigit(number: number): number {
  const sum = [...String(number)].toReversed().reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10;
}

/** As it is printed: `1000001-5`. */
export const showNumber = (number: number): string => `${number}-${checkDigit(number)}`;

/** What was typed or scanned, with or without signs around it; null when it cannot be a number of a letter. */
export function readNumber(typed: string): number | null {
  const digits = typed.replace(/\D/g, '');
  if (!/^\d{8,13}$/.test(digits)) return null;
  const number = Number(digits.slice(0, -1));
  return checkDigit(number) === Number(digits.slice(-1)) ? number : null;
}

/** ISO/IEC 16388 (Code 39), the digits: five bars and four gaps by turns, `w` wide, `n` narrow; the asterisk begins and ends. */
const CODE_39: Readonly<Record<string, string>> = {
  '0': 'nnnwwnwnn', '1': 'wnnwnnnnw', '2': 'nnwwnnnnw', '3': 'wnwwnnnnn', '4': 'nnnwwnnnw', '5': 'wnnwwnnnn', '6': 'nnwwwnnnn', '7': 'nnnwnnwnw', '8': 'wnnwnnwnn', '9': 'nnwwnnwnn', '*': 'nwnnwnwnn',
};

/** A bar code of digits: widths of bars and gaps by turns, in narrow widths, bar first. */
export function barsOf(digits: string): readonly number[] {
  const widths = [...`*${digits}*`].map((char) => [...(CODE_39[char] as string)].map((w) => (w === 'w' ? 3 : 1)));
  return widths.flatMap((char, i) => (i === 0 ? char : [1, ...char]));
}

/** Lines in the address field, at most six: what is less needed goes first. */
export function addressLines(entry: Pick<Entry, 'institution' | 'function' | 'person' | 'street' | 'postalCode' | 'town' | 'country'>): readonly string[] {
  const { institution, person, street, postalCode, town, country } = entry;
  const rest = [...street.split('\n'), `${postalCode} ${town}`.trim(), country.toUpperCase()].filter((line) => line !== '');
  const head = [institution, person, entry.function].filter((line) => line !== '');
  const ordered = person === '' || institution === '' ? head : [institution, ...(head.length + rest.length <= 6 ? [entry.function] : []), person].filter((line) => line !== '');
  return [...ordered.slice(0, Math.max(1, 6 - rest.length)), ...rest].slice(0, 6);
}

/** The text of a mailing as one person gets it: body and subject in one language, their own where the office wrote it. */
export interface Message {
  /** Language of the frame around the text. */
  readonly locale: Locale;
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

export function messageFor(mailing: { readonly subject: Localized; readonly body: Localized }, contact: Pick<Recipient, 'language' | 'institution' | 'person'>): Message {
  const wanted = isLocale(contact.language) ? contact.language : 'de';
  const body = inLanguage(mailing.body, wanted);
  const locale = isLocale(body.lang) ? body.lang : 'de';
  const text = body.text.replaceAll('{institution}', contact.institution || contact.person).replaceAll('{person}', contact.person || contact.institution);
  return { locale, subject: inLanguage(mailing.subject, locale).text, paragraphs: text.split(/\n{2,}/) };
}
