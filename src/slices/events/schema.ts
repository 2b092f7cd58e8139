import { z } from 'zod';

export const KINDS = ['forum', 'conference', 'dialogue', 'information', 'training', 'workshop', 'celebration', 'other'] as const;
export type Kind = (typeof KINDS)[number];
export const PRECISIONS = ['time', 'day', 'month', 'year'] as const;
export type Precision = (typeof PRECISIONS)[number];
export const ATTENDANCE = ['exact', 'about', 'over'] as const;
export type Attendance = (typeof ATTENDANCE)[number];
/** Needs that a registration can ask about; interpreting is offered by language. */
export const NEEDS = ['child_care', 'wheelchair', 'sign_language', 'note'] as const;
export type Need = (typeof NEEDS)[number];
export const PARTS = ['speaker', 'moderator', 'internal_expert', 'external_expert', 'interpreter'] as const;
export type Part = (typeof PARTS)[number];
export type EventState = 'draft' | 'published' | 'cancelled';
export type RegistrationState = 'confirmed' | 'waiting' | 'cancelled';

/** Languages that offices offer interpreting into: those of the interface and the largest beside them. */
export const SPOKEN = ['de', 'en', 'ar', 'uk', 'ru', 'tr', 'fa', 'ku', 'ti', 'so', 'fr', 'es', 'pl', 'ro', 'bg', 'sq', 'vi', 'zh', 'ur', 'ps'] as const;

/** For whom a series is. */
export const AUDIENCES = ['clubs', 'boards', 'teachers', 'parents', 'volunteers', 'newcomers'] as const;
export type Audience = (typeof AUDIENCES)[number];
/** What one learns something at: these stand in the catalogue. */
export const LEARNING = ['training', 'information', 'workshop'] as const satisfies readonly Kind[];

const byLanguage = z.record(z.string(), z.string()).describe('Texts by language (BCP 47)');

export const EventItem = z.object({
  id: z.uuid(),
  slug: z.string(),
  url: z.url(),
  kind: z.enum(KINDS),
  state: z.enum(['published', 'over', 'cancelled']),
  title: byLanguage,
  summary: byLanguage,
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  precision: z.enum(PRECISIONS).describe('How exact the dates are'),
  place: z.string(),
  address: z.string(),
  municipality: z.string().nullable().describe('Official key'),
  online: z.boolean(),
  languages: z.array(z.string()),
  interpreting: z.array(z.string()),
  process: z.string().nullable().describe('Slug of the participation process it belongs to'),
  series: z.string().nullable(),
  followsUp: z.string().nullable().describe('Slug of the event that it follows up'),
  registration: z.enum(['none', 'not_yet', 'open', 'waiting', 'full', 'closed']),
  capacity: z.number().int().nullable(),
  participants: z.number().int().nullable(),
  participantsQualifier: z.enum(ATTENDANCE),
  source: z.string(),
  invented: z.boolean(),
});
export type EventData = z.infer<typeof EventItem>;

export const EventDetail = EventItem.extend({
  description: byLanguage,
  accessibility: byLanguage,
  contact: z.string(),
  rounds: z.array(
    z.object({
      title: byLanguage,
      startsAt: z.iso.datetime(),
      endsAt: z.iso.datetime(),
      sessions: z.array(
        z.object({
          id: z.uuid(),
          title: byLanguage,
          description: byLanguage,
          room: z.string(),
          capacity: z.number().int().nullable(),
          languages: z.array(z.string()),
          speakers: z.array(z.object({ name: z.string(), function: byLanguage, part: z.enum(PARTS) })),
          registered: z.number().int().nullable(),
          arrived: z.number().int().nullable(),
        }),
      ),
    }),
  ),
});
