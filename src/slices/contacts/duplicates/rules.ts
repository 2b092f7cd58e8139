import { ENTRY_FIELDS, plain, same, type Entry } from '../rules.ts';

/** Why two entries may be the same. */
export type Why = 'mail' | 'person' | 'institution';

export interface Candidate extends Entry {
  readonly id: string;
}
export interface Pair {
  readonly one: string;
  readonly other: string;
  readonly why: readonly Why[];
}

/** Words that say what an institution is, not which. */
const COMMON = new Set(['der', 'die', 'das', 'des', 'und', 'fur', 'e', 'v', 'ev', 'ggmbh', 'gmbh', 'verein', 'im', 'in', 'von', 'zu', 'the', 'of', 'and', 'for']);
/** From here on two names of institutions are mostly spellings of one. */
const ALIKE = 0.8;
/** A word that so many entries share tells nothing about which of them are the same. */
const LARGEST_BLOCK = 60;

const wordsOf = (name: string): string[] => plain(name).split(' ').filter((w) => w !== '' && !COMMON.has(w));

/** Dice coefficient of the letter triples of two names, 0 to 1. */
export function likeness(a: string, b: string): number {
  const [one, other] = [triples(a), triples(b)];
  if (one.size === 0 || other.size === 0) return 0;
  let shared = 0;
  for (const triple of one) if (other.has(triple)) shared += 1;
  return (2 * shared) / (one.size + other.size);
}

function triples(name: string): Set<string> {
  const text = ` ${wordsOf(name).join(' ')} `;
  return new Set(Array.from({ length: Math.max(0, text.length - 2) }, (_, i) => text.slice(i, i + 3)));
}

/**
 * Pairs that may be the same: the same mail address; the same person where neither institution nor town contradict; institutions of
 * nearly the same name in the same town, unless two different people are meant. Compares only what shares a mail address, a name
 * or a telling word, so that ten thousand entries take about a second.
 */
export function pairsIn(entries: readonly Candidate[]): Pair[] {
  const found = new Map<string, Pair>();
  for (const block of blocksOf(entries)) {
    for (const [i, a] of block.entries()) {
      for (const b of block.slice(i + 1)) {
        const [one, other] = a.id < b.id ? [a, b] : [b, a];
        const key = `${one.id}/${other.id}`;
        if (found.has(key)) continue;
        const why = whySame(one, other);
        if (why.length > 0) found.set(key, { one: one.id, other: other.id, why });
      }
    }
  }
  return [...found.values()].sort((a, b) => b.why.length - a.why.length || a.one.localeCompare(b.one) || a.other.localeCompare(b.other));
}

function blocksOf(entries: readonly Candidate[]): readonly (readonly Candidate[])[] {
  const blocks = new Map<string, Candidate[]>();
  for (const entry of entries) {
    const keys = [entry.email === '' ? '' : `@${entry.email}`, entry.person === '' ? '' : `p ${personKey(entry.person)}`, ...new Set(wordsOf(entry.institution).map((w) => `w ${w.slice(0, 5)}`))];
    for (const key of keys) if (key !== '') blocks.set(key, [...(blocks.get(key) ?? []), entry]);
  }
  return [...blocks].filter(([key, block]) => block.length > 1 && (!key.startsWith('w ') || block.length <= LARGEST_BLOCK)).map(([, block]) => block);
}

/** A name without titles, its parts in any order: "Kaya, Aylin" is "Dr. Aylin Kaya". */
export const personKey = (person: string): string => plain(person).split(' ').filter((w) => !/^(dr|prof|frau|herr|mag|dipl|ing|med|phil|h|c)$/.test(w)).sort().join(' ');

