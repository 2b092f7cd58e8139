import type { Localized } from '../../../../kernel/localized.ts';
import { languageName, More, TextArea, TextField, useView } from '../../../../ui/index.ts';
import { TRANSLATIONS } from '../schema.ts';

interface Props {
  /** Fields are called `<name>_<language>`. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: Localized | null;
  /** Said on the fold that holds the translations. */
  readonly others: string;
  readonly long?: boolean;
  readonly optional?: boolean;
}

/** A text in German and, folded away, in the other languages. */
export function TextFields({ name, label, hint, value, others, long = false, optional = false }: Props) {
  const { locale } = useView();
  const Field = long ? TextArea : TextField;
  const text = (lang: string): string => value?.texts[lang]?.text ?? '';
  return (
    <>
      <Field name={`${name}_de`} label={label} hint={hint} value={text('de')} optional={optional} />
      <More summary={others} open={TRANSLATIONS.some((lang) => text(lang) !== '')}>
        <div class="mt-form">
          {TRANSLATIONS.map((lang) => <Field name={`${name}_${lang}`} label={`${label} (${languageName(locale, lang)})`} value={text(lang)} optional />)}
        </div>
      </More>
    </>
  );
}
