import { entryOf, evokedByWord, isStop, phraseKey, phraseOf, plainEntryOf, smallEntryOf, verbEntryOf, type Entry } from './lexicon/rules.ts';
import { fold, stem } from './words/rules.ts';

/** One thing a text is about, and the word it stood in. */
export interface Part {
  /** Groups of meaning (`~dolmetscher`); empty for a word that no list knows. */
  readonly groups: readonly string[];
  readonly stem: string;
  /** As written. */
  readonly word: string;
  readonly weak: boolean;
  /** Whether it is a part of a compound. */
  readonly part: boolean;
  /** Groups that a word without any makes one think of. */
  readonly evoked: readonly string[];
  /** Whether any list knows the word. */
  readonly known: boolean;
}

interface Piece {
  readonly stem: string;
  readonly entry: Entry | undefined;
}

/** Letters that join the parts of a German compound. */
const JOINTS = ['', 's', 'n', 'en', 'es', 'er', 'e'];
/** Beside a part that no list knows, the known one is long enough not to be there by chance. */
const SURE = 4;
/** Shorter words are seldom compounds. */
const COMPOUND = 8;

/** A part before another, with the letters that join them. */
function modifierOf(text: string): Piece | null {
  for (const joint of JOINTS) {
    const bare = text.slice(0, text.length - joint.length);
    if (!text.endsWith(joint) || bare.length < 3) continue;
    const entry = plainEntryOf(bare) ?? verbEntryOf(bare);
    if (entry !== undefined) return { stem: stem(bare), entry };
  }
  return null;
}

function headOf(text: string): Piece | null {
  const entry = plainEntryOf(text);
  return entry === undefined ? null : { stem: stem(text), entry };
}

/**
 * The parts of a word: one, or those of a compound. In a noun the first or the last part may be new to the lists, for no list is
 * complete; in other words that would find "essen" in "beschließen".
 */
export function splitCompound(word: string): Piece[] {
  const folded = fold(word);
  const entry = entryOf(folded);
  const whole = { stem: stem(folded), entry };
  if (entry !== undefined || folded.length < 6) return [whole];
  return segment(folded) ?? (/^\p{Lu}/u.test(word) ? halfKnown(folded) : null) ?? [whole];
}

/** Cuts a word into as few known parts as possible, the last as long as possible; null when it cannot. */
export function segment(text: string, depth = 0): Piece[] | null {
  if (depth > 2) return null;
  let best: Piece[] | null = null;
  for (let cut = 3; cut <= text.length - 3; cut += 1) {
    const last = headOf(text.slice(cut));
    if (last === null) continue;
    const modifier = modifierOf(text.slice(0, cut));
    if (modifier !== null) return [modifier, last];
    const before = segment(text.slice(0, cut), depth + 1);
    if (before !== null && (best === null || before.length + 1 < best.length)) best = [...before, last];
  }
  return best;
}

/** Cuts off the longest known part at the beginning or the end. */
export function halfKnown(text: string): Piece[] | null {
  for (let length = text.length - 3; length >= SURE; length -= 1) {
    const head = headOf(text.slice(-length));
    if (head !== null) return [{ stem: stem(text.slice(0, -length).replace(/(?<=.{4})s$/, '')), entry: undefined }, head];
    const modifier = text.length - length >= SURE ? modifierOf(text.slice(0, length)) : null;
    if (modifier !== null) return [modifier, { stem: stem(text.slice(length)), entry: undefined }];
  }
  return null;
}

/** Everything a German text is about: expressions first, then word by word, compounds taken apart. No expression runs over the end of a sentence or a line. */
export function partsOf(text: string): Part[] {
  return text.split(/[.!?;\n]+/).flatMap(partsOfSentence);
}

function partsOfSentence(text: string): Part[] {
  const tokens = [...text.matchAll(/[\p{L}\p{N}]+(?:[*:_·]in(?:nen)?)?/gu)].map(([word]) => word);
  const found: Part[] = [];
  for (let at = 0; at < tokens.length; ) {
    const phrase = phraseAt(tokens, at);
    found.push(...(phrase?.parts ?? partsOfWord(tokens[at] ?? '')));
    at += phrase?.length ?? 1;
  }
  return found;
}

function phraseAt(tokens: readonly string[], at: number): { parts: Part[]; length: number } | null {
  for (const length of [4, 3, 2]) {
    const words = tokens.slice(at, at + length);
    if (words.length < length) continue;
    const key = phraseKey(words);
    const entry = phraseOf(key);
    if (entry !== undefined) return { parts: [{ groups: entry.groups, stem: key, word: words.join(' '), weak: false, part: false, evoked: [], known: true }], length };
  }
  return null;
}

function partsOfWord(word: string): Part[] {
  const folded = fold(word);
  if (folded.length < 2 || isStop(folded)) return [];
  const small = /^\p{Ll}/u.test(word) ? smallEntryOf(folded) : undefined;
  const pieces = small === undefined ? splitCompound(word) : [{ stem: stem(folded), entry: small }];
  return pieces.map(({ stem: own, entry }) => ({ groups: entry?.groups ?? [], stem: own, word, weak: entry?.weak ?? /^\d+$/.test(own), part: pieces.length > 1, evoked: evokedOf(folded, own, entry), known: entry !== undefined }));
}

/** What a word makes one think of beside its meaning: one without meaning by the lists, a compound of the lists by its parts. */
function evokedOf(folded: string, own: string, entry: Entry | undefined): readonly string[] {
  if (entry === undefined || entry.groups.length === 0) return evokedByWord(own);
  if (entry.composed !== true || folded.length < COMPOUND) return [];
  return (segment(folded) ?? []).flatMap((piece) => piece.entry?.groups ?? []).filter((group) => !entry.groups.includes(group));
}
