import { inLanguage } from '../../../../kernel/localized.ts';
import { LOCALES, localeName, type Locale } from '../../../../kernel/locale.ts';
import { languageName, ownLanguageName, RadioGroup, SelectField, useText, useView } from '../../../../ui/index.ts';
import type { Topic } from '../../processes/queries.ts';
import { CONTENT_LANGUAGES, OTHER_LANGUAGE } from '../schema.ts';
import { words } from '../words.ts';

/** A municipality as forms and lists name it. */
export interface Place {
  readonly key: string;
  readonly name: string;
}

export function TopicField({ topics, value }: { topics: readonly Topic[]; value?: string | null }) {
  const t = useText(words);
  const { locale } = useView();
  const options = topics.filter((topic) => topic.active || topic.id === value).map((topic) => { const { text, lang } = inLanguage(topic.name, locale); return { value: topic.id, label: text, ...(lang === locale ? {} : { lang }) }; });
  if (options.length === 0) return null;
  if (options.length > 7) return <SelectField name="topic" label={t('field.topic')} options={options} value={value ?? ''} placeholder={t('field.topic_none')} optional />;
  return <RadioGroup name="topic" legend={t('field.topic')} options={[...options, { value: '', label: t('field.topic_none') }]} value={value ?? ''} optional />;
}

export function PlaceField({ places, value }: { places: readonly Place[]; value?: string | null }) {
  const t = useText(words);
  if (places.length === 0) return null;
  return <SelectField name="municipality" label={t('field.municipality')} hint={t('field.municipality_hint')} options={places.map((p) => ({ value: p.key, label: p.name, lang: 'de' }))} value={value ?? ''} placeholder={t('field.municipality_none')} width="medium" optional />;
}

/** `staff` asks for the text's language, not for the reader's own. */
export function LanguageField({ value, staff }: { value: string; staff?: boolean }) {
  const t = useText(words);
  const { locale } = useView();
  return <SelectField name="language" label={staff === true ? t('field.language_filter') : t('field.language')} hint={staff === true ? undefined : t('field.language_hint')} options={languageOptions(locale, [...CONTENT_LANGUAGES, OTHER_LANGUAGE], value)} value={value} placeholder={false} width="medium" />;
}

/** Languages by name in the reader's language with their own name behind it, those of the interface first. */
export function languageOptions(locale: Locale, tags: readonly string[], chosen?: string): { value: string; label: string }[] {
  const all = [...new Set([...tags, ...(chosen === undefined ? [] : [chosen])])];
  const options = all.map((tag) => ({ value: tag, label: languageLabel(locale, tag) })).sort((a, b) => Number(a.value === OTHER_LANGUAGE) - Number(b.value === OTHER_LANGUAGE) || a.label.localeCompare(b.label, locale));
  return [...options.filter((o) => (LOCALES as readonly string[]).includes(o.value)), ...options.filter((o) => !(LOCALES as readonly string[]).includes(o.value))];
}

export function languageLabel(locale: Locale, tag: string): string {
  if (tag === 'de-simple') return localeName('de-simple');
  if (tag === OTHER_LANGUAGE) return words(locale)('field.language_other');
  const [theirs, own] = [languageName(locale, tag), ownLanguageName(tag)];
  return own === '' || own.toLowerCase() === theirs.toLowerCase() ? theirs : `${theirs} – ${own}`;
}
