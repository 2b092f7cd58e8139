import { describe, expect, it } from 'vitest';
import { LOCALES } from '../kernel/locale.ts';
import { PROBLEM_STATUS, type Problem, type ProblemCode } from '../kernel/problem.ts';
import { problemText } from './problem.ts';

const DETAILS: NonNullable<Problem['params']>[] = [{}, { min: 1, max: 5, megabytes: 10, line: 7, column: 'Titel', feature: 'Uetze', key: 'x-1', formats: 'CSV.' }];
const CODES = Object.keys(PROBLEM_STATUS) as ProblemCode[];

describe('problems as sentences', () => {
  it.each(LOCALES)('every code reads as a sentence in %s, with and without its details', (locale) => {
    for (const code of CODES) {
      for (const params of DETAILS) {
        const text = problemText(locale, { code, params });
        expect(text, code).toMatch(/^\S.{5,}[.?/\d»”“e]$/u);
        expect(text, code).not.toMatch(/[{}]|undefined/);
      }
    }
  });

  it('says which bounds a number has', () => {
    expect(problemText('de', { code: 'out_of_range', params: { min: 1, max: 5000 } })).toBe('Bitte geben Sie eine Zahl von 1 bis 5.000 ein.');
    expect(problemText('de', { code: 'out_of_range', params: { max: 5 } })).toBe('Bitte geben Sie höchstens 5 ein.');
    expect(problemText('en', { code: 'out_of_range', params: { min: 2 } })).toBe('Please enter at least 2.');
  });

  it('uses each language’s plural', () => {
    expect(problemText('de', { code: 'too_many_dots', params: { max: 1 } })).toContain('Sie haben 1 Punkt.');
    expect(problemText('ar', { code: 'too_many_dots', params: { max: 2 } })).toContain('نقطتان');
    expect(problemText('ar', { code: 'too_many_dots', params: { max: 5 } })).toContain('5 نقاط');
  });
});
