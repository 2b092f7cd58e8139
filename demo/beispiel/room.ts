import { randomBytes } from 'node:crypto';
import { addDays, dayOf } from '../../src/kernel/dates.ts';
import type { Locale } from '../../src/kernel/locale.ts';
import { valueOf } from '../../src/kernel/problem.ts';
import type { Config } from '../../src/platform/config.ts';
import type { Db } from '../../src/platform/database/types.ts';
import { write } from '../../src/platform/database/write.ts';
import { keyFolder } from '../../src/platform/keys.ts';
import { eventHref, upcomingEvents } from '../../src/slices/events/public.ts';
import { ask, createRoom, decide, openPoll, openRoom, savePoll, setSubject, showOnScreen, support, takeAnswer, translateQuestion, type PollInput, type RoomTx } from '../../src/slices/live/public.ts';
import { processBySlug } from '../../src/slices/participation/public.ts';
import facts from '../data/live-room-2026.json' with { type: 'json' };
import { actor, facts as process2026, text } from './common.ts';

/** How long the demonstration's room stays open, from the day it is loaded. */
const OPEN_DAYS = 365;

/** An invented room that a visitor can enter: with questions, and a poll that is open. */
export async function loadRoom(db: Db, config: Config): Promise<void> {
  const keys = keyFolder(config.keysDir);
  const today = dayOf(new Date());
  const { id, polls } = await write(db, async (tx) => {
    const process = await processBySlug(tx, process2026.process.slug);
    const event = (await upcomingEvents(tx, 20, new Date())).find((e) => e.invented && e.processId === process?.id) ?? null;
    const settings = { slug: facts.slug, title: text(facts.title), note: text(facts.note), processId: process?.id ?? null, heldOn: today, closesOn: addDays(today, OPEN_DAYS), asking: true, moderated: true, teams: facts.teams, invented: true };
    const room = valueOf(await createRoom(tx, actor, settings));
    if (event !== null) valueOf(await setSubject(tx, room.id, { kind: 'event', id: event.id, title: event.title, href: eventHref(event.slug), origin: event.id }));
    const made: string[] = [];
    for (const poll of facts.polls) made.push(valueOf(await savePoll(tx, actor, room.id, inputOf(poll))).id);
    valueOf(await openRoom(tx, keys, actor, room.id));
    valueOf(await openPoll(tx, actor, room.id, 1));
    for (const question of facts.questions) await loadQuestion(tx, room.id, question);
    valueOf(await showOnScreen(tx, room.id, 'poll', 1));
    return { id: room.id, polls: made };
  });
  for (const [i, poll] of facts.polls.entries()) for (const counts of poll.answers) await takeAnswer(db, { pollId: polls[i] ?? id, device: randomBytes(16), counts, words: [], team: null, turn: 1 });
}

type PollFacts = (typeof facts.polls)[number];

function inputOf(poll: PollFacts): PollInput {
  const { kind, question, options, shownLive, right = 0, maxChoices = 1, dotsPerVoter = 1, maxPerOption = 1 } = poll;
  const titles = (options as readonly ({ readonly de: string } & Readonly<Record<string, string>>)[]).map((title, i) => ({ title: text(title), correct: i + 1 === right }));
  return { kind: kind as PollInput['kind'], question: text(question), options: titles, shownLive, maxChoices, dotsPerVoter, maxPerOption, scaleFrom: 1, scaleTo: 5, scaleLow: null, scaleHigh: null };
}

type QuestionFacts = (typeof facts.questions)[number];

async function loadQuestion(tx: RoomTx, roomId: string, one: QuestionFacts): Promise<void> {
  const { number } = valueOf(await ask(tx, roomId, { text: one.text, language: one.language, firstName: one.firstName, once: one.text }));
  for (const lang of ['de', 'en', 'ar'] as const satisfies readonly Locale[]) {
    const translation = (one as Readonly<Record<string, unknown>>)[lang];
    if (typeof translation === 'string') valueOf(await translateQuestion(tx, actor, roomId, number, lang, translation));
  }
  valueOf(await decide(tx, actor, roomId, number, { do: 'release' }));
  for (let n = 0; n < one.support; n += 1) valueOf(await support(tx, { id: roomId }, number, () => randomBytes(16), true));
}
