import { z } from 'zod';
import { byLanguage } from '../../../kernel/localized.ts';
import { field } from '../../../platform/web/forms.ts';
import { filter } from '../../../platform/web/site.ts';
import { localizedText as localizedTextFields, needsSource, optionalLocalizedLine, optionalLocalizedText } from '../../../platform/web/wording.ts';
import type { CsvValue } from '../../../platform/web/csv.ts';
import { hrefs } from '../urls.ts';
import type { MeasureRow } from './queries.ts';
import { LEVELS, ORIGINS, STATES } from './rules.ts';

const localizedText = z.record(z.string(), z.string()).describe('Text by language');
const day = z.string().describe('YYYY-MM-DD');

/** A measure as public data. */
export const MeasureItem = z.object({
  id: z.string(),
  slug: z.string(),
  key: z.string().describe('Permanent key'),
  url: z.string(),
  title: localizedText,
  state: z.enum(STATES),
  stateSince: day,
  stateReason: localizedText.nullable(),
  competentLevel: z.enum(LEVELS).nullable(),
  concept: z.string().describe('Slug of the concept'),
  field: z.string().describe('Code of the field of action'),
  fieldTitle: localizedText,
  goal: z.string().nullable().describe('Field code and number of the goal'),
  goalTitle: localizedText.nullable(),
  number: z.number().int().nullable().describe('Number in its field in the edition it stands in'),
  selected: z.boolean().nullable().describe('Whether it was taken into the body of the concept'),
  leadDepartment: z.string().nullable().describe('Slug of the department'),
  partners: z.array(z.string()),
  municipalities: z.array(z.string()).describe('Official keys'),
  targetGroups: z.array(z.string()),
  startsOn: day.nullable(),
  endsOn: day.nullable(),
});
export type MeasureItem = z.infer<typeof MeasureItem>;

/** The public representation of a row. `department` gives a department's slug, `absolute` an address for everybody. */
export function measureItem(row: MeasureRow, department: (id: string) => string | null, absolute: (path: string) => string): MeasureItem {
  return {
    id: row.id,
    slug: row.key,
    key: row.key,
    url: absolute(hrefs.measure(row.key)),
    title: byLanguage(row.title),
    state: row.state,
    stateSince: row.stateSince,
    stateReason: row.stateReason === null ? null : byLanguage(row.stateReason),
    competentLevel: row.competentLevel,
    concept: row.conceptSlug,
    field: row.fieldCode,
    fieldTitle: byLanguage(row.fieldTitle),
    goal: row.goalPosition === null ? null : `${row.fieldCode}-${row.goalPosition}`,
    goalTitle: row.goalTitle === null ? null : byLanguage(row.goalTitle),
    number: row.number,
    selected: row.selected,
    leadDepartment: row.leadDepartmentId === null ? null : department(row.leadDepartmentId),
    partners: [...row.partners],
    municipalities: [...row.territoryKeys],
    targetGroups: [...row.targetGroups],
    startsOn: row.startsOn,
    endsOn: row.endsOn,
  };
}

/** One flat line a measure, the German words as far as there are any. */
export function measureCsv(item: MeasureItem): Readonly<Record<string, CsvValue>> {
  const german = (text: Record<string, string> | null): string | null => (text === null ? null : (text['de'] ?? Object.values(text)[0] ?? null));
  const { id: _, slug: __, title, fieldTitle, goalTitle, stateReason, partners, municipalities, targetGroups, ...plain } = item;
  return { ...plain, title: german(title), fieldTitle: german(fieldTitle), goalTitle: german(goalTitle), stateReason: german(stateReason), partners: partners.join('; '), municipalities: municipalities.join('; '), targetGroups: targetGroups.join('; ') };
}

const code = z.string().regex(/^[a-z0-9-]{1,120}$/);
export const MeasureFilters = {
  concept: filter(code),
  field: filter(code),
  goal: filter(code),
  state: filter(z.enum(STATES)),
  department: filter(code),
  municipality: filter(z.string().regex(/^\d{2,14}$/)),
};

/** One name a line; empty lines and repetitions fall away. */
const lines = (max: number) => field.optionalText(4_000).transform((text) => [...new Set((text ?? '').split('\n').map((l) => l.trim()).filter((l) => l !== ''))].slice(0, max));

export const STEP_ROWS = 12;
export const DOCUMENT_ROWS = 6;

export const MeasureForm = z.object({
  revision: field.int(1, 1_000_000_000),
  ...optionalLocalizedLine('title', 300),
  ...optionalLocalizedText('description', 5_000),
  leadDepartment: field.optionalId(),
  partners: lines(50),
  municipalities: field.many(z.string().regex(/^\d{2,14}$/)),
  targetGroups: lines(50),
  origin: field.optionalChoice(ORIGINS),
  startsOn: field.optionalDay(),
  endsOn: field.optionalDay(),
  public: field.checkbox(),
  /** A practice it builds on, to be added. */
  practice: field.optionalId(),
}).superRefine(needsSource('title', 'description'));

export const StepRow = z.object({ title: field.optionalLine(300), due: field.optionalDay(), done: field.optionalDay() });
export const DocumentRow = z.object({ title: field.optionalLine(300), url: field.optionalLine(1_000) });

export const StateForm = z.object({
  revision: field.int(1, 1_000_000_000),
  state: field.choice(STATES),
  reason: field.optionalText(2_000),
  level: field.optionalChoice(LEVELS),
  date: field.day(),
});

export const ProgressForm = z.object({
  date: field.day(),
  ...localizedTextFields('text', 4_000),
  department: field.optionalId(),
});
