import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/app.ts';
import { system } from '../../kernel/actor.ts';
import { addDays, dayOf } from '../../kernel/dates.ts';
import { newId } from '../../kernel/ids.ts';
import { localized } from '../../kernel/localized.ts';
import { valueOf } from '../../kernel/problem.ts';
import { write } from '../../platform/database/write.ts';
import { addField, createConcept, createMeasure } from '../concept/public.ts';
import { threadOf } from '../thread/public.ts';
import { saveBody, savePaper, saveResolution, saveStep, setDispatch } from './public.ts';

const OFFICE = system('test');
const TODAY = dayOf(new Date());
let app: TestApp;
beforeAll(async () => { app = await testApp(); });
afterAll(() => app.drop());

test('a concept is adopted by a resolution that a body has taken: its facts are taken over, and every measure leads to it', async () => {
  const { measureId, decidedId } = await write(app.db, async (tx) => {
    const body = async (slug: string, name: string) => valueOf(await saveBody(tx, OFFICE, { slug, kind: 'assembly', name: localized(name), decides: true, openSittings: true })).id;
    const [committee, inner, assembly] = [await body('a', 'Ausschuss; Soziales'), await body('b', 'Regionsausschuss'), await body('c', 'Regionsversammlung')];
    const paper = valueOf(await savePaper(tx, OFFICE, { number: '0815/2026', kind: 'proposal', title: localized('Plan'), dated: addDays(TODAY, -30) }));
    valueOf(await saveStep(tx, OFFICE, paper.id, { position: 1, bodyId: committee, day: addDays(TODAY, -9), public: true, role: 'advises', result: 'agreed' }));
    valueOf(await saveStep(tx, OFFICE, paper.id, { position: 2, bodyId: inner, day: addDays(TODAY, -5), public: false, role: 'advises', result: 'rejected' }));
    valueOf(await saveStep(tx, OFFICE, paper.id, { position: 3, bodyId: assembly, day: TODAY, public: true, role: 'decides', result: 'agreed' }));
    valueOf(await setDispatch(tx, OFFICE, { id: paper.id, version: 1 }, addDays(TODAY, -12), TODAY));
    const decided = valueOf(await saveResolution(tx, OFFICE, { slug: 'plan', bodyId: assembly, paperId: paper.id, decidedOn: TODAY, title: localized('Plan beschlossen'), wording: localized('Ja'), outcome: 'majority', ayes: 40, noes: 3, abstentions: 0 }));
    const concept = valueOf(await createConcept(tx, OFFICE, { slug: 'plan', title: localized('Plan'), source: 'Test' }));
    valueOf(await addField(tx, OFFICE, concept.editionId, { code: 'wohnen', title: localized('Wohnen') }));
    const measure = valueOf(await createMeasure(tx, OFFICE, { conceptId: concept.id, fieldCode: 'wohnen', title: localized('Tauschbörse'), state: 'selected' }));
    return { measureId: measure.id, decidedId: decided.id };
  });
  const as = await app.signIn('coordinator');
  const page = await (await app.request('/de/concepts/plan/draft/adopt', { as })).text();
  expect(page).toContain('Plan beschlossen (Regionsversammlung');
  const { version } = await app.db.selectFrom('concept_edition').select('version').executeTakeFirstOrThrow();
  const form = { revision: String(version), decided: decidedId, body: '', date: '', paper: '', outcome: '', ayes: '', noes: '', abstentions: '', note: '', slug: '2026', steps: '', confirm: 'on' };
  expect((await app.request('/de/concepts/plan/draft/adopt', { as, form: { ...form, decided: newId() } })).status).toBe(422);
  expect((await app.request('/de/concepts/plan/draft/adopt', { as, form })).status).toBe(303);
  const kept = await app.db.selectFrom('resolution').select(['body', 'date', 'paper', 'outcome', 'ayes', 'noes', 'abstentions', 'decided_id']).executeTakeFirstOrThrow();
  expect(kept).toEqual({ body: 'Regionsversammlung', date: TODAY, paper: '0815/2026', outcome: 'majority', ayes: 40, noes: 3, abstentions: 0, decided_id: decidedId });
  expect(await (await app.request('/de/concepts/plan')).text()).toContain('href="/de/resolutions/plan"');
  const steps = await app.db.selectFrom('resolution_step').select(['body', 'result']).orderBy('position').execute();
  expect(steps, 'of what was said behind closed doors nothing is taken over').toEqual([{ body: 'Ausschuss, Soziales', result: 'zugestimmt' }, { body: 'Regionsausschuss', result: 'nicht öffentlich' }]);
  const resolutions = (await threadOf(app.db, measureId, { staff: true }))?.later.filter((s) => s.kind === 'resolution').flatMap((s) => s.items.map((i) => i.href));
  expect(resolutions).toEqual(['/resolutions/plan']);
});
