import { mayShowResult, positionsOf } from '../rules.ts';
import { countAnswers, countTeams, pollsOf, questionsOf, roomById, wordsOf, type FrozenResult, type LiveReads, type Poll, type Question, type Room, type Word } from '../queries.ts';

export interface ShownPoll extends Poll {
  /** How many answered; null before it was opened. */
  readonly answers: number | null;
  /** What they answered; null while it is hidden, from everybody. */
  readonly tally: FrozenResult | null;
  /** The cloud's words with their state; those that wait or were hidden are the moderator's alone. Empty while hidden. */
  readonly words: readonly Word[];
}

/** A room with everything that its pages show. */
export interface RoomState {
  readonly room: Room;
  readonly polls: readonly ShownPoll[];
  readonly questions: readonly Question[];
}

/**
 * Reads a room as its pages show it. A result that is hidden until closing is not even read, so no page, stream or data can hold it;
 * of a word cloud only the words are, without numbers, because somebody has to release them.
 */
export async function stateOf(reads: LiveReads, roomId: string): Promise<RoomState | null> {
  const room = await roomById(reads, roomId);
  if (room === null) return null;
  const [polls, questions] = await Promise.all([pollsOf(reads, roomId), questionsOf(reads, room)]);
  return { room, polls: await Promise.all(polls.map((poll) => shown(reads, room, poll))), questions };
}

async function shown(reads: LiveReads, room: Room, poll: Poll): Promise<ShownPoll> {
  if (poll.state === 'prepared') return { ...poll, answers: null, tally: null, words: [] };
  const words = poll.kind === 'words' ? await wordsOf(reads, poll.id) : [];
  if (room.state === 'closed') return { ...poll, answers: poll.result?.answers ?? 0, tally: poll.result, words };
  if (!mayShowResult(poll)) {
    const { answers } = await countAnswers(reads, poll.id, 0);
    return { ...poll, answers, tally: null, words: withoutCounts(words) };
  }
  const [counted, teams] = await Promise.all([countAnswers(reads, poll.id, positionsOf(poll)), teamsOf(reads, room, poll)]);
  return { ...poll, answers: counted.answers, tally: { ...counted, teams }, words };
}

/** The moderator decides about words before anybody may know how often each was given: not by their order either. */
const withoutCounts = (words: readonly Word[]): readonly Word[] => words.map((w) => ({ ...w, count: 0 })).sort((a, b) => a.word.localeCompare(b.word, 'de'));

/** Right answers say what is right: not before closing. */
const teamsOf = async (reads: LiveReads, room: Room, poll: Poll) => (poll.kind === 'quiz' && poll.state === 'closed' && room.teams.length > 0 ? countTeams(reads, poll) : []);

/** What a closed room keeps of a poll. */
export async function freezeOf(reads: LiveReads, room: Room, poll: Poll): Promise<FrozenResult> {
  const closed = { ...poll, state: 'closed' as const };
  return { ...(await countAnswers(reads, poll.id, positionsOf(poll))), teams: await teamsOf(reads, room, closed) };
}
