import type pg from 'pg';
import { newId } from '../src/kernel/ids.ts';
import { connect } from '../src/platform/database/connect.ts';
import type { Db } from '../src/platform/database/types.ts';
import { write } from '../src/platform/database/write.ts';
import { indexText, suggestSimilar } from '../src/slices/similarity/public.ts';
import { corpus, pairSets, type PairSet } from './similar-texts.ts';
import { atMost, median, shown, type Row } from './table.ts';

const CORPUS = 10_000;
const KIND = 'bench';
/** From here on a page says "very alike" instead of "related". */
const CLOSE = 0.7;

/** One pair asked: where `b` came, its score (0 when it was not among the candidates), and how long the answer took. */
interface Answer {
  readonly label: string;
  readonly place: number;
  readonly score: number;
  readonly time: number;
}

/** Quality on labelled pairs and speed among 10,000 texts. Every `b` lies in the corpus; `a` asks. */
export async function similar(pool: pg.Pool): Promise<Row[]> {
  const sets = await pairSets();
  const db = connect(pool);
  const ids = await fill(db, await corpus(sets, CORPUS));
  await pool.query('analyze similarity_feature, similarity_text');
  const rows: Row[] = [];
  const times: number[] = [];
  for (const set of sets) {
    const answers = await ask(db, set, ids);
    rows.push(...report(set.name, answers));
    times.push(...answers.map((answer) => answer.time));
  }
  return [...rows, atMost('suggestions among 10,000 texts, median', median(times), 100, 'ms'), atMost('suggestions among 10,000 texts, slowest', Math.max(...times), 500, 'ms')];
}

async function ask(db: Db, set: PairSet, ids: ReadonlyMap<string, string>): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const { a, b, label } of set.pairs) {
    const began = performance.now();
    const hits = await suggestSimilar(db, { kind: KIND, text: a, limit: 80, atLeast: 0 });
    const time = performance.now() - began;
    const place = hits.findIndex((hit) => hit.id === ids.get(b));
    answers.push({ label, place, score: hits[place]?.score ?? 0, time });
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
    const limited = name === 'held out' ? LIMITS[label] : undefined;
    return { what: `${name}: ${label}, among the first three`, measured: text, limit: limited?.text ?? '', met: limited?.met(recall) ?? true };
  });
  if (of('related').length === 0) return rows;
  const claimed = answers.filter((answer) => answer.score >= CLOSE);
  const right = claimed.filter((answer) => answer.label === 'same' || answer.label === 'reworded').length;
  return [...rows, shown(`${name}: same or reworded of what scores ≥ ${CLOSE}`, `${right} of ${claimed.length} (${(right / claimed.length).toFixed(2)})`)];
}

const LIMITS: Readonly<Record<string, { readonly text: string; readonly met: (recall: number) => boolean }>> = {
  reworded: { text: '≥ 0.80', met: (recall) => recall >= 0.8 },
  same: { text: 'all', met: (recall) => recall === 1 },
  unrelated: { text: 'none', met: (recall) => recall === 0 },
};

async function fill(db: Db, texts: readonly string[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (let at = 0; at < texts.length; at += 500) {
    await write(db, async (tx) => {
      for (const text of texts.slice(at, at + 500)) {
        const id = newId();
        ids.set(text, id);
        await indexText(tx, { id, kind: KIND, text });
      }
    });
  }
  return ids;
}
