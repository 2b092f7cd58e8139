import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { system } from '../../../kernel/actor.ts';
import { write } from '../../../platform/database/write.ts';
import { keptMails } from '../../../platform/mail.ts';
import { cookiesOf, openMail, people, signInByCode, type People } from '../../../../test/people.ts';
import { addAccount } from '../public.ts';

let site: People;
let n = 0;
let email: string;

beforeAll(async () => {
  site = await people();
});
afterAll(() => site.drop());
beforeEach(async () => {
  n += 1;
  email = `person${n}@example.org`;
  await write(site.app.db, (tx) => addAccount(tx, system('test'), { name: `Person ${n}`, email, locale: 'de' }));
});

test('somebody asks for a code, types it, and comes back to where they wanted to go', async () => {
  const asked = await site.app.request('/de/sign-in', { form: { email: ` ${email.toUpperCase()} `, next: '/account?x=1' } });
  expect([asked.status, asked.headers.get('location')]).toEqual([303, '/de/sign-in/code?next=%2Faccount%3Fx%3D1']);
  const page = await site.app.request('/de/sign-in/code?next=%2Faccount', { as: cookiesOf(asked) });
  expect(await page.text()).toContain(email);
  const { code } = await openMail(site, email);
  const signedIn = await site.app.request('/de/sign-in/code', { form: { email, code: ` ${code.toLowerCase().replace('-', ' ')} `, next: '/account?x=1' } });
  expect([signedIn.status, signedIn.headers.get('location')]).toEqual([303, '/de/account?x=1']);
  const cookie = signedIn.headers.getSetCookie().find((c) => c.startsWith('session='));
  expect(cookie).toMatch(/HttpOnly/);
  expect(cookie).toMatch(/SameSite=Lax/);
  const account = await site.app.request('/de/account', { as: cookiesOf(signedIn) });
  expect(await account.text()).toContain(`Person ${n}`);
});

test('the mail says the code and the link once, and neither the job table nor the database holds them', async () => {
  await site.app.request('/de/sign-in', { form: { email } });
  const waiting = await site.app.db.selectFrom('account').select('id').where('email', '=', email).executeTakeFirstOrThrow();
  const jobs = await site.jobs();
  expect(jobs.some((job) => job.payload.includes(waiting.id))).toBe(true);
  expect(jobs.map((job) => job.payload).join()).not.toContain('@');
  const { code, link, mail } = await openMail(site, email);
  expect(mail.html).toContain(code);
  expect(mail.text.split(code)).toHaveLength(2);
  const dump = JSON.stringify(await site.app.db.selectFrom('sign_in_code').selectAll().execute()) + JSON.stringify(await site.jobs());
  expect(dump).not.toContain(code);
  expect(dump).not.toContain(link.split('/').at(-1));
});

test('a mailed link is opened twice by a filter before the person does, and still works, once', async () => {
  await site.app.request('/en/sign-in', { form: { email, next: '/account' } });
  const { link } = await openMail(site, email);
  const path = link.replace('http://localhost:3000', '');
  for (const method of ['GET', 'GET', 'HEAD', 'GET']) {
    const opened = await site.app.request(path, { method });
    expect(opened.status).toBe(200);
    expect(opened.headers.getSetCookie()).toEqual([]);
    expect(opened.headers.get('cache-control')).toBe('no-store');
    expect(opened.headers.get('referrer-policy')).toBe('no-referrer');
    const page = await opened.text();
    if (method === 'GET') expect(page.split('<main')[1]?.split('</main>')[0]?.match(/<button/g)).toHaveLength(1);
  }
  const [target, query] = path.split('?');
  expect(query).toBe('next=%2Faccount');
  const pressed = await site.app.request(target as string, { form: { next: '/account' } });
  expect([pressed.status, pressed.headers.get('location')]).toEqual([303, '/en/account']);
  const again = await site.app.request(target as string, { form: { next: '/account' } });
  expect(again.status).toBe(410);
  expect((await site.app.request(target as string)).status).toBe(410);
});

test('a new code ends the one before; a used link ends the code', async () => {
  await site.app.request('/de/sign-in', { form: { email } });
  const first = await openMail(site, email);
  await site.app.request('/de/sign-in', { form: { email } });
  const second = await openMail(site, email);
  expect((await signInByCode(site, email, first.code)).status).toBe(422);
  expect((await site.app.request(first.link.replace('http://localhost:3000', ''))).status).toBe(410);
  expect((await site.app.request(second.link.replace('http://localhost:3000', ''), { form: {} })).status).toBe(303);
  expect((await signInByCode(site, email, second.code)).status).toBe(422);
});

test('after five wrong codes the right one no longer works, also when they arrive at once', async () => {
  await site.app.request('/de/sign-in', { form: { email } });
  const { code } = await openMail(site, email);
  const wrong = code.startsWith('A') ? 'BBBB-BBBB' : 'AAAA-AAAA';
  const guesses = await Promise.all([1, 2, 3, 4, 5].map(() => signInByCode(site, email, wrong)));
  expect(guesses.map((g) => g.status)).toEqual([422, 422, 422, 422, 422]);
  expect((await signInByCode(site, email, code)).status).toBe(422);
});

