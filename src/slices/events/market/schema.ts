import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';
import { localizedText } from '../../../platform/web/wording.ts';
import { CONTENT_LANGUAGES } from '../../participation/public.ts';

/** What a stall can ask for. */
export const STALL_NEEDS = ['power', 'table', 'pinboard'] as const;
export type StallNeed = (typeof STALL_NEEDS)[number];
export const STALL_STATES = ['waiting', 'accepted', 'declined', 'withdrawn'] as const;
export type StallState = (typeof STALL_STATES)[number];
export const SIDES = ['top', 'bottom', 'left', 'right'] as const;
export type Side = (typeof SIDES)[number];
/** Columns and rows of a hall at most. */
export const MOST_CELLS = 20;

const application = {
  project: field.line(120, 2),
  institution: field.optionalLine(160),
  shows: field.text(1_000, 3),
  language: field.choice(CONTENT_LANGUAGES),
  needs: field.many(z.enum(STALL_NEEDS)),
  name: field.line(120),
  email: field.optionalEmail(),
  phone: field.optionalLine(40),
};

export const ApplyForm = z.object({ ...application, token: field.optionalLine(60) });
export const ChangeStallForm = z.object({ ...application, revision: field.int(1, 1_000_000_000) });
export const WithdrawForm = z.object({ sure: field.checkbox() });
export const FindStallForm = z.object({ code: field.line(60) });

export const MarketForm = z.object({
  ...localizedText('call', 1_000),
  open: field.checkbox(),
  closesOn: field.optionalDay(),
  columns: field.int(1, MOST_CELLS),
  rows: field.int(1, MOST_CELLS),
  gaps: field.optionalLine(600),
  entrance: field.choice(SIDES),
  revision: field.int(0, 1_000_000_000),
});

const revision = field.int(1, 1_000_000_000);
/** Accepting takes a place where one was chosen; declining takes a reason. */
export const DecideForm = z.object({ decision: field.choice(['accepted', 'declined']), place: field.optionalInt(1, MOST_CELLS * MOST_CELLS), reason: field.optionalText(1_000), revision });
export const PlaceForm = z.object({ place: field.optionalInt(1, MOST_CELLS * MOST_CELLS), revision });
export const PracticeForm = z.object({ revision });

export const StallItem = z.object({
  id: z.uuid(),
  slug: z.string(),
  url: z.url(),
  number: z.number().int().describe('In the order of applying'),
  project: z.string(),
  institution: z.string(),
  shows: z.string().describe('What visitors find there'),
  language: z.string().describe('Language of the texts (BCP 47)'),
  place: z.number().int().nullable().describe('Number of its place in the hall; null while it has none'),
  practice: z.url().nullable().describe('The good practice that it became'),
});
