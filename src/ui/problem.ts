import type { Locale } from '../kernel/locale.ts';
import { PROBLEM_STATUS, type Problem } from '../kernel/problem.ts';
import { texts } from '../platform/i18n/texts.ts';
import ar from './text/problems.ar.json' with { type: 'json' };
import deSimple from './text/problems.de-simple.json' with { type: 'json' };
import de from './text/problems.de.json' with { type: 'json' };
import en from './text/problems.en.json' with { type: 'json' };

const sentences = texts({ de, 'de-simple': deSimple, en, ar });

/** What the sentences may mention; a problem that lacks one still reads well enough. */
const DEFAULTS = { max: 0, min: 0, megabytes: 0, line: 0, n: 0, column: '', feature: '', key: '', formats: '' };

/** A problem as a sentence a person understands. */
export function problemText(locale: Locale, problem: Problem): string {
  const code = problem.code in PROBLEM_STATUS ? problem.code : 'internal';
  return sentences(locale)(code, { ...DEFAULTS, bounds: boundsOf(problem.params ?? {}), ...problem.params }).trim();
}

function boundsOf(params: NonNullable<Problem['params']>): string {
  const low = 'min' in params;
  const high = 'max' in params;
  return low && high ? 'both' : high ? 'max' : low ? 'min' : 'none';
}
