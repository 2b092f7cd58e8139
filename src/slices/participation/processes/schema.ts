import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';
import { localizedLine, localizedText } from '../schema.ts';
import { NEW } from '../urls.ts';

export const PHASE_KINDS = ['preparation', 'call', 'survey', 'interviews', 'forums', 'weighting', 'assessment', 'resolution', 'implementation'] as const;
export type PhaseKind = (typeof PHASE_KINDS)[number];
export const PRECISIONS = ['day', 'month', 'year'] as const;
export type Precision = (typeof PRECISIONS)[number];
export const UNITS = ['', 'percent', 'months'] as const;
export type Unit = (typeof UNITS)[number];
export const QUALIFIERS = ['exact', 'about', 'over', 'computed', 'printed'] as const;
export type Qualifier = (typeof QUALIFIERS)[number];
export const NOTE_KINDS = ['outside_competence', 'contradiction', 'remark'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];
export const CALLS = ['none', 'open', 'closed'] as const;
export type CallState = (typeof CALLS)[number];

const byLanguage = z.record(z.string(), z.string()).describe('Texts by language (BCP 47)');

export const ProcessNumber = z.object({
  quantity: z.string().describe('Rows of the same quantity are different statements about the same thing'),
  label: byLanguage,
  value: z.number(),
  unit: z.enum(UNITS),
  qualifier: z.enum(QUALIFIERS),
  source: z.string(),
});

export const ProcessPhase = z.object({
  id: z.uuid(),
  kind: z.enum(PHASE_KINDS),
  title: byLanguage,
  text: byLanguage,
  result: byLanguage,
  startsOn: z.string().nullable(),
  endsOn: z.string().nullable(),
  precision: z.enum(PRECISIONS),
  standing: z.enum(['past', 'current', 'coming']),
  numbers: z.array(ProcessNumber),
  source: z.string(),
});

export const ProcessItem = z.object({
  id: z.uuid(),
  slug: z.string(),
  url: z.url(),
  title: byLanguage,
  summary: byLanguage,
  source: z.string(),
  invented: z.boolean(),
  callOpen: z.boolean(),
  callClosesOn: z.string().nullable(),
  publishedOn: z.string(),
  submissions: z.number().int(),
  recommendations: z.number().int(),
});

export const ProcessDetail = ProcessItem.extend({
  topics: z.array(z.object({ id: z.uuid(), name: byLanguage })),
  phases: z.array(ProcessPhase),
  notes: z.array(z.object({ kind: z.enum(NOTE_KINDS), text: byLanguage, source: z.string() })),
});

const revision = field.int(1, 1_000_000);

export const ProcessForm = z.object({
  ...localizedLine('title', 160),
  ...localizedText('summary', 2_000),
  source: field.optionalLine(500),
  topics: field.optionalText(4_000),
});
export const NewProcessForm = ProcessForm.extend({ slug: field.line(80).refine((v) => v === '' || /^[a-z0-9]+(-[a-z0-9]+)*$/.test(v), { params: { problem: 'invalid_characters' } }).refine((v) => v !== NEW, { params: { problem: 'already_taken' } }) });
export const EditProcessForm = ProcessForm.extend({ revision });
export const CallForm = z.object({ call: field.choice(['open', 'closed']), closesOn: field.optionalDay(), revision });
export const SureForm = z.object({ sure: field.checkbox() });

export const PhaseForm = z.object({
  kind: field.choice(PHASE_KINDS),
  ...localizedLine('title', 160),
  ...localizedText('text', 5_000, 0),
  ...localizedText('result', 2_000, 0),
  startsOn: field.optionalDay(),
  endsOn: field.optionalDay(),
  precision: field.choice(PRECISIONS),
  source: field.optionalLine(500),
  numbers: field.optionalText(4_000),
});
export const EditPhaseForm = PhaseForm.extend({ revision });
export const RemovePhaseForm = SureForm.extend({ revision });
