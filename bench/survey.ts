import { join } from 'node:path';
import type pg from 'pg';
import { createApp } from '../src/app.tsx';
import { system, type Actor } from '../src/kernel/actor.ts';
import { newId } from '../src/kernel/ids.ts';
import { localized } from '../src/kernel/localized.ts';
import { valueOf } from '../src/kernel/problem.ts';
import { readConfig } from '../src/platform/config.ts';
import { connect } from '../src/platform/database/connect.ts';
import { write } from '../src/platform/database/write.ts';
import { Assets } from '../src/platform/web/assets.ts';
import { createProcess } from '../src/slices/participation/public.ts';
import { addAccount } from '../src/slices/people/public.ts';
import { addParties, createSurvey, endSurvey, releaseSurvey, startSurvey, type Answers, type Question } from '../src/slices/surveys/public.ts';
import { resultNow } from '../src/slices/surveys/results/queries.ts';
import { atMost, median, shown, type Row } from './table.ts';

const ANSWERS = 10_000;
const PARTIES = 713;
const KINDS = ['single', 'multiple', 'scale', 'matrix', 'ranking', 'number', 'place', 'text'] as const;
const QUESTIONS = 40;
const actor = system('bench');

const question = (i: number): Question => {
  const kind = KINDS[i % KINDS.length] as Question['kind'];
  const choices = ['single', 'multiple', 'ranking', 'matrix'].includes(kind) ? Array.from({ length: 6 }, (_, c) => ({ id: `c${c}`, text: localized(`Antwort ${c}`) })) : [];
  const rows = kind === 'matrix' ? Array.from({ length: 4 }, (_, r) => ({ id: `r${r}`, text: localized(`Zeile ${r}`) })) : [];
  return { id: `q${i}`, kind, title: localized(`Frage ${i}`), help: null, required: false, noAnswer: true, choices, rows, min: kind === 'scale' ? 1 : null, max: kind === 'scale' ? 5 : null, low: null, high: null, when: null };
};

/** Answers that differ: each question has its own rhythm. */
function answersOf(questions: readonly Question[], n: number): Answers {
  return Object.fromEntries(questions.map((q, i) => [q.id, answerTo(q, n * 31 + i * 7)]));
}

function answerTo({ kind, rows }: Question, n: number): Answers[string] {
  const key = (offset: number): string => `c${(n + offset) % 6}`;
  switch (kind) {
    case 'multiple': return [...new Set([key(0), key(n % 5)])];
    case 'scale': return (n % 5) + 1;
    case 'matrix': return Object.fromEntries(rows.map((r, i) => [r.id, key(i)]));
    case 'ranking': return [key(0), key(1), key(2)];
    case 'number': return n % 400;
    case 'place': return 'elsewhere';
    case 'text': return `Ein Satz, den jemand geschrieben hat, Nummer ${n}.`;
    default: return key(0);
  }
}

/** Reading 10,000 questionnaires of 40 questions: as it stands for the office, and released for everybody. */
export async function survey(pool: pg.Pool): Promise<Row[]> {
  const db = connect(pool);
  await pool.query("update instance set region_name = 'Region', set_up_at = now()");
  const questions = Array.from({ length: QUESTIONS }, (_, i) => question(i));
  const { id, slug, person } = await write(db, async (tx) => {
    const process = valueOf(await createProcess(tx, actor, { slug: 'bench', title: localized('Bench'), summary: localized('x'), publishedOn: '2026-01-01' }));
    const sections = Array.from({ length: 8 }, (_, s) => ({ id: `s${s}`, title: localized(`Abschnitt ${s}`), text: null, when: null, questions: questions.slice(s * 5, s * 5 + 5) }));
    const made = valueOf(await createSurvey(tx, actor, { slug: 'bench', processId: process.id, title: localized('Bench'), intro: localized('x'), thanks: localized('x'), anonymous: true, openLink: true, closesOn: null, minGroup: 5 }, { sections }));
    const parties = Array.from({ length: PARTIES }, (_, i) => ({ institution: `Einrichtung ${i}`, kind: `Art ${i % 9}`, person: null, email: `e${i}@example.org`, locale: 'de' as const }));
    valueOf(await addParties(tx, actor, made.id, parties));
    valueOf(await startSurvey(tx, actor, made.id));
    return { ...made, person: valueOf(await addAccount(tx, actor, { name: 'Bench', email: 'bench@example.org', locale: 'de', grants: [], invented: true })).id };
  });
  for (let from = 0; from < ANSWERS; from += 500) {
    const rows = Array.from({ length: 500 }, (_, i) => ({ id: newId(), survey_id: id, channel: 'open', state: 'complete', answers: JSON.stringify(answersOf(questions, from + i)) }));
    await db.insertInto('survey_response').values(rows).execute();
  }
  await pool.query('analyze survey_response');
  const app = createApp({ db, config: readConfig({ BASE_URL: 'http://localhost:3000', DATA_DIR: join('/tmp', 'bench-survey') }), assets: new Assets(new Map(), {}), cache: null });
  const live = await times(5, () => resultNow(db, { id, version: 1 }));
  const began = performance.now();
  valueOf(await write(db, (tx) => endSurvey(tx, actor, id)));
  const ended = performance.now() - began;
  const named: Actor = { kind: 'account', id: person, name: 'Bench', grants: [], sessionId: '' };
  valueOf(await write(db, (tx) => releaseSurvey(tx, named, id)));
  const page = await times(15, async () => {
    const answer = await app.request(`/de/surveys/${slug}/results`);
    if (answer.status !== 200) throw new Error(`the page of results answered ${answer.status}`);
    await answer.text();
  });
  return [
    shown('answers, questions, parties', `${ANSWERS}, ${QUESTIONS}, ${PARTIES}`),
    atMost('results as they stand, counted from every answer', median(live), 1_500, 'ms'),
    atMost('page of released results, without the page cache', median(page), 100, 'ms'),
    shown('ending: counting, forgetting the order of answers', `${Math.round(ended)} ms`),
  ];
}

async function times(n: number, work: () => Promise<unknown>): Promise<number[]> {
  const found: number[] = [];
  await work();
  for (let i = 0; i < n; i += 1) {
    const began = performance.now();
    await work();
    found.push(performance.now() - began);
  }
  return found;
}
