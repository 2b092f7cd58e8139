import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConcept } from '../../../../../demo/concept.ts';
import { testApp, type TestApp } from '../../../../../test/app.ts';
import { mailbox } from '../../../../../test/mails.ts';
import { system } from '../../../../kernel/actor.ts';
import { addDays, dayOf } from '../../../../kernel/dates.ts';
import { readConfig } from '../../../../platform/config.ts';
import { write } from '../../../../platform/database/write.ts';
import { offerJobs, practiceOfferHolder } from '../../public.ts';
import { purgeOffers } from './commands.ts';

let app: TestApp;
let as: string;
const box = mailbox(() => app, 'offers', [offerJobs]);
const today = dayOf(new Date());
beforeAll(async () => {
  app = await testApp();
  await loadConcept(app.db, readConfig({}));
  as = await app.signIn('coordinator');
});
afterAll(() => app.drop());

const page = async (path: string, init: Parameters<TestApp['request']>[1] = {}) => {
  const response = await app.request(path, init);
  return { status: response.status, text: await response.text(), location: response.headers.get('location') ?? '', cache: response.headers.get('cache-control') };
};
const NEW = '/ar/practices/offer';
const FORM = { title: 'مقهى اللغات', organisation: 'Verein Brücke', kind: 'project', note: 'نلتقي كل أسبوع.', goal: '', worked: 'Tee hilft.', targetGroup: '', place: 'Laatzen', sinceYear: '2024', partners: 'Bücherei\n', amountEur: '1200', funding: 'Spenden', contact: 'info@bruecke.example', field: '', language: 'ar', email: 'a@example.org' };
const token = (text: string): string => /name="token" value="([^"]+)"/.exec(text)?.[1] ?? '';
const revision = (text: string): string => /name="revision" value="(\d+)"/.exec(text)?.[1] ?? '';
const only = async () => (await app.db.selectFrom('practice_offer').select('id').executeTakeFirstOrThrow()).id;
let mine: string;

test('an organisation hands in without an account: refused with everything typed, sent twice it counts once, public it is not', async () => {
  const open = (await page(NEW)).text;
  for (const wrong of [{ title: '' }, { kind: 'x' }, { sinceYear: '20' }, { amountEur: '5.000' }, { email: 'kein' }, { language: 'klingon' }, { field: 'x/y' }, { note: 'x'.repeat(3_001) }]) {
    const refused = await page(NEW, { form: { ...FORM, ...wrong } });
    expect([refused.status, refused.text.includes('Verein Brücke'), refused.text.includes('Tee hilft.')], JSON.stringify(wrong).slice(0, 40)).toEqual([422, true, true]);
  }
  const sent = await page(NEW, { form: { ...FORM, token: token(open) } });
  expect([sent.status, (await page(NEW, { form: { ...FORM, token: token(open) } })).location]).toEqual([303, sent.location]);
  mine = sent.location.split('?')[0] ?? '';
  const receipt = await page(sent.location);
  expect([receipt.cache, receipt.text.includes('قيد الاطلاع'), receipt.text.includes('noindex')]).toEqual(['no-store', true, true]);
  expect(await app.db.selectFrom('practice_offer').select('id').execute()).toHaveLength(1);
  expect((await page('/de/practices?q=Brücke')).text).not.toContain('مقهى');
  expect((await page(mine.replace(/.$/, '5'))).status).toBe(404);
  const found = await page('/de/practices/offer/receipt', { form: { code: mine.split('/').at(-1) ?? '' } });
  expect(found.location).toBe(mine.replace('/ar/', '/de/'));
  expect((await page('/de/practices/offer/receipt', { form: { code: '1234' } })).text).toContain('1234');
  expect(JSON.stringify(await app.db.selectFrom('history_value').select('values').execute())).not.toContain('example.org');
});

test('the office asks back; the author hears it in their language by mail and under the receipt, and hands in a new version', async () => {
  const desk = `/de/desk/practices/${await only()}`;
  for (const role of ['officer', 'moderator'] as const) expect((await page(desk, { as: await app.signIn(role) })).status).toBe(403);
  expect((await page('/de/desk', { as })).text).toContain('1 eingereichtes gutes Beispiel ansehen');
  const before = revision((await page(desk, { as })).text);
  expect((await page(`${desk}/reply`, { as, form: { as: 'asked', reply: '', revision: before } })).status).toBe(422);
  expect((await page(`${desk}/reply`, { as, form: { as: 'asked', reply: 'Für wen ist es?', revision: before } })).status).toBe(303);
  const [mail] = await box.mails();
  expect([mail?.to, mail?.html.includes('dir="rtl"'), mail?.text.includes('Für wen ist es?'), mail?.text.includes(mine.split('/').at(-1) ?? '?')]).toEqual(['a@example.org', true, true, false]);
  const asked = (await page(mine)).text;
  expect(asked).toContain('Für wen ist es?');
  const changed = { ...FORM, targetGroup: 'Für alle', revision: revision(asked) };
  expect((await page(`${mine}/change`, { form: changed })).location).toContain('done=changed');
  const late = await page(`${mine}/change`, { form: { ...changed, place: 'Springe' } });
  expect([late.status, late.text.includes('Springe')]).toEqual([409, true]);
  const stale = await page(`${desk}/publish`, { as, form: { ...FORM, title: 'Sprachcafé', note: 'Jede Woche.', revision: before, measures: '' } });
  expect([stale.status, stale.text.includes('Sprachcafé')]).toEqual([409, true]);
});

