import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';
import { localizedLine, localizedText } from '../schema.ts';

export const ATTENDANCE = ['exact', 'about', 'over'] as const;
export type Attendance = (typeof ATTENDANCE)[number];

const byLanguage = z.record(z.string(), z.string()).describe('Texts by language (BCP 47)');

export const ForumItem = z.object({
  id: z.uuid(),
  slug: z.string(),
  url: z.url(),
  number: z.number().int(),
  process: z.string(),
  title: byLanguage,
  heldOn: z.string().nullable(),
  place: z.string(),
  minutes: byLanguage,
  participants: z.number().int().nullable(),
  participantsQualifier: z.enum(ATTENDANCE),
  source: z.string(),
  submissions: z.array(z.string()).describe('Slugs of public submissions that were discussed'),
  recommendations: z.array(z.string()).describe('Slugs of recommendations that came of it'),
});

export const ForumForm = z.object({
  ...localizedLine('title', 160),
  heldOn: field.optionalDay(),
  place: field.optionalLine(200),
  ...localizedText('minutes', 20_000, 0),
  participants: field.optionalInt(0, 100_000),
  qualifier: field.choice(ATTENDANCE),
  source: field.optionalLine(500),
});
export const EditForumForm = ForumForm.extend({ revision: field.int(1, 1_000_000) });
