import { fallbacksOf, LOCALES, type Locale } from './locale.ts';

/**
 * A text in several languages, as stored (jsonb). One language is the source; each translation knows which version of the
 * source it was made from, so that it is *stale* once the source has moved on.
 */
export interface Localized {
  readonly source: string;
  readonly version: number;
  readonly texts: Readonly<Record<string, Translation>>;
}
export interface Translation {
  readonly text: string;
  /** Version of the source this was made from; for the source itself its own version. */
  readonly of: number;
  readonly by: 'source' | 'human' | 'machine' | 'reviewed';
}
/** What a reader gets: the text, the language it really is in, and what to know about it. */
export interface Reading {
  readonly text: string;
  readonly lang: string;
  readonly stale: boolean;
  readonly machine: boolean;
}

export function localized(text: string, source: string = 'de', translations: Readonly<Record<string, string>> = {}): Localized {
  const texts: Record<string, Translation> = { [source]: { text, of: 1, by: 'source' } };
  for (const [lang, value] of Object.entries(translations)) if (lang !== source) texts[lang] = { text: value, of: 1, by: 'human' };
  return { source, version: 1, texts };
}

/** A new wording of the source; translations stay and become stale. Unchanged wording changes nothing. */
export function reworded(value: Localized, text: string): Localized {
  if (value.texts[value.source]?.text === text) return value;
  const version = value.version + 1;
  return { ...value, version, texts: { ...value.texts, [value.source]: { text, of: version, by: 'source' } } };
}

export function translated(value: Localized, lang: string, text: string, by: 'human' | 'machine' | 'reviewed' = 'human'): Localized {
  return { ...value, texts: { ...value.texts, [lang]: { text, of: value.version, by } } };
}

/** Who can have made a translation. */
export const MADE_BY = ['human', 'machine', 'reviewed'] as const;

/** A text as a form gives it: the source's wording, and the translations with what is said about them. */
export interface Wording {
  readonly text: string;
  readonly translations: Readonly<Record<string, { readonly text: string; readonly by: (typeof MADE_BY)[number] | null; readonly fits: boolean }>>;
}

/** The wording called `name` among a form's values: `name`, `name_en`, `name_en_by`, `name_en_fits`. */
export function wordingIn(values: Readonly<Record<string, unknown>>, name: string): Wording {
  const said = (key: string): string => (typeof values[key] === 'string' ? values[key] : '');
  const translations = LOCALES.filter((lang) => lang !== 'de').map((lang) => {
    const at = `${name}_${lang}`;
    return [lang, { text: said(at), by: MADE_BY.find((by) => by === values[`${at}_by`]) ?? null, fits: values[`${at}_fits`] === true }];
  });
  return { text: said(name), translations: Object.fromEntries(translations) };
}

/** What was said, by language, for the history. */
export const saidIn = ({ text, translations }: Wording): Record<string, string> => ({ de: text, ...Object.fromEntries(Object.entries(translations).flatMap(([lang, t]) => (t.text === '' ? [] : [[lang, t.text]]))) });

/** What the form says now. A translation that nobody touched keeps knowing which version it was made from, and so goes stale. */
export function worded(before: Localized | null, { text, translations }: Wording): Localized {
  let value = before === null ? localized(text) : reworded(before, text);
  for (const [lang, said] of Object.entries(translations)) {
    if (lang === value.source) continue;
    const known = value.texts[lang];
    const by = said.by ?? (known === undefined || known.by === 'source' ? 'human' : known.by);
    if (said.text === '') value = without(value, lang);
    else if (known === undefined || known.text !== said.text || known.by !== by || said.fits) value = translated(value, lang, said.text, by);
  }
  return value;
}

function without(value: Localized, lang: string): Localized {
  const { [lang]: _, ...texts } = value.texts;
  return { ...value, texts };
}

/** The text for a reader: their language, else the declared fallback order, else the source. */
export function inLanguage(value: Localized, locale: Locale): Reading {
  for (const lang of [...fallbacksOf(locale).slice(0, locale === 'ar' ? 3 : 2), value.source]) {
    const hit = value.texts[lang];
    if (hit !== undefined) return { text: hit.text, lang, stale: hit.of < value.version, machine: hit.by === 'machine' };
  }
  return { text: '', lang: value.source, stale: false, machine: false };
}

/** For machines: an object by language. */
export function byLanguage(value: Localized): Record<string, string> {
  return Object.fromEntries(Object.entries(value.texts).map(([lang, t]) => [lang, t.text]));
}

/** The source's wording. */
export const sourceText = (value: Localized): string => value.texts[value.source]?.text ?? '';
