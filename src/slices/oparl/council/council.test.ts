import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { system } from '../../../kernel/actor.ts';
import { addDays, dayOf } from '../../../kernel/dates.ts';
import { localized } from '../../../kernel/localized.ts';
import { valueOf } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { saveBody, saveItem, savePaper, saveSitting, saveStep, setDispatch } from '../../bodies/public.ts';
import { askRun, chooseOrganizations, saveSource } from './commands.ts';
import { onNetwork } from './imports.ts';
import { organizationsOf, refusalsOf, runsOf, sourceById, type Run } from './queries.ts';
import { homeOf } from './rules.ts';
import { carryOut } from './runs/imports.ts';
import { LIMITS, type Choice, type Limits, type RunKind } from './schema.ts';

type Thing = Record<string, unknown>;
type Answering = (response: ServerResponse, request: IncomingMessage) => void;

const TODAY = dayOf(new Date());
const OFFICE = system('test');
const QUICK: Limits = { ...LIMITS, answerTime: 300, waits: [5], answerBytes: 400_000 };
let server: Server;
let at = '';
let app: TestApp;
let administrator = '';
/** What the system holds: lists by path, single objects by address; and what answers otherwise. */
const lists: Record<string, Thing[]> = {};
const odd: Record<string, Answering> = {};
const asked: string[] = [];

const type = (name: string): string => `https://schema.oparl.org/1.1/${name}`;
const stamp = (daysAgo: number): string => `${addDays(TODAY, -daysAgo)}T08:00:00+02:00`;
const thing = (path: string, name: string, rest: Thing = {}): Thing => ({ id: `${at}/${path}`, type: type(name), created: stamp(40), modified: stamp(30), ...rest });
const json = (response: ServerResponse, value: unknown, status = 200): void => void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));

/** A system as it should be: filters, pages of two, single objects. */
function answer(request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '', at);
  asked.push(url.pathname + url.search);
  const path = url.pathname.slice(1);
  const special = odd[path];
  if (special !== undefined) return special(response, request);
  const list = lists[path];
  if (list === undefined) {
    const one = Object.values(lists).flat().find((o) => o['id'] === `${at}/${path}`);
    return one === undefined ? json(response, { type: type('Error') }, 404) : json(response, one);
  }
  const moment = url.searchParams.get('modified_since');
  const shown = list.filter((o) => (moment === null ? o?.['deleted'] !== true : Date.parse(String(o['modified'])) >= Date.parse(moment)));
  const page = Number(url.searchParams.get('page') ?? 1);
  const next = new URL(url);
  next.searchParams.set('page', String(page + 1));
  json(response, { data: shown.slice((page - 1) * 2, page * 2), pagination: {}, links: page * 2 < shown.length ? { next: next.href } : {} });
}

const SYSTEM: Answering = (response) => json(response, { id: `${at}/system`, type: type('System'), oparlVersion: 'https://schema.oparl.org/1.1/', body: `${at}/bodies` });

