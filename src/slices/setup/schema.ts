import { z } from 'zod';
import { field } from '../../platform/web/forms.ts';
import type { RetentionClass } from '../../platform/retention.ts';
import { AdministratorForm, ContactForm, LanguagesForm, ModulesForm, RegionForm, Version } from '../instance/public.ts';
import { LICENCES } from '../opendata/public.ts';

/** A period that the operator may set. */
export type Deadline = NonNullable<RetentionClass['setting']>;

const CONTRIBUTOR = /^https?:\/\/dcat-ap\.de\/def\/contributors\/[A-Za-z0-9_-]+$/;

export const TokenForm = z.object({ token: field.line(60) });

/** The municipalities: those of Region Hannover, or a list that was pasted or uploaded. */
export const TerritoryForm = z.object({ choice: field.choice(['hannover', 'list']), list: field.optionalText(200_000) });

/** One schema a step of the first setup. */
export const STEP_FORMS = { region: RegionForm, territory: TerritoryForm, languages: LanguagesForm, modules: ModulesForm, contact: ContactForm, administrator: AdministratorForm } as const;

export const GeneralForm = z.object({ ...Version.shape, ...RegionForm.shape, ...LanguagesForm.shape, ...ModulesForm.shape });
/** One number of days a setting; empty for the usual one. */
export const deadlinesForm = (settings: readonly Deadline[]) => z.object({ ...Version.shape, ...Object.fromEntries(settings.map(({ key, least, most }) => [key, field.optionalInt(least, most)])) });
/** Terms of open data: the operator's licence, and its name in the list of data providers (dcat-ap.de/def/contributors), where a portal has given one. */
export const DataForm = z.object({ ...Version.shape, data_licence: field.choice(LICENCES), data_contributor: field.optionalLine(200).transform((v) => v ?? '').refine((v) => v === '' || CONTRIBUTOR.test(v), { params: { problem: 'invalid_choice' } }) });
export const ContactSettingsForm = z.object({ ...Version.shape, ...ContactForm.shape });
