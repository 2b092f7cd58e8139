import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConcept } from '../../../../demo/concept.ts';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { buildBallot } from '../../../../test/ballots.ts';
import { buildSurvey } from '../../../../test/surveys.ts';
import { system } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { LOCALES } from '../../../kernel/locale.ts';
import { localized } from '../../../kernel/localized.ts';
import { valueOf } from '../../../kernel/problem.ts';
import { readConfig } from '../../../platform/config.ts';
import { write } from '../../../platform/database/write.ts';
import { keyFolder } from '../../../platform/keys.ts';
import { createArea, sendToDepartments, signDecision } from '../../assessment/public.ts';
import { createMeasure, conceptBySlug } from '../../concept/public.ts';
import { createEvent, publishEvent } from '../../events/public.ts';
import { createProcess, createRecommendation, createSubmission, publishSubmission } from '../../participation/public.ts';
import { createDepartment } from '../../people/public.ts';

const OFFICE = system('test');
const DATA_DIR = `/tmp/miteinander-search-test-${process.pid}`;
let app: TestApp;
beforeAll(async () => {
  app = await testApp({ DATA_DIR });
  await loadConcept(app.db, readConfig({}));
  const concept = await conceptBySlug(app.db, 'integrationskonzept-2016');
  await write(app.db, async (tx) => {
    const open = valueOf(await createProcess(tx, OFFICE, { slug: 'dialog', title: localized('Dialog Zebrastreifen', 'de', { ar: 'حوار الزرافة' }), summary: localized('Wir reden'), call: 'open', publishedOn: '2026-01-01' }));
    const hidden = valueOf(await createProcess(tx, OFFICE, { slug: 'geheim', title: localized('Geheim Zebrastreifen'), summary: localized(''), call: 'closed' }));
    const say = (processId: string, text: string, language = 'de') => createSubmission(tx, { kind: 'visitor' }, { processId, text, language, topicId: null, municipality: null, channel: 'online', token: newId() });
    for (let n = 1; n <= 7; n += 1) valueOf(await publishSubmission(tx, OFFICE, valueOf(await say(open.id, `Mehr Übergänge wie Zebrastreifen ${n} <b>hier</b>`)).id));
    const arabic = valueOf(await say(open.id, 'نريد زرافة في الحديقة', 'ar'));
    valueOf(await publishSubmission(tx, OFFICE, arabic.id));
    valueOf(await say(open.id, 'Nicht geprüfter Zebrastreifen Quastenflosser'));
    valueOf(await createRecommendation(tx, OFFICE, { processId: open.id, field: localized('Verkehr'), title: localized('Zebrastreifen malen'), text: localized('Mit 100 % Farbe'), prospect: localized('Gut'), submissionIds: [arabic.id], forumIds: [], publishedOn: '2026-02-01' }));
    valueOf(await createRecommendation(tx, OFFICE, { processId: open.id, field: localized('Verkehr'), title: localized('Entwurf Zebrastreifen'), text: localized(''), prospect: localized(''), submissionIds: [arabic.id], forumIds: [] }));
    valueOf(await createMeasure(tx, OFFICE, { conceptId: concept!.id, fieldCode: 'bildung', title: localized('Zebrastreifen vor Schulen', 'de', { en: 'Crossings near schools' }), state: 'idea', public: true }));
    valueOf(await createMeasure(tx, OFFICE, { conceptId: concept!.id, fieldCode: 'bildung', title: localized('Heimlicher Zebrastreifen'), state: 'idea' }));
    return hidden;
  });
  const asked = { intro: localized('Wer kennt die Angebote? Wer geht in Sprachkurse?'), openLink: true };
  await buildSurvey(app.db, { ...asked, title: localized('Heizungsfrage') });
  await buildSurvey(app.db, { ...asked, title: localized('Geheimbefragung'), draft: true });
  await write(app.db, async (tx) => {
    const event = async (title: string, summary: string) => valueOf(await createEvent(tx, OFFICE, { title: localized(title), summary: localized(summary), kind: 'other', startsAt: new Date('2030-11-11T17:00:00Z'), endsAt: new Date('2030-11-11T19:00:00Z') }));
    valueOf(await publishEvent(tx, OFFICE, (await event('Lampionumzug', 'Mit Angeboten für einen Sprachkurs am Abend')).id));
    await event('Geheimfest', '');
  });
  await buildBallot(app.db, keyFolder(readConfig({ DATA_DIR }).keysDir), {});
});
afterAll(() => app.drop());

