import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../src/platform/paths.ts';

type Label = 'same' | 'reworded' | 'related' | 'unrelated';

/** Two sentences and what people would say about them. */
interface Pair {
  readonly a: string;
  readonly b: string;
  readonly label: Label;
}

/** Pairs that count together, and whether the lists of meanings were improved with them in view. */
export interface PairSet {
  readonly name: string;
  readonly pairs: readonly Pair[];
}

const read = async (name: string): Promise<Pair[]> => JSON.parse(await readFile(join(ROOT, 'bench/data', name), 'utf8')) as Pair[];

/**
 * Our own sentences. `similarity-pairs.json` was written before the lists of meanings were read: its even half was used to improve them, its
 * odd half never looked at; so was all of `similarity-development.json`. `similarity-later.json` was written after that.
 */
export async function pairSets(): Promise<PairSet[]> {
  const first = await read('similarity-pairs.json');
  return [
    { name: 'held out', pairs: first.filter((_, at) => at % 2 === 1) },
    { name: 'development', pairs: first.filter((_, at) => at % 2 === 0) },
    { name: 'further development', pairs: await read('similarity-development.json') },
    { name: 'written later', pairs: await read('similarity-later.json') },
  ];
}

/** The 192 pairs of `similarity-duplicates.json`: what contributions, recommendations, measures and practice say to each other. The first of every two was used to improve the lists. */
export async function workListSets(): Promise<PairSet[]> {
  const pairs = await read('similarity-duplicates.json');
  return [
    { name: 'work list, tuning', pairs: pairs.filter((_, at) => at % 2 === 0) },
    { name: 'work list, held out', pairs: pairs.filter((_, at) => at % 2 === 1) },
  ];
}

/** The 94 pairs of `similarity-unseen.json`, written before the lists and the scoring were gone over again, and the 40 of `similarity-last.json`, written after it: neither was used for that. */
export async function unseenSets(): Promise<PairSet[]> {
  return [{ name: 'unseen', pairs: await read('similarity-unseen.json') }, { name: 'written last', pairs: await read('similarity-last.json') }];
}

/** What the lists and weights may be improved with: the tuning halves, `similarity-development.json`, and 85 pairs written for it. */
export async function trainingSets(): Promise<PairSet[]> {
  const [pairs, work] = [await pairSets(), await workListSets()];
  const sets = [...pairs, ...work].filter(({ name }) => ['development', 'further development', 'work list, tuning'].includes(name));
  return [...sets, { name: 'training', pairs: await read('similarity-training.json') }];
}

/** Every `b`, the demonstration's 144 measures, and sentences put together from a stated vocabulary, `size` in all. */
export async function corpus(sets: readonly PairSet[], size: number): Promise<string[]> {
  const concept = JSON.parse(await readFile(join(ROOT, 'demo/data/concept-2016.json'), 'utf8')) as { fields: { measures: { title: string }[] }[] };
  const measures = concept.fields.flatMap((field) => field.measures.map((measure) => measure.title));
  const texts = [...new Set([...sets.flatMap((set) => set.pairs.map((pair) => pair.b)), ...measures])];
  for (let n = 0; texts.length < size; n += 1) texts.push(filler(n));
  return texts;
}

const WHO = 'Kinder Eltern Jugendliche Frauen Senioren Geflüchtete Betriebe Vereine Schulen Nachbarn Lehrkräfte Ehrenamtliche Auszubildende Familien Zugewanderte Studierende'.split(' ');
const WHAT = 'Deutschkurs|Beratung|Sportangebot|Begegnungscafé|Infoabend|Werkstatt|Ausflug|Lesestunde|Bewerbungstraining|Gesundheitstag|Sprechstunde|Gartenprojekt|Chor|Computerkurs|Kochgruppe|Theaterstück|Fahrradkurs|Nachhilfe|Ausstellung|Runder Tisch'.split('|');
const WHERE = 'im Rathaus|in der Bücherei|im Stadtteil|auf dem Dorf|in der Unterkunft|in der Kita|im Park|online|im Vereinsheim|in der Schule|am Bahnhof|im Krankenhaus'.split('|');
const HOW = 'am Abend|in den Ferien|mit Übersetzung|ohne Anmeldung|kostenlos|einmal im Monat|mit Kinderbetreuung|für Anfänger|regelmäßig|am Wochenende'.split('|');

/** The n-th filler; all combinations differ. Many say nearly what a pair says, as in a real call: then they rank before it, and count against us. */
function filler(n: number): string {
  const pick = <T>(from: readonly T[], step: number): T => from[Math.floor(n / step) % from.length] as T;
  return `${pick(WHAT, 1)} für ${pick(WHO, WHAT.length)} ${pick(WHERE, WHAT.length * WHO.length)}, ${pick(HOW, WHAT.length * WHO.length * WHERE.length)} (${n})`;
}
