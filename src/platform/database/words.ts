import { sql, type RawBuilder } from 'kysely';

/** More words than these do not make a search better, only slower. */
const MOST_WORDS = 10;

/**
 * Whether every word of a question occurs in a text; case, umlauts and their spellings do not matter (`participation_plain`, the one
 * place that says what counts as the same). Signs that `like` knows are meant literally.
 */
export function containsWords(text: RawBuilder<unknown>, question: string): RawBuilder<boolean> {
  const words = question.split(/\s+/u).filter((word) => word !== '').slice(0, MOST_WORDS);
  const each = words.map((word) => sql`participation_plain(${text}) like '%' || participation_plain(${word.replaceAll(/[\\%_]/g, '\\$&')}) || '%'`);
  return sql<boolean>`(${sql.join([sql`true`, ...each], sql` and `)})`;
}
