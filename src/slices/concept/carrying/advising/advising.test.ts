import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../../test/app.ts';
import { system } from '../../../../kernel/actor.ts';
import { addDays, dayOf } from '../../../../kernel/dates.ts';
import { localized } from '../../../../kernel/localized.ts';
import { valueOf } from '../../../../kernel/problem.ts';
import { write } from '../../../../platform/database/write.ts';
import { createDepartment } from '../../../people/public.ts';

let app: TestApp;
let as: string;
let unit: string;
beforeAll(async () => {
  app = await testApp();
  as = await app.signIn('coordinator');
  unit = valueOf(await write(app.db, (tx) => createDepartment(tx, system('test'), { name: localized('Schulen') }))).id;
});
afterAll(() => app.drop());

test('advice is noted by the office in a line, counted by unit, topic and half-year, and given as a file; nobody else reads it', async () => {
  const add = (form: Record<string, string>) => app.request('/de/desk/advice/add', { as, form: { department: unit, topic: 'language', date: '2026-03-04', note: 'Dolmetschpool', ...form } });
  expect((await app.request('/de/desk/advice', { as: await app.signIn('officer') })).status).toBe(403);
  expect((await app.request('/desk/advice.json')).status).toBe(401);
  const wrongs: Record<string, string>[] = [{ topic: 'x' }, { date: '2026-02-30' }, { date: addDays(dayOf(new Date()), 1) }, { department: '00000000-0000-4000-8000-000000000000' }, { note: 'x'.repeat(201) }];
  for (const wrong of wrongs) {
    const refused = await add(wrong);
    expect([refused.status, (await refused.text()).includes(wrong['note'] !== undefined ? 'xxx' : 'Dolmetschpool')], JSON.stringify(wrong).slice(0, 40)).toEqual([422, true]);
  }
  const right: Record<string, string>[] = [{}, { date: '2026-04-01' }, { date: '2025-12-31', topic: 'data', note: '' }];
  for (const form of right) expect((await add(form)).status).toBe(303);
  const page = await (await app.request('/de/desk/advice?half=2026-H1', { as })).text();
  expect([page.includes('Dolmetschpool'), page.includes('1. Halbjahr 2026'), page.includes('31. Dezember') || page.includes('31.12.2025')]).toEqual([true, true, false]);
  expect(await (await app.request('/desk/advice/counts.csv', { as })).text()).toContain('2026-H1,schulen,language,2');
  expect(((await (await app.request('/desk/advice.json?topic=data', { as })).json()) as { items: object[] }).items).toMatchObject([{ date: '2025-12-31', department: 'schulen', topic: 'data', note: null }]);
  const id = /\/desk\/advice\/([0-9a-f-]{36})\/remove/.exec(page)?.[1] ?? '';
  expect((await app.request(`/de/desk/advice/${id}/remove`, { as, form: {} })).status).toBe(303);
  expect((await app.request(`/de/desk/advice/${id}/remove`, { as, form: {} })).status).toBe(404);
});
