import { LOCALES } from '../kernel/locale.ts';
import { MADE_BY, sourceText, type Localized, type Translation } from '../kernel/localized.ts';
import { Checkbox, SelectField } from './fields-choice.tsx';
import { TextArea, TextField } from './fields-text.tsx';
import { useFormState } from './form.tsx';
import { languageName } from './format.ts';
import { Badge } from './feedback.tsx';
import { More } from './text-parts.tsx';
import { useText, useView } from './view.ts';
import { words } from './words.ts';

export interface LocalizedFieldProps {
  /** Of the source's field; the others are called `<name>_<language>`, see `platform/web/wording.ts`. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value?: Localized | null | undefined;
  readonly long?: boolean;
  readonly optional?: boolean;
  readonly rows?: number;
  readonly maxLength?: number;
}

const OTHERS = LOCALES.filter((lang) => lang !== 'de');

/** The German wording and, folded below it, the other languages with who made them and whether the text has moved on since. */
export function LocalizedField({ name, label, hint, value, long, optional, rows = 5, maxLength }: LocalizedFieldProps) {
  const t = useText(words);
  const form = useFormState();
  const source = value === null || value === undefined ? '' : sourceText(value);
  const stale = OTHERS.filter((lang) => isStale(value, lang));
  const refused = form.problems.some((p) => p.field?.startsWith(`${name}_`) === true);
  return (
    <div class="mt-flow">
      {long === true
        ? <TextArea name={name} label={label} hint={hint} value={source} optional={optional} rows={rows} maxLength={maxLength} lang="de" />
        : <TextField name={name} label={label} hint={hint} value={source} optional={optional} />}
      <More summary={<>{t('staff.translations', { label })}{stale.length > 0 && <> <Badge tone="warning">{t('staff.translations_stale', { n: stale.length })}</Badge></>}</>} open={stale.length > 0 || refused}>
        {OTHERS.map((lang) => <OneLanguage lang={lang} name={`${name}_${lang}`} label={label} known={value?.texts[lang]} stale={isStale(value, lang)} long={long === true} rows={rows} />)}
      </More>
    </div>
  );
}

function isStale(value: Localized | null | undefined, lang: string): boolean {
  const known = value?.texts[lang];
  return known !== undefined && value !== null && value !== undefined && known.of < value.version;
}

interface OneProps {
  readonly lang: string;
  readonly name: string;
  readonly label: string;
  readonly known: Translation | undefined;
  readonly stale: boolean;
  readonly long: boolean;
  readonly rows: number;
}

function OneLanguage({ lang, name, label, known, stale, long, rows }: OneProps) {
  const t = useText(words);
  const { locale } = useView();
  const language = lang === 'de-simple' ? t('staff.easy_german') : languageName(locale, lang);
  const hint = stale ? t('staff.translation_older') : undefined;
  const own = `${label} – ${language}`;
  return (
    <>
      {long
        ? <TextArea name={name} label={own} hint={hint} value={known?.text ?? ''} optional rows={rows} lang={lang} />
        : <TextField name={name} label={own} hint={hint} value={known?.text ?? ''} optional />}
      {stale && <Checkbox name={`${name}_fits`} label={t('staff.translation_fits', { language })} optional />}
      <SelectField name={`${name}_by`} label={t('staff.translation_by', { label: own })} options={MADE_BY.map((by) => ({ value: by, label: t(`staff.translation_by.${by}`) }))} value={known === undefined || known.by === 'source' ? 'human' : known.by} placeholder={false} width="medium" />
    </>
  );
}
