import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { system, VISITOR } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import { localized } from '../../../kernel/localized.ts';
import { valueOf } from '../../../kernel/problem.ts';
import { readConfig } from '../../../platform/config.ts';
import { openPool } from '../../../platform/database/connect.ts';
import { write } from '../../../platform/database/write.ts';
import { workOff } from '../../../platform/jobs.ts';
import { keptMails } from '../../../platform/mail.ts';
import { createProcess, createRecommendation, createSubmission, publishSubmission } from '../../participation/public.ts';
import { createDepartment, grantRole } from '../../people/public.ts';
import { putTerritories, regionHannover } from '../../territory/public.ts';
import { adoptEdition } from '../adoption/commands.ts';
import { adviceJobs } from '../advice/jobs.ts';
import { addField, addGoal, createConcept } from '../editions/commands.ts';
import { createMeasure } from '../measures/making/commands.ts';

const dataDir = `/tmp/miteinander-local-${process.pid}`;
const config = readConfig({ DATA_DIR: dataDir, BASE_URL: 'http://localhost:3000' });
const actor = system('test');
const today = dayOf(new Date());
const GARBSEN = '03241005';
let app: TestApp;
let coordinator: string;
let officer: string;
let place: string;
let unit: { id: string };
let receipt: string;
let ids: string[];

beforeAll(async () => {
  app = await testApp({ DATA_DIR: dataDir });
  await write(app.db, async (tx) => {
    await putTerritories(tx, actor, regionHannover());
    const concept = valueOf(await createConcept(tx, actor, { title: localized('Teilhabe'), slug: 'teilhabe' }));
    const field = valueOf(await addField(tx, actor, concept.editionId, { code: 'beraten', title: localized('Beraten') }));
    valueOf(await addGoal(tx, actor, field.id, localized('Wege finden')));
    ids = [];
    for (const title of ['Beratung an einem Ort', 'Sprachmittlung', 'Lotsen']) ids.push(valueOf(await createMeasure(tx, actor, { conceptId: concept.id, fieldCode: 'beraten', title: localized(title), state: 'idea', goal: 1 })).id);
    valueOf(await adoptEdition(tx, actor, { editionId: concept.editionId, slug: '2026', resolution: { body: 'Regionsversammlung', date: today, outcome: 'unanimous' } }));
    unit = valueOf(await createDepartment(tx, actor, { name: localized('Fachbereich Soziales') }));
    const process = valueOf(await createProcess(tx, actor, { slug: 'dialog', title: localized('Dialog'), summary: localized('Kurz'), call: 'open', publishedOn: today }));
    const said = valueOf(await createSubmission(tx, VISITOR, { processId: process.id, text: 'Das Formular soll es in einfacher Sprache geben.', language: 'de', topicId: null, municipality: null, channel: 'online', token: newId() }));
    receipt = said.receipt;
    valueOf(await publishSubmission(tx, actor, said.id));
    valueOf(await createRecommendation(tx, actor, { processId: process.id, field: localized('Bildung'), title: localized('Einfache Formulare'), text: localized(''), prospect: localized('Geht.'), submissionIds: [said.id], forumIds: [], publishedOn: today }));
  });
  [coordinator, officer, place] = [await app.signIn('coordinator'), await app.signIn('officer', { kind: 'department', id: unit.id }), await app.signIn('organisation_editor', { kind: 'municipality', id: await territory(GARBSEN) })];
});
afterAll(async () => {
  await app.drop();
  await rm(dataDir, { recursive: true, force: true });
});

const territory = async (key: string) => (await app.db.selectFrom('territory').select('id').where('key', '=', key).executeTakeFirstOrThrow()).id;
const open = async (path: string, as?: string) => { const r = await app.request(path, as === undefined ? {} : { as }); return { status: r.status, text: await r.text() }; };
const send = async (path: string, form: Record<string, string | string[]>, as?: string) => { const r = await app.request(path, as === undefined ? { form } : { form, as }); return { status: r.status, text: await r.text(), to: r.headers.get('location') }; };
const base = '/de/concepts/teilhabe';