/** Whether two names may be one person's: each part of the shorter one stands in the other, at least as its first letter. "J. Müller" may be "Jörg Mueller". */
function mayBeOne(a: string, b: string): boolean {
  const [short, long] = [personKey(a).split(' '), personKey(b).split(' ')].sort((x, y) => x.length - y.length) as [string[], string[]];
  const fits = (part: string, other: string): boolean => part === other || (part.length === 1 && other.startsWith(part)) || (other.length === 1 && part.startsWith(other));
  return short.some((part) => part.length > 1 && long.includes(part)) && short.every((part) => long.some((other) => fits(part, other)));
}

/** What speaks for two entries being the same; nothing where something speaks against it. */
export function whySame(a: Entry, b: Entry): Why[] {
  const samePerson = a.person !== '' && b.person !== '' && personKey(a.person) === personKey(b.person);
  const otherPerson = a.person !== '' && b.person !== '' && !samePerson && !mayBeOne(a.person, b.person);
  const sameTown = a.town === '' || b.town === '' || plain(a.town) === plain(b.town);
  const alike = a.institution !== '' && b.institution !== '' && likeness(a.institution, b.institution) >= ALIKE;
  const otherInstitution = a.institution !== '' && b.institution !== '' && !alike;
  const why: Why[] = [];
  if (a.email !== '' && a.email === b.email && !otherPerson) why.push('mail');
  if (samePerson && sameTown && !otherInstitution) why.push('person');
  if (alike && sameTown && !otherPerson) why.push('institution');
  return why;
}

/** Which of two wordings the merged entry gets, field by field. */
export type Choice = Readonly<Partial<Record<(typeof CHOOSABLE)[number], 'kept' | 'gone' | null>>>;

/** What somebody chooses between; a consent goes with its ground. */
export const CHOOSABLE = ['institution', 'kind', 'function', 'person', 'email', 'phone', 'street', 'postalCode', 'town', 'country', 'municipality', 'language', 'source', 'purposes', 'checkedOn', 'ground', 'staysUntil'] as const satisfies readonly (keyof Entry)[];

const isEmpty = (value: unknown): boolean => value === '' || value === null;

/** Where a field comes from unless somebody chooses: from the entry that stays, or from the other where it has nothing; the later check counts. */
export function defaultSide(kept: Entry, gone: Entry, field: (typeof CHOOSABLE)[number]): 'kept' | 'gone' {
  if (field === 'checkedOn') return gone.checkedOn > kept.checkedOn ? 'gone' : 'kept';
  // An entry without a last day stays until nobody has checked it.
  return field !== 'staysUntil' && isEmpty(kept[field]) && !isEmpty(gone[field]) ? 'gone' : 'kept';
}

/** The entry that remains of two. */
export function mergedEntry(kept: Entry, gone: Entry, choice: Choice): Entry {
  const side = (field: (typeof CHOOSABLE)[number]): Entry => ((choice[field] ?? defaultSide(kept, gone, field)) === 'gone' ? gone : kept);
  const chosen = Object.fromEntries(CHOOSABLE.map((field) => [field, side(field)[field]])) as unknown as Entry;
  const { ground, consentOn, consentHow, consentVersions } = side('ground');
  return { ...chosen, ground, consentOn, consentHow, consentVersions };
}

/** A ground without its consent would be none: these change together. */
const CONSENT = ['ground', 'consentOn', 'consentHow', 'consentVersions'] as const satisfies readonly (keyof Entry)[];
const TOGETHER: readonly (readonly (keyof Entry)[])[] = [CONSENT, ...ENTRY_FIELDS.filter((f) => !(CONSENT as readonly string[]).includes(f)).map((f) => [f])];

/** The entry as it is without the merge: what somebody changed since then stays as they left it. */
export function unmergedEntry(before: Entry, after: Entry, now: Entry): Entry {
  const entry: Record<string, unknown> = {};
  for (const fields of TOGETHER) {
    const untouched = fields.every((f) => same(now[f], after[f]));
    for (const field of fields) entry[field] = (untouched ? before : now)[field];
  }
  return entry as unknown as Entry;
}
