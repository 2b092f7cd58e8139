import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConcept } from '../../../../demo/concept.ts';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { readConfig } from '../../../platform/config.ts';

let app: TestApp;
let as: string;
beforeAll(async () => {
  app = await testApp();
  await loadConcept(app.db, readConfig({}));
  as = await app.signIn('coordinator');
});
afterAll(() => app.drop());

const page = async (path: string, init: Parameters<TestApp['request']>[1] = {}) => {
  const response = await app.request(path, init);
  return { status: response.status, text: await response.text(), location: response.headers.get('location') };
};
const lacking = (text: string, ...wanted: string[]): string[] => wanted.filter((word) => !text.includes(word));
const NEW = '/de/practices/new';
const FORM = { title: 'Sprachtandem im Park', kind: 'project', note: 'Zwei Menschen lernen voneinander.', sinceYear: '2024', field: '', partners: 'Volkshochschule\nVolkshochschule\n', targetGroup: 'Erwachsene', place: 'Laatzen', amountEur: '5000', source: '' };
const EDIT = '/de/practices/sprachtandem-im-park/edit';
const revision = async (): Promise<string> => /name="revision" value="(\d+)"/.exec((await page(EDIT, { as })).text)?.[1] ?? '';

test('the office adds what already exists; nobody else may, and the list says so to nobody else', async () => {
  for (const role of ['officer', 'moderator', 'participant'] as const) expect((await page(NEW, { as: await app.signIn(role), form: FORM })).status).toBe(403);
  expect((await page(NEW)).location).toContain('/de/sign-in');
  expect(lacking((await page('/de/practices')).text, NEW)).toHaveLength(1);
  expect(lacking((await page('/de/practices', { as })).text, NEW)).toEqual([]);
  const place = /value="([0-9a-f-]{36}\/bildung)"/.exec((await page(NEW, { as })).text)?.[1] ?? '';
  const faults: Record<string, string>[] = [{ title: '' }, { kind: 'x' }, { sinceYear: '20' }, { amountEur: '5.000' }, { field: '00000000-0000-4000-8000-000000000000/bildung' }, { note: '', note_en: 'Two people learn.' }];
  for (const wrong of faults) {
    const refused = await page(NEW, { as, form: { ...FORM, ...wrong } });
    expect([refused.status, lacking(refused.text, 'Laatzen')]).toEqual([422, []]);
  }
  expect((await page(NEW, { as, form: { ...FORM, field: place, title_en: 'Language tandem in the park' } })).location).toBe('/de/practices/sprachtandem-im-park');
  expect((await page(NEW, { as, form: FORM })).status).toBe(422);
  expect((await page(NEW, { as, form: { ...FORM, title: 'New' } })).status).toBe(422);
  const item = (await (await app.request('/practices/sprachtandem-im-park.json')).json()) as object;
  expect(item).toMatchObject({ title: { de: 'Sprachtandem im Park', en: 'Language tandem in the park' }, kind: 'project', field: 'bildung', concept: 'integrationskonzept-2016', sinceYear: 2024, partners: ['Volkshochschule'], amountEUR: 5000 });
  expect(lacking((await page('/en/practices/sprachtandem-im-park')).text, 'Language tandem in the park')).toEqual([]);
});

test('a change keeps the address, is in the history, and never overwrites a colleague unseen', async () => {
  const seen = await revision();
  expect((await page(EDIT, { as: await app.signIn('officer'), form: { ...FORM, revision: seen } })).status).toBe(403);
  expect((await page(EDIT, { as, form: { ...FORM, revision: seen, title: 'Sprachtandem am See', title_en: 'Language tandem in the park' } })).location).toBe('/de/practices/sprachtandem-im-park');
  const late = await page(EDIT, { as, form: { ...FORM, revision: seen, title: 'Meine Fassung' } });
  expect([late.status, lacking(late.text, 'Meine Fassung', 'Sprachtandem am See')]).toEqual([409, []]);
  expect((await page(EDIT, { as, form: { ...FORM, title: 'Ohne Stand' } })).status).toBe(409);
  const { id } = await app.db.selectFrom('practice').select('id').where('slug', '=', 'sprachtandem-im-park').executeTakeFirstOrThrow();
  expect(lacking((await page(`/de/thread/practice/${id}`, { as })).text, 'Gute Praxis geändert', 'Sprachtandem am See')).toEqual([]);
  expect(lacking((await page(EDIT, { as })).text, 'Älter als der deutsche Text')).toEqual([]);
});

test('one that the printed concept names can be corrected where it stands', async () => {
  const { slug } = await app.db.selectFrom('practice').select('slug').orderBy('position').limit(1).executeTakeFirstOrThrow();
  const open = await page(`/de/practices/${slug}/edit`, { as });
  const field = /<option value="([^"]+\/[a-z]+)" selected/.exec(open.text)?.[1] ?? '';
  expect(field).not.toBe('');
  const title = /name="title"[^>]*value="([^"]*)"/.exec(open.text)?.[1] ?? '';
  expect((await page(`/de/practices/${slug}/edit`, { as, form: { revision: '1', title, kind: 'service', field, sinceYear: '2010' } })).status).toBe(303);
  expect(lacking((await page(`/de/practices/${slug}`)).text, '2010')).toEqual([]);
});