describe('a municipality’s own plan', () => {
  test('is derived in one step, linked measure by measure, and seen from both ends once it is adopted', async () => {
    const form = { municipality: GARBSEN, title: 'Integrationskonzept Garbsen', take_beraten: [ids[0]!, ids[1]!] };
    expect((await send(`${base}/derive`, form, officer)).status).toBe(403);
    const wrong = await send(`${base}/derive`, { ...form, take_beraten: [] }, coordinator);
    expect([wrong.status, wrong.text.includes('value="Integrationskonzept Garbsen"')]).toEqual([422, true]);
    expect((await send(`${base}/derive`, form, coordinator)).to).toBe('/de/concepts/integrationskonzept-garbsen/draft');
    expect((await send(`${base}/derive`, { ...form, title: 'Noch einer' }, coordinator)).status).toBe(422);
    const plan = await app.db.selectFrom('local_plan as p').innerJoin('concept_edition as e', 'e.concept_id', 'p.concept_id').select(['e.id', 'p.concept_id as conceptId']).executeTakeFirstOrThrow();
    const own = valueOf(await write(app.db, (tx) => createMeasure(tx, actor, { conceptId: plan.conceptId, fieldCode: 'beraten', title: localized('Bus zum Amt'), state: 'idea' })));
    const adapted = (await app.db.selectFrom('measure_derivation as d').innerJoin('measure as m', 'm.id', 'd.measure_id').select('m.key').where('d.of_measure_id', '=', ids[1]!).executeTakeFirstOrThrow()).key;
    const linked = /name="revision" value="([^"]+)"/.exec((await open(`/de/measures/${adapted}/derivation`, coordinator)).text)?.[1] ?? '';
    expect((await send(`/de/measures/${adapted}/derivation`, { revision: linked, kind: 'adapts', of: 'gibt-es-nicht' }, coordinator)).status).toBe(422);
    expect((await send(`/de/measures/${adapted}/derivation`, { revision: linked, kind: 'adapts', of: 'beraten-2', note: 'Nur Arabisch und Türkisch.' }, coordinator)).to).toBe(`/de/measures/${adapted}`);
    const late = await send(`/de/measures/${adapted}/derivation`, { revision: linked, kind: 'takes_over', of: 'beraten-2', note: 'Von früher.' }, coordinator);
    expect([late.status, late.text.includes('Von früher.'), late.text.includes('Nur Arabisch und Türkisch.')]).toEqual([409, true, true]);
    expect([(await open('/de/measures/beraten-2')).text.includes('Nur Arabisch'), (await open('/de/concepts/integrationskonzept-garbsen/local/measures')).status]).toEqual([false, 404]);
    valueOf(await write(app.db, (tx) => adoptEdition(tx, actor, { editionId: plan.id, resolution: { body: 'Rat der Stadt', date: today, outcome: 'majority' } })));
    const [origin, local, table, list] = await Promise.all([open('/de/measures/beraten-2'), open(`/de/measures/${adapted}`), open('/de/concepts/integrationskonzept-garbsen/local/measures'), open(`${base}/local`)]);
    expect([origin.text.includes('In Plänen der Kommunen') && origin.text.includes('Garbsen'), local.text.includes('/de/measures/beraten-2'), ['übernommen', 'angepasst', 'eigene', 'Nur Arabisch'].every((x) => table.text.includes(x)), list.text.includes('Integrationskonzept Garbsen')]).toEqual([true, true, true, true]);
    expect((await open('/de/concepts/integrationskonzept-garbsen')).text).toContain('1 Maßnahme übernommen, 1 angepasst, 1 eigene');
    const links = (await (await app.request('/concepts/integrationskonzept-garbsen/local/measures.json')).json()) as { items: { slug: string; link: string; of: string | null }[] };
    expect(links.items.map((i) => [i.link, i.of])).toEqual([['takes_over', 'beraten-1'], ['adapts', 'beraten-2'], ['own', null]]);
    expect([links.items[2]!.slug, (await open(`/de/measures/${own.key}/derivation`, officer)).status, (await open('/de/measures/beraten-1/derivation', coordinator)).status]).toEqual([own.key, 403, 404]);
  });
});