test('published in German with the author’s words beside it, linked to measures, as data; a later version is read before it counts', async () => {
  const desk = `/de/desk/practices/${await only()}`;
  const open = (await page(desk, { as })).text;
  const { key } = await app.db.selectFrom('measure').select('key').orderBy('key').executeTakeFirstOrThrow();
  const place = /value="([0-9a-f-]{36}\/bildung)"/.exec(open)?.[1] ?? '';
  const publish = { ...FORM, title: 'Sprachcafé', note: 'Wir treffen uns jede Woche.', field: place, measures: key, revision: revision(open) };
  const unknown = await page(`${desk}/publish`, { as, form: { ...publish, measures: 'gibt-es-nicht' } });
  expect([unknown.status, unknown.text.includes('gibt-es-nicht')]).toEqual([422, true]);
  expect((await page(`${desk}/publish`, { as, form: publish })).location).toBe('/de/practices/sprachcafe');
  expect((await box.mails()).map((m) => m.to)).toEqual(['a@example.org']);
  const item = (await (await app.request('/practices/sprachcafe.json')).json()) as object;
  expect(item).toMatchObject({ title: { de: 'Sprachcafé', ar: 'مقهى اللغات' }, organisation: 'Verein Brücke', worked: { de: 'Tee hilft.' }, funding: 'Spenden', contact: 'info@bruecke.example', field: 'bildung', amountEUR: 1200 });
  expect(JSON.stringify(item)).not.toContain('a@example.org');
  expect((await page(`/de/measures/${key}`)).text).toContain('Sprachcafé');
  for (const query of ['q=Brücke', 'q=Tee&field=bildung', 'kind=project&field=bildung']) expect((await page(`/de/practices?${query}`)).text, query).toContain('Sprachcafé');
  expect(await (await app.request('/practices.csv?q=Tee')).text()).toContain('Sprachcafé');
  expect((await page('/de/search?q=Sprachcafé')).text).toContain('/de/practices/sprachcafe');
  expect((await page(`${desk}/reply`, { as, form: { as: 'declined', reply: 'Doch nicht', revision: '9' } })).status).toBe(409);
  const again = (await page(mine)).text;
  await page(`${mine}/change`, { form: { ...FORM, note: 'نلتقي مرتين.', revision: revision(again) } });
  expect((await page('/ar/practices/sprachcafe')).text).toContain('نلتقي كل أسبوع.');
  const next = (await page(desk, { as })).text;
  expect(next).toContain('neue Fassung eines veröffentlichten Eintrags');
  expect((await page(`${desk}/publish`, { as, form: { ...publish, note: 'Zweimal in der Woche.', measures: '', revision: revision(next) } })).location).toBe('/de/practices/sprachcafe');
  expect((await page('/de/practices/sprachcafe')).text).toContain('Zweimal in der Woche.');
});

test('what was declined can be improved; withdrawn, it is gone; old ones and addresses are deleted', async () => {
  const sent = await page('/de/practices/offer', { form: { ...FORM, title: 'Anderes', language: 'de', email: 'b@example.org' } });
  const other = sent.location.split('?')[0] ?? '';
  const { id } = await app.db.selectFrom('practice_offer').select('id').where('state', '=', 'received').executeTakeFirstOrThrow();
  await page(`/de/desk/practices/${id}/reply`, { as, form: { as: 'declined', reply: 'Das gibt es schon.', revision: '1' } });
  const declined = (await page(other)).text;
  expect([declined.includes('Das gibt es schon.'), declined.includes('value="Anderes"')]).toEqual([true, true]);
  const [held] = await practiceOfferHolder.heldAbout(app.db, { email: 'b@example.org', name: null }, 'de', system('test'));
  expect(JSON.stringify(held)).toContain('b@example.org');
  expect((await page(`${other}/withdraw`, { form: {} })).status).toBe(422);
  expect((await page(`${other}/withdraw`, { form: { sure: '1' } })).text).toContain('Es ist nichts mehr davon gespeichert');
  expect((await page(other)).status).toBe(404);
  expect(await write(app.db, (tx) => purgeOffers(tx, today))).toBe(0);
  expect(await write(app.db, (tx) => purgeOffers(tx, addDays(today, 1)))).toBe(1);
  expect(await app.db.selectFrom('practice_offer').select('email').execute()).toEqual([{ email: null }]);
});
