import { z } from 'zod';
import { byLanguage } from '../../../kernel/localized.ts';
import { field } from '../../../platform/web/forms.ts';
import { filter } from '../../../platform/web/site.ts';
import { localizedLine, localizedText } from '../../../platform/web/wording.ts';
import { byLanguageItem, optionalTime, revision, SITTING_STATES } from '../schema.ts';
import { paperHref, sittingHref } from '../urls.ts';
import type { AgendaItem, Attendance, Sitting } from './queries.ts';

export const SittingFilters = { when: filter(z.enum(['upcoming', 'past'])), body: filter(z.string().max(80)) };

export const SittingItem = z.object({
  id: z.uuid(),
  slug: z.string(),
  url: z.url(),
  body: z.string().describe('Slug of the body'),
  day: z.iso.date(),
  starts: z.string().nullable().describe('HH:MM, local time'),
  ends: z.string().nullable(),
  place: z.string(),
  open: z.boolean().describe('People may come and listen'),
  state: z.enum(SITTING_STATES),
  dispatchedOn: z.iso.date().nullable().describe('Day on which the papers were sent; agenda and papers are public from then on'),
  guests: z.number().int().nullable(),
  minutesOn: z.iso.date().nullable(),
  source: z.string(),
  invented: z.boolean(),
  taken: z.boolean().describe('Another system, named as the source, is in charge of it'),
  original: z.url().nullable().describe('Address at which people read the original there'),
  modifiedAt: z.iso.datetime(),
});

export const SittingDetail = SittingItem.extend({
  agenda: z.array(z.object({ number: z.number().int(), label: z.string().describe('How the system in charge numbers it; empty for our own'), public: z.boolean(), title: byLanguageItem.nullable(), paper: z.string().nullable(), result: byLanguageItem, wording: z.string().describe('What was decided in full, where another system says so') })),
  attendance: z.object({ present: z.number().int(), excused: z.number().int(), absent: z.number().int() }).nullable(),
  minutes: byLanguageItem,
});

/** A sitting as data. */
export function sittingItem(s: Sitting, absolute: (path: string) => string): z.infer<typeof SittingItem> {
  const { id, slug, day, starts, ends, place, open, state, dispatchedOn, guests, minutesOn, source, invented, taken, originalUrl: original } = s;
  return { id, slug, url: absolute(sittingHref(s.bodySlug, slug)), body: s.bodySlug, day, starts, ends, place, open, state, dispatchedOn, guests, minutesOn, source, invented, taken, original, modifiedAt: s.modifiedAt.toISOString() };
}

/** A sitting with what was dealt with. */
export const sittingDetail = (s: Sitting, agenda: readonly AgendaItem[], attendance: Attendance | null, absolute: (path: string) => string): z.infer<typeof SittingDetail> => ({
  ...sittingItem(s, absolute),
  agenda: agenda.map((i) => ({ number: i.number, label: i.numberSaid, public: i.public, title: i.title === null ? null : byLanguage(i.title), paper: i.paper === null ? null : absolute(paperHref(i.paper.slug)), result: byLanguage(i.result), wording: i.wording })),
  attendance,
  minutes: byLanguage(s.minutes),
});

export const SittingForm = z
  .object({
    day: field.day(),
    starts: optionalTime(),
    ends: optionalTime(),
    place: field.optionalLine(200),
    state: field.choice(SITTING_STATES),
    dispatchedOn: field.optionalDay(),
    guests: field.optionalInt(0, 100_000),
    source: field.optionalLine(500),
    revision,
  })
  .superRefine((value, context) => {
    const wrong = (path: string, problem: string) => context.addIssue({ code: 'custom', path: [path], params: { problem } });
    if (value.starts !== null && value.ends !== null && value.ends < value.starts) wrong('ends', 'date_order');
    if (value.dispatchedOn !== null && value.dispatchedOn > value.day) wrong('dispatchedOn', 'date_order');
  });

export const ItemForm = z.object({ ...localizedLine('title', 300), ...localizedText('result', 2_000, 0), position: field.int(1, 500), public: field.checkbox(), paper: field.optionalId() });
export const MinutesForm = z.object({ ...localizedText('minutes', 50_000, 0), minutesOn: field.optionalDay(), revision: field.int(1, 1_000_000_000) });