function fill(): void {
  for (const key of Object.keys(lists)) delete lists[key];
  for (const key of Object.keys(odd)) delete odd[key];
  odd['system'] = SYSTEM;
  lists['bodies'] = [thing('body/1', 'Body', { name: 'Stadt Muster', organization: `${at}/organizations`, meeting: `${at}/meetings`, paper: `${at}/papers`, agendaItem: `${at}/items` })];
  lists['organizations'] = [thing('o/rat', 'Organization', { name: 'Rat der Stadt Muster' }), thing('o/sozial', 'Organization', { name: 'Ausschuss für Soziales' }), thing('o/fraktion', 'Organization', { name: 'Fraktion', classification: 'Fraktion' })];
  const item = (n: number, rest: Thing): Thing => thing(`i/${n}`, 'AgendaItem', { number: `Ö ${n}`, order: n, public: true, ...rest });
  lists['meetings'] = [
    thing('m/1', 'Meeting', { name: 'Sitzung des Rates', web: `${at}/web/m/1`, organization: [`${at}/o/rat`], start: `${addDays(TODAY, -10)}T17:00:00Z`, end: `${addDays(TODAY, -10)}T19:00:00Z`, meetingState: 'durchgeführt', location: { id: `${at}/l/1`, type: type('Location'), description: 'Rathaus' }, agendaItem: [item(1, { name: 'Sprachkurse', consultation: `${at}/c/1`, result: 'einstimmig beschlossen', resolutionText: 'Es gibt mehr Kurse.' }), item(2, { name: 'Geheimsache Personal', public: false }), thing('i/3', 'AgendaItem', { number: 'N 3', order: 3, name: 'Geheimsache Grundstück' })] }),
    thing('m/2', 'Meeting', { organization: [`${at}/o/sozial`], start: `${addDays(TODAY, -20)}T16:30:00+02:00`, agendaItem: [item(4, { name: 'Treffpunkt' })] }),
    thing('m/3', 'Meeting', { organization: [`${at}/o/fraktion`], start: stamp(3), name: 'Fraktionsklausur' }),
  ];
  lists['papers'] = [
    thing('p/1', 'Paper', { name: 'Mehr <b>Sprachkurse</b> &amp; Zeit', reference: '12/2026', date: addDays(TODAY, -15), paperType: 'Antrag', mainFile: thing('f/1', 'File', { name: 'Antrag', accessUrl: `${at}/f/1.pdf` }), auxiliaryFile: thing('f/2', 'File', { name: 'Anlage', accessUrl: 'javascript:alert(1)' }), consultation: [thing('c/1', 'Consultation', { meeting: `${at}/m/1`, agendaItem: `${at}/i/1`, organization: [`${at}/o/rat`], authoritative: true })] }),
    thing('p/2', 'Paper', { name: 'Geheimsache Vertrag', date: TODAY, paperType: 'Beschlussvorlage (nichtöffentlich)', consultation: [thing('c/2', 'Consultation', { meeting: `${at}/m/1`, organization: [`${at}/o/rat`] })] }),
    thing('p/3', 'Paper', { name: 'Nur für die Fraktion', date: TODAY, consultation: [thing('c/3', 'Consultation', { meeting: `${at}/m/3`, organization: [`${at}/o/fraktion`] })] }),
  ];
  lists['items'] = [];
}

beforeAll(async () => {
  app = await testApp({ INTRANET_HOSTS: '127.0.0.1' });
  administrator = await app.signIn('administrator');
  server = createServer((request, response) => answer(request, response));
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  fill();
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await app.drop();
});

/** Orders a run and works it off, with bounds that a test can wait for. */
async function run(sourceId: string, kind: RunKind = 'import', limits: Limits = QUICK): Promise<Run> {
  const { id } = valueOf(await write(app.db, (tx) => askRun(tx, OFFICE, sourceId, kind)));
  await carryOut(app.db, id, (source) => onNetwork(homeOf(source.address), ['127.0.0.1'], limits), limits);
  return (await runsOf(app.db, sourceId)).find((r) => r.id === id) as Run;
}

const numbers = ({ added, changed, same, gone, refused, ignored, state, reason }: Run) => ({ added, changed, same, gone, refused, ignored, state, reason });
const text = async (path: string, as?: string): Promise<string> => (await app.request(path, as === undefined ? {} : { as })).text();
const put = (list: string, path: string, rest: Thing): void => { const found = lists[list]?.find((o) => o['id'] === `${at}/${path}`); Object.assign(found as Thing, rest); };

let source = '';
let ours = '';

