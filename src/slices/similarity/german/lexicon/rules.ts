import health from '../facts/health.json' with { type: 'json' };
import home from '../facts/home.json' with { type: 'json' };
import language from '../facts/language.json' with { type: 'json' };
import learning from '../facts/learning.json' with { type: 'json' };
import means from '../facts/means.json' with { type: 'json' };
import office from '../facts/office.json' with { type: 'json' };
import people from '../facts/people.json' with { type: 'json' };
import together from '../facts/together.json' with { type: 'json' };
import words from '../facts/words.json' with { type: 'json' };
import work from '../facts/work.json' with { type: 'json' };
import { derivedForms, fold, plainForms, stem, withoutTypedUmlauts } from '../words/rules.ts';

/** What the lexicon knows about a word. */
export interface Entry {
  /** Groups of meaning, such as `~dolmetscher`; none for a word that only occurs in compounds or says little. */
  readonly groups: readonly string[];
  /** Words every proposal uses (set up, improve, offer …) say little about what it is about. */
  readonly weak: boolean;
}

interface Lexicon {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly stems: ReadonlyMap<string, Entry>;
  /** Expressions of two or three words, as stems joined by a blank. */
  readonly phrases: ReadonlyMap<string, Entry>;
  readonly broader: ReadonlyMap<string, readonly string[]>;
  readonly light: ReadonlySet<string>;
  readonly stop: ReadonlySet<string>;
  /** Words that mean something else, or little, when they begin with a small letter ("Zahlen", "zahlen"). */
  readonly small: ReadonlyMap<string, Entry>;
}

const LINES = [...people, ...language, ...learning, ...work, ...health, ...home, ...office, ...together, ...means];
const listOf = (lines: readonly string[]): string[] => lines.flatMap((line) => line.split(' '));

/** A line of the lists: `name other words for it > wider meanings`. A word of two lines has two meanings; `_` joins an expression. */
function readLine(line: string): { name: string; members: string[]; wider: string[] } {
  const [own = '', wide = ''] = line.split(' > ');
  const members = own.split(' ');
  return { name: `~${members[0] ?? ''}`, members, wider: wide.split(' ').filter((w) => w !== '').map((w) => `~${w}`) };
}

function build(): Lexicon {
  const entries = new Map<string, Entry>();
  const phrases = new Map<string, Entry>();
  const broader = new Map<string, readonly string[]>();
  const give = (map: Map<string, Entry>, key: string, group: string): void => {
    const before = map.get(key)?.groups ?? [];
    if (!before.includes(group)) map.set(key, { groups: [...before, group], weak: false });
  };
  for (const { name, members, wider } of LINES.map(readLine)) {
    broader.set(name, wider);
    for (const member of members) {
      if (member.includes('_')) give(phrases, phraseKey(member.split('_')), name);
      else give(entries, fold(member), name);
    }
  }
  for (const word of listOf(words.weak).map(fold)) if (!entries.has(word)) entries.set(word, { groups: [], weak: true });
  for (const word of listOf(words.parts).map(fold)) if (!entries.has(word)) entries.set(word, { groups: [], weak: false });
  return { entries, stems: stemsOf(entries), phrases, broader, light: new Set(words.light.map((w) => `~${w}`)), stop: new Set(listOf(words.stop).map(fold)), small: new Map(words.small.map(smallWord)) };
}

function smallWord(line: string): [string, Entry] {
  const [word = '', ...groups] = line.split(' ');
  return [fold(word), { groups: groups.map((group) => `~${group}`), weak: groups.length === 0 }];
}

/** Stems that only one entry has; where two words of different meaning meet in a stem, neither is guessed. */
function stemsOf(entries: ReadonlyMap<string, Entry>): Map<string, Entry> {
  const found = new Map<string, Entry | null>();
  for (const [word, entry] of entries) {
    const key = stem(word);
    const other = found.get(key);
    found.set(key, other === undefined || other?.groups.join() === entry.groups.join() ? entry : null);
  }
  return new Map([...found].flatMap(([key, entry]) => (entry === null ? [] : [[key, entry] as const])));
}

export function phraseKey(wordsOfIt: readonly string[]): string {
  return wordsOfIt.map((w) => stem(fold(w))).join(' ');
}

const lexicon = build();

export const isStop = (folded: string): boolean => lexicon.stop.has(folded) || lexicon.stop.has(withoutTypedUmlauts(folded));
export const isLight = (group: string): boolean => lexicon.light.has(group);
export const widerOf = (group: string): readonly string[] => lexicon.broader.get(group) ?? [];
/** What a folded word means if it is written with a small letter and then means something else. */
export const smallEntryOf = (folded: string): Entry | undefined => lexicon.small.get(folded);
export const phraseOf = (key: string): Entry | undefined => lexicon.phrases.get(key);

/** The entry of a folded word, whatever its inflection. */
export const plainEntryOf = (folded: string): Entry | undefined => firstOf(plainForms(folded));

/** The entry of a folded word, whatever its inflection, as a participle, as the noun of a verb, or by its stem. */
export const entryOf = (folded: string): Entry | undefined => plainEntryOf(folded) ?? firstOf(derivedForms(folded)) ?? lexicon.stems.get(stem(folded));

/** The entry of the verb that a compound begins with ("Koch-", "Lern-", "Förder-"). */
export const verbEntryOf = (folded: string): Entry | undefined => (folded.length < 4 ? undefined : lexicon.entries.get(`${folded}en`) ?? lexicon.entries.get(`${folded}n`));

function firstOf(forms: readonly string[]): Entry | undefined {
  const known = forms.find((form) => lexicon.entries.has(form));
  return known === undefined ? undefined : lexicon.entries.get(known);
}