describe('recommendations to the municipalities', () => {
  const one = `${base}/advice/1`;
  test('are published by the office and answered by the municipality’s people, who are no staff', async () => {
    const form = { title: 'Eine Ansprechperson in jedem Rathaus', text: 'Damit niemand suchen muss.', measure: 'beraten-1', answerBy: '' };
    expect((await send(`${base}/advice/new`, form, place)).status).toBe(403);
    expect((await send(`${base}/advice/new`, { ...form, measure: 'x' }, coordinator)).status).toBe(422);
    expect((await send(`${base}/advice/new`, form, coordinator)).to).toBe(one);
    expect([(await open(one)).status, (await app.request('/concepts/teilhabe/advice/1.json')).status]).toEqual([404, 404]);
    await send(`${one}/publish`, { revision: '1' }, coordinator);
    const answer = `${one}/answers/${GARBSEN}`;
    expect(await Promise.all([[answer, place], [`${one}/answers/03241001`, place], [answer, officer], [answer, coordinator]].map(async ([path, as]) => (await open(path!, as)).status))).toEqual([200, 403, 403, 200]);
    expect((await open(one, place)).text).toContain('Antwort für Garbsen');
    const without = await send(answer, { revision: '0', answer: 'conditions', text: '' }, place);
    expect([without.status, /value="conditions"[^>]*checked/.test(without.text)]).toEqual([422, true]);
    expect((await send(answer, { revision: '0', answer: 'conditions', text: 'Wenn die Region die Schulung zahlt.' }, place)).to).toBe(one);
    expect((await send(answer, { revision: '0', answer: 'no', text: 'Zu spät gelesen.' }, coordinator)).status).toBe(409);
    const page = (await open(one)).text;
    expect([page.includes('Wenn die Region die Schulung zahlt.'), /<title>\d+\. Garbsen, Antwort: unter Bedingungen<\/title>/.test(page), page.includes('±')]).toEqual([true, true, true]);
    expect((await open('/de/measures/beraten-1')).text).toContain('Eine Ansprechperson in jedem Rathaus');
  });

  test('a link from a mail opens one answer and nothing else', async () => {
    const account = await app.db.insertInto('account').values({ id: newId(), name: 'Rathaus', email: 'rathaus@example.org' }).returning('id').executeTakeFirstOrThrow();
    const laatzen = await app.db.selectFrom('territory').select(['id', 'key']).where('name', '=', 'Laatzen').executeTakeFirstOrThrow();
    valueOf(await write(app.db, (tx) => grantRole(tx, actor, account.id, { role: 'organisation_editor', scope: 'municipality', scopeId: laatzen.id })));
    expect((await send(`${one}/ask`, { places: [laatzen.key] }, coordinator)).to).toContain('done=asked');
    const pool = openPool(app.url);
    await workOff(pool, { db: app.db, config }, [adviceJobs]).finally(() => pool.end());
    const link = /http:\/\/localhost:3000(\/de\/advice\/[\w-]{43})/.exec((await keptMails(config)).map((m) => m.text).join())?.[1] ?? '';
    expect([(await open(link)).text.includes('Antwort für Laatzen'), (await open(`${link}x`)).status]).toEqual([true, 404]);
    expect((await send(link, { revision: '0', answer: 'does_already', text: '' })).text).toContain('Danke');
    const data = (await (await app.request('/concepts/teilhabe/advice/1.json')).json()) as { items: { name: string; answer: string | null }[]; total: number };
    expect([data.total, data.items.filter((i) => i.answer !== null).map((i) => [i.name, i.answer])]).toEqual([21, [['Garbsen', 'conditions'], ['Laatzen', 'does_already']]]);
    expect(((await (await app.request('/concepts/teilhabe/advice.json')).json()) as { items: { answers: Record<string, number> }[] }).items[0]!.answers).toEqual({ will_do: 0, does_already: 1, conditions: 1, no: 0, none: 19 });
  });
});

