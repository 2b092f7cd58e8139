import meanings from './facts/meanings.json' with { type: 'json' };

/** One thing a text is about: the feature that is compared, and the word it stood in. */
export interface Part {
  /** Group of meaning (`~dolmetscher`) or stem. */
  readonly concept: string;
  readonly stem: string;
  /** As written. */
  readonly word: string;
  /** Words every proposal uses (set up, improve, offer …) say little about what it is about. */
  readonly weak: boolean;
  /** Whether it is a part of a compound. */
  readonly part: boolean;
}

/** Lower case, umlauts and ß folded, so that "Häuser" meets "Haus". */
export function fold(word: string): string {
  return word.toLowerCase().normalize('NFC').replaceAll('ä', 'a').replaceAll('ö', 'o').replaceAll('ü', 'u').replaceAll('ß', 'ss').normalize('NFKD').replace(/\p{M}/gu, '');
}

/**
 * A light German stemmer on a folded word: person forms (-in, -innen, also after gender signs), nominal endings (-ung, -keit …), then
 * inflection. It cuts less than a full stemmer: wrong meetings cost a reader more than missed ones.
 */
export function stem(folded: string): string {
  let word = folded.replace(/[*:_/]-?in(nen)?$/, '').replace(/(?<=er)in(nen)?$/, '').replace(/(?<=.{3})innen$/, '');
  word = word.replace(/(?<=.{4})(ungen|ung|keiten|keit|heiten|heit|ieren|iert|lich|isch)(e[nrsm]?)?$/, '');
  for (let round = 0; round < 3 && word.length > 3; round += 1) {
    const shorter = word.length > 5 ? word.replace(/(em|er|en|nd)$/, '') : word;
    const next = shorter === word && word.length > 4 ? word.replace(/[esn]$/, '') : shorter;
    if (next === word) break;
    word = next;
  }
  return word;
}

interface Lexicon {
  readonly groups: ReadonlyMap<string, string>;
  readonly known: ReadonlySet<string>;
  readonly weak: ReadonlySet<string>;
  readonly stop: ReadonlySet<string>;
}

const words = (text: string): string[] => text.split(' ').filter((w) => w !== '');

function buildLexicon(): Lexicon {
  const groups = new Map<string, string>();
  for (const line of meanings.groups) {
    const members = words(line);
    for (const member of members) {
      const key = stem(fold(member));
      if (!groups.has(key)) groups.set(key, `~${members[0] ?? ''}`);
    }
  }
  const weak = new Set(words(meanings.weak).map((w) => stem(fold(w))));
  const known = new Set([...groups.keys(), ...weak, ...words(meanings.parts).flatMap((w) => [fold(w), stem(fold(w))])].filter((k) => k.length >= 3));
  return { groups, known, weak, stop: new Set(words(meanings.stop).map(fold)) };
}

const lexicon = buildLexicon();

/** Letters that join the parts of a German compound. */
const JOINTS = ['', 's', 'n', 'en', 'es', 'er', 'e'];

function knownPart(text: string): string | null {
  if (text.length < 3) return null;
  if (lexicon.known.has(text)) return lexicon.groups.has(text) || text.length > 3 ? stem(text) : text;
  for (const joint of JOINTS) {
    if (joint === '' || !text.endsWith(joint)) continue;
    const bare = text.slice(0, -joint.length);
    if (bare.length >= 3 && lexicon.known.has(bare)) return stem(bare);
  }
  const short = stem(text);
  return short.length >= 3 && lexicon.known.has(short) ? short : null;
}

/**
 * The parts of a compound, as stems; a single stem when it is none. The last part (the head) must be known; what stands before it may
 * be new to the lexicon, for no word list is complete.
 */
export function splitCompound(folded: string): string[] {
  const whole = stem(folded);
  if (lexicon.groups.has(whole) || folded.length < 8) return [whole];
  const best = segment(folded);
  if (best !== null && best.length > 1) return best;
  for (let cut = 4; cut <= folded.length - 4; cut += 1) {
    const head = knownPart(folded.slice(cut));
    if (head !== null && lexicon.groups.has(head)) return [stem(folded.slice(0, cut).replace(/(?<=.{4})s$/, '')), head];
  }
  return [whole];
}

/** Cuts a word into known parts, longest first; null when it cannot. */
function segment(text: string, depth = 0): string[] | null {
  const whole = knownPart(text);
  if (whole !== null && (depth > 0 || text.length < 8)) return [whole];
  if (depth > 3) return null;
  for (let cut = text.length - 3; cut >= 3; cut -= 1) {
    const first = knownPart(text.slice(0, cut));
    if (first === null) continue;
    const rest = segment(text.slice(cut), depth + 1);
    if (rest !== null) return [first, ...rest];
  }
  return whole === null ? null : [whole];
}

/** Everything a German text is about, word by word, compounds taken apart. */
export function partsOf(text: string): Part[] {
  const found: Part[] = [];
  for (const [word] of text.matchAll(/[\p{L}\p{N}]+(?:[*:_]in(?:nen)?)?/gu)) {
    const folded = fold(word);
    if (folded.length < 2 || lexicon.stop.has(folded)) continue;
    const stems = splitCompound(folded);
    for (const one of stems) {
      const concept = lexicon.groups.get(one) ?? one;
      const weak = lexicon.weak.has(one) && (!lexicon.groups.has(one) || stems.length > 1);
      found.push({ concept, stem: one, word, weak, part: stems.length > 1 });
    }
  }
  return found;
}
