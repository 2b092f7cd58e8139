import { localized, reworded, translated, type Localized } from '../../kernel/localized.ts';
import { OTHERS } from './schema.ts';

/** What a form said about a localized text. Wordings that did not change keep knowing which version they translate. */
export function localizedFrom(before: Localized | null, values: Readonly<Record<string, unknown>>, name: string): Localized {
  const said = (key: string): string => (typeof values[key] === 'string' ? values[key] : '');
  let value = before === null ? localized(said(name)) : reworded(before, said(name));
  for (const lang of OTHERS) {
    const text = said(`${name}_${lang}`);
    if (lang === value.source || value.texts[lang]?.text === text) continue;
    value = text === '' ? without(value, lang) : translated(value, lang, text);
  }
  return value;
}

function without(value: Localized, lang: string): Localized {
  const { [lang]: _, ...texts } = value.texts;
  return { ...value, texts };
}
