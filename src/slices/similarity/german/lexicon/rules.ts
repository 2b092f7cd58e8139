import evoked from '../facts/evoked.json' with { type: 'json' };
import health from '../facts/health.json' with { type: 'json' };
import home from '../facts/home.json' with { type: 'json' };
import importance from '../facts/importance.json' with { type: 'json' };
import language from '../facts/language.json' with { type: 'json' };
import learning from '../facts/learning.json' with { type: 'json' };
import means from '../facts/means.json' with { type: 'json' };
import office from '../facts/office.json' with { type: 'json' };
import people from '../facts/people.json' with { type: 'json' };
import plain from '../facts/plain.json' with { type: 'json' };
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
  /** Whether a compound of the lists still speaks of its parts: an "Elternlotse" of parents and of guides, a "Kindergarten" of no garden. */
  readonly composed?: boolean;
}

interface Lexicon {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly stems: ReadonlyMap<string, Entry>;
  /** Expressions of two or three words, as stems joined by a blank. */
  readonly phrases: ReadonlyMap<string, Entry>;
  readonly broader: ReadonlyMap<string, readonly string[]>;
  /** What a group of meaning, or a word that belongs to none, makes one think of. */
  readonly evoked: ReadonlyMap<string, readonly string[]>;
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
  const give = (map: Map<string, Entry>, key: string, group: string, composed: boolean): void => {
    const before = map.get(key);
    if (before?.groups.includes(group) !== true) map.set(key, { groups: [...(before?.groups ?? []), group], weak: false, composed: composed && before?.composed !== false });
  };
  const read = (lines: readonly string[], composed: boolean): void => {
    for (const { name, members, wider } of lines.map(readLine)) {
      broader.set(name, [...(broader.get(name) ?? []), ...wider]);
      for (const member of members) {
        if (member.includes('_')) give(phrases, phraseKey(member.split('_')), name, false);
        else give(entries, fold(member), name, composed);
      }
    }
  };
  read(LINES, false);
  read(plain, true);
  for (const word of listOf(words.weak).map(fold)) if (!entries.has(word)) entries.set(word, { groups: [], weak: true });
  for (const word of listOf(words.parts).map(fold)) if (!entries.has(word)) entries.set(word, { groups: [], weak: false });
  return { entries, stems: stemsOf(entries), phrases, broader, evoked: evokedBy(entries), light: new Set(words.light.map((w) => `~${w}`)), stop: new Set(listOf(words.stop).map(fold)), small: new Map(words.small.map(smallWord)) };
}

/** Lines `group words that make one think of it`: by the groups of the words where they have any, for what is true of a word is true of others for it. */
function evokedBy(entries: ReadonlyMap<string, Entry>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [name = '', ...members] of evoked.map((line) => line.split(' '))) {
    for (const member of members) {
      const groups = entries.get(fold(member))?.groups ?? [];
      for (const key of groups.length > 0 ? groups : [fold(member)]) if (key !== `~${name}`) found.set(key, [...(found.get(key) ?? []), `~${name}`]);
    }
  }
  return found;
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
const weights: ReadonlyMap<string, number> = new Map(Object.entries(importance).map(([name, weight]) => [`~${name}`, weight]));

/** How much a group of meaning tells about what a text wants, learned from labelled pairs ("advice" little, "pregnancy" much); 1 for what nothing was learned of. */
export const importanceOf = (feature: string): number => weights.get(feature) ?? 1;

/** What a group of meaning makes one think of. */
const evokedByGroup = (group: string): readonly string[] => lexicon.evoked.get(group) ?? [];
const RELATED = { wider: 0.6, evoked: 0.4, sisters: 0.25 };
const relations = new Map<string, Map<string, number>>();

/** How near two groups of meaning are: 1 the same, 0 nothing to do with each other, the same in both directions. */
export function nearness(group: string, other: string): number {
  if (group === other) return 1;
  let known = relations.get(group);
  if (known === undefined) relations.set(group, (known = new Map()));
  let near = known.get(other);
  if (near === undefined) known.set(other, (near = nearnessOf(group, other)));
  return near;
}

function nearnessOf(group: string, other: string): number {
  const [mine, theirs] = [widerOf(group), widerOf(other)];
  if (mine.includes(other) || theirs.includes(group)) return RELATED.wider;
  if (evokedByGroup(group).includes(other) || evokedByGroup(other).includes(group)) return RELATED.evoked;
  return mine.some((wide) => theirs.includes(wide)) ? RELATED.sisters : 0;
}

/** What a folded word that belongs to no group makes one think of, whatever its inflection. */
export const evokedByWord = (folded: string): readonly string[] => plainForms(folded).map((form) => lexicon.evoked.get(form)).find((groups) => groups !== undefined) ?? [];
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
