import type { PhaseKind } from '../schema.ts';

/**
 * What the office has to think of, by kind of phase: key of its text and days after the phase's beginning (before it: negative).
 * From how offices run such processes: room and interpreters are booked before people are invited, and nothing is announced that nobody can answer.
 */
export const USUAL_TASKS: Readonly<Record<PhaseKind, readonly (readonly [key: string, dueDays: number | null])[]>> = {
  preparation: [['mandate', 0], ['group', 7], ['bodies', 14], ['budget', 14], ['plan', 21], ['notice', 28]],
  call: [['topics', -14], ['easy', -10], ['cards', -7], ['places', -3], ['announce', 0], ['moderators', 0], ['remind', 14]],
  survey: [['questions', -28], ['anonymity', -21], ['pretest', -10], ['contacts', -7], ['invite', 0], ['remind', 14], ['publish', 42]],
  interviews: [['partners', -21], ['guide', -14], ['consent', -7], ['notes', 7]],
  forums: [['room', -60], ['interpreters', -42], ['childcare', -42], ['invite', -28], ['tandem', -14], ['minutes', 0], ['documentation', 14]],
  weighting: [['options', -14], ['electorate', -14], ['codes', -7], ['keys', -3], ['witnesses', 0], ['result', 7]],
  assessment: [['departments', -14], ['send', 0], ['remind', 14], ['dissent', 28], ['answer', 42]],
  resolution: [['draft', -42], ['legal', -28], ['committees', -21], ['edition', 0], ['tell', 7]],
  implementation: [['leads', 0], ['round', 150], ['report', 180], ['tell', 187]],
};
