import { z } from 'zod';
import { byLanguage } from '../../../kernel/localized.ts';
import type { CsvValue } from '../../../platform/web/csv.ts';
import { field } from '../../../platform/web/forms.ts';
import { localizedLine, localizedText, needsSource, optionalLocalizedText } from '../../../platform/web/wording.ts';
import { OUTCOMES, VERDICTS, VOICE_ORIGINS, type Item, type Round } from './rules.ts';
import { hrefs } from './urls.ts';

export const RoundForm = z.object({ revision: field.optionalInt(1, 1_000_000_000), ...localizedLine('title', 200), ...optionalLocalizedText('note', 2_000), opensOn: field.day(), closesOn: field.day() }).superRefine(needsSource('note'));

const issue = (context: z.core.$RefinementCtx, path: string) => context.addIssue({ code: 'custom', path: [path], params: { problem: 'required' } });

/** A measure in the form of a speaker: nothing said, or a verdict with its reason. */
export const SayRow = z.object({ item: field.id(), verdict: field.optionalChoice(VERDICTS), reason: field.optionalText(2_000) }).superRefine((row, context) => {
  if (row.verdict !== null && row.reason === null) issue(context, 'reason');
  if (row.verdict === null && row.reason !== null) issue(context, 'verdict');
});

/** A proposal: all of it or nothing. */
export const ProposalRow = z.object({ title: field.optionalLine(300), field: field.optionalLine(40), reason: field.optionalText(2_000) }).superRefine((row, context) => {
  if (row.title === null && row.reason === null) return;
  for (const name of ['title', 'field', 'reason'] as const) if (row[name] === null) issue(context, name);
});
export const SpeakerForm = z.object({ name: field.optionalLine(200), source: field.optionalLine(500) });

export const ConcludeForm = z.object({ revision: field.int(1, 1_000_000_000), outcome: field.choice(OUTCOMES), ...localizedText('reason', 2_000) });
export const AskForm = z.object({ departments: field.many(field.id()) });
export const ReleaseForm = z.object({ revision: field.int(1, 1_000_000_000), confirm: field.checkbox() });

const text = z.record(z.string(), z.string()).describe('Text by language');

/** What was said of a measure and what came out, as public data. */
export const ReviewItem = z.object({
  id: z.string(),
  slug: z.string(),
  url: z.string(),
  number: z.number().int(),
  field: z.string(),
  measure: z.string().nullable().describe('Key of the measure; null for what was proposed'),
  title: text,
  voices: z.array(z.object({ origin: z.enum(VOICE_ORIGINS), by: z.string().nullable().describe('Slug of the department, name of the body or forum'), verdict: z.enum([...VERDICTS, 'new']), reason: z.string(), source: z.string().nullable(), date: z.string() })),
  outcome: z.enum(OUTCOMES).nullable(),
  reason: text.nullable(),
  concludedOn: z.string().nullable(),
  became: z.string().nullable().describe('Key of the measure that a proposal became, once it is public'),
});
type ReviewData = z.infer<typeof ReviewItem>;

export function reviewItem(slug: string, round: Round, item: Item, department: (id: string) => string, absolute: (path: string) => string): ReviewData {
  return {
    id: item.id,
    slug: `item-${item.number}`,
    url: absolute(hrefs.itemAt(slug, round.number, item.number)),
    number: item.number,
    field: item.fieldCode,
    measure: item.key,
    title: byLanguage(item.title),
    voices: item.voices.map((v) => ({ origin: v.origin, by: v.departmentId === null ? v.name : department(v.departmentId), verdict: v.verdict, reason: v.reason, source: v.source, date: v.givenOn })),
    outcome: item.outcome,
    reason: item.reason === null ? null : byLanguage(item.reason),
    concludedOn: item.concludedOn,
    became: item.madePublic === true ? item.madeKey : null,
  };
}

const german = (said: Readonly<Record<string, string>> | null): string | null => (said === null ? null : (said['de'] ?? Object.values(said)[0] ?? null));

export const reviewCsv = (item: ReviewData): Readonly<Record<string, CsvValue>> => ({
  number: item.number, field: item.field, measure: item.measure, title: german(item.title), voices: item.voices.map((v) => `${v.by ?? v.origin}: ${v.verdict} (${v.reason})`).join('; '), outcome: item.outcome, reason: german(item.reason), concludedOn: item.concludedOn, became: item.became,
});

/** A released round as public data. */
export const RoundItem = z.object({ id: z.string(), slug: z.string(), url: z.string(), number: z.number().int(), title: text, note: text.nullable(), edition: z.string(), opensOn: z.string(), closesOn: z.string(), releasedOn: z.string().nullable() });

export const roundItem = (slug: string, round: Round, absolute: (path: string) => string): z.infer<typeof RoundItem> => ({
  id: round.id, slug: String(round.number), url: absolute(hrefs.round(slug, round.number)), number: round.number, title: byLanguage(round.title), note: round.note === null ? null : byLanguage(round.note), edition: round.editionSlug, opensOn: round.opensOn, closesOn: round.closesOn, releasedOn: round.releasedOn,
});

export const roundCsv = ({ number, title, edition, opensOn, closesOn, releasedOn }: z.infer<typeof RoundItem>): Readonly<Record<string, CsvValue>> => ({ number, title: german(title), edition, opensOn, closesOn, releasedOn });
