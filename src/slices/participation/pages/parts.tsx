import { inLanguage, type Localized } from '../../../kernel/localized.ts';
import { dirOf } from '../../../kernel/locale.ts';
import { Alert, LanguageNote, More, PlainText, TextArea, TextField, useText, useView } from '../../../ui/index.ts';
import { OTHERS } from '../schema.ts';
import { words } from '../words.ts';

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

/** Says on every page of an invented process that nothing of it is real. */
export function InventedNote({ process }: { process: { readonly invented: boolean } }) {
  const t = useText(words);
  return process.invented ? <Alert tone="warning" title={t('invented.title')}>{t('invented.text')}</Alert> : null;
}

export interface LocalizedFieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value?: Localized | undefined;
  readonly long?: boolean;
  readonly optional?: boolean;
  readonly rows?: number;
}

/** The source wording, and below it, folded, the other languages. */
export function LocalizedField({ name, label, hint, value, long, optional, rows }: LocalizedFieldProps) {
  const t = useText(words);
  const { locale } = useView();
  const one = (key: string, text: string, of: string, isOptional: boolean, told?: string) =>
    long === true ? <TextArea name={key} label={text} hint={told} value={of} optional={isOptional} rows={rows ?? 5} /> : <TextField name={key} label={text} hint={told} value={of} optional={isOptional} />;
  const given = (lang: string): string => value?.texts[lang]?.text ?? '';
  const names = new Intl.DisplayNames([locale === 'en' ? 'en' : 'de'], { type: 'language' });
  return (
    <div class="mt-flow">
      {one(name, label, given(value?.source ?? 'de'), optional === true, hint)}
      <More summary={t('staff.translations', { label })}>
        {OTHERS.map((lang) => one(`${name}_${lang}`, `${label} – ${lang === 'de-simple' ? t('staff.easy') : (names.of(lang) ?? lang)}`, given(lang), true))}
      </More>
    </div>
  );
}
