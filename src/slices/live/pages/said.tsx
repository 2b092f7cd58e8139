import type { Localized } from '../../../kernel/localized.ts';
import { inLanguage } from '../../../kernel/localized.ts';
import { dirOf } from '../../../kernel/locale.ts';
import { languageName, useText, useView } from '../../../ui/index.ts';
import { reading } from '../rules.ts';
import { words } from '../words.ts';

/** A short localized text inside a line, marked with its language where that is not the page's. */
export function Said({ value }: { value: Localized }) {
  const { locale } = useView();
  const { text, lang } = inLanguage(value, locale);
  return lang === locale ? <>{text}</> : <bdi lang={lang} dir={dirOf(lang)}>{text}</bdi>;
}

/** What somebody asks or what is asked of people: in the reader's language where there is a translation, else the original. */
export function Asked({ value }: { value: Localized }) {
  const { locale } = useView();
  const { text, lang } = reading(value, locale);
  return lang === locale ? <bdi>{text}</bdi> : <bdi lang={lang} dir={dirOf(lang)}>{text}</bdi>;
}

/** Says that the text above is a translation, or that there is none yet; nothing where it is the reader's own language. */
export function TranslationMark({ value }: { value: Localized }) {
  const { locale } = useView();
  const t = useText(words);
  const { lang, translated } = reading(value, locale);
  if (translated) return <p class="mt-muted mt-small">{t('translated_from', { language: languageName(locale, value.source) })}</p>;
  if (lang === locale || lang === locale.split('-')[0]) return null;
  return <p class="mt-muted mt-small">{t('not_translated', { language: languageName(locale, lang) })}</p>;
}
