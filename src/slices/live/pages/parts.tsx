import type { VNode } from 'preact';
import type { Part, Parts } from '../../../platform/web/audience.ts';
import type { View } from '../../../platform/web/view.ts';
import { renderPart } from '../../../ui/index.ts';
import type { RoomState, ShownPoll } from '../state/queries.ts';
import { words } from '../words.ts';
import { Questions, type Sort } from './questions.tsx';
import { barNumbers } from './result.tsx';
import { AskForm, OpenPoll, OpenResult, PastPolls, StateNote } from './room.tsx';

/** A part whose key says everything its body is made of. */
export const partOf = (view: View, of: unknown, piece: () => VNode | null): Part => ({ key: JSON.stringify(of), body: () => { const made = piece(); return made === null ? '' : renderPart(made, view).html; } });

/** What of a poll its readers see, without numbers: when it changes, the poll is drawn anew. */
export const shapeOf = (p: ShownPoll): unknown => [p.id, p.revision, p.state, p.tally === null, p.kind === 'words' ? p.words.filter((w) => w.state === 'shown').map((w) => [w.word, w.count]) : p.tally?.teams];

/** The numbers of the poll that people look at: sent alone while its picture stays. */
export function countsPart(view: View, poll: ShownPoll | undefined): Part {
  if (poll === undefined) return { key: '', body: () => '' };
  return {
    key: JSON.stringify([poll.id, poll.answers, poll.tally?.counts]),
    body: () => JSON.stringify({ poll: poll.id, total: words(view.locale)('answers', { n: poll.answers ?? 0 }), bars: poll.tally === null ? [] : barNumbers(poll, view.locale).map((n) => [n.count, n.share, n.width]) }),
  };
}

/** What changes on a phone's page. */
export function phoneParts(state: RoomState, view: View, sort: Sort): Parts {
  const { room } = state;
  const open = state.polls.find((p) => p.state === 'open');
  const past = state.polls.filter((p) => p.state === 'closed');
  return {
    state: partOf(view, room.state, () => <StateNote state={state} />),
    poll: partOf(view, open === undefined ? null : [open.id, open.revision], () => <OpenPoll state={state} device="" />),
    result: partOf(view, open === undefined ? null : [shapeOf(open), open.kind === 'scale' ? open.tally?.counts : null], () => <OpenResult state={state} />),
    counts: countsPart(view, open),
    ask: partOf(view, [room.asking, room.moderated], () => <AskForm state={state} device="" once="" />),
    questions: partOf(view, state.questions.filter((q) => q.state === 'shown' || q.state === 'merged'), () => <Questions state={state} sort={sort} device="" />),
    past: partOf(view, past.map((p) => [shapeOf(p), p.answers]), () => <PastPolls state={state} />),
  };
}
