import { createHash, randomBytes } from 'node:crypto';
import type { Day } from '../../../../kernel/dates.ts';
import { failed, ok, type Result } from '../../../../kernel/problem.ts';
import { nextStates, type State } from '../../measures/rules.ts';
import type { UpdateInput } from './schema.ts';

/** How a unit told the office what the office then enters. */
export const TOLD = ['mail', 'call', 'sheet'] as const;
export type Via = 'link' | 'page' | (typeof TOLD)[number];

/** How long a link of a mail works. */
export const LINK_DAYS = 21;
/** So many days before that a unit that has not answered is reminded. */
export const REMIND_DAYS = 4;

/** What stands in a link: nobody guesses 32 random bytes. */
export const newToken = (): string => randomBytes(32).toString('base64url');
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
export const isToken = (text: string): boolean => /^[\w-]{43}$/.test(text);

/** What can be said in a minute. Not to pursue a measure takes a level of competence too: that has a page of its own. */
export const statesFrom = (state: State): readonly State[] => [state, ...nextStates(state).filter((to) => to !== 'not_pursued')];

export interface Said {
  readonly change: { readonly from: State; readonly to: State } | null;
  /** Null says: nothing new. */
  readonly text: string | null;
  readonly next: { readonly title: string; readonly due: Day | null } | null;
  readonly help: string | null;
}

/** A new state needs a word about it; silence is no answer, "nothing new" is one; a date needs a step that it is for. */
export function readUpdate(input: UpdateInput): Result<Said> {
  const moved = input.state !== input.was;
  if (moved && !statesFrom(input.was).includes(input.state)) return failed('wrong_state', 'state');
  if (input.text === null && (moved || !input.nothing)) return failed('required', 'text');
  if (input.next === null && input.nextDue !== null) return failed('required', 'next');
  return ok({ change: moved ? { from: input.was, to: input.state } : null, text: input.text, next: input.next === null ? null : { title: input.next, due: input.nextDue }, help: input.help });
}