const page = async (path: string): Promise<string> => (await app.request(path)).text();
const lacking = (text: string, ...wanted: string[]): string[] => wanted.filter((word) => !text.includes(word));
/** What stands on the tabs: kind → how many. */
const counts = (html: string): Record<string, number> => Object.fromEntries([...html.matchAll(/kind=(\w+)"[^>]*>[^<]*<span class="mt-count">([\d.]+)</g)].map((m) => [m[1] as string, Number(m[2])]));

test('one question finds everything public, and nothing else', async () => {
  const html = await page('/de/search?q=zebrastreifen');
  expect(counts(html)).toEqual({ processes: 1, submissions: 7, recommendations: 1, measures: 1 });
  expect(lacking(html, 'Dialog Zebrastreifen', 'Zebrastreifen malen', 'Zebrastreifen vor Schulen', '10 Treffer', '&lt;b>hier')).toEqual([]);
  for (const secret of ['Geheim', 'Heimlicher', 'Entwurf', 'Quastenflosser', '<b>hier']) expect([secret, html.includes(secret)]).toEqual([secret, false]);
  expect(counts(await page('/de/search?q=quastenflosser'))).toEqual({});
});

test('spelling does not matter, every word has to occur, and the signs of the database mean themselves', async () => {
  for (const q of ['UEBERGAENGE zebrastreifen', 'übergange  Zebrastreifen']) expect(counts(await page(`/de/search?q=${encodeURIComponent(q)}`))).toEqual({ submissions: 7 });
  expect(counts(await page('/de/search?q=zebrastreifen%20giraffe'))).toEqual({});
  expect(counts(await page(`/de/search?q=${encodeURIComponent('100 %')}`))).toEqual({ recommendations: 1 });
  for (const q of ['%%', '__', '\\\\', "' or 1=1 --", '"><script>alert(1)</script>', '\u0007qx\u202ezz', 'x'.repeat(5_000), '${jndi:x}', Array.from({ length: 300 }, (_, i) => `w${i}`).join(' ')]) {
    const answer = await app.request(`/de/search?q=${encodeURIComponent(q)}`);
    expect([q.slice(0, 20), answer.status]).toEqual([q.slice(0, 20), 200]);
    const html = await answer.text();
    expect(html).not.toContain('<script>alert');
    expect(counts(html)).toEqual({});
  }
  for (const query of ['q=zebrastreifen&kind=passwords&page=-3', 'q=zebrastreifen&page=1e99', 'q[]=x', 'q=zebrastreifen&q=x', 'kind=measures']) expect((await app.request(`/de/search?${query}`)).status).toBe(200);
});

test('German compounds are found by their parts and in other forms, what is written as asked first', async () => {
  for (const q of ['Sprachkursangebote', 'Angebote der Sprachkurse', 'sprachkurse']) expect([q, counts(await page(`/de/search?q=${encodeURIComponent(q)}`))]).toMatchObject([q, { events: 1, surveys: 1 }]);
  expect(counts(await page('/de/search?q=zebrastreif'))).toEqual({ processes: 1, submissions: 7, recommendations: 1, measures: 1 });
  expect(counts(await page('/de/search?q=Sprachreise'))).toEqual({});
});

test('one wrong letter is forgiven in every kind where nothing is written as asked, and said so', async () => {
  const html = await page('/de/search?q=zebrastriefen');
  expect(counts(html)).toEqual({ processes: 1, submissions: 7, recommendations: 1, measures: 1 });
  expect(html).toContain('Genau so geschrieben kommt Ihr Suchwort nicht vor');
  expect(await page('/de/search?q=zebrastreifen')).not.toContain('Genau so geschrieben');
  for (const locale of LOCALES) expect(counts(await page(`/${locale}/search?q=${encodeURIComponent('Lampionumzgu')}`))).toEqual({ events: 1 });
  expect(counts(await page('/de/search?q=Heizungsfarge'))).toEqual({ surveys: 1 });
  expect(counts(await page('/de/search?q=zebrsatriefen'))).toEqual({});
});

test('surveys and events are found once they are public; the start page leads to a survey that is open', async () => {
  expect(counts(await page('/de/search?q=Heizungsfrage'))).toEqual({ surveys: 1 });
  expect(counts(await page('/de/search?q=Lampionumzug'))).toEqual({ events: 1 });
  for (const q of ['Geheimbefragung', 'Geheimfest']) expect(counts(await page(`/de/search?q=${q}`))).toEqual({});
  const start = await page('/de');
  expect(lacking(start, 'Heizungsfrage', 'Befragung')).toEqual([]);
  expect(start).not.toContain('Geheimbefragung');
});

test('each kind has pages of its own', async () => {
  const all = await page('/de/search?q=zebrastreifen');
  expect(lacking(all, 'Alle 7 zeigen', '/de/search?q=zebrastreifen&amp;kind=submissions')).toEqual([]);
  const one = await page('/de/search?q=zebrastreifen&kind=submissions');
  expect([...one.matchAll(/\/de\/processes\/dialog\/submissions\/\d/g)]).toHaveLength(7);
  expect(one).not.toContain('Zebrastreifen malen');
  expect(lacking(await page('/de/search?q=zebrastreifen&kind=submissions&page=9'), 'Auf dieser Seite steht nichts mehr.')).toEqual([]);
});

test('everybody finds in their language, and other languages are marked', async () => {
  for (const locale of LOCALES) {
    const html = await page(`/${locale}/search?q=${encodeURIComponent('الزرافة')}`);
    expect(lacking(html, `/${locale}/processes/dialog`)).toEqual([]);
  }
  const arabic = await page(`/ar/search?q=${encodeURIComponent('زرافة')}`);
  expect(lacking(arabic, 'حوار الزرافة', 'dir="rtl"', 'نتيجتان')).toEqual([]);
  const german = await page(`/de/search?q=${encodeURIComponent('زرافة')}`);
  expect(german).toMatch(/<a [^>]*lang="ar" dir="rtl">نريد زرافة/);
  expect(lacking(await page('/en/search?q=crossings'), 'Crossings near schools')).toEqual([]);
});

test('too little is said so; nothing found gives a hint; the field keeps what was typed', async () => {
  expect(lacking(await page('/de/search'), 'Suche')).toEqual([]);
  expect(lacking(await page('/de/search?q=a'), 'mindestens zwei Zeichen', 'value="a"')).toEqual([]);
  expect(lacking(await page('/de/search?q=giraffenhals'), 'haben wir nichts gefunden', 'value="giraffenhals"')).toEqual([]);
});

test('what people look for is kept by nobody, and a module that is off is not searched', async () => {
  const answer = await app.request('/de/search?q=zebrastreifen');
  expect([answer.headers.get('cache-control'), answer.headers.get('referrer-policy')]).toEqual(['no-store', 'no-referrer']);
  await app.db.updateTable('instance').set({ modules_off: ['participation'] }).execute();
  expect(counts(await page('/de/search?q=zebrastreifen'))).toEqual({ measures: 1 });
  await app.db.updateTable('instance').set({ modules_off: [] }).execute();
  expect(await page('/de')).toContain('href="/de/search"');
});

test('decisions are found by their reason, fields of policy by who does what in them', async () => {
  await write(app.db, async (tx) => {
    const process = await tx.selectFrom('process').select('id').where('slug', '=', 'dialog').executeTakeFirstOrThrow();
    const recommendation = await tx.selectFrom('recommendation').select(['id', 'number', 'title']).where('process_id', '=', process.id).orderBy('number').executeTakeFirstOrThrow();
    const unit = valueOf(await createDepartment(tx, OFFICE, { name: localized('Straßenbau') }));
    const subject = (visible: boolean) => ({ kind: 'recommendation' as const, id: recommendation.id, title: recommendation.title, href: `/processes/dialog/recommendations/${recommendation.number}`, visible });
    const asked = valueOf(await sendToDepartments(tx, OFFICE, { subject: subject(true), departmentIds: [unit.id], sentOn: '2026-03-01', dueOn: '2026-03-20' }));
    valueOf(await signDecision(tx, OFFICE, asked.id, { kind: 'decline', forwardedTo: null, level: null, measureId: null, newMeasure: null, reason: localized('Die Kreuzung wird ohnehin umgebaut.'), gapsKnown: true }));
    valueOf(await createArea(tx, OFFICE, 'verkehr', { title: localized('Straßen'), text: localized('Wer baut was?'), competences: [{ level: 'land', body: 'Landesbehörde', task: localized('Ampelanlagen'), law: null }] }));
  });
  for (const [words, href] of [['ohnehin umgebaut', '/de/assessments/1#decision'], ['Ampelanlagen', '/de/competences/verkehr'], ['Landesbehörde', '/de/competences/verkehr']] as const) expect(await (await app.request(`/de/search?q=${encodeURIComponent(words)}`)).text(), words).toContain(href);
});
