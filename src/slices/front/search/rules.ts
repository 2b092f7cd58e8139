import { lengthOf } from '../../../kernel/text.ts';

/** What can be found, in the order people read it, and the module it belongs to. */
export const KINDS = [
  { kind: 'processes', module: 'participation' },
  { kind: 'submissions', module: 'participation' },
  { kind: 'recommendations', module: 'participation' },
  { kind: 'surveys', module: 'surveys' },
  { kind: 'ballots', module: 'ballots' },
  { kind: 'events', module: 'events' },
  { kind: 'measures', module: 'concept' },
  { kind: 'practices', module: 'concept' },
  { kind: 'decisions', module: 'assessment' },
  { kind: 'competences', module: 'assessment' },
  { kind: 'reports', module: 'reports' },
  { kind: 'indicators', module: 'monitoring' },
  { kind: 'bodies', module: 'bodies' },
  { kind: 'papers', module: 'bodies' },
  { kind: 'resolutions', module: 'bodies' },
] as const;
export type Kind = (typeof KINDS)[number]['kind'];

/** Of each kind on the page of all, and of one kind on a page of its own. */
export const FIRST = 5;
export const PER_PAGE = 20;
export const LONGEST = 200;

/** One letter is in nearly everything. */
export const isEnough = (words: string): boolean => lengthOf(words) >= 2;
