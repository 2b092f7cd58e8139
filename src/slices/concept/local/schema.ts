import { z } from 'zod';
import { byLanguage, type Localized } from '../../../kernel/localized.ts';
import type { CsvValue } from '../../../platform/web/csv.ts';
import { field } from '../../../platform/web/forms.ts';
import { localizedLine, needsSource, optionalLocalizedText } from '../../../platform/web/wording.ts';
import { seenOf } from '../drafts/rules.ts';
import { hrefs as conceptHrefs } from '../urls.ts';

/** How a measure of a local plan stands to the one it comes from; its own come from none. */
export const LINKS = ['takes_over', 'adapts', 'own'] as const;
export type Link = (typeof LINKS)[number];

/** What the form was opened with that links a measure. */
export const linkSeen = (of: { readonly key: string; readonly kind: string; readonly note: Localized | null } | null): string => (of === null ? 'none' : seenOf([of.key, of.kind, of.note]));

export const DeriveForm = z.object({ municipality: field.line(14), ...localizedLine('title', 200) });

/** Ids of the measures that were ticked, field by field: `take_<code>`. */
export const tickedIn = (values: Readonly<Record<string, string | readonly string[] | undefined>>): readonly string[] => [...new Set(Object.entries(values).flatMap(([name, value]) => (name.startsWith('take_') ? [value ?? []].flat() : [])))];
export const DerivationForm = z
  .object({ revision: field.line(64), kind: field.choice(LINKS), of: field.optionalLine(120), ...optionalLocalizedText('note', 2_000) })
  .superRefine(needsSource('note'))
  .superRefine((v, c) => {
    if (v.kind !== 'own' && v.of === null) c.addIssue({ code: 'custom', path: ['of'], params: { problem: 'required' } });
  });

export interface LocalPlan {
  readonly conceptId: string;
  readonly slug: string;
  readonly title: Localized;
  readonly territoryKey: string;
  /** An edition of it is adopted. */
  readonly public: boolean;
  readonly ofSlug: string;
  readonly ofTitle: Localized;
  readonly ofEdition: string;
  readonly takesOver: number;
  readonly adapts: number;
  readonly own: number;
}

/** A measure of a local plan beside the one it comes from. */
export interface LinkedMeasure {
  readonly key: string;
  readonly title: Localized;
  readonly public: boolean;
  readonly fieldTitle: Localized;
  readonly link: Link;
  readonly note: Localized | null;
  readonly ofKey: string | null;
  readonly ofTitle: Localized | null;
  readonly ofPublic: boolean | null;
}

const text = z.record(z.string(), z.string()).describe('Text by language');

/** A municipality's plan as public data. */
export const PlanItem = z.object({ id: z.string(), slug: z.string(), url: z.string(), title: text, municipality: z.string().describe('Official key'), derivedFrom: z.string().describe('Slug of the concept'), edition: z.string(), takesOver: z.number().int(), adapts: z.number().int(), own: z.number().int() });

export const planItem = (p: LocalPlan, absolute: (path: string) => string): z.infer<typeof PlanItem> => ({ id: p.conceptId, slug: p.slug, url: absolute(conceptHrefs.concept(p.slug)), title: byLanguage(p.title), municipality: p.territoryKey, derivedFrom: p.ofSlug, edition: p.ofEdition, takesOver: p.takesOver, adapts: p.adapts, own: p.own });

const german = (said: Readonly<Record<string, string>> | null) => (said === null ? null : (said['de'] ?? Object.values(said)[0]));
export const planCsv = ({ title, municipality, derivedFrom, edition, takesOver, adapts, own }: z.infer<typeof PlanItem>): Readonly<Record<string, CsvValue>> => ({ title: german(title), municipality, derivedFrom, edition, takesOver, adapts, own });

/** A measure of a local plan with its link, as public data. */
export const LinkItem = z.object({ id: z.string(), slug: z.string(), url: z.string(), title: text, field: text, link: z.enum(LINKS), note: text.nullable(), of: z.string().nullable().describe('Key of the measure it comes from'), ofTitle: text.nullable() });

export const linkItem = (m: LinkedMeasure, absolute: (path: string) => string): z.infer<typeof LinkItem> => ({
  id: m.key, slug: m.key, url: absolute(conceptHrefs.measure(m.key)), title: byLanguage(m.title), field: byLanguage(m.fieldTitle), link: m.link, note: m.note === null ? null : byLanguage(m.note), of: m.ofPublic === true ? m.ofKey : null, ofTitle: m.ofPublic === true && m.ofTitle !== null ? byLanguage(m.ofTitle) : null,
});
export const linkCsv = ({ title, field: at, link, note, of, ofTitle }: z.infer<typeof LinkItem>): Readonly<Record<string, CsvValue>> => ({ title: german(title), field: german(at), link, note: german(note), of, ofTitle: german(ofTitle) });
