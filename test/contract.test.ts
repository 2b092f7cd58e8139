import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from './app.ts';

/** What programs may rely on, and what addresses people type. */
let app: TestApp;
beforeAll(async () => { app = await testApp(); });
afterAll(() => app.drop());

describe('data of lists', () => {
  test('every CSV has its columns even without a line, first what an item is called and where it lives', async () => {
    const { paths } = (await (await app.request('/openapi.json')).json()) as { paths: Record<string, { get: { security?: unknown } }> };
    const lists = Object.keys(paths).filter((path) => path.endsWith('.csv') && !path.includes('{'));
    expect(lists.length).toBeGreaterThan(8);
    const staff = { as: await app.signIn('coordinator') };
    for (const list of lists) {
      const closed = paths[list]?.get.security !== undefined;
      if (closed) expect((await app.request(list)).status, list).toBe(401);
      const who = closed ? staff : {};
      const all = await (await app.request(list, who)).text();
      const none = await (await app.request(`${list}?q=${'zq'.repeat(20)}`, who)).text();
      expect(none, list).toMatch(/^id,slug,url,\w+.*\r\n$/);
      expect(all.split('\r\n')[0], list).toBe(none.split('\r\n')[0]);
    }
  });

  test('a parameter that cannot be read is named', async () => {
    const answer = await app.request('/measures.json?pageSize=501');
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code: 'bad_request', parameter: 'pageSize' } });
  });
});

describe('addresses as people type them', () => {
  test.each([
    ['/de/', '/de'],
    ['/de/measures/?page=2', '/de/measures?page=2'],
    ['/measures/', '/de/measures'],
  ])('%s leads to %s', async (typed, meant) => {
    const answer = await app.request(typed);
    expect([answer.status, answer.headers.get('location')]).toEqual([302, meant]);
  });

  test.each(['/measures.json?q=%00', '/de/measures?q=a%00b', '/de/measures/%00', '/%00'])('%s is refused, not a fault', async (typed) => {
    expect((await app.request(typed)).status).toBe(400);
  });
});

test('while the database is away, people get a page in their language and programs a code', async () => {
  const lost = await testApp();
  const as = await lost.signIn('administrator');
  expect((await lost.request('/ar')).status).toBe(200);
  expect(await (await lost.request('/health')).json()).toMatchObject({ status: 'ok', database: 'ok' });
  await lost.drop();
  for (const cookie of [undefined, as]) {
    const answer = await lost.request('/ar/measures', cookie === undefined ? {} : { as: cookie });
    expect(answer.status).toBeGreaterThanOrEqual(500);
    expect(answer.headers.get('content-security-policy')).not.toBeNull();
    expect(await answer.text()).toMatch(/<html lang="ar" dir="rtl">[\s\S]*<h1/);
  }
  expect(await (await lost.request('/measures.json')).json()).toMatchObject({ error: { code: expect.stringMatching(/^\w+$/) } });
  const health = await lost.request('/health');
  expect([health.status, await health.json()]).toEqual([503, expect.objectContaining({ status: 'unavailable', database: 'down' })]);
});
