import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { people, type People } from '../../../../test/people.ts';
import { deviceOf } from './rules.ts';

let site: People;
beforeAll(async () => {
  site = await people();
});
afterAll(() => site.drop());

const tokenOf = (cookie: string): string => cookie.replace('session=', '');
const hashOf = (cookie: string): Buffer => createHash('sha256').update(tokenOf(cookie)).digest();
const change = (cookie: string, values: { seen_at?: Date; expires_at?: Date }) => site.app.db.updateTable('session').set(values).where('token_hash', '=', hashOf(cookie)).execute();
const signedIn = async (cookie: string): Promise<boolean> => (await site.app.request('/de/account', { as: cookie })).status === 200;
const hours = (n: number): Date => new Date(Date.now() - n * 3_600_000);

test('without a session, my account leads to the sign-in page and from there back', async () => {
  const response = await site.app.request('/de/account?x=1');
  expect([response.status, response.headers.get('location')]).toEqual([302, '/de/sign-in?next=%2Faccount%3Fx%3D1']);
  expect((await site.app.request('/account/data.json')).status).toBe(401);
});

test.each(['forged', randomBytes(32).toString('base64url'), '', 'a'.repeat(4_000)])('a forged session is nobody (%#)', async (token) => {
  expect(await signedIn(`session=${token}`)).toBe(false);
});

test('the hash in the database is no session', async () => {
  const cookie = await site.app.signIn();
  expect(await signedIn(`session=${hashOf(cookie).toString('base64url')}`)).toBe(false);
  expect(await signedIn(`session=${hashOf(cookie).toString('hex')}`)).toBe(false);
});

test('a session ends after its last day, for staff after twelve hours without use', async () => {
  const [visitor, staff, expired] = [await site.app.signIn(), await site.app.signIn('coordinator'), await site.app.signIn()];
  await change(visitor, { seen_at: hours(13) });
  await change(staff, { seen_at: hours(13) });
  await change(expired, { expires_at: hours(0) });
  expect([await signedIn(visitor), await signedIn(staff), await signedIn(expired)]).toEqual([true, false, false]);
});

test('use is noted at most every five minutes', async () => {
  const cookie = await site.app.signIn('moderator');
  const seen = async (): Promise<Date> => (await site.app.db.selectFrom('session').select('seen_at').where('token_hash', '=', hashOf(cookie)).executeTakeFirstOrThrow()).seen_at;
  const lately = new Date(Date.now() - 4 * 60_000);
  await change(cookie, { seen_at: lately });
  await signedIn(cookie);
  expect(await seen()).toEqual(lately);
  await change(cookie, { seen_at: hours(1) });
  await signedIn(cookie);
  expect((await seen()).getTime()).toBeGreaterThan(Date.now() - 60_000);
});

test('signing out ends the session on the server, not only in the browser', async () => {
  const cookie = await site.app.signIn();
  const out = await site.app.request('/de/sign-out', { as: cookie, form: {} });
  expect(out.headers.getSetCookie().some((c) => /^session=;.*Max-Age=0/.test(c))).toBe(true);
  expect(await signedIn(cookie)).toBe(false);
});

test('nobody ends somebody else’s session', async () => {
  const [mine, theirs] = [await site.app.signIn(), await site.app.signIn()];
  const { id } = await site.app.db.selectFrom('session').select('id').where('token_hash', '=', hashOf(theirs)).executeTakeFirstOrThrow();
  const refused = await site.app.request(`/de/account/sessions/${id}/end`, { as: mine, form: {} });
  expect(refused.status).toBe(404);
  expect((await site.app.request('/de/account/sessions/x/end', { as: mine, form: {} })).status).toBe(404);
  expect(await signedIn(theirs)).toBe(true);
});

test('a person ends one of their sessions, or all the others', async () => {
  const cookie = await site.app.signIn();
  const { account_id } = await site.app.db.selectFrom('session').select('account_id').where('token_hash', '=', hashOf(cookie)).executeTakeFirstOrThrow();
  const more = await Promise.all([1, 2].map(async () => {
    const token = randomBytes(32).toString('base64url');
    const row = await site.app.db.insertInto('session').values({ token_hash: hashOf(token), id: crypto.randomUUID(), account_id, expires_at: hours(-1), device: 'Firefox · Linux' }).returning('id').executeTakeFirstOrThrow();
    return { cookie: `session=${token}`, id: row.id };
  }));
  const page = await (await site.app.request('/de/account', { as: cookie })).text();
  expect(page.match(/Firefox · Linux<\/bdi>/g)).toHaveLength(2);
  const one = await site.app.request(`/de/account/sessions/${more[0]?.id}/end`, { as: cookie, form: {} });
  expect(one.headers.get('location')).toBe('/de/account#sessions');
  expect([await signedIn(more[0]?.cookie ?? ''), await signedIn(more[1]?.cookie ?? '')]).toEqual([false, true]);
  await site.app.request('/de/account/sessions/end', { as: cookie, form: {} });
  expect([await signedIn(cookie), await signedIn(more[1]?.cookie ?? '')]).toEqual([true, false]);
});

test('a role that is taken back is gone with the next request', async () => {
  const cookie = await site.app.signIn('administrator');
  expect((await site.app.request('/de/people', { as: cookie })).status).toBe(200);
  await site.app.db.updateTable('role_grant').set({ revoked_at: new Date() }).where('account_id', 'in', (eb) => eb.selectFrom('session').select('account_id').where('token_hash', '=', hashOf(cookie))).execute();
  expect((await site.app.request('/de/people', { as: cookie })).status).toBe(403);
});

test('the nightly job leaves only what can still be used', async () => {
  const [fresh, old, idle] = [await site.app.signIn(), await site.app.signIn(), await site.app.signIn('officer', { kind: 'department', id: crypto.randomUUID() })];
  await change(old, { expires_at: hours(1) });
  await change(idle, { seen_at: hours(13) });
  await site.pool.query(`select graphile_worker.add_job('people.tidy')`);
  await site.work();
  const left = (await site.app.db.selectFrom('session').select('token_hash').execute()).map((row) => row.token_hash.toString('hex'));
  expect([fresh, old, idle].map((cookie) => left.includes(hashOf(cookie).toString('hex')))).toEqual([true, false, false]);
});

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36 Edg/131.0', 'Edge · Windows'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1', 'Safari · iPhone'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0', 'Firefox · Linux'],
  ['<script>alert(1)</script>', '–'],
  [undefined, '–'],
])('a device is named in few words: %s', (agent, words) => {
  expect(deviceOf(agent)).toBe(words);
});
