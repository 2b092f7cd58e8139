import type pg from 'pg';
import { createApp } from '../src/app.tsx';
import { system } from '../src/kernel/actor.ts';
import { localized } from '../src/kernel/localized.ts';
import { valueOf } from '../src/kernel/problem.ts';
import { readConfig } from '../src/platform/config.ts';
import { connect } from '../src/platform/database/connect.ts';
import type { Db } from '../src/platform/database/types.ts';
import { write } from '../src/platform/database/write.ts';
import { Assets } from '../src/platform/web/assets.ts';
import { addField, addGoal, adoptEdition, createConcept, createMeasure, startDraft } from '../src/slices/concept/public.ts';
import { atMost, median, shown, type Row } from './table.ts';

const FIELDS = 10;
const PER_FIELD = 50;
const ROUNDS = 20;

/** The page with the difference of two adopted editions of 500 measures, of which every second was worded anew and every tenth moved. */
export async function editions(pool: pg.Pool): Promise<Row[]> {
  const db = connect(pool);
  await fill(db);
  await pool.query('analyze');
  await db.updateTable('instance').set({ region_name: 'Region', set_up_at: new Date() }).execute();
  const app = createApp({ db, config: readConfig({ BASE_URL: 'http://localhost:3000' }), assets: new Assets(new Map(), {}), cache: null });
  const times: number[] = [];
  let text = '';
  for (let round = 0; round < ROUNDS + 5; round += 1) {
    const began = performance.now();
    const response = await app.request('/de/concepts/bench/compare?from=1&to=2');
    text = await response.text();
    if (response.status !== 200) throw new Error(`the page answers ${response.status}`);
    if (round >= 5) times.push(performance.now() - began);
  }
  return [
    shown('differences shown', String(text.split('class="mt-diff"').length - 1)),
    atMost(`the whole page, read and rendered, median of ${ROUNDS}`, median(times), 100, 'ms'),
    shown('slowest', `${Math.round(Math.max(...times))} ms`),
  ];
}

async function fill(db: Db): Promise<void> {
  const actor = system('bench');
  await write(db, async (tx) => {
    const { id, editionId } = valueOf(await createConcept(tx, actor, { slug: 'bench', title: localized('Messung') }));
    for (let f = 0; f < FIELDS; f += 1) {
      const field = valueOf(await addField(tx, actor, editionId, { code: `feld${f}`, title: localized(`Feld ${f}`) }));
      for (let g = 0; g < 5; g += 1) valueOf(await addGoal(tx, actor, field.id, localized(`Ziel ${g} im Feld ${f}`)));
      for (let m = 0; m < PER_FIELD; m += 1) valueOf(await createMeasure(tx, actor, { conceptId: id, fieldCode: `feld${f}`, title: localized(wording(f, m)), state: 'idea', goal: (m % 5) + 1, number: null, selected: true }));
    }
    const resolution = { body: 'Rat', date: '2025-01-01' as const, outcome: 'unanimous' as const };
    valueOf(await adoptEdition(tx, actor, { editionId, slug: '1', resolution }));
    const draft = valueOf(await startDraft(tx, actor, id));
    const entries = await tx.selectFrom('edition_entry').select(['id', 'number', 'wording']).where('edition_id', '=', draft.id).orderBy('id').execute();
    for (const [index, entry] of entries.entries()) {
      const worded = index % 2 === 0 ? localized(`${entry.wording.texts['de']?.text ?? ''} und in den Ferien`.replace('am Abend', 'am Vormittag')) : entry.wording;
      await tx.updateTable('edition_entry').set({ wording: worded, number: index % 10 === 0 ? entry.number + 100 : entry.number }).where('id', '=', entry.id).execute();
    }
    valueOf(await adoptEdition(tx, actor, { editionId: draft.id, slug: '2', resolution: { ...resolution, date: '2026-01-01' } }));
  });
}

const wording = (f: number, m: number): string => `Maßnahme ${m} im Feld ${f}: Kurse am Abend mit Kinderbetreuung für Eltern in den Gemeinden ${f + m} und ${m + 7}, gemeinsam mit Vereinen, Schulen und der Volkshochschule`;
