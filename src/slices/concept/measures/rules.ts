import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { seenOf } from '../drafts/rules.ts';

export const STATES = ['idea', 'selected', 'planned', 'running', 'done', 'permanent', 'stopped', 'not_pursued'] as const;
export type State = (typeof STATES)[number];

/** Who is competent for something that the office cannot do itself. */
export const LEVELS = ['eu', 'bund', 'land', 'region', 'municipality', 'other'] as const;
export type Level = (typeof LEVELS)[number];

export const ORIGINS = ['voices', 'motion', 'resolution', 'law', 'programme', 'department', 'practice'] as const;

/** What may follow. A step may be left out (a baseline is taken over as it is found), and what was ended can be taken up again. */
const NEXT: Readonly<Record<State, readonly State[]>> = {
  idea: ['selected', 'planned', 'running', 'done', 'permanent', 'not_pursued'],
  selected: ['idea', 'planned', 'running', 'done', 'permanent', 'stopped', 'not_pursued'],
  planned: ['selected', 'running', 'done', 'permanent', 'stopped', 'not_pursued'],
  running: ['planned', 'done', 'permanent', 'stopped'],
  done: ['running', 'permanent'],
  permanent: ['running', 'done', 'stopped'],
  stopped: ['planned', 'running'],
  not_pursued: ['idea', 'selected', 'planned'],
};

export const nextStates = (from: State): readonly State[] => NEXT[from];

export interface StateDetails {
  readonly state: State;
  readonly reason: string | null;
  readonly level: Level | null;
}

/** An end needs a reason that readers understand; what is not pursued also names who is competent. A level makes no sense elsewhere. */
export function checkDetails(to: StateDetails): Result<StateDetails> {
  const reason = to.reason === '' ? null : to.reason;
  if ((to.state === 'stopped' || to.state === 'not_pursued') && reason === null) return failed('required', 'reason');
  if (to.state === 'not_pursued' && to.level === null) return failed('required', 'level');
  return ok({ state: to.state, reason, level: to.state === 'not_pursued' ? to.level : null });
}

export function changeState(from: State, to: StateDetails): Result<StateDetails> {
  if (!NEXT[from].includes(to.state)) return failed('wrong_state', 'state');
  return checkDetails(to);
}

/** Rough stage for colours and for a bar: not begun, under way, reached, ended. */
export function stageOf(state: State): 'open' | 'moving' | 'reached' | 'ended' {
  if (state === 'idea' || state === 'selected') return 'open';
  if (state === 'planned' || state === 'running') return 'moving';
  return state === 'done' || state === 'permanent' ? 'reached' : 'ended';
}

/** Permanent keys read like citations; a number that another concept has used gets the concept's name in front. */
export function keyCandidates(fieldCode: string, number: number, conceptSlug: string): readonly string[] {
  const plain = `${fieldCode}-${number}`;
  return [plain, `${conceptSlug}-${plain}`, ...Array.from({ length: 98 }, (_, i) => `${conceptSlug}-${plain}-${i + 2}`)];
}

/** `oeffnung-34` → field and number; null when it cannot be one. */
export function readCitation(text: string): { readonly field: string; readonly number: number } | null {
  const match = /^([a-z0-9-]+)-(\d{1,6})$/.exec(text);
  return match === null ? null : { field: match[1] as string, number: Number(match[2]) };
}

/** The facts of a measure that one form shows. */
export interface Facts {
  readonly title: Localized;
  readonly description: Localized | null;
  readonly leadDepartmentId: string | null;
  readonly partners: readonly string[];
  readonly territoryKeys: readonly string[];
  readonly targetGroups: readonly string[];
  readonly origin: string | null;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly public: boolean;
  readonly place: string | null;
  readonly cooperation: Localized | null;
}

/** What a form with the facts was opened with: two people may write about facts and steps at once, not over each other's facts. */
export function factsSeen(m: Facts): string {
  return seenOf([m.title, m.description, m.leadDepartmentId, m.partners, m.territoryKeys, m.targetGroups, m.origin, m.startsOn, m.endsOn, m.public, m.place, m.cooperation]);
}
