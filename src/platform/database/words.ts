import { sql, type RawBuilder } from 'kysely';
import type { AskedWord, Search } from '../../kernel/found.ts';

type Question = Pick<Search, 'words' | 'nearly'>;

/**
 * Whether every word of a question occurs in a text, whatever its case and its umlauts (`participation_plain`, the one place that says what
 * counts as the same), as a whole, in its parts, or, where the question says so, with one letter wrong (`participation_nearly`). Signs that
 * `like` and expressions know are meant literally. A question that is a plain string asks for its words as they stand.
 */
export function containsWords(text: RawBuilder<unknown>, question: Question | string): RawBuilder<boolean> {
  const { words, nearly } = typeof question === 'string' ? { words: wordsIn(question), nearly: false } : question;
  // Made plain once a row, not once a word.
  return sql<boolean>`exists (select from (select participation_plain(${text}) as plain offset 0) looked where ${sql.join([sql`true`, ...words.map((word) => occurs(sql`looked.plain`, word, nearly))], sql` and `)})`;
}

/** More words than these do not make a search better, only slower. */
const MOST_WORDS = 10;
const wordsIn = (question: string): AskedWord[] => question.split(/\s+/u).filter((word) => word !== '').slice(0, MOST_WORDS).map((word) => ({ word, parts: [] }));

/** Whether every word occurs as it was asked for: such finds come first. */
export const asAsked = (text: RawBuilder<unknown>, { words }: Question): RawBuilder<boolean> => containsWords(text, { words: words.map(({ word }) => ({ word, parts: [] })), nearly: false });

/** Whether a word occurs in a text that is plain already. */
export function occurs(plain: RawBuilder<unknown>, { word, parts }: AskedWord, nearly: boolean): RawBuilder<boolean> {
  const inParts = parts.length === 0 ? [] : [sql`(${sql.join(parts.map((part, i) => partOccurs(plain, part, parts.length === 1 ? null : (parts[i - 1] ?? ''))), sql` and `)})`];
  return sql<boolean>`(${sql.join([sql`${plain} like participation_inside(${word})`, ...inParts, ...(nearly ? [sql`${plain} ~ participation_nearly(${word})`] : [])], sql` or `)})`;
}

/** Parts this short are inside of many words ("Reis" of "Kreis"): they must begin one, or follow the part before them. Parts are letters alone. */
const SHORT = 4;

/** @param before the part before it; null where there is only this one */
function partOccurs(plain: RawBuilder<unknown>, part: string, before: string | null): RawBuilder<unknown> {
  if (before === null || part.length > SHORT) return sql`${plain} like participation_inside(${part})`;
  const begins = sql`${plain} ~ ('\\m' || participation_plain(${part}))`;
  return before === '' ? begins : sql`(${begins} or ${plain} ~ (participation_plain(${before}) || '\\w{0,2}' || participation_plain(${part})))`;
}
