import { z } from 'zod';
import { LOCALES } from '../../kernel/locale.ts';
import { field } from '../../platform/web/forms.ts';
import { MODULES } from './rules.ts';

/** Region and the site's own name. */
export const RegionForm = z.object({ region_name: field.line(120, 2), site_name: field.line(60, 2) });

/** German is the source language and always offered. */
export const LanguagesForm = z.object({
  languages: field.many(z.enum(LOCALES)).transform((chosen) => LOCALES.filter((l) => l === 'de' || chosen.includes(l))),
});

/** Assessments and reports are about measures: they bring the concept along. */
export const ModulesForm = z.object({
  modules: field.many(z.enum(MODULES)).transform((chosen) => MODULES.filter((m) => chosen.includes(m) || (m === 'concept' && (chosen.includes('assessment') || chosen.includes('reports'))) || (m === 'participation' && chosen.includes('surveys')))),
});

/** Who answers for the site (imprint) and for personal data. Keys of `instance.settings`. */
export const ContactForm = z.object({
  operator: field.line(200, 2),
  represented_by: field.line(200, 2),
  address: field.text(400, 5),
  phone: field.line(60, 3),
  email: field.email(),
  content_responsible: field.optionalLine(200).transform((v) => v ?? ''),
  supervisory: field.optionalText(300).transform((v) => v ?? ''),
  vat_id: field.optionalLine(30).transform((v) => v ?? ''),
  dp_unit: field.line(200, 2),
  dp_email: field.email(),
  dpo_contact: field.text(400, 5),
  accessibility_email: field.email(),
  accessibility_phone: field.optionalLine(60).transform((v) => v ?? ''),
  security_contact: field.optionalEmail().transform((v) => v ?? ''),
});
export type Contact = z.output<typeof ContactForm>;

/** The first account. */
export const AdministratorForm = z.object({ name: field.line(120, 2), email: field.email() });

export const Version = z.object({ revision: field.int(1, 1_000_000_000) });

/** Pages with legal wording, each reviewed by the operator before its mark goes. */
export const LEGAL_TEXTS = ['imprint', 'privacy', 'accessibility', 'easy'] as const;
export type LegalText = (typeof LEGAL_TEXTS)[number];
export const ReviewForm = z.object({ ...Version.shape, reviewed: field.many(z.enum(LEGAL_TEXTS)) });