test('a code that is older than an hour does not work', async () => {
  await site.app.request('/de/sign-in', { form: { email } });
  const { code, link } = await openMail(site, email);
  await site.app.db.updateTable('sign_in_code').set({ expires_at: new Date(Date.now() - 1) }).execute();
  expect((await signInByCode(site, email, code)).status).toBe(422);
  expect((await site.app.request(link.replace('http://localhost:3000', ''))).status).toBe(410);
});

test('the same code sent twice at once signs in once', async () => {
  await site.app.request('/de/sign-in', { form: { email } });
  const { code } = await openMail(site, email);
  const both = await Promise.all([signInByCode(site, email, code), signInByCode(site, email, code)]);
  expect(both.map((r) => r.status).sort()).toEqual([303, 422]);
});

test('nobody learns whether an address has an account: same answers, same work, no mail', async () => {
  const stranger = `nobody${n}@example.org`;
  const timed = async (who: string) => {
    const began = performance.now();
    const asked = await site.app.request('/de/sign-in', { form: { email: who } });
    const guessed = await site.app.request('/de/sign-in/code', { form: { email: who, code: 'AAAA-AAAA' } });
    const body = (await guessed.text()).replaceAll(who, 'X').replace(/[0-9a-f-]{36}/g, '');
    return { took: performance.now() - began, answer: [asked.status, asked.headers.get('location'), guessed.status, body] };
  };
  const known = await timed(email);
  const unknown = await timed(stranger);
  expect(unknown.answer).toEqual(known.answer);
  expect(Math.min(known.took, unknown.took)).toBeGreaterThan(690);
  await site.work();
  expect((await keptMails(site.config)).filter((mail) => mail.to === stranger)).toEqual([]);
});

test('nobody fills somebody else’s inbox: the sixth request in a row is refused, and what was typed is still there', async () => {
  const statuses: number[] = [];
  for (let i = 0; i < 6; i += 1) statuses.push((await site.app.request('/de/sign-in', { form: { email } })).status);
  expect(statuses).toEqual([303, 303, 303, 303, 303, 429]);
  const refused = await site.app.request('/de/sign-in', { form: { email } });
  expect(await refused.text()).toContain(`value="${email}"`);
});

test.each([['', 'required'], ['not an address', 'invalid'], ['a'.repeat(300) + '@example.org', 'too long']])('a wrong address is refused with what was typed (%#)', async (typed) => {
  const refused = await site.app.request('/de/sign-in', { form: { email: typed } });
  expect(refused.status).toBe(422);
  const page = await refused.text();
  expect(page).toContain('aria-invalid="true"');
  if (typed !== '') expect(page).toContain(`value="${typed}"`);
});

test.each(['https://evil.example', '//evil.example', '/\\evil.example', '/sign-out', 'javascript:alert(1)'])('no open redirect to %s', async (next) => {
  await site.app.request('/de/sign-in', { form: { email } });
  const { code } = await openMail(site, email);
  const signedIn = await site.app.request('/de/sign-in/code', { form: { email, code, next } });
  expect(signedIn.headers.get('location')).toBe('/de/account');
  const page = await site.app.request(`/de/sign-in?next=${encodeURIComponent(next)}`);
  expect(await page.text()).not.toMatch(/<input[^>]*name="next"[^>]*value="[^"]/);
});

test('another site cannot sign a browser in', async () => {
  await site.app.request('/de/sign-in', { form: { email } });
  const { code } = await openMail(site, email);
  const forged = await site.app.request('/de/sign-in/code', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, body: new URLSearchParams({ email, code }) });
  expect(forged.status).toBe(403);
});

test('an office of sixty signs in behind one address at the same time', async () => {
  const asked = await Promise.all(Array.from({ length: 60 }, (_, i) => site.app.request('/de/sign-in', { form: { email: `office${i}@example.org` } })));
  expect(asked.every((response) => response.status === 303)).toBe(true);
});

test('over https the session cookie is sent over https only', async () => {
  const secure = await people({ BASE_URL: 'https://integration.example' });
  await write(secure.app.db, (tx) => addAccount(tx, system('test'), { name: 'S', email, locale: 'de' }));
  await secure.app.request('/de/sign-in', { form: { email }, headers: { 'sec-fetch-site': 'same-origin' } });
  const { code, link } = await openMail(secure, email);
  expect(link).toMatch(/^https:\/\/integration\.example\/de\/sign-in\/link\//);
  const signedIn = await secure.app.request('/de/sign-in/code', { form: { email, code }, headers: { 'sec-fetch-site': 'same-origin' } });
  expect(signedIn.headers.getSetCookie().find((c) => c.startsWith('session='))).toMatch(/; Secure/);
  await secure.drop();
});