describe('a system that keeps to the standard', () => {
  beforeAll(async () => {
    ours = valueOf(await write(app.db, (tx) => saveBody(tx, OFFICE, { slug: 'sozialausschuss', kind: 'committee', name: localized('Sozialausschuss'), decides: false, openSittings: true }))).id;
  });

  test('an administrator sets it up, sees its bodies, chooses, and gets a preview that writes nothing; others are turned away', async () => {
    const form = { name: 'Ratsinfo Muster', address: `${at}/system?schluessel=geheim-4711`, fromDay: '', active: '1' };
    const bad = await app.request('/de/desk/council/new', { as: administrator, form: { ...form, address: 'ftp://example.org' } });
    expect(bad.status).toBe(422);
    expect(await bad.text()).toContain('Ratsinfo Muster');
    const made = await app.request('/de/desk/council/new', { as: administrator, form });
    expect(made.status).toBe(303);
    source = /council\/([0-9a-f-]{36})/.exec(made.headers.get('location') ?? '')?.[1] ?? '';
    const coordinator = await app.signIn('coordinator');
    for (const [as, reads, orders] of [[coordinator, 200, 403], [await app.signIn('officer'), 403, 403]] as const) {
      expect((await app.request(`/de/desk/council/${source}`, { as })).status).toBe(reads);
      for (const path of [`/de/desk/council/${source}`, `/de/desk/council/${source}/ask`, `/de/desk/council/${source}/organizations`]) expect((await app.request(path, { as, form: { kind: 'import' } })).status).toBe(orders);
    }
    expect(await text(`/de/desk/council/${source}`, coordinator)).not.toContain('geheim-4711');
    expect((await app.request(`/de/desk/council/${source}/ask`, { as: administrator, form: { kind: 'import' } })).status).toBe(303);
    expect((await app.request(`/de/desk/council/${source}/ask`, { as: administrator, form: { kind: 'import' } })).status).toBe(409);
    await app.db.deleteFrom('council_run').execute();
    expect(numbers(await run(source, 'look'))).toMatchObject({ state: 'done', added: 0 });
    const page = await text(`/de/desk/council/${source}/organizations`, administrator);
    for (const name of ['Rat der Stadt Muster', 'Ausschuss für Soziales', 'Fraktion']) expect(page).toContain(name);
    expect(numbers(await run(source))).toMatchObject({ state: 'failed', reason: 'nothing_chosen' });
    const choices = (await organizationsOf(app.db, source)).flatMap((o, i) => [[`organization_${i}`, o.externalId], [`choice_${i}`, o.name.startsWith('Rat') ? 'own' : o.name.startsWith('Ausschuss') ? ours : 'no']]);
    expect((await app.request(`/de/desk/council/${source}/organizations`, { as: administrator, form: Object.fromEntries(choices) as Record<string, string> })).status).toBe(303);
    const preview = await run(source, 'preview');
    expect(numbers(preview)).toEqual({ added: 3, changed: 0, same: 0, gone: 0, refused: 0, ignored: 3, state: 'done', reason: null });
    expect(await text(`/de/desk/council/${source}/runs/${preview.id}`, administrator)).toContain('Mehr Sprachkurse &amp; Zeit');
    expect((await app.request('/sittings.json')).ok && ((await (await app.request('/sittings.json')).json()) as { total: number }).total).toBe(0);
  });

  test('the first import brings what is public and chosen, marked with its source; the next brings nothing', async () => {
    expect(numbers(await run(source))).toEqual({ added: 3, changed: 0, same: 0, gone: 0, refused: 0, ignored: 3, state: 'done', reason: null });
    const sitting = await text(`/de/bodies/rat-der-stadt-muster/sittings/${addDays(TODAY, -10)}`);
    for (const shown of ['Rathaus', 'Ö 1', 'Sprachkurse', 'einstimmig beschlossen', 'Es gibt mehr Kurse.', 'Ratsinfo Muster', `${at}/web/m/1`]) expect(sitting).toContain(shown);
    const paper = await text('/de/papers/12-2026');
    for (const shown of ['Mehr Sprachkurse &amp; Zeit', 'Antrag', `${at}/f/1.pdf`, 'Einstimmig', 'Ratsinfo Muster']) expect(paper.toLowerCase()).toContain(shown.toLowerCase());
    for (const absent of ['javascript:', 'Word (DOCX)', '<b>']) expect(paper).not.toContain(absent);
    expect((await app.request('/papers/12-2026/files/de.pdf')).status).toBe(404);
    expect(((await (await app.request('/papers/12-2026.json')).json()) as Thing)).toMatchObject({ taken: true, source: 'Ratsinfo Muster', original: `${at}/p/1` });
    expect(await text('/de/bodies/sozialausschuss')).toContain(addDays(TODAY, -20));
    const everything = (await Promise.all(['/de/sittings?when=past', '/de/papers', '/de/bodies', '/sittings.json', '/papers.json', `/bodies/rat-der-stadt-muster/sittings/${addDays(TODAY, -10)}.json`].map((p) => text(p)))).join('');
    for (const hidden of ['Geheimsache', 'Fraktion', 'geheim-4711']) expect(everything).not.toContain(hidden);
    asked.length = 0;
    expect(numbers(await run(source))).toMatchObject({ added: 0, changed: 0, state: 'done' });
    expect(asked.some((a) => a.startsWith('/meetings?modified_since='))).toBe(true);
  });

  test('it is read here, not changed, and not served again as ours; what is ours names it by its own address', async () => {
    const office = await app.signIn('coordinator');
    const day = addDays(TODAY, -10);
    for (const path of ['/de/desk/papers/12-2026', '/de/desk/bodies/rat-der-stadt-muster', `/de/desk/bodies/rat-der-stadt-muster/sittings/${day}`, '/de/desk/bodies/rat-der-stadt-muster/sittings/new', `/de/desk/bodies/sozialausschuss/sittings/${addDays(TODAY, -20)}`]) {
      expect((await app.request(path, { as: office })).status, path).toBe(409);
      expect((await app.request(path, { as: office, form: { remove: '1' } })).status, path).toBe(409);
    }
    await write(app.db, async (tx) => {
      const rat = await tx.selectFrom('body').select('id').where('slug', '=', 'rat-der-stadt-muster').executeTakeFirstOrThrow();
      const meeting = await tx.selectFrom('sitting').select('id').where('external_id', '=', `${at}/m/1`).executeTakeFirstOrThrow();
      const taken = await tx.selectFrom('paper').select('id').where('external_id', '=', `${at}/p/1`).executeTakeFirstOrThrow();
      const paper = valueOf(await savePaper(tx, OFFICE, { number: '12/2026', kind: 'report', title: localized('Eigener Bericht'), dated: addDays(TODAY, -30) }));
      valueOf(await saveStep(tx, OFFICE, paper.id, { position: 1, bodyId: rat.id, sittingId: meeting.id, day, public: true, role: 'informed' }));
      valueOf(await setDispatch(tx, OFFICE, { id: paper.id, version: 1 }, addDays(TODAY, -12), TODAY));
      const sitting = valueOf(await saveSitting(tx, OFFICE, ours, { day: addDays(TODAY, -1), state: 'held', dispatchedOn: addDays(TODAY, -2) }));
      valueOf(await saveItem(tx, OFFICE, sitting.id, { position: 1, title: localized('Über den Antrag des Rates'), public: true, paperId: taken.id }));
    });
    const served = JSON.stringify(await Promise.all(['organizations', 'meetings', 'agenda-items', 'papers', 'files', 'consultations'].map(async (l) => (await app.request(`/oparl/${l}?modified_since=2000-01-01T00:00:00Z`)).json())));
    for (const own of ['Eigener Bericht', 'Über den Antrag des Rates', `"meeting":"${at}/m/1"`, `"organization":["${at}/o/rat"]`]) expect(served).toContain(own);
    for (const foreign of ['Mehr Sprachkurse', 'Rathaus', 'Treffpunkt', `"id":"${at}`, 'deleted']) expect(served).not.toContain(foreign);
  });

  test('the office records what was decided there: it stands in the thread, filled in from the agenda', async () => {
    const office = await app.signIn('coordinator');
    const page = await text(`/de/bodies/rat-der-stadt-muster/sittings/${addDays(TODAY, -10)}`, office);
    const href = /href="(\/de\/desk\/resolutions\/new\?item=[0-9a-f-]+)"/.exec(page)?.[1] ?? '';
    const form = await text(href, office);
    for (const filled of ['Es gibt mehr Kurse.', 'value="Sprachkurse"', 'Ratsinfo Muster']) expect(form).toContain(filled);
    const chosen = (name: string): string => new RegExp(`name="${name}"[\\s\\S]*?<option[^>]*(?:value="([0-9a-f-]{36})"[^>]*selected|selected[^>]*value="([0-9a-f-]{36})")`).exec(form)?.slice(1).find((v) => v !== undefined) ?? '';
    const sent = await app.request('/de/desk/resolutions/new', { as: office, form: { title: 'Sprachkurse', wording: 'Es gibt mehr Kurse.', body: chosen('body'), sitting: chosen('sitting'), paper: chosen('paper'), decidedOn: addDays(TODAY, -10), outcome: 'unanimous', public: '1', reportDuty: '1', reportDue: addDays(TODAY, 30) } });
    expect(sent.status).toBe(303);
    expect(await text('/de/resolutions')).toContain('Sprachkurse');
    expect(await app.db.selectFrom('thread_node').select('href').where('kind', '=', 'resolution').execute()).toHaveLength(1);
  });

  test('changes and deletions arrive; parts that changed alone, too; a deletion leaves no text, and no hole in what is ours', async () => {
    put('meetings', 'm/2', { modified: stamp(0), location: { description: 'Neues Haus' } });
    put('papers', 'p/1', { modified: stamp(0), deleted: true });
    const [paper, sitting] = [lists['papers']?.[0] as Thing, lists['meetings']?.[0] as Thing];
    for (const key of ['name', 'consultation', 'mainFile']) delete paper[key];
    // The point changed, its sitting says nothing of it.
    ((sitting['agendaItem'] as Thing[])[0] as Thing)['name'] = 'Sprachkurse am Abend';
    lists['items'] = [thing('i/1', 'AgendaItem', { modified: stamp(0) })];
    expect(numbers(await run(source))).toMatchObject({ changed: 2, gone: 1, state: 'done', reason: null });
    expect(await text(`/de/bodies/sozialausschuss/sittings/${addDays(TODAY, -20)}`)).toContain('Neues Haus');
    expect(await text(`/de/bodies/rat-der-stadt-muster/sittings/${addDays(TODAY, -10)}`)).toContain('Sprachkurse am Abend');
    expect((await app.request('/de/papers/12-2026')).status).toBe(404);
    expect(await text('/de/resolutions')).toContain('Sprachkurse');
    expect(await text(`/de/bodies/sozialausschuss/sittings/${addDays(TODAY, -1)}`)).toContain('Über den Antrag des Rates');
    expect(await app.db.selectFrom('paper').select(['title', 'deleted_at']).where('external_id', '=', `${at}/p/1`).executeTakeFirst()).toMatchObject({ deleted_at: expect.any(Date), title: expect.objectContaining({ texts: { de: expect.objectContaining({ text: '' }) } }) });
    put('papers', 'p/1', { modified: stamp(0), deleted: false, name: 'Wieder da', consultation: [thing('c/1', 'Consultation', { meeting: `${at}/m/1` })] });
    expect(numbers(await run(source))).toMatchObject({ added: 1, gone: 0 });
    expect(await text('/de/papers/12-2026')).toContain('Wieder da');
  });

  test('a server that refuses the filter is read as a whole', async () => {
    odd['meetings'] = (response, request) => (request.url?.includes('modified_since') === true ? json(response, {}, 400) : json(response, { data: lists['meetings'], links: { next: null } }));
    expect(numbers(await run(source))).toMatchObject({ state: 'done', reason: null, gone: 0 });
    delete odd['meetings'];
  });

  test('what a system forgot to tell is found when everything is compared; what vanishes at once is not believed', async () => {
    const again = () => app.db.updateTable('council_source').set({ compared_at: new Date(0) }).execute();
    const [first, second] = [lists['meetings']?.[0] as Thing, lists['meetings']?.[1] as Thing];
    lists['meetings'] = [first];
    await again();
    expect(numbers(await run(source))).toMatchObject({ gone: 1, state: 'done' });
    expect((await app.request(`/de/bodies/sozialausschuss/sittings/${addDays(TODAY, -20)}`)).status).toBe(404);
    lists['meetings'] = [first, second, ...Array.from({ length: 30 }, (_, n) => thing(`m/x${n}`, 'Meeting', { organization: [`${at}/o/rat`], start: `${addDays(TODAY, -100 - n)}T17:00:00` }))];
    await again();
    expect(numbers(await run(source))).toMatchObject({ added: 31 });
    lists['meetings'] = [first];
    await again();
    expect(numbers(await run(source))).toMatchObject({ gone: 0, state: 'partial', reason: 'many_gone' });
    lists['meetings'] = [first, second];
    await app.db.updateTable('council_source').set({ compared_at: new Date(), read_until: null }).execute();
  });

  test('a run that comes to its bounds goes on there; two runs exclude each other; one that died does not block the next', async () => {
    const kept = lists['meetings'] ?? [];
    await app.db.updateTable('council_object').set({ gone_at: new Date() }).where('external_id', 'like', `${at}/m/x%`).execute();
    lists['meetings'] = [...kept, ...Array.from({ length: 9 }, (_, n) => thing(`m/y${n}`, 'Meeting', { organization: [`${at}/o/rat`], start: `${addDays(TODAY, -200 - n)}T17:00:00` }))];
    await app.db.updateTable('council_source').set({ read_until: null, compared_at: new Date() }).execute();
    const small = { ...QUICK, requests: 5 };
    const first = await run(source, 'import', small);
    expect(numbers(first)).toMatchObject({ state: 'partial', reason: 'limit' });
    let parts = 1;
    for (let last = first; last.reason === 'limit' && parts < 9; parts += 1) last = await run(source, 'import', small);
    expect(parts).toBeGreaterThan(2);
    expect((await sourceById(app.db, source))?.unfinished).toBeNull();
    expect(await app.db.selectFrom('sitting').select('id').where('external_id', 'like', `${at}/m/y%`).execute()).toHaveLength(9);
    const { id } = valueOf(await write(app.db, (tx) => askRun(tx, OFFICE, source, 'import')));
    const twice = () => carryOut(app.db, id, (s) => onNetwork(homeOf(s.address), ['127.0.0.1'], QUICK), QUICK);
    await Promise.all([twice(), twice()]);
    expect((await runsOf(app.db, source)).filter((r) => r.id === id && r.state === 'done')).toHaveLength(1);
    await app.db.updateTable('council_run').set({ state: 'running' }).where('id', '=', id).execute();
    await app.db.updateTable('council_source').set({ busy_run: id, busy_until: new Date(Date.now() - 1000) }).execute();
    expect((await run(source)).state).toBe('done');
    expect((await runsOf(app.db, source)).find((r) => r.id === id)).toMatchObject({ state: 'failed', reason: 'cut_off' });
  });

  test('a body that is not taken any more leaves with its sittings and papers', async () => {
    const rat = `${at}/o/rat`;
    valueOf(await write(app.db, async (tx) => chooseOrganizations(tx, OFFICE, (await sourceById(tx, source)) as never, new Map<string, Choice>([[rat, 'no']]))));
    expect(((await (await app.request(`/sittings.json?body=rat-der-stadt-muster`)).json()) as { total: number }).total).toBe(0);
    expect((await app.request('/de/papers/12-2026')).status).toBe(404);
    expect(await text('/de/resolutions')).toContain('Sprachkurse');
  });
});

