import { afterAll, beforeAll, expect, test } from 'vitest';
import { rights } from '../../slices.ts';
import { testApp, type TestApp } from '../../../test/app.ts';

let app: TestApp;
beforeAll(async () => { app = await testApp(); });
afterAll(() => app.drop());

const page = async (path: string, as: string): Promise<string> => (await app.request(path, { as })).text();

test('the table of rights shows every line that the program asks, with the addresses it is asked for', async () => {
  const as = await app.signIn('moderator');
  for (const [locale, key] of [['de', 'de'], ['en', 'en']] as const) {
    const html = (await page(`/${locale}/handbook/rights`, as)).replaceAll('&amp;', '&');
    const missing = rights.flatMap((area) => area.rows).filter((row) => !html.includes(row.what[key].replaceAll('"', '&quot;')));
    expect(missing.map((row) => row.what.en)).toEqual([]);
    expect(html).toContain('/desk/submissions/:id/publish');
  }
  expect((await app.request('/ar/handbook/rights', { as })).headers.get('location')).toBe('/en/handbook/rights');
});

test('tasks lead to where they are done for whoever may, and a module that is off has none', async () => {
  const [office, officer] = [await app.signIn('coordinator'), await app.signIn('officer')];
  expect(await page('/de/handbook', office)).toContain('href="/de/desk/bodies"');
  expect(await page('/de/handbook', officer)).not.toContain('href="/de/desk/bodies"');
  expect(await page('/de/desk', officer)).toContain('href="/de/handbook"');
  await app.db.updateTable('instance').set({ modules_off: ['bodies'] } as never).execute();
  expect(await page('/de/handbook', office)).not.toContain('id="bodies"');
  expect(await page('/de/handbook/rights', office)).not.toContain('/desk/bodies');
});