test('an evaluation from outside: findings by the office, answers by the unit in charge, in the thread of the measure', async () => {
  const list = `${base}/evaluations`;
  const facts = { title: 'Was die Lotsen bewirken', author: 'Hochschule', finishedOn: today, summary: '', url: 'https://example.org/bericht.pdf' };
  expect((await send(`${list}/new`, facts, officer)).status).toBe(403);
  expect((await send(`${list}/new`, { ...facts, url: '' }, coordinator)).status).toBe(422);
  expect((await send(`${list}/new`, facts, coordinator)).to).toBe(`${list}/1`);
  const finding = { text: 'Zu wenige wissen davon.', subject: `measure:${ids[2]}`, department: unit.id, state: 'open', answer: '' };
  expect((await send(`${list}/1/findings/new`, { ...finding, state: 'accepted' }, coordinator)).status).toBe(422);
  expect((await send(`${list}/1/findings/new`, finding, coordinator)).to).toBe(`${list}/1#finding-1`);
  expect([(await open(`${list}/1`)).status, (await open('/de/desk', officer)).text.includes('Befunde ohne Antwort')]).toEqual([404, true]);
  await send(`${list}/1/publish`, { revision: '1' }, coordinator);
  const own = `${list}/1/findings/1`;
  expect((await send(own, { revision: '1', state: 'accepted', answer: 'Wir werben in sechs Sprachen.' }, place)).status).toBe(403);
  expect((await send(own, { revision: '1', state: 'accepted', answer: 'Wir werben in sechs Sprachen.', text: 'Verfälscht', subject: '' }, officer)).to).toContain('finding-1');
  expect((await send(own, { revision: '1', state: 'done', answer: 'Zweimal' }, officer)).status).toBe(409);
  const page = (await open(`${list}/1`)).text;
  expect(['Zu wenige wissen davon.', 'Wir werben in sechs Sprachen.', 'wird umgesetzt', 'Hochschule'].every((x) => page.includes(x)) && !page.includes('Verfälscht')).toBe(true);
  const [data, thread] = [(await (await app.request('/concepts/teilhabe/evaluations/1.json')).json()) as { findings: { measure: string; state: string }[] }, (await open('/de/measures/beraten-3')).text];
  expect([data.findings.map((f) => [f.measure, f.state]), thread.includes('Was die Lotsen bewirken')]).toEqual([[['beraten-3', 'accepted']], true]);
});

test('a demand met elsewhere stands in its thread with the source, and its author reads it under the receipt', async () => {
  const effect = { title: 'Formular in einfacher Sprache', text: 'Das Land hat es geändert.', happenedOn: today, level: 'land', source: 'Nds. GVBl. 2026', url: '', process: (await app.db.selectFrom('process').select('id').executeTakeFirstOrThrow()).id, submissions: '1', recommendations: '' };
  expect((await send('/de/effects/new', effect, officer)).status).toBe(403);
  const wrong = await send('/de/effects/new', { ...effect, submissions: '1, 99' }, coordinator);
  expect([wrong.status, wrong.text.includes('Das Land hat es geändert.'), (await app.db.selectFrom('effect').select('id').execute()).length]).toEqual([422, true, 0]);
  expect((await send('/de/effects/new', effect, coordinator)).to).toBe('/de/effects/1');
  const told = await open(`/de/follow/${encodeURIComponent(receipt)}`);
  expect([told.text.includes('Anderswo erfüllt'), told.text.includes('/de/effects/1')]).toEqual([true, true]);
  const known = await app.db.selectFrom('effect_demand').select('demand_id').executeTakeFirstOrThrow();
  expect((await send('/de/effects/1/edit', { ...effect, revision: '1', keep: known.demand_id, submissions: '', recommendations: '1' }, coordinator)).to).toBe('/de/effects/1');
  const data = (await (await app.request('/effects/1.json')).json()) as { source: string; demands: { kind: string }[] };
  expect([data.source, data.demands.map((d) => d.kind).sort(), (await open('/ar/effects')).status]).toEqual(['Nds. GVBl. 2026', ['recommendation', 'submission'], 200]);
  expect((await send('/de/effects/1/edit', { ...effect, revision: '1' }, coordinator)).status).toBe(409);
});
