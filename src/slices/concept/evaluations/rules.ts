import type { Day } from '../../../kernel/dates.ts';
import type { Localized } from '../../../kernel/localized.ts';

/** How the office and its units stand to a finding; `open` waits for an answer. */
export const FINDING_STATES = ['open', 'accepted', 'partly', 'done', 'not_shared'] as const;
export type FindingState = (typeof FINDING_STATES)[number];

export interface Evaluation {
  readonly id: string;
  readonly conceptId: string;
  readonly number: number;
  readonly title: Localized;
  /** Institution. */
  readonly author: string;
  readonly finishedOn: Day;
  readonly summary: Localized | null;
  readonly url: string | null;
  readonly file: string | null;
  readonly fileName: string | null;
  readonly publishedOn: Day | null;
  readonly version: number;
}

export interface Finding {
  readonly id: string;
  readonly position: number;
  readonly text: Localized;
  readonly fieldCode: string | null;
  readonly goal: number | null;
  readonly measureId: string | null;
  readonly key: string | null;
  readonly measureTitle: Localized | null;
  readonly measurePublic: boolean | null;
  readonly state: FindingState;
  readonly answer: Localized | null;
  readonly answeredOn: Day | null;
  readonly departmentId: string | null;
  readonly version: number;
}

/** What a finding is about, as forms know it: nothing, `field:<code>`, `goal:<code>/<position>` or `measure:<id>`. */
export const subjectOf = (f: Pick<Finding, 'fieldCode' | 'goal' | 'measureId'>): string => (f.measureId !== null ? `measure:${f.measureId}` : f.goal !== null ? `goal:${f.fieldCode}/${f.goal}` : f.fieldCode !== null ? `field:${f.fieldCode}` : '');

export function readSubject(text: string): Pick<Finding, 'fieldCode' | 'goal' | 'measureId'> | null {
  if (text === '') return { fieldCode: null, goal: null, measureId: null };
  const match = /^(?:field:([a-z0-9-]+)|goal:([a-z0-9-]+)\/(\d{1,4})|measure:([0-9a-f-]{36}))$/.exec(text);
  if (match === null) return null;
  return { fieldCode: match[1] ?? match[2] ?? null, goal: match[3] === undefined ? null : Number(match[3]), measureId: match[4] ?? null };
}
