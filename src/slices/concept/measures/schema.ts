import { z } from 'zod';
import { byLanguage } from '../../../kernel/localized.ts';
import { field } from '../../../platform/web/forms.ts';
import { filter } from '../../../platform/web/site.ts';
import { localizedText as localizedTextFields, needsSource, optionalLocalizedLine, optionalLocalizedText } from '../../../platform/web/wording.ts';
import type { CsvValue } from '../../../platform/web/csv.ts';
import { hrefs } from '../urls.ts';
import type { MeasureDetail, MeasureRow } from './queries.ts';
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
  place: z.string().nullable(),
  stepsDone: z.number().int(),
  stepsOpen: z.number().int(),
  nextDue: day.nullable().describe('Earliest date of an open step'),
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
    place: row.place,
    stepsDone: row.stepsDone,
    stepsOpen: row.stepsOpen,
    nextDue: row.nextDue,
  };
}

/** A measure with its plan: units and roles, never people. */
export const MeasurePlan = MeasureItem.extend({
  description: localizedText.nullable(),
  cooperation: localizedText.nullable(),
  repeatMonths: z.number().int().nullable().describe('It comes again after so many months'),
  steps: z.array(z.object({ title: z.string(), startsOn: day.nullable(), due: day.nullable(), done: day.nullable(), department: z.string().nullable(), role: z.string().nullable() })),
  documents: z.array(z.object({ title: z.string(), url: z.string() })),
  needs: z.array(z.string()).describe('Keys of measures without which it cannot go on'),
  neededBy: z.array(z.string()),
});

export function measurePlan(m: MeasureDetail, department: (id: string) => string | null, absolute: (path: string) => string): z.infer<typeof MeasurePlan> {
  const open = (others: MeasureDetail['needs']) => others.filter((o) => o.public).map((o) => o.key);
  return {
    ...measureItem(m, department, absolute),
    description: m.description === null ? null : byLanguage(m.description),
    cooperation: m.cooperation === null ? null : byLanguage(m.cooperation),
    repeatMonths: m.repeatMonths,
    steps: m.steps.map((s) => ({ title: s.title, startsOn: s.startsOn, due: s.due, done: s.done, department: s.departmentId === null ? null : department(s.departmentId), role: s.role })),
    documents: m.documents.map((d) => ({ title: d.title, url: d.url ?? absolute(hrefs.document(m.key, d.id)) })),
    needs: open(m.needs),
    neededBy: open(m.neededBy),
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
  /** `none`: led by no department yet. */
  department: filter(code),
  municipality: filter(z.string().regex(/^\d{2,14}$/)),
};

/** One name a line; empty lines and repetitions fall away. */
const lines = (max: number) => field.optionalText(4_000).transform((text) => [...new Set((text ?? '').split('\n').map((l) => l.trim()).filter((l) => l !== ''))].slice(0, max));

export const MeasureForm = z.object({
  revision: field.line(40),
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
  place: field.optionalLine(200),
  ...optionalLocalizedText('cooperation', 2_000),
  /** A practice it builds on, to be added. */
  practice: field.optionalId(),
}).superRefine(needsSource('title', 'description', 'cooperation'));

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
