import { localized, reworded, translated, type Localized } from '../../../kernel/localized.ts';

export interface TypedNames {
  readonly name: string;
  readonly name_simple: string | null;
  readonly name_en: string | null;
  readonly name_ar: string | null;
}

/** Fields of the form and the languages they hold, beside German. */
export const NAME_FIELDS = [['name_simple', 'de-simple'], ['name_en', 'en'], ['name_ar', 'ar']] as const;

/** A name from the form's fields; `before` keeps its versions, so that translations of an old wording are known to be stale. */
export function nameOf(typed: TypedNames, before?: Localized): Localized {
  let name = before === undefined ? localized(typed.name) : reworded(before, typed.name);
  for (const [field, lang] of NAME_FIELDS) {
    const text = typed[field];
    if (text === null) name = without(name, lang);
    else if (name.texts[lang]?.text !== text) name = translated(name, lang, text);
  }
  return name;
}

function without(name: Localized, lang: string): Localized {
  const { [lang]: _, ...texts } = name.texts;
  return { ...name, texts };
}
