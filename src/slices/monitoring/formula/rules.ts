import { failed, ok, type Result } from '../../../kernel/problem.ts';

/** What a formula is made of. A reference without groups means the groups of the value that is computed. */
export type Formula =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'value'; readonly code: string; readonly groups: string | null }
  | { readonly kind: 'sum'; readonly sign: '+' | '-' | '*' | '/'; readonly left: Formula; readonly right: Formula };

const LONGEST = 500;
const DEEPEST = 40;
const TOKEN = /\s*(?:(\d+(?:[.,]\d+)?)|\[([a-z0-9-]{1,60})(?:\|([^\][|]{0,200}))?\]|([-+*/()]))/y;

interface Token {
  readonly at: number;
  readonly formula?: Formula;
  readonly sign?: string;
}

/**
 * Reads `[foreigners] / [population] * 100`: numbers, codes of indicators in brackets (after `|` the groups to take: `[staff|origin=yes]`,
 * nothing after it takes the total), + - * / and parentheses. Nothing is ever run as a program.
 */
export function readFormula(text: string): Result<Formula> {
  const tokens = tokensOf(text);
  if (tokens === null || tokens.length === 0) return failed('invalid_text', 'formula');
  let at = 0;
  const take = (...signs: string[]): string | null => (signs.includes(tokens[at]?.sign ?? ' ') ? (tokens[at++]?.sign ?? null) : null);
  const one = (depth: number): Formula | null => {
    if (depth > DEEPEST) return null;
    if (take('-') !== null) {
      const right = one(depth + 1);
      return right === null ? null : { kind: 'sum', sign: '-', left: { kind: 'number', value: 0 }, right };
    }
    if (take('(') !== null) {
      const inner = line(depth + 1, ['+', '-']);
      return take(')') === null ? null : inner;
    }
    return tokens[at]?.formula === undefined ? null : (tokens[at++]?.formula ?? null);
  };
  const line = (depth: number, signs: ['+', '-'] | ['*', '/']): Formula | null => {
    const part = (): Formula | null => (signs[0] === '+' ? line(depth, ['*', '/']) : one(depth));
    let left = part();
    for (let sign = left === null ? null : take(...signs); sign !== null && left !== null; sign = take(...signs)) {
      const right = part();
      left = right === null ? null : { kind: 'sum', sign: sign as '+', left, right };
    }
    return left;
  };
  const whole = line(0, ['+', '-']);
  return whole === null || at < tokens.length ? failed('invalid_text', 'formula') : ok(whole);
}

function tokensOf(text: string): Token[] | null {
  if (text.length > LONGEST) return null;
  const tokens: Token[] = [];
  const whole = text.trimEnd();
  TOKEN.lastIndex = 0;
  for (let at = 0; at < whole.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const [all, number, code, groups, sign] = TOKEN.exec(whole) ?? [];
    if (all === undefined) return null;
    if (sign !== undefined) tokens.push({ at, sign });
    else tokens.push({ at, formula: number === undefined ? { kind: 'value', code: code as string, groups: groups ?? null } : { kind: 'number', value: Number(number.replace(',', '.')) } });
  }
  return tokens;
}

/** The codes that a formula asks for, each once. */
export function codesIn(formula: Formula): string[] {
  if (formula.kind === 'sum') return [...new Set([...codesIn(formula.left), ...codesIn(formula.right)])];
  return formula.kind === 'value' ? [formula.code] : [];
}

/** The references whose groups are those of the result. */
export function openIn(formula: Formula): string[] {
  if (formula.kind === 'sum') return [...new Set([...openIn(formula.left), ...openIn(formula.right)])];
  return formula.kind === 'value' && formula.groups === null ? [formula.code] : [];
}

/** The result; null where a value is missing or hidden, or a divisor is zero. */
export function compute(formula: Formula, valueOf: (code: string, groups: string | null) => number | null): number | null {
  if (formula.kind === 'number') return formula.value;
  if (formula.kind === 'value') return valueOf(formula.code, formula.groups);
  const left = compute(formula.left, valueOf);
  const right = compute(formula.right, valueOf);
  if (left === null || right === null) return null;
  const result = formula.sign === '+' ? left + right : formula.sign === '-' ? left - right : formula.sign === '*' ? left * right : right === 0 ? Number.NaN : left / right;
  return Number.isFinite(result) ? result : null;
}
