import { z } from 'zod';
import { byLanguage, type Localized } from '../../../kernel/localized.ts';
import type { CsvValue } from '../../../platform/web/csv.ts';
import { field } from '../../../platform/web/forms.ts';
import { filter } from '../../../platform/web/site.ts';
import { localizedLine, needsSource, optionalLocalizedText } from '../../../platform/web/wording.ts';
import { hrefs } from '../urls.ts';
import type { Practice } from './queries.ts';
import { KINDS } from './rules.ts';

const textByLanguage = z.record(z.string(), z.string()).describe('Text by language');

/** A practice as public data. */
export const PracticeItem = z.object({
  id: z.string(),
  slug: z.string(),
  url: z.string(),
  title: textByLanguage,
  note: textByLanguage.nullable(),
  kind: z.enum(KINDS),
  concept: z.string().nullable().describe('Slug of the concept that names it'),
  field: z.string().nullable().describe('Code of the field of action'),
  sinceYear: z.number().int().nullable(),
  partners: z.array(z.string()),
  amountEUR: z.number().int().nullable(),
  targetGroup: z.string().nullable(),
  place: z.string().nullable(),
  source: z.string().nullable(),
  organisation: z.string().nullable(),
  goal: textByLanguage.nullable(),
  worked: textByLanguage.nullable().describe('What worked, in the words of whoever does it'),
  funding: z.string().nullable().describe('Where the money comes from'),
  contact: z.string().nullable().describe('How to reach the organisation'),
});
export type PracticeItem = z.infer<typeof PracticeItem>;

export const PracticeFilters = {
  concept: filter(z.string().regex(/^[a-z0-9-]{1,120}$/)),
  field: filter(z.string().regex(/^[a-z0-9-]{1,120}$/)),
  kind: filter(z.enum(KINDS)),
};

export function practiceItem(row: Practice, absolute: (path: string) => string): PracticeItem {
  const { id, slug, kind, sinceYear, targetGroup, place, source, organisation, funding, contact } = row;
  const said = (text: Localized | null) => (text === null ? null : byLanguage(text));
  return {
    id, slug, url: absolute(hrefs.practice(slug)), title: byLanguage(row.title), note: said(row.note), kind, concept: row.conceptSlug, field: row.fieldCode, sinceYear,
    partners: [...row.partners], amountEUR: row.amountEur, targetGroup, place, source, organisation, goal: said(row.goal), worked: said(row.worked), funding, contact,
  };
}

export function practiceCsv(item: PracticeItem): Readonly<Record<string, CsvValue>> {
  const german = (text: Record<string, string> | null): string | null => (text === null ? null : (text['de'] ?? Object.values(text)[0] ?? null));
  const { id: _, title, note, goal, worked, partners, ...plain } = item;
  return { ...plain, title: german(title), note: german(note), goal: german(goal), worked: german(worked), partners: partners.join('; ') };
}

/** One name a line; empty lines and repetitions fall away. */
export const names = field.optionalText(4_000).transform((text) => [...new Set((text ?? '').split('\n').map((l) => l.trim()).filter((l) => l !== ''))]);

export const PracticeForm = z
  .object({
    revision: field.optionalInt(1, 1_000_000_000),
    ...localizedLine('title', 200),
    kind: field.choice(KINDS),
    ...optionalLocalizedText('note', 3_000),
    ...optionalLocalizedText('goal', 2_000),
    ...optionalLocalizedText('worked', 2_000),
    organisation: field.optionalLine(200),
    funding: field.optionalLine(300),
    contact: field.optionalLine(300),
    sinceYear: field.optionalInt(1800, 2200),
    /** `<concept id>/<field code>` */
    field: field.optionalLine(120),
    partners: names,
    targetGroup: field.optionalLine(300),
    place: field.optionalLine(200),
    amountEur: field.optionalInt(0, 1_000_000_000_000),
    source: field.optionalLine(500),
  })
  .superRefine(needsSource('note', 'goal', 'worked'));
