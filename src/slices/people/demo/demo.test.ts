import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROLES } from '../../../kernel/actor.ts';
import { loadBodies2026 } from '../../../../demo/beispiel/bodies.ts';
import { loadPeople } from '../../../../demo/people.ts';
import { cookiesOf, openMail, people, type People } from '../../../../test/people.ts';

let demo: People;
let real: People;
beforeAll(async () => {
  [demo, real] = [await people(), await people()];
  await demo.app.db.updateTable('instance').set({ demo: true }).execute();
  for (const site of [demo, real]) await loadBodies2026(site.app.db, await loadPeople(site.app.db, site.config));
});
afterAll(() => Promise.all([demo.drop(), real.drop()]));

const idOf = async (site: People, role: string): Promise<string> => (await site.app.db.selectFrom('role_grant').select('account_id').where('role', '=', role).executeTakeFirstOrThrow()).account_id;

test('one invented person a role, clearly said to be invented', async () => {
  const page = await (await demo.app.request('/de/demo')).text();
  expect(page.match(/<h\d[^>]*>(<[^>]+>)*[^<]*\(erfunden\)/g)).toHaveLength(ROLES.length);
  for (const role of ROLES) expect(page).toContain(await idOf(demo, role));
});

test.each(ROLES)('a click signs in as %s', async (role) => {
  const entered = await demo.app.request('/en/demo', { form: { account: await idOf(demo, role) } });
  expect(entered.status).toBe(303);
  if (role === 'interpreter') expect(entered.headers.get('location')).toBe('/en/translations');
  expect(await (await demo.app.request('/en/account', { as: cookiesOf(entered) })).text()).toContain('(erfunden)');
});

test('the secretary keeps one invented body and no other', async () => {
  const as = cookiesOf(await demo.app.request('/de/demo', { form: { account: await idOf(demo, 'secretary') } }));
  const desk = await Promise.all(['/de/desk/bodies', '/de/desk/bodies/ausschuss-beispiel', '/de/desk/bodies/regionsausschuss-beispiel', '/de/desk/papers'].map(async (path) => (await demo.app.request(path, { as })).status));
  expect(desk).toEqual([200, 200, 403, 403]);
});

test('nobody steps into a real account, not even in a demonstration', async () => {
  await demo.app.signIn('administrator');
  const { id } = await demo.app.db.selectFrom('account').select('id').where('invented', '=', false).executeTakeFirstOrThrow();
  for (const account of [id, crypto.randomUUID(), 'x', '']) expect((await demo.app.request('/de/demo', { form: { account } })).status).toBe(404);
});

test('outside the demonstration none of these pages exists, whatever the data holds', async () => {
  for (const path of ['/de/demo', '/de/demo/mail', `/de/demo/mail/${crypto.randomUUID()}`]) expect((await real.app.request(path)).status).toBe(404);
  expect((await real.app.request('/de/demo', { form: { account: await idOf(real, 'administrator') } })).status).toBe(404);
});

test('mails that would have been sent can be read in the letter box', async () => {
  await demo.app.request('/ar/sign-in', { form: { email: 'karla.klee@demo.invalid' } });
  const { mail, code } = await openMail(demo, 'karla.klee@demo.invalid');
  const box = await (await demo.app.request('/ar/demo/mail')).text();
  expect(box).toContain(`/ar/demo/mail/${mail.id}`);
  const letter = await (await demo.app.request(`/ar/demo/mail/${mail.id}`)).text();
  expect(letter).toContain(code);
  for (const id of ['..%2F..%2Fetc%2Fpasswd', 'x', crypto.randomUUID()]) expect((await demo.app.request(`/de/demo/mail/${id}`)).status).toBe(404);
});
