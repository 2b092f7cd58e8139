import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { newId } from '../src/kernel/ids.ts';
import { connect } from '../src/platform/database/connect.ts';
import { write } from '../src/platform/database/write.ts';
import { ROOT } from '../src/platform/paths.ts';
import { indexText, suggestSimilar } from '../src/slices/similarity/public.ts';
import { atMost, median, type Row } from './table.ts';

type Label = 'same' | 'reworded' | 'related' | 'unrelated';
interface Pair {
  readonly a: string;
  readonly b: string;
  readonly label: Label;
}

const CORPUS = 10_000;
const KIND = 'bench';
const SUGGESTED = 0.45;

/**
 * Quality on labelled pairs (`bench/data/similarity-pairs.json`: our own sentences, written without looking at the list of meanings) and
 * speed among 10,000 texts. Every `b` lies in the corpus; `a` asks. Recall: how often `b` is among the first three. Precision: how many of
 * the pairs scored as "probably the same" are labelled same or reworded.
 */
export async function similar(pool: pg.Pool): Promise<Row[]> {
  const db = connect(pool);
  const pairs = JSON.parse(await readFile(join(ROOT, 'bench/data/similarity-pairs.json'), 'utf8')) as Pair[];
  const ids = await fill(pool, pairs);
  const times: number[] = [];
  const outcome = { found: { same: 0, reworded: 0, related: 0, unrelated: 0 }, total: { same: 0, reworded: 0, related: 0, unrelated: 0 }, claimed: 0, right: 0, ranked: 0, compared: 0 };
  for (const pair of pairs) {
    const began = performance.now();
    const hits = await suggestSimilar(db, { kind: KIND, text: pair.a, limit: 10, atLeast: 0 });
    times.push(performance.now() - began);
    const place = hits.findIndex((h) => h.id === ids.get(pair.b));
    outcome.total[pair.label] += 1;
    if (place >= 0 && place < 3) outcome.found[pair.label] += 1;
    if (place >= 0 && (hits[place]?.score ?? 0) >= SUGGESTED) {
      outcome.claimed += 1;
      if (pair.label === 'same' || pair.label === 'reworded') outcome.right += 1;
    }
  }
  const share = (label: Label): string => `${outcome.found[label]} of ${outcome.total[label]}`;
  const recall = outcome.found.reworded / Math.max(1, outcome.total.reworded);
  return [
    { what: 'reworded pairs among the first three of 10,000', measured: `${recall.toFixed(2)} (${share('reworded')})`, limit: '≥ 0.80', met: recall >= 0.8 },
    { what: 'same pairs among the first three', measured: share('same'), limit: 'all', met: outcome.found.same === outcome.total.same },
    { what: 'related but different ones among the first three', measured: share('related'), limit: '', met: true },
    { what: 'unrelated ones among the first three', measured: share('unrelated'), limit: 'none', met: outcome.found.unrelated === 0 },
    { what: `precision of what is scored ≥ ${SUGGESTED}`, measured: `${(outcome.right / Math.max(1, outcome.claimed)).toFixed(2)} (${outcome.right} of ${outcome.claimed})`, limit: '', met: true },
    atMost('suggestions among 10,000 texts, median', median(times), 100, 'ms'),
    atMost('suggestions among 10,000 texts, slowest', Math.max(...times), 500, 'ms'),
  ];
}

/** The corpus: every `b`, the demonstration's 144 measures, and sentences put together from a stated vocabulary up to 10,000. */
async function fill(pool: pg.Pool, pairs: readonly Pair[]): Promise<Map<string, string>> {
  const db = connect(pool);
  const concept = JSON.parse(await readFile(join(ROOT, 'demo/data/concept-2016.json'), 'utf8')) as { measures: { title: string }[] };
  const texts = [...new Set([...pairs.map((p) => p.b), ...concept.measures.map((m) => m.title)])];
  for (let n = 0; texts.length < CORPUS; n += 1) texts.push(filler(n));
  const ids = new Map<string, string>();
  for (let at = 0; at < texts.length; at += 500) {
    await write(db, async (tx) => {
      for (const text of texts.slice(at, at + 500)) {
        const id = newId();
        if (!ids.has(text)) ids.set(text, id);
        await indexText(tx, { id, kind: KIND, text });
      }
    });
  }
  await pool.query('analyze similarity_feature');
  return ids;
}

const WHO = 'Kinder Eltern Jugendliche Frauen Senioren Geflüchtete Betriebe Vereine Schulen Nachbarn Lehrkräfte Ehrenamtliche Auszubildende Familien Zugewanderte Studierende'.split(' ');
const WHAT = 'Deutschkurs Beratung Sportangebot Begegnungscafé Infoabend Werkstatt Ausflug Lesestunde Bewerbungstraining Gesundheitstag Sprechstunde Gartenprojekt Chor Computerkurs Kochgruppe Theaterstück Fahrradkurs Nachhilfe Ausstellung Runder Tisch'.split(' ');
const WHERE = 'im Rathaus|in der Bücherei|im Stadtteil|auf dem Dorf|in der Unterkunft|in der Kita|im Park|online|im Vereinsheim|in der Schule|am Bahnhof|im Krankenhaus'.split('|');
const HOW = 'am Abend|in den Ferien|mit Übersetzung|ohne Anmeldung|kostenlos|einmal im Monat|mit Kinderbetreuung|für Anfänger|regelmäßig|am Wochenende'.split('|');

/** The n-th filler; all combinations differ. */
function filler(n: number): string {
  const pick = <T>(from: readonly T[], step: number): T => from[Math.floor(n / step) % from.length] as T;
  return `${pick(WHAT, 1)} für ${pick(WHO, WHAT.length)} ${pick(WHERE, WHAT.length * WHO.length)}, ${pick(HOW, WHAT.length * WHO.length * WHERE.length)} (${n})`;
}
