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
  const whole = (params?: Params): string => String(message.format(params as never));
  return joined(message, whole) ?? counted(whole);
}

/** Literal texts and arguments put in as they are need no formatter: a tenth of its time. Undefined for any other pattern. */
function joined(message: IntlMessageFormat, whole: (params?: Params) => string): ((params?: Params) => string) | undefined {
  const ast = message.getAst() as readonly { readonly type: number; readonly value?: unknown }[];
  if (ast.some(({ type }) => type !== LITERAL && type !== ARGUMENT)) return undefined;
  const parts = ast.map(({ type, value }) => ({ fixed: type === LITERAL, text: String(value) }));
  return (params) => {
    let text = '';
    for (const part of parts) {
      const value = part.fixed ? part.text : params?.[part.text];
      if (typeof value !== 'string' && typeof value !== 'number') return whole(params);
      text += value;
    }
    return text;
  };
}

const LITERAL = 0;
const ARGUMENT = 1;
const MAX_KNOWN = 200;

/** Plurals and numbers of the same figures come again on every page. Nothing but figures is remembered. */
function counted(whole: (params?: Params) => string): (params?: Params) => string {
  const known = new Map<string, string>();
  return (params) => {
    const values = params === undefined ? [] : Object.values(params);
    if (params === undefined || values.some((value) => typeof value !== 'number')) return whole(params);
    const key = `${Object.keys(params).join()} ${values.join()}`;
    const text = known.get(key) ?? whole(params);
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(key, text);
    return text;
  };
}
