import { z } from 'zod';
import { filter } from '../../platform/web/site.ts';
import type { Seen } from './register/queries.ts';
import { byLanguage } from '../../kernel/localized.ts';
import { indicatorHref } from './urls.ts';

export const FIELDS = ['population', 'residence', 'childcare', 'school', 'training', 'work', 'income', 'housing', 'language', 'administration', 'participation', 'discrimination', 'own'] as const;
export type Field = (typeof FIELDS)[number];
export const UNITS = ['percent', 'count', 'per_1000', 'ratio', 'square_metres', 'euro', 'years', 'months'] as const;
export type Unit = (typeof UNITS)[number];
export const DIRECTIONS = ['up', 'down', 'context'] as const;
export const PERIODICITIES = ['year', 'half_year', 'quarter', 'month', 'school_year', 'irregular'] as const;
export const LEVELS = ['land', 'region', 'municipality', 'district'] as const;
/** What is known of a value. From `suppressed` on there is none. */
export const QUALIFIERS = ['exact', 'about', 'more_than', 'provisional', 'suppressed', 'unreliable', 'later', 'unknown', 'blocked', 'nothing'] as const;
export type Qualifier = (typeof QUALIFIERS)[number];

export const IndicatorFilters = { field: filter(z.enum(FIELDS)), values: filter(z.enum(['yes', 'no'])) };

export const ObservationItem = z.object({
  territory: z.string().describe('Official key'),
  territoryName: z.string(),
  period: z.string().describe('2024, 2024-H1, 2024-Q1, 2024-05, 2024-12-31 or 2023/24'),
  groups: z.string().describe('dimension=value;…; empty: all'),
  value: z.number().nullable(),
  qualifier: z.enum(QUALIFIERS),
  method: z.string(),
  source: z.string(),
});

const words = z.record(z.string(), z.string());
export const IndicatorItem = z.object({
  id: z.uuid(), slug: z.string(), url: z.url(), field: z.enum(FIELDS), name: words, definition: words, unit: z.enum(UNITS), direction: z.enum(DIRECTIONS), usualSource: z.string(), licence: z.string(), periodicity: z.enum(PERIODICITIES),
  finestLevel: z.enum(LEVELS), groups: z.array(z.string()), comparison: z.string(), target: z.number().nullable(), targetOn: z.iso.date().nullable(), formula: z.string(), observations: z.number().int(), invented: z.boolean(),
});
export const IndicatorWhole = IndicatorItem.extend({ values: z.array(ObservationItem) });

/** An indicator as data. */
export function indicatorItem(i: Seen, absolute: (path: string) => string): z.infer<typeof IndicatorItem> {
  const { id, code, field, unit, direction, usualSource, licence, periodicity, finestLevel, groups, comparison, target, targetOn, formula, observations, invented } = i;
  return { id, slug: code, url: absolute(indicatorHref(code)), field, name: byLanguage(i.name), definition: byLanguage(i.definition), unit, direction, usualSource, licence, periodicity, finestLevel, groups: [...groups], comparison, target, targetOn, formula, observations, invented };
}

export const indicatorCsv = ({ name, definition, groups, ...item }: z.infer<typeof IndicatorItem>) => ({ ...item, name: name['de'] ?? '', definition: definition['de'] ?? '', groups: groups.join(' ') });
