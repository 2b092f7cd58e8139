import { IntlMessageFormat } from 'intl-messageformat';
import { fallbacksOf, formatTag, type Locale } from '../../kernel/locale.ts';

export type Params = Readonly<Record<string, string | number | Date>>;
/** One slice's words: first the language, then the key and its ICU arguments. */
export type Words<K extends string> = (locale: Locale) => (key: K, params?: Params) => string;

type Table = Readonly<Record<string, string>>;

/**
 * Binds a slice's `text/<locale>.json` files. Keys are those of the German file, which is the source; a language that lacks a
 * key (staff pages have German and English only) falls back in the declared order. Completeness is checked by the test command.
 */
export function texts<T extends Table>(tables: { de: T } & Partial<Record<Locale, Table>>): Words<keyof T & string> {
  const compiled = new Map<Locale, Map<string, (params?: Params) => string>>();
  return (locale) => {
    const known = compiled.get(locale) ?? new Map<string, (params?: Params) => string>();
    compiled.set(locale, known);
    return (key, params) => {
      let format = known.get(key);
      if (format === undefined) {
        format = compile(tables, locale, key);
        known.set(key, format);
      }
      return format(params);
    };
  };
}

function compile(tables: Partial<Record<Locale, Table>>, locale: Locale, key: string): (params?: Params) => string {
  const lang = fallbacksOf(locale).find((l) => tables[l]?.[key] !== undefined);
  if (lang === undefined) throw new Error(`no text for ${key}`);
  const pattern = tables[lang]?.[key] as string;
  if (!/[{}'<]/.test(pattern)) return () => pattern;
  const message = new IntlMessageFormat(pattern, formatTag(lang), undefined, { ignoreTag: true });
  return (params) => String(message.format(params as never));
}
