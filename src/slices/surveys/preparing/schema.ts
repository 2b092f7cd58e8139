import { z } from 'zod';
import { slugOf } from '../../../kernel/ids.ts';
import { worded, wordingIn } from '../../../kernel/localized.ts';
import { field } from '../../../platform/web/forms.ts';
import { localizedLine, localizedText, optionalLocalizedText } from '../../../platform/web/wording.ts';
import type { SurveySettings } from '../commands.ts';
import type { Survey } from '../queries.ts';

export const SettingsForm = z.object({
  // As on the page: problems are listed in this order.
  ...localizedLine('title', 160),
  ...localizedText('intro', 4_000),
  ...optionalLocalizedText('thanks', 2_000),
  process: field.id(),
  anonymous: field.choice(['yes', 'no']),
  openLink: field.checkbox(),
  closesOn: field.optionalDay(),
  minGroup: field.int(3, 50),
  slug: field.optionalLine(80),
});
export type SettingsValues = z.infer<typeof SettingsForm>;

export const RevisionForm = z.object({ revision: field.int(1, 1_000_000) });
export const CopyForm = z.object({ slug: field.line(80), process: field.id() });
export const SureForm = z.object({ sure: field.checkbox() });

/** A form as settings. Without an address one is made of the title. */
export function settingsFrom(form: SettingsValues, before: Survey | null): SurveySettings {
  return {
    slug: slugOf(form.slug ?? before?.slug ?? form.title),
    processId: form.process,
    title: worded(before?.title ?? null, wordingIn(form, 'title')),
    intro: worded(before?.intro ?? null, wordingIn(form, 'intro')),
    thanks: worded(before?.thanks ?? null, wordingIn(form, 'thanks')),
    anonymous: form.anonymous === 'yes',
    openLink: form.openLink,
    closesOn: form.closesOn,
    minGroup: form.minGroup,
  };
}
