import { z } from 'zod';
import { byLanguage, type Localized } from '../../../kernel/localized.ts';
import type { CsvValue } from '../../../platform/web/csv.ts';
import { field } from '../../../platform/web/forms.ts';
import { filter } from '../../../platform/web/site.ts';
import { localizedText, needsSource } from '../../../platform/web/wording.ts';
import { needHref } from '../urls.ts';

/** What the office sees in an indicator. */
export interface Need {
  readonly id: string;
  readonly indicatorId: string;
  readonly code: string;
  readonly indicator: Localized;
  readonly observation: Localized;
  readonly reason: Localized;
  readonly recommendation: Localized;
  readonly notedOn: string;
  readonly published: boolean;
  readonly version: number;
  readonly measureIds: readonly string[];
  readonly goalIds: readonly string[];
}

/** A measure or goal that it concerns. */
export interface Concerned {
  readonly title: Localized;
  /** Without language prefix. */
  readonly href: string;
}

export const NeedFilters = { indicator: filter(z.string().max(60)) };

const words = z.record(z.string(), z.string());
export const NeedItem = z.object({ id: z.uuid(), slug: z.string(), url: z.url(), indicator: z.string().describe('Code of the indicator'), observation: words, reason: words, recommendation: words, notedOn: z.iso.date() });
export type NeedItem = z.infer<typeof NeedItem>;

export const needItem = ({ id, code, observation, reason, recommendation, notedOn }: Need, absolute: (path: string) => string): NeedItem => ({ id, slug: id, url: absolute(needHref(id)), indicator: code, observation: byLanguage(observation), reason: byLanguage(reason), recommendation: byLanguage(recommendation), notedOn });
export const needCsv = ({ observation, reason, recommendation, ...item }: NeedItem): Readonly<Record<string, CsvValue>> => ({ ...item, observation: observation['de'] ?? '', reason: reason['de'] ?? '', recommendation: recommendation['de'] ?? '' });

export const NeedForm = z
  .object({
    revision: field.int(0, 1_000_000_000),
    indicator: field.line(60),
    ...localizedText('observation', 2_000),
    ...localizedText('reason', 2_000),
    ...localizedText('recommendation', 2_000),
    noted_on: field.day(),
    measures: field.optionalLine(1_000),
    goals: field.many(field.id()),
    published: field.checkbox(),
  })
  .superRefine(needsSource('observation', 'reason', 'recommendation'));
export const RemoveForm = z.object({ sure: field.checkbox() });
