import { z } from 'zod';
import { byLanguage, type Localized } from '../../../kernel/localized.ts';
import type { CsvValue } from '../../../platform/web/csv.ts';
import { field } from '../../../platform/web/forms.ts';
import { filter } from '../../../platform/web/site.ts';
import { localizedLine, needsSource, optionalLocalizedLine } from '../../../platform/web/wording.ts';
import { figureHref } from '../urls.ts';

export const TOPICS = ['people', 'refuge', 'education', 'work', 'participation', 'offers', 'network', 'money'] as const;
export type Topic = (typeof TOPICS)[number];
export const FIGURE_UNITS = ['count', 'million', 'percent', 'euro', 'euro_a_year'] as const;
export type FigureUnit = (typeof FIGURE_UNITS)[number];
/** What stands before the number; `computed`: not printed, but following from what is; `lost`: announced, but not there. */
export const FIGURE_QUALIFIERS = ['exact', 'about', 'more_than', 'slightly_more', 'nearly', 'at_least', 'estimated', 'lost', 'computed'] as const;
export type FigureQualifier = (typeof FIGURE_QUALIFIERS)[number];

/** `2016`, `2016-06`, `2016-06-30`, or two of them (`2015-11/2019-01`, `2017/`). */
export const AS_OF = /^\d{4}(-\d{2}(-\d{2})?)?(\/(\d{4}(-\d{2}(-\d{2})?)?)?)?$/;

/** A figure as a document prints it. */
export interface Figure {
  readonly id: string;
  readonly topic: Topic;
  readonly name: Localized;
  readonly value: number | null;
  readonly valueTo: number | null;
  readonly unit: FigureUnit;
  readonly qualifier: FigureQualifier;
  readonly asOf: string;
  readonly territory: string;
  readonly source: string;
  readonly citedSource: string;
  readonly note: Localized | null;
  readonly invented: boolean;
  readonly version: number;
}

export const FigureFilters = { topic: filter(z.enum(TOPICS)), territory: filter(z.string().max(120)) };

const words = z.record(z.string(), z.string());
export const FigureItem = z.object({
  id: z.uuid(), slug: z.string(), url: z.url(), topic: z.enum(TOPICS), name: words, value: z.number().nullable(), valueTo: z.number().nullable().describe('Upper end of a printed span'), unit: z.enum(FIGURE_UNITS),
  qualifier: z.enum(FIGURE_QUALIFIERS), asOf: z.string().describe('2016, 2016-06, 2016-06-30, or two of them with a slash'), territory: z.string(), source: z.string(), citedSource: z.string(), note: words.nullable(), invented: z.boolean(),
});
export type FigureItem = z.infer<typeof FigureItem>;

export function figureItem({ version: _, name, note, ...figure }: Figure, absolute: (path: string) => string): FigureItem {
  return { ...figure, slug: figure.id, url: absolute(figureHref(figure.id)), name: byLanguage(name), note: note === null ? null : byLanguage(note) };
}

export const figureCsv = ({ name, note, ...item }: FigureItem): Readonly<Record<string, CsvValue>> => ({ ...item, name: name['de'] ?? '', note: note?.['de'] ?? '' });

export const FigureForm = z
  .object({
    revision: field.int(0, 1_000_000_000),
    topic: field.choice(TOPICS),
    ...localizedLine('name', 200),
    value: field.optionalLine(30),
    value_to: field.optionalLine(30),
    unit: field.choice(FIGURE_UNITS),
    qualifier: field.choice(FIGURE_QUALIFIERS),
    as_of: field.line(30),
    territory: field.line(120),
    source: field.line(300),
    cited_source: field.optionalLine(200),
    ...optionalLocalizedLine('note', 300),
    invented: field.checkbox(),
  })
  .superRefine(needsSource('note'));
export const RemoveForm = z.object({ sure: field.checkbox() });
