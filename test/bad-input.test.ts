import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { system } from '../src/kernel/actor.ts';
import { dayOf } from '../src/kernel/dates.ts';
import { newId } from '../src/kernel/ids.ts';
import { localized } from '../src/kernel/localized.ts';
import { valueOf } from '../src/kernel/problem.ts';
import { keyFolder } from '../src/platform/keys.ts';
import { readConfig } from '../src/platform/config.ts';
import { write } from '../src/platform/database/write.ts';
import { createProcess, createSubmission } from '../src/slices/participation/public.ts';
import { testApp, type TestApp } from './app.ts';
import { buildBallot, closeNow } from './ballots.ts';

/** What people, their devices and programs send instead of what a form asks for, in a left-to-right and a right-to-left language. */
const LOCALES = ['de', 'ar'] as const;
type Locale = (typeof LOCALES)[number];

const HOSTILE: Readonly<Record<string, string>> = {
  'over-long': 'Wörter '.repeat(6_000),
  empty: '',
  'only spaces': ' \t\u00A0 ',
  'control characters': 'vor\u0000\u0007\u001B[31mnach',
  markup: '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>',
  'right-to-left overrides': 'abc\u202Egnirts\u2066\u200F',
  'half a character': 'a\uD800b',
  'another type': '-1e9',
  'a path': '../../etc/passwd%00',
  'a formula': '=cmd|\' /C calc\'!A0',
  'a forged id': '00000000-0000-4000-8000-000000000000',
  'a wrong date': '2026-02-30',
};

let app: TestApp;
let processId: string;
const pages: Record<string, string> = {};

beforeAll(async () => {
  app = await testApp();
  const keys = keyFolder(readConfig({ BASE_URL: 'http://localhost:3000', DATA_DIR: `${process.env['TMPDIR'] ?? '/tmp'}/miteinander-test-${process.pid}` }).keysDir);
  const { ballot } = await buildBallot(app.db, keys, { codes: 3 });
  const closed = await buildBallot(app.db, keys, { codes: 3 });
  await closeNow(app.db, keys, closed.ballot.id);
  const made = await write(app.db, (tx) => createProcess(tx, system('test'), { slug: 'dialog', title: localized('Dialog'), summary: localized(''), call: 'open', publishedOn: dayOf(new Date()), topics: [localized('Sprache')] }));
  processId = valueOf(made).id;
  Object.assign(pages, { submit: '/processes/dialog/submit', follow: '/follow', ballot: `/ballots/${ballot.slug}`, result: `/ballots/${closed.ballot.slug}`, barrier: '/accessibility', 'sign-in': '/sign-in', code: '/sign-in/code' });
});
afterAll(() => app.drop());

/** A page of a contribution that nobody has withdrawn yet. */
const receiptPage = async (): Promise<string> => `/follow/${valueOf(await write(app.db, (tx) => createSubmission(tx, { kind: 'visitor' }, { processId, text: 'Mehr Bänke am Markt', language: 'de', topicId: null, municipality: null, channel: 'online', token: newId() }))).receipt}`;

interface FoundForm {
  readonly action: string;
  readonly values: Readonly<Record<string, string>>;
  /** Names of fields a person types into or chooses from. */
  readonly typed: readonly string[];
}

const unescaped = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
const attribute = (tag: string, name: string): string => unescaped(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

/** The forms of a page that change something, as a browser would send them. */
function formsOf(html: string): FoundForm[] {
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
  return [...main.matchAll(/<form\b[^>]*method="post"[^>]*>[\s\S]*?<\/form>/g)].map(([form]) => {
    const tags = [...form.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)].map((m) => m[0]).filter((tag) => attribute(tag, 'name') !== '' && !/type="file"/.test(tag));
    const typed = tags.filter((tag) => !/type="hidden"/.test(tag)).map((tag) => attribute(tag, 'name'));
    return { action: attribute(form, 'action'), values: Object.fromEntries(tags.map((tag) => [attribute(tag, 'name'), attribute(tag, 'value')])), typed: [...new Set(typed)] };
  });
}

