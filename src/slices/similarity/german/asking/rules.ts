import type { AskedWord } from '../../../../kernel/found.ts';
import { isStop } from '../lexicon/rules.ts';
import { halfKnown, segment } from '../rules.ts';
import { fold } from '../words/rules.ts';

/** More words than these do not make a search better, only slower. */
const MOST_WORDS = 10;

/**
 * A question for a search: its words without those that every text has, each with the parts that together count as the word. A search for
 * "Sprachkursangebote" finds "Angebote für Sprachkurse", and one for "Kurse" finds "Kurs". Words of other scripts stand as they are.
 */
export function askedWords(question: string): AskedWord[] {
  const all = question.split(/\s+/u).filter((word) => word !== '').slice(0, MOST_WORDS);
  const telling = all.filter((word) => !isStop(fold(word)));
  return (telling.length === 0 ? all : telling).map((word) => ({ word, parts: partsToFind(word) }));
}

function partsToFind(word: string): readonly string[] {
  if (!/^\p{Script=Latin}{4,40}$/u.test(word)) return [];
  const pieces = takenApart(fold(word));
  return pieces.every((piece) => /^\p{L}{3,}$/u.test(piece)) ? pieces : [];
}

/** Shorter words are seldom compounds, and cutting them finds what nobody meant. */
const COMPOUND = 8;

/** The smallest parts of a word, each without its ending. Unlike `splitCompound` also of compounds that mean something of their own. */
function takenApart(folded: string): string[] {
  const pieces = folded.length < COMPOUND ? null : segment(folded) ?? halfKnown(folded);
  if (pieces === null) return [folded.replace(/(?<=.{4})(?:innen|ern|em|er|en|es|e|n|s)$/, '')];
  return pieces.flatMap(({ stem: part, entry }) => (entry === undefined || part.length > COMPOUND + 1 ? takenApart(part) : [part]));
}
