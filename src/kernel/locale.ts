/**
 * Interface languages. `de` is the source language; `de-simple` is easy German and a language like the others.
 * Content may be in any language (a BCP 47 tag); these are the ones pages are offered in.
 */
export const LOCALES = ['de', 'de-simple', 'en', 'ar'] as const;
export type Locale = (typeof LOCALES)[number];

const NAMES: Record<Locale, string> = { de: 'Deutsch', 'de-simple': 'Einfaches Deutsch', en: 'English', ar: 'العربية' };
const FALLBACKS: Record<Locale, readonly Locale[]> = {
  de: ['de', 'de-simple', 'en', 'ar'],
  'de-simple': ['de-simple', 'de', 'en', 'ar'],
  en: ['en', 'de', 'de-simple', 'ar'],
  ar: ['ar', 'en', 'de', 'de-simple'],
};

export function isLocale(value: unknown): value is Locale {
  return typeof value === 'string' && (LOCALES as readonly string[]).includes(value);
}

/** Writing direction of any BCP 47 tag the product meets (ISO 15924 right-to-left scripts' main languages). */
export function dirOf(language: string): 'ltr' | 'rtl' {
  return /^(ar|fa|prs|he|ur|ps|ckb|yi|dv|sd|ug)(-|$)/i.test(language) ? 'rtl' : 'ltr';
}

/** The tag for `lang` attributes; `simple` is a registered BCP 47 variant. */
export function langTag(locale: Locale): string {
  return locale;
}

/** A language's own name, as its readers write it. */
export function localeName(locale: Locale): string {
  return NAMES[locale];
}

/** In which order other languages stand in when a text lacks this one. */
export function fallbacksOf(locale: Locale): readonly Locale[] {
  return FALLBACKS[locale];
}

/** The staff language nearest to an interface language. */
export function staffLocale(locale: Locale): Locale {
  return locale === 'de-simple' ? 'de' : locale === 'ar' ? 'en' : locale;
}

/** The tag that number and date formatting understand: Arabic with Latin digits, as printed in German offices' leaflets. */
export function formatTag(locale: Locale): string {
  return locale === 'ar' ? 'ar-u-nu-latn' : locale === 'en' ? 'en-GB' : 'de-DE';
}