const page = async (path: string): Promise<string> => (await app.request(path)).text();

/** The answer is in the language of the address, says what is wrong in it, and nothing of what was sent is markup. */
async function expectClear(answer: Response, locale: Locale, about: string): Promise<string> {
  const html = await answer.text();
  expect(answer.status, `${about}: ${html.slice(0, 200)}`).toBeLessThan(500);
  expect(html, about).not.toContain('<script>alert(1)');
  expect(html, about).not.toContain('<img src=x');
  if (answer.status < 400) return html;
  expect(html, about).toContain(`<html lang="${locale}"`);
  expect(/<html[^>]*dir="rtl"/.test(html), about).toBe(locale === 'ar');
  const problem = /<(?:div|section|p)[^>]*(?:role="alert"|role="group"[^>]*error|class="[^"]*(?:error|alert|problem)[^"]*")[\s\S]{0,1500}/.exec(html)?.[0] ?? html.slice(html.indexOf('<h1'));
  expect(/[\u0600-\u06FF]{3}/.test(problem.replace(/<[^>]+>/g, '')), `${about}: ${problem.slice(0, 300)}`).toBe(locale === 'ar');
  return html;
}

describe.each(LOCALES)('every public form, in %s', (locale) => {
  test.each(Object.keys(HOSTILE))('%s: a clear answer, and what was typed is still there', async (kind) => {
    const hostile = HOSTILE[kind] as string;
    let forms = 0;
    let refused = 0;
    for (const [name, path] of Object.entries({ ...pages, receipt: await receiptPage() })) {
      for (const form of formsOf(await page(`/${locale}${path}`))) {
        forms += 1;
        for (const field of form.typed) {
          const about = `${name} ${form.action} ${field} (${kind})`;
          const others = form.typed.find((f) => f !== field && /text|message|email|code/.test(f));
          const kept = 'Das bleibt stehen';
          const answer = await app.request(form.action, { form: { ...form.values, ...(others === undefined ? {} : { [others]: kept }), [field]: hostile } });
          const html = await expectClear(answer, locale, about);
          if (answer.status !== 422) continue;
          refused += 1;
          if (others !== undefined) expect(html, `${about}: the other field`).toContain(kept);
          if (kind === 'over-long' && /^(text|message|code)$/.test(field)) expect(html.includes('Wörter Wörter'), `${about}: the field itself`).toBe(true);
          if (kind === 'markup' && /^(text|message)$/.test(field)) expect(html, about).toContain('&lt;script');
        }
      }
    }
    expect(forms, 'forms were really found').toBeGreaterThanOrEqual(8);
    if (kind === 'over-long' || kind === 'empty') expect(refused).toBeGreaterThan(3);
  });

  test('a body of 10 MB is refused early, in the language of the page', async () => {
    for (const path of [pages['submit'], pages['ballot'], pages['follow'], '/accessibility/report', '/sign-in']) {
      let pulled = 0;
      const body = new ReadableStream({ pull: (controller) => { pulled += 1; if (pulled > 160) controller.close(); else controller.enqueue(new Uint8Array(65_536).fill(97)); } }, { highWaterMark: 0 });
      const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '10485760', origin: 'http://localhost:3000', host: 'localhost:3000' };
      const answer = await app.request(`/${locale}${path}`, { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
      expect([path, answer.status]).toEqual([path, 413]);
      await expectClear(answer, locale, `10 MB to ${path}`);
      expect(pulled, `${path}: read before it was refused`).toBeLessThanOrEqual(1);
    }
  });

  test('a stale correction overwrites nothing and keeps what was typed', async () => {
    const path = await receiptPage();
    const before = formsOf(await page(`/${locale}${path}`)).find((f) => f.action.endsWith('/correct'));
    const text = `Neue Fassung ${locale}`;
    expect((await app.request(before?.action ?? '', { form: { ...before?.values, text, language: 'de', topic: '', municipality: '' } })).status).toBe(303);
    const stale = await app.request(before?.action ?? '', { form: { ...before?.values, text: 'Von einem alten Blatt', language: 'de', topic: '', municipality: '' } });
    expect(stale.status).toBe(409);
    expect(await expectClear(stale, locale, 'stale correction')).toContain('Von einem alten Blatt');
    expect(await page(`/${locale}${path}`)).toContain(text);
  });

  test('a form sent twice counts once and gives the same receipt', async () => {
    const form = formsOf(await page(`/${locale}${pages['submit']}`))[0];
    const values = { ...form?.values, text: `Zweimal gedrückt ${locale}`, language: 'de', topic: '', municipality: '', answer: '', helped: '', groupPublic: '' };
    const [first, second] = await Promise.all([app.request(form?.action ?? '', { form: values }), app.request(form?.action ?? '', { form: values })]);
    expect([first.status, second.status]).toEqual([303, 303]);
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    const { n } = await app.db.selectFrom('submission').select((e) => e.fn.countAll<string>().as('n')).where('text', '=', values.text).executeTakeFirstOrThrow();
    expect(Number(n)).toBe(1);
  });

  test('what needs a right is not shown, not done, and says so', async () => {
    for (const path of ['/desk', '/desk/submissions', '/desk/ballots', '/people', '/settings', '/concepts/import', '/account']) {
      const shown = await app.request(`/${locale}${path}`);
      expect([path, shown.status, new URL(shown.headers.get('location') ?? '/', 'http://x').pathname]).toEqual([path, 302, `/${locale}/sign-in`]);
    }
    const as = await app.signIn('participant');
    for (const path of ['/desk/ballots/new', '/people/invite', '/settings', '/concepts/import', '/assessments/new']) {
      for (const who of [{}, { as }]) {
        const done = await app.request(`/${locale}${path}`, { form: { title: 'x' }, ...who });
        expect([401, 403, 404], `${path} ${done.status}`).toContain(done.status);
        await done.text();
      }
    }
  });

  test('forged and expired addresses are not found, in the language of the page', async () => {
    for (const path of ['/follow/AAAA-AAAA-AAAA-AAAA', '/follow/%00', '/processes/dialog/submissions/99999999999', '/processes/dialog/submissions/-1', '/ballots/%3Cscript%3E', '/thread/submission/not-an-id', '/thread/account/00000000-0000-4000-8000-000000000000', '/measures/%F0%9F%92%A9', '/sign-in/link/forged', '/assessments/99999999999999', '/territory/%27%20or%201=1', '/reports/..%2F..%2Fetc', '/concepts/%E0%A4%A']) {
      const answer = await app.request(`/${locale}${path}`);
      expect([400, 404, 410], `${path} ${answer.status}`).toContain(answer.status);
      await expectClear(answer, locale, path);
    }
  });
});

test('data refuses what it cannot read and names a code', async () => {
  for (const query of ['page=abc', 'page=0', 'pageSize=501', 'pageSize=-1', `q=${'x'.repeat(300)}`, 'topic=no-uuid']) {
    const answer = await app.request(`/submissions.json?${query}`);
    expect([query, answer.status]).toEqual([query, 400]);
    expect(((await answer.json()) as { error: { code: string } }).error.code).toMatch(/^\w+$/);
  }
  for (const query of ['page=abc', 'pageSize=99999', 'topic=no-uuid', 'q=%27%22%3Cscript%3Ealert(1)%3C/script%3E']) {
    const answer = await app.request(`/de/submissions?${query}`);
    expect([query, answer.status]).toEqual([query, 200]);
    expect(await answer.text()).not.toContain('<script>alert(1)');
  }
});
