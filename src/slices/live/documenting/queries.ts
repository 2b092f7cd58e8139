import { localized, type Localized } from '../../../kernel/localized.ts';
import { roomOfSubject, type LiveReads } from '../queries.ts';
import { stateOf, type ShownPoll } from '../state/queries.ts';
import { roomHref } from '../urls.ts';

/** What a room brought, for the documentation of what it belongs to. Nobody is named. */
export interface DocumentedRoom {
  readonly title: Localized;
  readonly href: string;
  readonly polls: readonly { readonly question: Localized; readonly answers: number; readonly results: readonly { readonly title: Localized; readonly count: number }[] }[];
  readonly questions: readonly { readonly text: Localized; readonly support: number; readonly answered: boolean }[];
}

/** The rooms of these subjects with what may be shown of them now: closed polls and the questions that everybody could read. */
export async function documentedRooms(reads: LiveReads, subjectIds: readonly string[]): Promise<readonly DocumentedRoom[]> {
  const rooms = (await Promise.all(subjectIds.map((id) => roomOfSubject(reads, id)))).filter((r) => r !== null && r.state !== 'draft');
  const states = (await Promise.all(rooms.map((r) => stateOf(reads, r?.id ?? '')))).filter((s) => s !== null);
  return states.map(({ room, polls, questions }) => ({
    title: room.title, href: roomHref(room.slug),
    polls: polls.filter((p) => p.state === 'closed' && p.tally !== null).map((p) => ({ question: p.question, answers: p.answers ?? 0, results: resultsOf(p) })),
    questions: questions.filter((q) => q.state === 'shown').map(({ text, support, answered }) => ({ text, support, answered })),
  }));
}

function resultsOf(poll: ShownPoll) {
  if (poll.kind === 'words') return poll.words.filter((w) => w.state === 'shown').slice(0, 50).map((w) => ({ title: localized(w.shownAs), count: w.count }));
  const title = (i: number): Localized => (poll.kind === 'scale' ? localized(String(poll.scaleFrom + i)) : (poll.options[i]?.title ?? localized('')));
  return (poll.tally?.counts ?? []).map((count, i) => ({ title: title(i), count }));
}
