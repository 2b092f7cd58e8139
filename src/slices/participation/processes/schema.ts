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
/** `recorded`: counted by this program, never typed. */
export const SHOWN_QUALIFIERS = [...QUALIFIERS, 'recorded'] as const;
export type Qualifier = (typeof SHOWN_QUALIFIERS)[number];
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
  qualifier: z.enum(SHOWN_QUALIFIERS).describe('`recorded`: counted by this program; everything else is what a source states'),
  source: z.string(),
});

export const ProcessFile = z.object({
  id: z.uuid(),
  url: z.url().nullable().describe('Null: not kept here and on no page that is known; the source says where it stands'),
  title: byLanguage,
  language: z.string().describe('BCP 47 tag of what is inside'),
  mediaType: z.string().nullable().describe('Null: not kept here'),
  size: z.number().int().nullable().describe('Bytes'),
  source: z.string(),
  addedOn: z.string(),
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
  documents: z.array(ProcessFile),
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
  numbers: z.array(ProcessNumber).describe('Counted by this program, for which there is no phase'),
  documents: z.array(ProcessFile).describe('Of the process as a whole'),
  outcomes: z.array(z.object({ kind: z.string(), title: byLanguage, url: z.url(), date: z.string() })).describe('What became of the recommendations so far'),
  notes: z.array(z.object({ kind: z.enum(NOTE_KINDS), text: byLanguage, source: z.string() })),
});

const revision = field.int(1, 1_000_000);
/** A phase with more numbers is a table and belongs into a document. */
export const MOST_NUMBERS = 60;

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
  rows: field.int(0, MOST_NUMBERS),
});
export const EditPhaseForm = PhaseForm.extend({ revision });

/** One number of a phase: its fields are called `n0_label`, `n0_value` … An empty label takes the row away. */
export const NumberRow = z.object({
  ...localizedLine('label', 200, 0),
  value: field.optionalLine(20),
  unit: field.optionalChoice(['percent', 'months']),
  qualifier: field.optionalChoice(QUALIFIERS),
  source: field.optionalLine(300),
});

export const RemovePhaseForm = SureForm.extend({ revision });

/** A new process after the pattern of an old one. */
export const CopyForm = z.object({ ...localizedLine('title', 160), slug: NewProcessForm.shape.slug, startsOn: field.day() });

export const DocumentForm = z.object({
  ...localizedLine('title', 160),
  phase: field.optionalId(),
  language: field.line(35, 2).refine((v) => v === '' || /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,4}$/i.test(v), { params: { problem: 'invalid_choice' } }),
  source: field.optionalLine(500),
  address: field.optionalLine(1_000),
}).superRefine((v, c) => {
  if (v.address !== null && !/^https?:\/\/[^\s/]+\.[^\s]+$/.test(v.address)) c.addIssue({ code: 'custom', path: ['address'], params: { problem: 'invalid_url' } });
});

export const TaskForm = z.object({ phase: field.id(), text: field.line(300, 3), due: field.optionalInt(-366, 3_660) });
export const UsualForm = z.object({ phase: field.id() });
export const TaskChange = z.object({ change: field.choice(['done', 'open', 'remove']) });

export const ConceptsForm = z.object({ concepts: field.many(field.id()) });
