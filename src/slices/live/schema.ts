import { z } from 'zod';
import { slugOf } from '../../kernel/ids.ts';
import { byLanguage, translated, worded, wordingIn, type Localized } from '../../kernel/localized.ts';
import type { View } from '../../platform/web/view.ts';
import type { ShownPoll, RoomState as State } from './state/queries.ts';
import { inReadingOrder, POLL_KINDS, publicQuestions, SMALLEST_TEAM } from './rules.ts';
import { roomHref, shortHref } from './urls.ts';

/** A localized text among a form's values; null where it was left empty. */
export function textFrom(before: Localized | null, values: Readonly<Record<string, unknown>>, name: string): Localized | null {
  const typed = wordingIn(values, name);
  return typed.text === '' ? null : worded(before, typed);
}

/** The text with a translation set, kept or taken out. */
export function withTranslation(value: Localized, lang: string, text: string | null): Localized {
  if (text === null) return { ...value, texts: Object.fromEntries(Object.entries(value.texts).filter(([known]) => known !== lang)) };
  return value.texts[lang]?.text === text ? value : translated(value, lang, text);
}

/** Address of a thing from what was typed, what it had, or its title. */
export const slugFrom = (typed: string | null, before: string | null, title: string): string => slugOf(typed ?? before ?? title);

const Texts = z.record(z.string(), z.string()).describe('By language');

const PollItem = z.object({
  number: z.number().int(),
  kind: z.enum(POLL_KINDS),
  question: Texts,
  state: z.enum(['open', 'closed']),
  answers: z.number().int().describe('Devices that answered; one answer a device'),
  options: z.array(z.object({ number: z.number().int().describe('Option, or step of the scale'), title: Texts, count: z.number().int().nullable().describe('Null while the result is hidden'), correct: z.boolean().nullable().describe('Of a quiz, after closing') })),
  words: z.array(z.object({ word: z.string(), count: z.number().int() })),
  teams: z.array(z.object({ team: z.string(), answers: z.number().int(), right: z.number().int() })),
});

const QuestionItem = z.object({
  number: z.number().int(),
  text: Texts,
  language: z.string().describe('BCP 47 tag of the original'),
  firstName: z.string().nullable().describe('As given; removed after 90 days'),
  support: z.number().int().describe('Devices that support it'),
  answered: z.boolean(),
  mergedInto: z.number().int().nullable(),
  submission: z.url().nullable().describe('The contribution it became'),
});

export const RoomItem = z.object({
  id: z.uuid(),
  slug: z.string(),
  url: z.url(),
  shortUrl: z.url().nullable().describe('While it is open: what the QR picture leads to'),
  title: Texts,
  state: z.enum(['open', 'closed']),
  heldOn: z.iso.date(),
  invented: z.boolean(),
  event: z.url().nullable().describe('The event or session it belongs to'),
});
export type RoomData = z.infer<typeof RoomItem>;

export const RoomDetail = RoomItem.extend({ polls: z.array(PollItem), questions: z.array(QuestionItem) });
export type RoomDetailData = z.infer<typeof RoomDetail>;

export function roomData({ room }: Pick<State, 'room'>, view: Pick<View, 'absolute'>): RoomData {
  return {
    id: room.id, slug: room.slug, url: view.absolute(roomHref(room.slug)), shortUrl: room.state === 'open' ? view.absolute(shortHref(room.code)) : null, title: byLanguage(room.title), state: room.state === 'open' ? 'open' : 'closed',
    heldOn: room.heldOn, invented: room.invented, event: room.subject === null ? null : view.absolute(room.subject.href),
  };
}

/** A room as data: the same that its public page shows, nothing that waits or was hidden. */
export function roomDetail(state: State, view: Pick<View, 'absolute'>): RoomDetailData {
  const { room, questions } = state;
  const open = publicQuestions(questions);
  const number = new Map(open.map((q) => [q.id, q.number]));
  return {
    ...roomData(state, view),
    polls: state.polls.filter((p) => p.state !== 'prepared').map((p) => pollData(p, room.teams)),
    questions: inReadingOrder(open, 'support').map((q) => ({
      number: q.number, text: byLanguage(q.text), language: q.text.source, firstName: q.firstName, support: q.support, answered: q.answered, mergedInto: q.mergedInto === null ? null : (number.get(q.mergedInto) ?? null),
      submission: q.submissionHref === null ? null : view.absolute(q.submissionHref),
    })),
  };
}

function pollData(poll: ShownPoll, teams: readonly string[]): RoomDetailData['polls'][number] {
  const count = (index: number): number | null => poll.tally?.counts[index] ?? (poll.tally === null ? null : 0);
  const steps = poll.kind === 'scale' ? Array.from({ length: poll.scaleTo - poll.scaleFrom + 1 }, (_, i) => ({ number: poll.scaleFrom + i, title: {} })) : poll.options.map((o) => ({ number: o.number, title: byLanguage(o.title) }));
  return {
    number: poll.number, kind: poll.kind, question: byLanguage(poll.question), state: poll.state === 'open' ? 'open' : 'closed', answers: poll.answers ?? 0,
    options: steps.map((s, i) => ({ ...s, count: count(i), correct: poll.kind === 'quiz' && poll.state === 'closed' ? (poll.options[i]?.correct ?? false) : null })),
    words: poll.tally === null ? [] : poll.words.filter((w) => w.state === 'shown').map((w) => ({ word: w.shownAs, count: w.count })),
    teams: (poll.tally?.teams ?? []).filter((t) => t.answers >= SMALLEST_TEAM).map((t) => ({ team: teams[t.team - 1] ?? String(t.team), answers: t.answers, right: t.right })),
  };
}
