import type pg from 'pg';
import { newId } from '../src/kernel/ids.ts';
import { connect } from '../src/platform/database/connect.ts';
import type { Db } from '../src/platform/database/types.ts';
import { write } from '../src/platform/database/write.ts';
import { indexText, suggestSimilar } from '../src/slices/similarity/public.ts';
import { pairList } from '../src/slices/similarity/pairs/queries.ts';
import { START } from '../src/slices/similarity/pairs/rules.ts';
import { corpus, pairSets, unseenSets, workListSets, type PairSet } from './similar-texts.ts';
import { cpuOfBoth } from './processor.ts';
import { atMost, busy, median, shown, type Row } from './table.ts';

const KIND = 'bench';
/** From here on a page says "very alike" instead of "related". */
const CLOSE = 0.7;
/** Each suggestion is asked for so often, and the middle time counts: once is as much a measure of what else the machine does. */
const ASKED = 3;

/** One pair asked: where `b` came, its score (0 when it was not among the candidates), and how long the answer took. */
interface Answer {
  readonly label: string;
  readonly place: number;
  readonly score: number;
  readonly time: number;
  /** The shortest of the times it was asked: what it takes when nothing else comes between. */
  readonly shortest: number;
}

/**
 * Quality on labelled pairs and speed. Every `b` lies among the texts; `a` asks. The pairs of the first four sets are asked for among 10,000
 * texts; those of the work list, and those that were not seen, among the texts of a call (their own and the 144 measures of 2016), and among 20,000.
 */
export async function similar(pool: pg.Pool): Promise<Row[]> {
  const db = connect(pool);
  const first = await measure(pool, db, KIND, await pairSets(), 10_000);
  const call = await measure(pool, db, 'call', await workListSets(), 0);
  const unseen = await measure(pool, db, 'unseen', await unseenSets(), 0);
  const large = await measure(pool, db, 'large', await workListSets(), 20_000);
  return [
    ...first.rows, ...speed(first, '10,000'),
    ...call.rows, ...unseen.rows, ...large.rows.map((row) => ({ ...row, what: `${row.what} of 20,000`, limit: '', met: true })), ...speed(large, '20,000'),
    ...await order(pool, db), busy(),
  ];
}

const speed = ({ times, shortest, processor }: Measured, texts: string): Row[] => [
  atMost(`suggestions among ${texts} texts, median`, median(times), 100, 'ms'),
  atMost(`suggestions among ${texts} texts, slowest`, Math.max(...times), 100, 'ms'),
  shown(`suggestions among ${texts} texts, slowest by the shortest of its times`, `${Math.round(Math.max(...shortest))} ms`),
  atMost(`suggestions among ${texts} texts, processor time of program and database`, processor, 100, 'ms'),
];

interface Measured {
  readonly rows: Row[];
  readonly times: readonly number[];
  readonly shortest: readonly number[];
  /** Milliseconds of the processor that a suggestion takes, of program and database together. */
  readonly processor: number;
}

async function measure(pool: pg.Pool, db: Db, kind: string, sets: readonly PairSet[], size: number): Promise<Measured> {
  const ids = await fill(db, kind, await corpus(sets, size));
  // As the server itself does it some minutes after so many rows.
  await pool.query('vacuum analyze similarity_feature, similarity_text');
  // The first questions put statements together and fill caches; the office's day has more than these.
  for (const { b } of sets[0]?.pairs.slice(0, 5) ?? []) await suggestSimilar(db, { kind, text: b });
  const rows: Row[] = [];
  const times: number[] = [];
  const shortest: number[] = [];
  const before = await cpuOfBoth(pool);
  for (const set of sets) {
    const answers = await ask(db, kind, set, ids);
    rows.push(...report(set.name, answers));
    times.push(...answers.map((answer) => answer.time));
    shortest.push(...answers.map((answer) => answer.shortest));
  }
  const after = await cpuOfBoth(pool);
  return { rows, times, shortest, processor: ((after.program + after.database - before.program - before.database) * 1000) / times.length / ASKED };
}

async function ask(db: Db, kind: string, set: PairSet, ids: ReadonlyMap<string, string>): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const { a, b, label } of set.pairs) {
    const took: number[] = [];
    let hits: readonly { readonly id: string; readonly score: number }[] = [];
    for (let n = 0; n < ASKED; n += 1) {
      const began = performance.now();
      hits = await suggestSimilar(db, { kind, text: a, limit: 80, atLeast: 0 });
      took.push(performance.now() - began);
    }
    const time = median(took);
    const place = hits.findIndex((hit) => hit.id === ids.get(b));
    answers.push({ label, place, score: hits[place]?.score ?? 0, time, shortest: Math.min(...took) });
  }
  return answers;
}

