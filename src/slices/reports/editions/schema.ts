import { z } from 'zod';
import { byLanguage, type Localized } from '../../../kernel/localized.ts';
import type { CsvValue } from '../../../platform/web/csv.ts';
import { STATES } from '../../concept/public.ts';
import { hrefs } from '../urls.ts';
import type { Edition } from './queries.ts';
import type { Snapshot, SnapshotMeasure } from './rules.ts';

const Texts = z.record(z.string(), z.string()).describe('Text by language');
const Day = z.string().describe('YYYY-MM-DD');

export const ReportItem = z.object({
  id: z.uuid(),
  slug: z.string(),
  url: z.string(),
  title: Texts,
  period: z.string().describe('e.g. 2026-H2'),
  committee: z.string(),
  concept: z.string().describe('Slug of the concept'),
  edition: z.number().int(),
  publishedOn: Day,
  measures: z.number().int(),
  answered: z.number().int(),
  asked: z.number().int(),
  digest: z.string().describe('SHA-256 of the snapshot, hexadecimal'),
  supersededBy: z.string().nullable().describe('Slug of the newer edition'),
});

const Update = z.object({ kind: z.enum(['told', 'nothing_new', 'missing', 'not_asked']), text: Texts.nullable(), on: Day.nullable() });
export const ReportDetail = ReportItem.extend({
  states: z.partialRecord(z.enum(STATES), z.number().int()),
  fields: z.array(
    z.object({
      code: z.string(),
      title: Texts,
      measures: z.array(z.object({ key: z.string(), url: z.string(), title: Texts, state: z.enum(STATES), since: Day, before: z.enum([...STATES, 'new']).nullable().describe('State in the previous report'), unit: Texts.nullable(), update: Update })),
    }),
  ),
  missing: z.array(z.object({ unit: Texts.nullable(), measures: z.number().int() })),
  snapshot: z.unknown().describe('The frozen edition as it was digested: JSON with sorted keys and no spaces gives the digest'),
});

type Absolute = (path: string) => string;
const texts = (value: Localized | null): Record<string, string> | null => (value === null ? null : byLanguage(value));

export function reportItem({ id, snapshot: s, digest, supersededBy }: Edition, absolute: Absolute): z.infer<typeof ReportItem> {
  return {
    id, slug: s.slug, url: absolute(hrefs.report(s.slug)), title: byLanguage(s.title), period: s.period.key, committee: s.committee, concept: s.concept.slug, edition: s.number, publishedOn: s.publishedOn,
    measures: s.totals.measures, answered: s.totals.answered, asked: s.totals.asked, digest, supersededBy,
  };
}

export function reportDetail(edition: Edition, absolute: Absolute): z.infer<typeof ReportDetail> {
  const { snapshot } = edition;
  return {
    ...reportItem(edition, absolute),
    states: snapshot.totals.byState,
    fields: snapshot.fields.map((f) => ({
      code: f.code,
      title: byLanguage(f.title),
      measures: f.measures.map((m) => ({ key: m.key, url: absolute(`/measures/${m.key}`), title: byLanguage(m.title), state: m.state, since: m.stateSince, before: m.before, unit: texts(m.unit), update: updateData(m) })),
    })),
    missing: snapshot.totals.missing.map((m) => ({ unit: texts(m.unit), measures: m.measures })),
    snapshot,
  };
}

const updateData = ({ update }: SnapshotMeasure): z.infer<typeof Update> => ({ kind: update.kind, text: update.kind === 'told' ? byLanguage(update.text) : null, on: 'on' in update ? update.on : null });

const german = (value: Localized | null): string | null => (value === null ? null : (value.texts['de']?.text ?? value.texts[value.source]?.text ?? null));

export function listCsv(item: z.infer<typeof ReportItem>): Readonly<Record<string, CsvValue>> {
  const { id: _id, title, ...rest } = item;
  return { ...rest, title: title['de'] ?? Object.values(title)[0] };
}

/** One line a measure. */
export function measuresCsv({ fields }: Snapshot): readonly Readonly<Record<string, CsvValue>>[] {
  return fields.flatMap((f) =>
    f.measures.map((m) => ({
      key: m.key, field: german(f.title), number: m.number, title: german(m.title), state: m.state, since: m.stateSince, before: m.before, unit: german(m.unit), update: m.update.kind,
      text: m.update.kind === 'told' ? german(m.update.text) : null, reason: german(m.reason),
    })),
  );
}
