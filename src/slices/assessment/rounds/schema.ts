import { z } from 'zod';
import { byLanguage } from '../../../kernel/localized.ts';
import type { CsvValue } from '../../../platform/web/csv.ts';
import { field } from '../../../platform/web/forms.ts';
import { localizedLine, needsSource, optionalLocalizedText } from '../../../platform/web/wording.ts';
import { hrefs } from '../urls.ts';
import type { Round } from './queries.ts';
import { CONSULTATIONS, roundState } from './rules.ts';

const byLanguageText = z.record(z.string(), z.string()).describe('Text by language');
const day = z.string().describe('YYYY-MM-DD');

/** A round as public data; one that the office still prepares has none. */
export const RoundData = z.object({
  id: z.string(),
  slug: z.string(),
  url: z.string(),
  number: z.number().int(),
  title: byLanguageText,
  note: byLanguageText.nullable(),
  state: z.enum(['open', 'closed']),
  sentOn: day,
  dueOn: day,
  closedOn: day.nullable(),
  consultations: z.array(
    z.object({ kind: z.enum(CONSULTATIONS), title: byLanguageText, heldFrom: day, heldTo: day, monthsOnly: z.boolean().describe('Only the months are known'), meetings: z.number().int(), departments: z.array(z.string()), result: byLanguageText.nullable() }),
  ),
  source: z.string().nullable(),
});
export type RoundData = z.infer<typeof RoundData>;

export function roundData(row: Round, department: (id: string) => string, absolute: (path: string) => string): RoundData {
  return {
    id: row.id, slug: String(row.number), url: absolute(hrefs.round(row.number)), number: row.number, title: byLanguage(row.title), note: row.note === null ? null : byLanguage(row.note),
    state: roundState(row) === 'closed' ? 'closed' : 'open', sentOn: row.sentOn ?? row.dueOn, dueOn: row.dueOn, closedOn: row.closedOn, source: row.source,
    consultations: row.consultations.map(({ kind, title, heldFrom, heldTo, monthsOnly, meetings, departmentIds, result }) => ({ kind, title: byLanguage(title), heldFrom, heldTo, monthsOnly, meetings, departments: departmentIds.map(department), result: result === null ? null : byLanguage(result) })),
  };
}

export function roundCsv({ number, title, state, sentOn, dueOn, closedOn, consultations, source }: RoundData): Readonly<Record<string, CsvValue>> {
  const held = (kind: string): number => consultations.filter((k) => k.kind === kind).reduce((sum, k) => sum + k.meetings, 0);
  return { number, title: title['de'] ?? Object.values(title)[0] ?? '', state, sentOn, dueOn, closedOn, workshops: held('workshop'), expertTalks: held('expert_talk'), consultations: held('consultation'), source };
}

export const RoundForm = z.object({ revision: field.int(0, 1_000_000_000), ...localizedLine('title', 200), ...optionalLocalizedText('note', 3_000), dueOn: field.day() }).superRefine(needsSource('note'));
export const ItemsForm = z.object({ recommendations: field.many(field.id()), keys: field.optionalLine(400) });
export const ItemForm = z.object({ revision: field.line(40), departments: field.many(field.id()), joinedTo: field.optionalId(), ...optionalLocalizedText('question', 2_000), next: field.choice(['save', 'remove']) }).superRefine(needsSource('question'));
export const ConsultationForm = z.object({
  revision: field.int(0, 1_000_000_000),
  kind: field.choice(CONSULTATIONS),
  ...localizedLine('title', 200),
  heldFrom: field.day(),
  heldTo: field.optionalDay(),
  monthsOnly: field.checkbox(),
  meetings: field.int(1, 500),
  departments: field.many(field.id()),
  ...optionalLocalizedText('result', 5_000),
}).superRefine(needsSource('result'));
