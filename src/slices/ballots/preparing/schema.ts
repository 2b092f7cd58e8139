import { z } from 'zod';
import { instantOf, isDay } from '../../../kernel/dates.ts';
import { slugOf } from '../../../kernel/ids.ts';
import { LOCALES } from '../../../kernel/locale.ts';
import { localized, reworded, translated, type Localized } from '../../../kernel/localized.ts';
import { field } from '../../../platform/web/forms.ts';
import type { BallotSettings } from '../commands.ts';
import type { Ballot } from '../queries.ts';
import { ELECTORATES, PICTOGRAMS } from '../rules.ts';

/** The languages a text can be entered in beside German, which is the source. */
export const TRANSLATIONS = LOCALES.filter((locale) => locale !== 'de');

const timed = (name: string) =>
  field.optionalLine(5).superRefine((value, context) => {
    if (value !== null && !/^([01]\d|2[0-3]):[0-5]\d$/.test(value)) context.addIssue({ code: 'custom', path: [name], params: { problem: 'invalid_text' } });
  });

export const SettingsForm = z.object({
  slug: field.optionalLine(80),
  title_de: field.line(160),
  'title_de-simple': field.optionalLine(160),
  title_en: field.optionalLine(160),
  title_ar: field.optionalLine(160),
  explanation_de: field.optionalText(4_000),
  'explanation_de-simple': field.optionalText(4_000),
  explanation_en: field.optionalText(4_000),
  explanation_ar: field.optionalText(4_000),
  dotsPerVoter: field.int(1, 50),
  maxPerOption: field.int(1, 50),
  electorate: field.choice(ELECTORATES),
  offline: field.checkbox(),
  live: field.checkbox(),
  top: field.optionalInt(1, 60),
  opensDay: field.optionalDay(),
  opensTime: timed('opensTime'),
  closesDay: field.optionalDay(),
  closesTime: timed('closesTime'),
  weightingBody: field.optionalLine(160),
  listsFrom: field.int(5, 10_000),
  source: field.optionalLine(300),
});
export type SettingsValues = z.infer<typeof SettingsForm>;

export const RevisionForm = z.object({ revision: field.int(1, 1_000_000) });

export const OptionForm = z.object({
  title_de: field.optionalLine(200),
  'title_de-simple': field.optionalLine(200),
  title_en: field.optionalLine(200),
  title_ar: field.optionalLine(200),
  pictogram: field.choice(PICTOGRAMS),
  recommendation: field.optionalId(),
});
export type OptionValues = z.infer<typeof OptionForm>;

type Translated = Readonly<Record<(typeof TRANSLATIONS)[number], string | null>>;

/** The texts of a form as one text in several languages; translations that did not change keep what is known about them. */
export function textFrom(before: Localized | null, german: string, translations: Translated): Localized {
  const kept = before === null ? localized(german) : reworded(before, german);
  return TRANSLATIONS.reduce<Localized>((value, lang) => {
    const typed = translations[lang];
    if (typed === null) return { ...value, texts: Object.fromEntries(Object.entries(value.texts).filter(([known]) => known !== lang)) };
    return value.texts[lang]?.text === typed ? value : translated(value, lang, typed);
  }, kept);
}

/** A form as settings. Without an address one is made of the title; a day without time counts from its start, or to its end. */
export function settingsFrom(form: SettingsValues, before: Ballot | null): BallotSettings {
  const explanation = form.explanation_de === null ? null : textFrom(before?.explanation ?? null, form.explanation_de, { 'de-simple': form['explanation_de-simple'], en: form.explanation_en, ar: form.explanation_ar });
  const body = before?.weightingBody ?? null;
  return {
    slug: slugOf(form.slug ?? before?.slug ?? form.title_de),
    title: textFrom(before?.title ?? null, form.title_de, { 'de-simple': form['title_de-simple'], en: form.title_en, ar: form.title_ar }),
    explanation,
    dotsPerVoter: form.dotsPerVoter,
    maxPerOption: form.maxPerOption,
    electorate: form.electorate,
    offline: form.offline || form.electorate === 'room',
    live: form.live,
    top: form.top,
    opensAt: instant(form.opensDay, form.opensTime ?? '00:00'),
    closesAt: instant(form.closesDay, form.closesTime ?? '23:59'),
    weightingBody: form.weightingBody === null ? null : body === null ? localized(form.weightingBody) : reworded(body, form.weightingBody),
    listsFrom: form.listsFrom,
    source: form.source,
  };
}

const instant = (day: string | null, time: string): Date | null => (day === null || !isDay(day) ? null : instantOf(day, time));
