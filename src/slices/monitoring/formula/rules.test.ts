import { expect, test } from 'vitest';
import { valueOf } from '../../../kernel/problem.ts';
import { catalogueFaults } from '../register/commands.ts';
import { codesIn, compute, readFormula } from './rules.ts';

const VALUES: Readonly<Record<string, number>> = { a: 6, b: 4, 'zero-of': 0, 'b|sex=f': 3 };
const result = (text: string): number | null => compute(valueOf(readFormula(text)), (code, groups) => VALUES[groups === null ? code : `${code}|${groups}`] ?? null);

test('formulas know precedence, parentheses and groups', () => {
  expect(result('[a] + [b] * 2')).toBe(14);
  expect(result('([a] + [b]) * 2')).toBe(20);
  expect(result('[a] - [b] - 1')).toBe(1);
  expect(result('[a] / [b|sex=f]')).toBe(2);
  expect(result('-[a] + 0,5')).toBe(-5.5);
  expect(codesIn(valueOf(readFormula('[a] / [b] + [a]')))).toEqual(['a', 'b']);
});

test('a missing value and a division by zero give no value', () => {
  expect(result('[a] / [zero-of]')).toBeNull();
  expect(result('[a] + [unknown]')).toBeNull();
});

test('anything else is refused', () => {
  for (const text of ['', '[a', '[a] [b]', '1 +', '* 2', '()', 'process.exit()', '[a] ** 2', '[a];[b]', '((((1', `${'('.repeat(100)}1${')'.repeat(100)}`, '1'.repeat(501)]) expect(readFormula(text).ok, text).toBe(false);
});

test('every formula of the catalogue can be read and asks for what there is', () => {
  expect(catalogueFaults()).toEqual([]);
});
