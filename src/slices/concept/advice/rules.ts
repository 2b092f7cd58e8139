import type { Day } from '../../../kernel/dates.ts';
import type { Localized } from '../../../kernel/localized.ts';

export const ANSWERS = ['will_do', 'does_already', 'conditions', 'no'] as const;
export type Answer = (typeof ANSWERS)[number];

/** How an answer is told apart on the map, without its colour too. */
export const SIGNS: Readonly<Record<Answer | 'none', { readonly shade: number; readonly sign: string }>> = {
  does_already: { shade: 4, sign: '✓✓' }, will_do: { shade: 3, sign: '✓' }, conditions: { shade: 2, sign: '±' }, no: { shade: 1, sign: '✕' }, none: { shade: 0, sign: '?' },
};

export interface Advice {
  readonly id: string;
  readonly conceptId: string;
  readonly number: number;
  readonly title: Localized;
  readonly text: Localized;
  readonly measureId: string | null;
  readonly key: string | null;
  readonly measureTitle: Localized | null;
  readonly measurePublic: boolean | null;
  readonly answerBy: Day | null;
  readonly publishedOn: Day | null;
  readonly version: number;
}
export interface PlaceAnswer {
  readonly adviceId: string;
  readonly territoryKey: string;
  readonly answer: Answer;
  readonly text: Localized | null;
  readonly answeredOn: Day;
  readonly via: 'link' | 'page' | 'entered';
  readonly version: number;
}

/** Days that a link of a mail works. */
export const LINK_DAYS = 42;

/** Conditions and a refusal need words that readers understand. */
export const needsText = (answer: Answer): boolean => answer === 'conditions' || answer === 'no';

/** How many gave which answer; those who gave none under `none`. */
export function countsOf(answers: readonly Pick<PlaceAnswer, 'answer'>[], places: number): ReadonlyMap<Answer | 'none', number> {
  const counts = new Map<Answer | 'none', number>(ANSWERS.map((a) => [a, answers.filter((x) => x.answer === a).length]));
  return counts.set('none', Math.max(0, places - answers.length));
}
