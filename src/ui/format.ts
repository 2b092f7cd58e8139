import { TIME_ZONE, isDay, type Day } from '../kernel/dates.ts';
import { dirOf, formatTag, localeName, type Locale } from '../kernel/locale.ts';

type DateStyle = 'short' | 'long' | 'month' | 'year';

const STYLES: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = {
  short: { day: '2-digit', month: '2-digit', year: 'numeric' },
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
};

/** Makes each value once: making a format costs a hundred times as much as using it. */
function once<T>(most = 1_000): (key: string, make: () => T) => T {
  const known = new Map<string, T>();
  return (key, make) => {
    const hit = known.get(key);
    if (hit !== undefined) return hit;
    if (known.size >= most) known.clear();
    const value = make();
    known.set(key, value);
    return value;
  };
}

const dateFormats = once<Intl.DateTimeFormat>();
const numberFormats = once<Intl.NumberFormat>();
const days = once<string>(5_000);
const languages = once<string>();

function dateFormat(locale: Locale, key: string, options: () => Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return dateFormats(`${locale} ${key}`, () => new Intl.DateTimeFormat(calendarTag(locale), options()));
}

/** The Gregorian calendar in every language, as on every letter of the office. */
const calendarTag = (locale: Locale): string => (locale === 'ar' ? 'ar-u-ca-gregory-nu-latn' : formatTag(locale));

function numberFormat(locale: Locale, key: string, options: () => Intl.NumberFormatOptions): Intl.NumberFormat {
  return numberFormats(`${locale} ${key}`, () => new Intl.NumberFormat(formatTag(locale), options()));
}

/** A day (`2026-11-20`) or the German day of an instant. A text that is no day comes back unchanged. */
export function formatDate(locale: Locale, value: Day | Date, style: DateStyle = 'short'): string {
  if (typeof value !== 'string') return dateFormat(locale, style, () => ({ ...STYLES[style], timeZone: TIME_ZONE })).format(value);
  return isDay(value) ? days(`${locale} ${style} ${value}`, () => dateFormat(locale, `${style} day`, () => ({ ...STYLES[style], timeZone: 'UTC' })).format(new Date(`${value}T00:00:00Z`))) : value;
}

/** Day and time of an instant in Germany. */
export function formatDateTime(locale: Locale, value: Date): string {
  return dateFormat(locale, 'moment', () => ({ ...STYLES.long, hour: '2-digit', minute: '2-digit', timeZone: TIME_ZONE })).format(value);
}

/** Time of day of an instant in Germany. */
export function formatTime(locale: Locale, value: Date): string {
  return dateFormat(locale, 'time', () => ({ hour: '2-digit', minute: '2-digit', timeZone: TIME_ZONE })).format(value);
}

/** From one day to another; open ends allowed. */
export function formatPeriod(locale: Locale, from: Day | null, to: Day | null): string {
  const [a, b] = [from, to].map((day) => (day === null ? '' : formatDate(locale, day)));
  return a === b ? (a ?? '') : `${a} – ${b}`.trim();
}

export function formatNumber(locale: Locale, value: number, digits = 0): string {
  return numberFormat(locale, `number ${digits}`, () => ({ minimumFractionDigits: digits, maximumFractionDigits: Math.max(digits, 2) })).format(value);
}

/** A share of 1 as percentage. */
export function formatPercent(locale: Locale, share: number, digits = 0): string {
  return numberFormat(locale, `percent ${digits}`, () => ({ style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits })).format(share);
}

/** Euros from cents; whole amounts without decimals. */
export function formatMoney(locale: Locale, cents: number): string {
  const digits = cents % 100 === 0 ? 0 : 2;
  return numberFormat(locale, `money ${digits}`, () => ({ style: 'currency', currency: 'EUR', minimumFractionDigits: digits, maximumFractionDigits: digits })).format(cents / 100);
}

/** A language's name in the reader's language; an unknown tag as it is. */
export function languageName(locale: Locale, tag: string): string {
  // No list of languages knows easy German; it is called what its readers call it.
  if (tag === 'de-simple') return localeName(tag);
  // In some languages the list has a name for it that Roma do not use for themselves.
  if (tag === 'rom') return 'Romani';
  return languages(`${locale} ${tag}`, () => nameIn(formatTag(locale), tag, 'code'));
}

/** A language's name in the language itself; empty where it is not known. */
export function ownLanguageName(tag: string): string {
  // The list names it in English only.
  if (tag === 'rom') return 'Romani čhib';
  return languages(`own ${tag}`, () => nameIn(tag, tag, 'none'));
}

function nameIn(locale: string, tag: string, fallback: 'code' | 'none'): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language', fallback }).of(tag) ?? (fallback === 'code' ? tag : '');
  } catch {
    return fallback === 'code' ? tag : '';
  }
}

/** A file's size, as people compare it with a limit. */
export function formatSize(locale: Locale, bytes: number): string {
  const unit = bytes < 100_000 ? 'kilobyte' : 'megabyte';
  return numberFormat(locale, unit, () => ({ style: 'unit', unit, maximumFractionDigits: unit === 'kilobyte' ? 0 : 1 })).format(bytes / (unit === 'kilobyte' ? 1_000 : 1_000_000));
}

/** A text in letters of the other direction, held together so that the signs around it stay where they belong (Unicode isolates); any other text as it is. */
export function apart(locale: Locale, text: string): string {
  return (dirOf(locale) === 'rtl' ? /\p{Script=Latin}/u : /[\p{Script=Arabic}\p{Script=Hebrew}]/u).test(text) ? `\u2068${text}\u2069` : text;
}
