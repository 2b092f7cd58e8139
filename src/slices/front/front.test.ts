import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/app.ts';
import { LOCALES } from '../../kernel/locale.ts';
import { VISITOR } from '../../kernel/actor.ts';
import { byUrgency, MOST_LINES, toolsOf } from './rules.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.drop());

test.each(LOCALES)('the start page in %s leads to the three things one can do', async (locale) => {
  const response = await app.request(`/${locale}`);
  expect(response.status).toBe(200);
  const page = await response.text();
  for (const path of ['processes', 'follow', 'measures', 'easy', 'accessibility']) expect(page).toContain(`href="/${locale}/${path}"`);
  expect(page.match(/<h1/g)).toHaveLength(1);
});

test('a module that is off has no place on the start page', async () => {
  await app.db.updateTable('instance').set({ modules_off: ['participation', 'ballots', 'concept'] }).execute();
  const page = await (await app.request('/de')).text();
  for (const path of ['processes', 'follow', 'measures', 'ballots']) expect(page).not.toContain(`/de/${path}`);
  expect(page).not.toContain('Beleg-Code');
  await app.db.updateTable('instance').set({ modules_off: [] }).execute();
});

test('the desk is for staff; a new instance says what comes first', async () => {
  expect((await app.request('/de/desk')).status).not.toBe(200);
  expect((await app.request('/de/desk', { as: await app.signIn('participant') })).status).toBe(403);
  const administrator = await (await app.request('/de/desk', { as: await app.signIn('administrator') })).text();
  expect(administrator).toContain('/de/settings/legal');
  expect(administrator).toContain('/de/people');
  const officer = await (await app.request('/de/desk', { as: await app.signIn('officer') })).text();
  expect(officer).not.toContain('/de/settings');
  expect((await app.request('/ar/desk', { as: await app.signIn('officer') })).headers.get('location')).toBe('/en/desk');
});

test('what somebody reports stands on the desk with its deadline', async () => {
  await app.request('/de/accessibility/report', { form: { page: '', message: 'Der Kontrast ist zu gering.', reply_contact: '' } });
  expect(await (await app.request('/de/desk', { as: await app.signIn('coordinator') })).text()).toContain('Eine Meldung zu einer Barriere beantworten');
});

test('the list is one, by deadline, and never longer than ten lines', () => {
  const lines = [{ label: 'b', href: '/', due: null }, { label: 'c', href: '/', due: '2026-12-01' }, { label: 'a', href: '/', due: '2026-11-01' }, { label: 'danger', href: '/', due: '2026-11-09', urgent: true }];
  expect([...lines].sort(byUrgency).map((l) => l.label)).toEqual(['danger', 'a', 'c', 'b']);
  expect(MOST_LINES).toBe(10);
  expect(toolsOf(VISITOR, new Set(['concept'])).size).toBe(0);
});

test('the appearance is kept in a cookie, and nobody is led to another site', async () => {
  const dark = await app.request('/de/theme', { form: { theme: 'dark', back: '/measures?page=2' } });
  expect(dark.headers.get('location')).toBe('/de/measures?page=2');
  expect(dark.headers.get('set-cookie')).toContain('theme=dark');
  expect(await (await app.request('/de', { as: 'theme=dark' })).text()).toContain('data-kern-theme="dark"');
  expect((await app.request('/de/theme', { form: { theme: 'light', back: '//evil.example' } })).headers.get('location')).toBe('/de');
});

test('the sign-in link leads back to the page one was on, but never to an error, an answered form or a secret page', async () => {
  const link = async (path: string, init: Parameters<TestApp['request']>[1] = {}) => /class="mt-account" href="([^"]+)" rel="nofollow"/.exec(await (await app.request(path, init)).text())?.[1];
  expect(await link('/de/measures?state=running&q=Kita')).toBe('/de/sign-in?next=%2Fmeasures%3Fstate%3Drunning%26q%3DKita');
  expect(await link('/ar/ballots')).toBe('/ar/sign-in?next=%2Fballots');
  for (const path of ['/de', '/de/gibt-es-nicht', '/de/sign-in', '/de/follow/ABCD-EFGH', '/de/setup']) expect([path, await link(path)]).toEqual([path, '/de/sign-in']);
  expect(await link('/de/accessibility/report', { form: { message: '' } })).toBe('/de/sign-in');
  expect(await link(`/de/measures?q=${'x'.repeat(400)}`)).toBe('/de/sign-in');
});

test('forms that take personal data say what happens to it', async () => {
  for (const locale of LOCALES) expect(await (await app.request(`/${locale}/sign-in`)).text()).toContain(`href="/${locale}/privacy/account"`);
  for (const notice of ['account', 'ballot']) expect((await app.request(`/de/privacy/${notice}`)).status).toBe(200);
});

test('programs find their way: robots, sitemap, icon, manifest; no security contact, no security.txt', async () => {
  expect(await (await app.request('/robots.txt')).text()).toContain('Sitemap: http://localhost:3000/sitemap.xml');
  const map = await (await app.request('/sitemap.xml')).text();
  expect(map).toContain('<loc>http://localhost:3000/ar/measures</loc>');
  expect(map).not.toContain('desk');
  expect((await app.request('/favicon.ico')).status).toBe(302);
  expect((await (await app.request('/site.webmanifest')).json()) as unknown).toMatchObject({ start_url: '/' });
  expect((await app.request('/.well-known/security.txt')).status).toBe(404);
});
