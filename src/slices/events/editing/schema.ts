import { z } from 'zod';
import { instantOf, isDay, type Day } from '../../../kernel/dates.ts';
import { field } from '../../../platform/web/forms.ts';
import { localizedLine, localizedText } from '../../../platform/web/wording.ts';
import { KEEP } from '../rules.ts';
import { ATTENDANCE, AUDIENCES, KINDS, NEEDS, SPOKEN } from '../schema.ts';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** `HH:MM`. */
const time = () => field.line(5).superRefine((value, context) => { if (value !== '' && !TIME.test(value)) context.addIssue({ code: 'custom', params: { problem: 'invalid_text' } }); });
const optionalTime = () => field.optionalLine(5).superRefine((value, context) => { if (value !== null && !TIME.test(value)) context.addIssue({ code: 'custom', params: { problem: 'invalid_text' } }); });
const url = () => field.optionalLine(500).superRefine((value, context) => { if (value !== null && !(URL.canParse(value) && /^https?:$/.test(new URL(value).protocol))) context.addIssue({ code: 'custom', params: { problem: 'invalid_url' } }); });
const slug = () => field.optionalLine(80).superRefine((value, context) => { if (value !== null && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(value)) context.addIssue({ code: 'custom', params: { problem: 'invalid_characters' } }); });

export const EventForm = z.object({
  ...localizedLine('title', 160),
  ...localizedText('summary', 600),
  ...localizedText('description', 20_000, 0),
  ...localizedText('accessibility', 2_000, 0),
  ...localizedText('certificateText', 600, 0),
  slug: slug(),
  kind: field.choice(KINDS),
  startDay: field.day(),
  startTime: time(),
  endDay: field.optionalDay(),
  endTime: time(),
  place: field.optionalLine(200),
  address: field.optionalLine(300),
  municipality: field.optionalLine(14),
  onlineUrl: url(),
  languages: field.many(z.enum(SPOKEN)),
  interpreting: field.many(z.enum(SPOKEN)),
  needs: field.many(z.enum(NEEDS)),
  process: field.optionalId(),
  series: field.optionalId(),
  origin: field.optionalId(),
  contact: field.optionalLine(300),
  registration: field.checkbox(),
  capacity: field.optionalInt(1, 100_000),
  opensDay: field.optionalDay(),
  opensTime: optionalTime(),
  closesDay: field.optionalDay(),
  closesTime: optionalTime(),
  waitingList: field.checkbox(),
  groupMax: field.int(1, 100),
  certificate: field.checkbox(),
  keepDays: field.optionalInt(1, KEEP.setting.most),
  source: field.optionalLine(500),
  revision: field.optionalInt(1, 1_000_000_000),
});
export type EventValues = z.output<typeof EventForm>;

/** The instant of a day and a time; null without a day, `otherwise` where no time was typed. */
export const instantIn = (day: Day | null, clock: string | null, otherwise: string): Date | null => (day === null ? null : instantOf(day, clock ?? otherwise));

export const CancelForm = z.object({ ...localizedText('reason', 1_000), revision: field.int(1, 1_000_000_000), sure: field.checkbox() });

/** One day a line, or a first day and a rhythm. */
export const CopyForm = z.object({
  day: field.day(),
  rhythm: field.choice(['once', 'weekly', 'fortnightly', 'monthly']),
  times: field.int(1, 30),
  more: field.optionalText(600).superRefine((value, context) => {
    if (value !== null && value.split('\n').some((line) => line.trim() !== '' && !isDay(line.trim()))) context.addIssue({ code: 'custom', params: { problem: 'not_a_date' } });
  }),
  series: field.optionalId(),
  followsUp: field.checkbox(),
});

export const NumbersForm = z.object({ participants: field.optionalInt(0, 1_000_000), qualifier: field.choice(ATTENDANCE), revision: field.int(1, 1_000_000_000) });
export const SeriesForm = z.object({ audiences: field.many(z.enum(AUDIENCES)), ...localizedLine('title', 160), ...localizedText('summary', 2_000, 0), revision: field.optionalInt(1, 1_000_000_000) });
export const AdmitForm = z.object({ id: field.id() });

export const RoundForm = z.object({ ...localizedLine('title', 160), day: field.day(), startTime: time(), endTime: time(), revision: field.optionalInt(1, 1_000_000_000) });
export const SessionForm = z.object({
  ...localizedLine('title', 160),
  ...localizedText('description', 5_000, 0),
  round: field.id(),
  room: field.optionalLine(120),
  capacity: field.optionalInt(1, 100_000),
  languages: field.many(z.enum(SPOKEN)),
  forum: field.optionalId(),
  headcount: field.optionalInt(0, 100_000),
  revision: field.optionalInt(1, 1_000_000_000),
});
