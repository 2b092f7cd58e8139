import type { Problem } from '../../kernel/problem.ts';

export const ELECTORATES = ['codes', 'device', 'room'] as const;
export type Electorate = (typeof ELECTORATES)[number];

export const STATES = ['draft', 'planned', 'open', 'closed', 'void'] as const;
export type State = (typeof STATES)[number];

/** What a reader sees: `ended` is an open ballot whose time is over and whose dots are not counted yet. */
export type Phase = State | 'ended';

export const PICTOGRAMS = [
  'people', 'speech', 'book', 'letters', 'work', 'shop', 'certificate', 'family', 'child', 'youth', 'senior', 'woman', 'health', 'home', 'city', 'culture', 'sport', 'worship',
  'office', 'passport', 'scales', 'megaphone', 'handshake', 'network', 'money', 'lightbulb', 'tree', 'bus', 'arrival', 'star',
] as const;
export type Pictogram = (typeof PICTOGRAMS)[number];

/** How many options a ballot may have: the numbers must fit a page and a spreadsheet. */
export const MAX_OPTIONS = 60;

/** Live totals move in steps of so many ballots, and smaller channels are merged: one person's dots cannot be subtracted. */
export const SMALLEST_GROUP = 5;

export interface Timing {
  readonly state: State;
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
}

export function phaseOf(ballot: Timing, now: Date): Phase {
  return ballot.state === 'open' && ballot.closesAt !== null && ballot.closesAt <= now ? 'ended' : ballot.state;
}

/** Texts and rules may change until people can vote on them. */
export const mayBeEdited = (state: State): boolean => state === 'draft' || state === 'planned';

export interface Allowance {
  readonly dotsPerVoter: number;
  readonly maxPerOption: number;
}

/** What is wrong with dots by option; nothing when they may be cast. Leaving dots unused is allowed, using none is not. */
export function allowanceProblems(dots: readonly number[], { dotsPerVoter, maxPerOption }: Allowance, fieldOf: (index: number) => string): Problem[] {
  const problems: Problem[] = [];
  dots.forEach((n, i) => {
    if (!Number.isSafeInteger(n) || n < 0) problems.push({ code: 'not_a_number', field: fieldOf(i) });
    else if (n > maxPerOption) problems.push({ code: 'too_many_on_option', field: fieldOf(i), params: { max: maxPerOption } });
  });
  const sum = dots.reduce((a, b) => a + b, 0);
  if (problems.length === 0 && sum > dotsPerVoter) problems.push({ code: 'too_many_dots', params: { max: dotsPerVoter } });
  if (problems.length === 0 && sum === 0) problems.push({ code: 'no_dots' });
  return problems;
}

/** Whether every dot can be given: five dots on three options with one each at most cannot. */
export const allowanceFits = ({ dotsPerVoter, maxPerOption }: Allowance, options: number): boolean => dotsPerVoter <= maxPerOption * options;
