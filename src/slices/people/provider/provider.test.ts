import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { system } from '../../../kernel/actor.ts';
import { write } from '../../../platform/database/write.ts';
import { cookiesOf, people, type People } from '../../../../test/people.ts';
import { addAccount } from '../public.ts';

let provider: ChildProcess;
let issuer: string;
let site: People;
let other: People;

beforeAll(async () => {
  provider = spawn(process.execPath, [join(import.meta.dirname, '../../../../test/identity-provider.ts')], { stdio: ['ignore', 'pipe', 'ignore'] });
  issuer = await new Promise((resolve, reject) => {
    provider.once('exit', () => reject(new Error('the provider does not start')));
    provider.stdout?.on('data', (chunk: Buffer) => {
      const found = /^http:\S+(?=\n)/m.exec(chunk.toString())?.[0];
      if (found !== undefined) resolve(found);
    });
  });
  site = await people({ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'miteinander', OIDC_CLIENT_SECRET: 'a-secret-of-this-test', OIDC_NAME: 'Verzeichnis der Region' });
  other = await people();
  await write(site.app.db, (tx) => addAccount(tx, system('test'), { name: 'Ada Amt', email: 'ada@example.org', locale: 'de' }));
  await write(site.app.db, (tx) => addAccount(tx, system('test'), { name: 'Bob Büro', email: 'bob@example.org', locale: 'de' }));
});
beforeEach(() => jar.clear());
afterAll(async () => {
  provider.kill();
  await Promise.all([site.drop(), other.drop()]);
});

/** The browser's cookies for the provider. */
const jar = new Map<string, string>();

async function visit(url: string, form?: Record<string, string>): Promise<Response> {
  const init: RequestInit = { redirect: 'manual', headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') } };
  const response = await fetch(new URL(url, issuer), form === undefined ? init : { ...init, method: 'POST', body: new URLSearchParams(form) });
  for (const cookie of response.headers.getSetCookie()) {
    const [name = '', value = ''] = cookie.split(';', 1)[0]?.split('=') ?? [];
    if (/expires=Thu, 01 Jan 1970/i.test(cookie)) jar.delete(name);
    else jar.set(name, value);
  }
  return response;
}

/** Walks through the provider's pages as this person and gives the address it sends the browser back to. */
async function passProvider(start: string, login: string): Promise<URL> {
  let response = await visit(start);
  for (let step = 0; step < 12; step += 1) {
    const location = response.headers.get('location');
    if (location !== null) {
      const url = new URL(location, issuer);
      if (url.origin !== issuer) return url;
      response = await visit(url.href);
      continue;
    }
    const page = await response.text();
    const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1] ?? '';
    response = await visit(action, page.includes('name="login"') ? { prompt: 'login', login, password: 'any' } : { prompt: 'consent' });
  }
  throw new Error('the provider does not come to an end');
}

/** Begins at our sign-in page: the address of the provider and the cookie that ties the return to this browser. */
async function begin(next = '/account'): Promise<{ readonly url: string; readonly cookie: string }> {
  const response = await site.app.request('/en/sign-in/provider', { form: { next } });
  expect(response.status).toBe(200);
  return { url: response.headers.get('refresh')?.replace('0; url=', '') ?? '', cookie: cookiesOf(response) };
}

async function comeBack(url: URL, cookie: string): Promise<Response> {
  const first = await site.app.request(url.pathname + url.search, { as: cookie });
  return site.app.request(first.headers.get('location') ?? '', { as: cookie });
}

test('without a provider there is no such way', async () => {
  expect(await (await other.app.request('/de/sign-in')).text()).not.toContain('provider');
  expect((await other.app.request('/de/sign-in/provider', { form: {} })).status).toBe(404);
  expect((await other.app.request('/de/sign-in/provider/return?code=x&state=y')).status).toBe(404);
});

test('a verified mail address finds the account, and from then on the subject does', async () => {
  expect(await (await site.app.request('/de/sign-in')).text()).toContain('Weiter mit Verzeichnis der Region');
  const { url, cookie } = await begin();
  const asked = new URL(url).searchParams;
  expect(asked.get('code_challenge_method')).toBe('S256');
  expect(asked.get('nonce')).not.toBe('');
  const signedIn = await comeBack(await passProvider(url, 'ada'), cookie);
  expect([signedIn.status, signedIn.headers.get('location')]).toEqual([303, '/en/account']);
  expect(await (await site.app.request('/en/account', { as: cookiesOf(signedIn) })).text()).toContain('Ada Amt');
  await site.app.db.updateTable('account').set({ email: 'new@example.org' }).where('email', '=', 'ada@example.org').execute();
  jar.clear();
  const again = await begin('/people');
  const later = await comeBack(await passProvider(again.url, 'ada'), again.cookie);
  expect([later.status, later.headers.get('location')]).toEqual([303, '/en/people']);
});

test.each([
  ['bob', 'not verified there'],
  ['eve', 'no account for you here'],
  ['nil', 'no account for you here'],
])('%s gets in no way: %s', async (login, sentence) => {
  const { url, cookie } = await begin();
  const refused = await comeBack(await passProvider(url, login), cookie);
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain(sentence);
  expect(refused.headers.getSetCookie().filter((c) => c.startsWith('session='))).toEqual([]);
  expect(await site.app.db.selectFrom('account').select('id').where('email', '=', 'eve@example.org').execute()).toEqual([]);
});

test('the way back works once, in the same browser, with the same state', async () => {
  const mine = await begin();
  const back = await passProvider(mine.url, 'ada');
  expect((await comeBack(back, '')).status).toBe(422);
  jar.clear();
  const theirs = await begin();
  expect((await comeBack(back, theirs.cookie)).status).toBe(422);
  expect((await comeBack(back, mine.cookie)).status).toBe(303);
  expect((await comeBack(back, mine.cookie)).status).toBe(422);
});

test('a changed state, a made-up code and a refusal by the provider are no sign-in', async () => {
  for (const change of [(u: URL) => u.searchParams.set('state', 'en.x'), (u: URL) => u.searchParams.set('code', 'x'), (u: URL) => { u.searchParams.delete('code'); u.searchParams.set('error', 'access_denied'); }, (u: URL) => u.searchParams.set('iss', 'https://evil.example')]) {
    jar.clear();
    const { url, cookie } = await begin();
    const back = await passProvider(url, 'ada');
    change(back);
    const refused = await comeBack(back, cookie);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('did not work');
  }
});

test('a provider that cannot be reached is said so, and the mailed code stays', async () => {
  const lost = await people({ OIDC_ISSUER: 'http://127.0.0.1:1', OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'y' });
  const refused = await lost.app.request('/en/sign-in/provider', { form: {} });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain('Send the code');
  await lost.drop();
});