function report(name: string, answers: readonly Answer[]): Row[] {
  const of = (label: string): Answer[] => answers.filter((answer) => answer.label === label);
  const first = (some: readonly Answer[]): number => some.filter((answer) => answer.place >= 0 && answer.place < 3).length;
  const rows = ['reworded', 'same', 'related', 'unrelated'].filter((label) => of(label).length > 0).map((label) => {
    const some = of(label);
    const mean = some.reduce((sum, answer) => sum + answer.score, 0) / some.length;
    const recall = first(some) / some.length;
    const text = `${first(some)} of ${some.length} (${recall.toFixed(2)}), mean score ${mean.toFixed(2)}`;
    const limited = LIMITS[name]?.[label];
    return { what: `${name}: ${label}, among the first three`, measured: text, limit: limited?.text ?? '', met: limited?.met(recall) ?? true };
  });
  if (of('related').length === 0) return rows;
  const claimed = answers.filter((answer) => answer.score >= CLOSE);
  const right = claimed.filter((answer) => answer.label === 'same' || answer.label === 'reworded').length;
  const suggested = answers.filter((answer) => answer.place >= 0 && answer.place < 3);
  const meant = suggested.filter((answer) => answer.label === 'same' || answer.label === 'reworded').length;
  return [
    ...rows,
    shown(`${name}: same or reworded of what stands among the first three`, `${meant} of ${suggested.length} (${(meant / suggested.length).toFixed(2)})`),
    shown(`${name}: same or reworded of what scores ≥ ${CLOSE}`, `${right} of ${claimed.length} (${(right / claimed.length).toFixed(2)})`),
    shown(`${name}: a reworded pair scores higher than a related one`, above(of('reworded'), of('related')).toFixed(2)),
  ];
}

/** How often one of the first has the higher score, over all combinations. */
function above(first: readonly Answer[], second: readonly Answer[]): number {
  const higher = first.reduce((sum, a) => sum + second.filter((b) => a.score > b.score).length, 0);
  return higher / (first.length * second.length);
}

/** The first page of the work list, ordered by what was learned, when every one of 20,000 texts has two suggestions. */
async function order(pool: pg.Pool, db: Db): Promise<Row[]> {
  await pool.query(`insert into similarity_text (id, kind, features, place, searched) select gen_random_uuid(), 'submission', '{}', gen_random_uuid(), 2 from generate_series(1, 20000)`);
  await pool.query(`insert into similarity_pair (id, one_id, other_id, score, signals) select gen_random_uuid(), least(a, b), greatest(a, b), random(), array[random(), random(), random(), random(), random(), random(), random()]
    from (select id as a, lead(id, k) over (order by id) as b from similarity_text, (values (1), (2)) k (k) where kind = 'submission') x where b is not null and a <> b on conflict do nothing`);
  await pool.query('analyze similarity_pair, similarity_text');
  const times: number[] = [];
  for (let n = 0; n < 20; n += 1) {
    const began = performance.now();
    await pairList(db, { scopes: [{ kind: 'submission', places: 'all' }], kind: null, place: null, decision: null, weights: START, limit: 10, offset: 0 });
    times.push(performance.now() - began);
  }
  const { rows: [count] } = await pool.query<{ n: number }>('select count(*)::int as n from similarity_pair');
  return [atMost(`work list of ${count?.n ?? 0} pairs, first page, median`, median(times), 200, 'ms')];
}

interface Limit {
  readonly text: string;
  readonly met: (recall: number) => boolean;
}
const LIMITS: Readonly<Record<string, Readonly<Record<string, Limit>>>> = {
  'held out': { reworded: { text: '≥ 0.80', met: (recall) => recall >= 0.8 }, same: { text: 'all', met: (recall) => recall === 1 }, unrelated: { text: 'none', met: (recall) => recall === 0 } },
  unseen: { reworded: { text: '≥ 0.90', met: (recall) => recall >= 0.9 }, unrelated: { text: 'none', met: (recall) => recall === 0 } },
  'work list, held out': { reworded: { text: '≥ 0.90', met: (recall) => recall >= 0.9 }, same: { text: 'all', met: (recall) => recall === 1 }, unrelated: { text: 'none', met: (recall) => recall === 0 } },
};

async function fill(db: Db, kind: string, texts: readonly string[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (let at = 0; at < texts.length; at += 500) {
    await write(db, async (tx) => {
      for (const text of texts.slice(at, at + 500)) {
        const id = newId();
        ids.set(text, id);
        await indexText(tx, { id, kind, text });
      }
    });
  }
  return ids;
}