describe('a system that is broken or hostile', () => {
  let id = '';
  /** Another system on the same host. */
  const otherTown = (): void => {
    fill();
    for (const o of lists['organizations'] ?? []) o['id'] = String(o['id']).replace('/o/', '/b/o/');
  };

  beforeEach(async () => {
    otherTown();
    lists['meetings'] = [];
    lists['papers'] = [];
    await app.db.updateTable('council_source').set({ read_until: null, unfinished: null }).execute();
  });
  beforeAll(async () => {
    otherTown();
    id = valueOf(await write(app.db, (tx) => saveSource(tx, OFFICE, { name: 'Ratsinfo B', address: `${at}/system`, fromDay: null, active: true }))).id;
    await run(id, 'look');
    valueOf(await write(app.db, async (tx) => chooseOrganizations(tx, OFFICE, (await sourceById(tx, id)) as never, new Map<string, Choice>([[`${at}/b/o/rat`, 'own']]))));
  });

  const meeting = (path: string, rest: Thing = {}): Thing => thing(path, 'Meeting', { organization: [`${at}/b/o/rat`], start: `${addDays(TODAY, -5)}T17:00:00+02:00`, ...rest });

  test('objects that cannot be are refused one by one, with the reason; the good ones among them are taken', async () => {
    const long = 'Ä'.repeat(60_000);
    const items = Array.from({ length: 700 }, (_, n) => thing(`b/i/${n}`, 'AgendaItem', { order: n, name: `Punkt ${n}`, public: true }));
    lists['meetings'] = [
      meeting('b/m/good', { name: long, location: { description: `<script>alert(1)</script>${long}` }, agendaItem: items }),
      JSON.parse(`{"id":"${at}/b/m/proto","type":"Meeting","__proto__":{"organization":["${at}/b/o/rat"],"start":"2026-01-01"}}`) as Thing,
      { ...meeting('x'), id: 'http://other.example/m/1' }, { ...meeting('x'), id: 5 }, { ...meeting('x'), id: `${at}/${'x'.repeat(600)}` }, { ...meeting('x'), id: 'javascript:alert(1)' },
      meeting('b/m/when', { start: 'nächsten Dienstag' }), meeting('b/m/never', { start: '2026-02-30T25:00:00Z' }), { ...meeting('b/m/kind'), type: type('Paper') },
      meeting('b/m/zone', { start: `${addDays(TODAY, -6)}T23:30:00-11:00` }), null as unknown as Thing,
      meeting('b/m/theirs', { agendaItem: [thing('i/1', 'AgendaItem', { name: 'Umgeschrieben' })] }), { ...meeting('m/1'), name: 'Umgeschrieben' },
    ];
    lists['papers'] = [thing('b/p/1', 'Paper', { name: '', date: TODAY }), thing('b/p/2', 'Paper', { name: '‮gnirts <img src=x onerror=alert(1)> &lt;script&gt;', date: addDays(TODAY, -5), consultation: { id: `${at}/b/c/1`, meeting: `${at}/b/m/good` } })];
    const done = await run(id);
    expect(numbers(done)).toMatchObject({ added: 3, state: 'done', reason: null });
    const reasons = (await refusalsOf(app.db, done.id)).map((r) => r.reason).sort();
    expect(reasons).toEqual(['long_id', 'no_day', 'no_day', 'no_day', 'no_id', 'no_id', 'no_name', 'other_host', 'other_source', 'other_source', 'unreadable', 'wrong_type'].sort());
    const rows = await app.db.selectFrom('sitting').select(['slug', 'place', 'day', 'starts']).where('external_id', 'like', `${at}/b/m/%`).where('deleted_at', 'is', null).orderBy('external_id').execute();
    expect(rows.map((r) => [r.day, r.starts])).toEqual([[addDays(TODAY, -5), expect.stringMatching(/^1[67]:00:00$/)], [addDays(TODAY, -5), expect.stringMatching(/^1[12]:30:00$/)]]);
    expect(rows[0]?.place).toMatch(/^Ä+…$/);
    expect(await app.db.selectFrom('agenda_item').select('id').where('external_id', 'like', `${at}/b/i/%`).execute()).toHaveLength(300);
    const page = await text('/de/papers?q=gnirts');
    expect(page).toContain('gnirts');
    for (const raw of ['<img src=x', '<script>', '\u202E']) expect(page).not.toContain(raw);
    const staff = await text(`/de/desk/council/${id}/runs/${done.id}`, administrator);
    expect(staff).toContain('gehört einem anderen Rechner');
    expect(({} as Thing)['organization']).toBeUndefined();
  });

  test.each<[string, string, Answering]>([
    ['HTML', 'content_type', (r) => void r.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Wartung</h1>')],
    ['an error', 'status', (r) => json(r, {}, 500)],
    ['half an answer', 'unreachable', (r) => { r.writeHead(200, { 'content-type': 'application/json', 'content-length': '999' }); r.write('{"data":['); setTimeout(() => r.destroy(), 10); }],
    ['silence', 'slow', () => undefined],
    ['a number', 'not_oparl', (r) => json(r, 7)],
    ['a circle', 'circular', (r) => json(r, { data: [], links: { next: `${at}/meetings` } })],
    ['endless empty pages', 'circular', (r) => json(r, { data: [], links: { next: `${at}/meetings?page=${Math.random()}` } })],
    ['endless same pages', 'circular', (r) => json(r, { data: [{ id: 'x' }], links: { next: `${at}/meetings?page=${Math.random()}` } })],
    ['another host', 'other_host', (r) => json(r, { data: [], links: { next: 'http://169.254.169.254/latest' } })],
    ['a redirect inside', 'redirect', (r) => void r.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()],
    ['a giant', 'too_large', (r) => json(r, { data: ['x'.repeat(500_000)] })],
  ])('%s instead of a list ends the run (%s), and everything stays as it was', async (_name, reason, answering) => {
    const rows = () => Promise.all([app.db.selectFrom('sitting').selectAll().orderBy('id').execute(), app.db.selectFrom('paper').selectAll().orderBy('id').execute(), app.db.selectFrom('agenda_item').selectAll().orderBy('id').execute()]);
    const were = await rows();
    odd['meetings'] = answering;
    const done = await run(id);
    expect(done.reason).toBe(reason);
    expect(done.requests).toBeLessThan(12);
    expect(await rows()).toEqual(were);
    expect((await sourceById(app.db, id))?.readUntil).toBeNull();
  });

  test('a key in the address of the system stands in no address that is taken', async () => {
    const { id: keyed } = valueOf(await write(app.db, (tx) => saveSource(tx, OFFICE, { name: 'Mit Schlüssel', address: `${at}/system?key=geheim-4711`, fromDay: null, active: false })));
    for (const o of lists['organizations'] ?? []) o['id'] = `${String(o['id']).replace('/b/', '/k/')}?key=geheim-4711`;
    const looked = await run(keyed, 'look');
    expect((await refusalsOf(app.db, looked.id)).map((r) => r.reason)).toEqual(['secret_id', 'secret_id', 'secret_id']);
    expect(await text(`/de/desk/council/${keyed}/runs/${looked.id}`, administrator)).not.toContain('geheim-4711');
  });

  test('a system at a private address is not asked unless the operator named its host', async () => {
    const { id: order } = valueOf(await write(app.db, (tx) => askRun(tx, OFFICE, id, 'import')));
    asked.length = 0;
    await carryOut(app.db, order, (s) => onNetwork(homeOf(s.address), [], QUICK), QUICK);
    expect((await runsOf(app.db, id)).find((r) => r.id === order)).toMatchObject({ state: 'failed', reason: 'private' });
    expect(asked).toEqual([]);
  });
});
