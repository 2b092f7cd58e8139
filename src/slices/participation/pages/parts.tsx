import { inLanguage, type Localized } from '../../../kernel/localized.ts';
import { dirOf, type Locale } from '../../../kernel/locale.ts';
import { Alert, LanguageNote, PlainText, useText, useView } from '../../../ui/index.ts';
import { words } from '../words.ts';

export { LocalizedField } from '../../../ui/index.ts';

/** A short localized text inside a line, marked with its language where that is not the page's. */
export function Said({ value }: { value: Localized }) {
  const { locale } = useView();
  const { text, lang } = inLanguage(value, locale);
  return lang === locale ? <>{text}</> : <span lang={lang} dir={dirOf(lang)}>{text}</span>;
}

/** A longer localized text; nothing where there is none. */
export function Told({ value }: { value: Localized }) {
  const { locale } = useView();
  const reading = inLanguage(value, locale);
  if (reading.text === '') return null;
  return (
    <LanguageNote lang={reading.lang} source={value.source} machine={reading.machine} stale={reading.stale}>
      <PlainText text={reading.text} />
    </LanguageNote>
  );
}

/** The same note for papers. */
export const inventedText = (locale: Locale): string => `${words(locale)('invented.title')}. ${words(locale)('invented.text')}`;

/** Says on every page of an invented process that nothing of it is real. */
export function InventedNote({ process }: { process: { readonly invented: boolean } }) {
  const t = useText(words);
  return process.invented ? <Alert tone="warning" title={t('invented.title')}>{t('invented.text')}</Alert> : null;
}
