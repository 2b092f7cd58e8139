import { addDays, type Day } from '../../kernel/dates.ts';
import type { Locale } from '../../kernel/locale.ts';
import type { Db } from '../../platform/database/types.ts';
import type { NodeKind } from '../thread/public.ts';
import type { Rhythm } from './schema.ts';

/** What can be followed, and the module it belongs to: while that is off there is no form and no mail. */
export const FOLLOWABLE = { process: 'participation', submission: 'participation', recommendation: 'participation', measure: 'concept', concept: 'concept' } as const;
export type Followable = keyof typeof FOLLOWABLE;

export const isFollowable = (kind: string): kind is Followable => Object.hasOwn(FOLLOWABLE, kind);

/** What on a thread is a step worth a mail: not what people say, nor what only counts or prepares. A contribution is told what it was merged into. */
const STEPS: readonly NodeKind[] = ['recommendation', 'ballot', 'assessment', 'decision', 'measure', 'concept', 'resolution', 'report', 'survey', 'event', 'effect', 'review', 'evaluation', 'advice'];
export const stepKinds = (followed: Followable): readonly NodeKind[] => (followed === 'submission' ? ['submission', 'forum', ...STEPS] : STEPS);

/** Something that happened and is public. */
export interface Step {
  /** The same for the same step for ever; each is told once. */
  readonly key: string;
  /** In words, in one language. */
  readonly say: (locale: Locale) => string;
  /** Path without language prefix. */
  readonly href: string;
  /** Goes along with other news, or waits for the weekly mail. */
  readonly minor?: boolean;
}

/** What the slice that owns a kind of record knows beyond the thread; `src/slices.ts` lists them. */
export interface StepSource {
  readonly kind: Followable;
  readonly stepsOf: (db: Db, nodeId: string, since: Date) => Promise<Known>;
}

export interface Known {
  readonly steps: readonly Step[];
  /** Other records whose thread belongs to it. */
  readonly with?: readonly string[];
  /** It is over: with this news the subscription ends. */
  readonly ended?: boolean;
}

const WEEK = 7;

/** Whether an address may get a mail today. What only goes along never hurries. */
export function isDue(rhythm: Rhythm, toldOn: Day | null, news: readonly Pick<Step, 'minor'>[], today: Day): boolean {
  if (news.length === 0) return false;
  const week = toldOn === null || addDays(toldOn, WEEK) <= today;
  return week || (rhythm === 'now' && news.some((step) => step.minor !== true));
}
