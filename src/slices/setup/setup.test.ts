import { afterEach, beforeEach, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/app.ts';
import { ensureSetupToken, instanceOf } from '../instance/public.ts';
import { municipalities } from '../territory/public.ts';

let app: TestApp;
beforeEach(async () => {
  app = await testApp();
});
afterEach(() => app.drop());

const CONTACT = {
  operator: 'Landkreis Muster', represented_by: 'Landrätin Erika Muster', address: 'Am Markt 1\n30000 Musterstadt', phone: '05000 123', email: 'post@muster.example', content_responsible: '', supervisory: '', vat_id: '',
  dp_unit: 'Koordinierungsstelle Integration', dp_email: 'datenschutz@muster.example', dpo_contact: 'Datenschutzbeauftragte, Am Markt 1', accessibility_email: 'barrierefrei@muster.example', accessibility_phone: '', security_contact: 'sicherheit@muster.example',
};

/** An instance that nobody has set up, and its one-time token. */
async function empty(): Promise<string> {
  await app.db.updateTable('instance').set({ set_up_at: null }).execute();
  return (await ensureSetupToken(app.db)) as string;
}

async function entered(): Promise<string> {
  const response = await app.request('/de/setup', { form: { token: await empty() } });
  expect(response.status).toBe(303);
  return response.headers.get('set-cookie')?.split(';')[0] as string;
}

const send = (as: string, step: string, form: Record<string, string | readonly string[]>) => app.request(`/de/setup/${step}`, { as, form });
const leadsTo = async (response: Promise<Response>): Promise<string | null> => (await response).headers.get('location');

test('before the setup every page leads there, and only the token opens it', async () => {
  await empty();
  expect((await app.request('/de/measures')).headers.get('location')).toBe('/de/setup');
  expect((await app.request('/ar/setup')).headers.get('location')).toBe('/en/setup');
  expect((await app.request('/de/setup/region')).headers.get('location')).toBe('/de/setup');
  const wrong = await app.request('/de/setup', { form: { token: '0000-0000-0000-0000-0' } });
  expect(wrong.status).toBe(422);
  expect(wrong.headers.get('set-cookie') ?? '').not.toContain('setup=');
});

test('from an empty instance to a first page: six steps, back and forth, one button', async () => {
  const as = await entered();
  expect(await leadsTo(app.request('/de/setup', { as }))).toBe('/de/setup/region');
  expect(await leadsTo(send(as, 'region', { region_name: 'Landkreis Muster', site_name: 'Gemeinsam' }))).toBe('/de/setup/territory');
  expect(await leadsTo(send(as, 'territory', { choice: 'list', list: '03254021;Hildesheim;Stadt\n03254002;Bad Salzdetfurth;Stadt' }))).toBe('/de/setup/languages');
  expect(await leadsTo(send(as, 'languages', { languages: ['de', 'ar'] }))).toBe('/de/setup/modules');
  expect(await leadsTo(send(as, 'modules', { modules: ['participation', 'reports'] }))).toBe('/de/setup/contact');
  expect(await leadsTo(send(as, 'contact', CONTACT))).toBe('/de/setup/administrator');

  const back = await (await app.request('/de/setup/region', { as })).text();
  expect(back).toContain('value="Landkreis Muster"');
  expect(await leadsTo(send(as, 'region', { region_name: 'Kreis Muster', site_name: 'Gemeinsam' }))).toBe('/de/setup/administrator');

  expect(await leadsTo(send(as, 'administrator', { name: 'Ada Admin', email: 'Ada@Muster.example' }))).toBe('/de/setup/review');
  const review = await (await app.request('/de/setup/review', { as })).text();
  for (const part of ['Kreis Muster', '2 Kommunen', 'ada@muster.example', 'العربية']) expect(review).toContain(part);

  const started = await app.request('/de/setup/review', { as, form: { go: '1' } });
  expect(started.headers.get('location')).toBe('/de/desk');
  const session = /session=[^;]+/.exec(started.headers.get('set-cookie') ?? '')?.[0] as string;

  expect(await instanceOf(app.db)).toMatchObject({ ready: true, demo: false, regionName: 'Kreis Muster', siteName: 'Gemeinsam', languages: ['de', 'ar'] });
  expect([...(await instanceOf(app.db)).modules]).toEqual(['participation', 'concept', 'reports']);
  expect((await municipalities(app.db)).map((m) => m.name)).toEqual(['Bad Salzdetfurth', 'Hildesheim']);
  const desk = await app.request('/de/desk', { as: session });
  expect(desk.status).toBe(200);
  expect(await desk.text()).toContain('/de/concepts/import');
  expect(await (await app.request('/de/imprint')).text()).toContain('Landrätin Erika Muster');
  expect(await (await app.request('/.well-known/security.txt')).text()).toContain('mailto:sicherheit@muster.example');
});

test('afterwards the setup is gone, its token useless and the draft erased', async () => {
  const as = await entered();
  await send(as, 'region', { region_name: 'Landkreis Muster', site_name: 'Gemeinsam' });
  await send(as, 'territory', { choice: 'hannover', list: '' });
  await send(as, 'languages', { languages: [] });
  await send(as, 'modules', { modules: [] });
  await send(as, 'contact', CONTACT);
  await send(as, 'administrator', { name: 'Ada Admin', email: 'ada@muster.example' });
  await app.request('/de/setup/review', { as, form: { go: '1' } });
  for (const path of ['setup', 'setup/region', 'setup/review']) expect((await app.request(`/de/${path}`, { as })).status).toBe(404);
  expect((await app.request('/de/setup/review', { as, form: { go: '1' } })).status).toBe(404);
  expect(await app.db.selectFrom('instance').select(['setup_draft', 'setup_token']).executeTakeFirst()).toEqual({ setup_draft: {}, setup_token: null });
  expect(await municipalities(app.db)).toHaveLength(21);
  for (const path of ['processes', 'ballots', 'measures']) expect((await app.request(`/de/${path}`)).status).toBe(404);
});

test('what is wrong is said, and what was typed is still there', async () => {
  const as = await entered();
  const list = await send(as, 'territory', { choice: 'list', list: '03254021;Hildesheim\nunsinn' });
  expect(list.status).toBe(422);
  const page = await list.text();
  expect(page).toContain('Zeile 2');
  expect(page).toContain('03254021;Hildesheim');
  const contact = await send(as, 'contact', { ...CONTACT, email: 'keine Adresse' });
  expect(contact.status).toBe(422);
  expect(await contact.text()).toContain('value="keine Adresse"');
  expect((await app.request('/de/setup/review', { as })).headers.get('location')).toBe('/de/setup/region');
  expect((await app.request('/de/setup/nirgends', { as })).status).toBe(404);
});

test('an uploaded list in an older encoding becomes text in the form', async () => {
  const as = await entered();
  const body = new FormData();
  body.set('choice', 'list');
  body.set('list', '');
  body.set('file', new File([new Uint8Array([...Buffer.from('03241012;Neustadt am R'), 0xfc, ...Buffer.from('benberge;Stadt')])], 'liste.csv', { type: 'text/csv' }));
  await app.request('/de/setup/territory', { method: 'POST', body, headers: { cookie: as, origin: 'http://localhost:3000', host: 'localhost:3000' } });
  expect(await (await app.request('/de/setup/territory', { as })).text()).toContain('Neustadt am Rübenberge');
});

test('administrators change the settings; a second editor’s change is not overwritten', async () => {
  const as = await app.signIn('administrator');
  expect((await app.request('/de/settings', { as: await app.signIn('coordinator') })).status).toBe(403);
  const change = (revision: number, region: string) => app.request('/de/settings', { as, form: { revision: String(revision), region_name: region, site_name: 'Gemeinsam', languages: ['de', 'en'], modules: ['ballots'] } });
  expect((await change(1, 'Region Eins')).headers.get('location')).toBe('/de/settings?saved=1');
  const stale = await change(1, 'Region Zwei');
  expect(stale.status).toBe(409);
  expect(await stale.text()).toContain('value="Region Zwei"');
  expect(await instanceOf(app.db)).toMatchObject({ regionName: 'Region Eins', languages: ['de', 'en'] });
  expect((await app.request('/de/settings/contact', { as, form: { revision: '2', ...CONTACT } })).status).toBe(303);
  expect((await app.request('/de/settings/legal', { as, form: { revision: '3', reviewed: ['imprint'] } })).status).toBe(303);
  expect(await (await app.request('/de/imprint')).text()).not.toContain('Muster, noch nicht geprüft');
  expect(await (await app.request('/de/easy')).text()).toContain('Muster, noch nicht geprüft');
});
