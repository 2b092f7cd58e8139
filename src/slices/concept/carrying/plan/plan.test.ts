import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadConcept } from '../../../../../demo/concept.ts';
import { testApp, type TestApp } from '../../../../../test/app.ts';
import { system } from '../../../../kernel/actor.ts';
import { localized } from '../../../../kernel/localized.ts';
import { valueOf } from '../../../../kernel/problem.ts';
import { readConfig } from '../../../../platform/config.ts';
import { write } from '../../../../platform/database/write.ts';
import { createDepartment } from '../../../people/public.ts';
import { addMonths, circleBy, endOfMonth, nextTurn, readCents, showCents } from '../rules.ts';

let app: TestApp;
let department: string;
let other: string;
let coordinator: string;
let officer: string;
let stranger: string;
beforeAll(async () => {
  app = await testApp();
  await loadConcept(app.db, readConfig({}));
  const unit = async (name: string) => valueOf(await write(app.db, (tx) => createDepartment(tx, system('test'), { name: localized(name) }))).id;
  [department, other] = [await unit('Fachbereich Soziales'), await unit('Fachbereich Schulen')];
  await app.db.updateTable('measure').set({ lead_department_id: department }).where('key', '=', 'oeffnung-34').execute();
  [coordinator, officer, stranger] = [await app.signIn('coordinator'), await app.signIn('officer', { kind: 'department', id: department }), await app.signIn('officer', { kind: 'department', id: other })];
});
afterAll(() => app.drop());

const page = async (path: string, init: Parameters<TestApp['request']>[1] = {}) => {
  const response = await app.request(path, init);
  return { status: response.status, text: await response.text(), location: response.headers.get('location') };
};
const lacking = (text: string, ...wanted: string[]): string[] => wanted.filter((word) => !text.includes(word));
const revision = async (path: string, as: string): Promise<string> => /name="revision" value="([^"]+)"/.exec((await page(path, { as })).text)?.[1] ?? '';
const ids = (html: string, prefix: string): string[] => [...html.matchAll(new RegExp(`name="${prefix}\\d+_id" value="([^"]*)"`, 'g'))].map((m) => m[1] ?? '');
const M = '/de/measures/oeffnung-34';
const measure = () => app.db.selectFrom('measure').selectAll().where('key', '=', 'oeffnung-34').executeTakeFirstOrThrow();

describe('steps', () => {
  const PLAN = `${M}/plan`;

  test('title, date, unit and role; the public page and the data name unit and role', async () => {
    const sent = await page(PLAN, { as: officer, form: { revision: await revision(PLAN, officer), step1_title: 'Räume finden', step1_due: '2027-03-01', step1_department: other, step1_role: 'Koordination Räume', step2_title: 'Eröffnen', step2_startsOn: '2027-04-01', step2_due: '2027-05-01', repeat: '' } });
    expect([sent.status, sent.location]).toEqual([303, M]);
    expect(lacking((await page(M)).text, 'Räume finden', 'Fachbereich Schulen, Koordination Räume', 'Eröffnen')).toEqual([]);
    const data = (await (await app.request('/measures/oeffnung-34.json')).json()) as Record<string, unknown>;
    expect(data).toMatchObject({ stepsOpen: 2, stepsDone: 0, nextDue: '2027-03-01', steps: [{ title: 'Räume finden', department: 'fachbereich-schulen', role: 'Koordination Räume' }, { title: 'Eröffnen', startsOn: '2027-04-01' }] });
    expect((await measure()).watched_since).not.toBeNull();
  });

  test('a step that is emptied goes; one that the form does not name stays', async () => {
    const [first = ''] = ids((await page(PLAN, { as: officer })).text, 'step');
    expect((await page(PLAN, { as: officer, form: { revision: await revision(PLAN, officer), step1_id: first, step1_title: '' } })).status).toBe(303);
    expect(await app.db.selectFrom('measure_step').select(['title', 'position']).where('measure_id', '=', (await measure()).id).execute()).toEqual([{ title: 'Eröffnen', position: 1 }]);
  });

  test('two officers at once: the later sees the other’s step beside the own, and nothing is lost', async () => {
    const opened = await revision(PLAN, officer);
    const [known = ''] = ids((await page(PLAN, { as: officer })).text, 'step');
    expect((await page(PLAN, { as: coordinator, form: { revision: opened, step1_id: known, step1_title: 'Eröffnen mit Fest', step1_due: '2027-06-01', step2_title: 'Presse einladen' } })).status).toBe(303);
    const mine = { revision: opened, step1_id: known, step1_title: 'Eröffnen ohne Fest', step2_title: 'Nachbarn fragen' };
    const late = await page(PLAN, { as: officer, form: mine });
    expect(late.status).toBe(409);
    expect(lacking(late.text, 'Eröffnen ohne Fest', 'Nachbarn fragen', 'Inzwischen gespeichert', 'Eröffnen mit Fest · geplant bis 01.06.2027', 'Presse einladen')).toEqual([]);
    const now = /name="revision" value="([^"]+)"/.exec(late.text)?.[1] ?? '';
    expect((await page(PLAN, { as: officer, form: { ...mine, revision: now } })).status).toBe(303);
    const titles = (await app.db.selectFrom('measure_step').select('title').where('measure_id', '=', (await measure()).id).orderBy('position').execute()).map((s) => s.title);
    expect(titles).toEqual(['Eröffnen ohne Fest', 'Presse einladen', 'Nachbarn fragen']);
  });

  test('facts and steps are different things: both can be written at once', async () => {
    const opened = await revision(PLAN, officer);
    const facts = await revision(`${M}/edit`, coordinator);
    expect((await page(PLAN, { as: officer, form: { revision: opened, step9_title: 'Noch einer' } })).status).toBe(303);
    expect((await page(`${M}/edit`, { as: coordinator, form: { revision: facts, leadDepartment: department, description: 'Neu' } })).status).toBe(303);
  });

  test('what is wrong is said at its field, and what was typed stays', async () => {
    const wrong = await page(PLAN, { as: officer, form: { revision: await revision(PLAN, officer), step1_title: 'Bleibt <b>', step1_startsOn: '2027-05-01', step1_due: '2027-04-01', step2_due: '2027-01-01', step3_title: 'x'.repeat(301), step4_title: 'Fremd', step4_department: '00000000-0000-4000-8000-000000000000', repeat: '7' } });
    expect(wrong.status).toBe(422);
    expect(lacking(wrong.text, 'Bleibt &lt;b>', 'form-step1_due', 'form-step2_title', 'form-step3_title', 'form-repeat')).toEqual([]);
    expect((await page(PLAN, { as: officer, form: { revision: await revision(PLAN, officer), step1_id: '00000000-0000-4000-8000-000000000000', step1_title: 'Fremder Schritt' } })).status).toBe(409);
  });

  test('a measure that recurs lays a finished step out once more, for the next turn', async () => {
    const path = '/de/measures/oeffnung-36/plan';
    const save = async (form: Record<string, string>) => page(path, { as: coordinator, form: { revision: await revision(path, coordinator), ...form } });
    expect((await save({ step1_title: 'Fest feiern', step1_startsOn: '2027-01-31', step1_due: '2027-08-31', repeat: '6' })).status).toBe(303);
    const [id = ''] = ids((await page(path, { as: coordinator })).text, 'step');
    expect((await save({ step1_id: id, step1_title: 'Fest feiern', step1_startsOn: '2027-01-31', step1_due: '2027-08-31', step1_done: '2027-08-30', repeat: '6' })).status).toBe(303);
    const steps = await app.db.selectFrom('measure_step as s').innerJoin('measure as m', 'm.id', 's.measure_id').select(['s.title', 's.starts_on', 's.due_on', 's.done_on']).where('m.key', '=', 'oeffnung-36').orderBy('s.position').execute();
    expect(steps).toEqual([{ title: 'Fest feiern', starts_on: '2027-01-31', due_on: '2027-08-31', done_on: '2027-08-30' }, { title: 'Fest feiern', starts_on: '2027-07-31', due_on: '2028-02-29', done_on: null }]);
    expect((await page('/de/measures/oeffnung-36')).text).toContain('Das kommt jedes halbe Jahr wieder.');
  });
});

describe('risks and dependencies', () => {
  const RISKS = `${M}/risks`;
  const save = async (path: string, form: Record<string, string>, as = coordinator) => page(path, { as, form: { revision: await revision(path, as), ...form } });

  test('risks are for office and units; dependencies are shown both ways', async () => {
    expect((await save(RISKS, { risk1_text: 'Die Förderung endet.', risk1_likelihood: 'high', risk1_answer: 'Antrag beim Land.', needs: 'oeffnung-35\nOEFFNUNG-36' }, officer)).status).toBe(303);
    const open = (await page(M)).text;
    expect(lacking(open, 'Hängt ab von', '/de/measures/oeffnung-35', '/de/measures/oeffnung-36')).toEqual([]);
    expect(open).not.toContain('Die Förderung endet.');
    expect((await page(M, { as: stranger })).text).toContain('Die Förderung endet.');
    expect((await page('/de/measures/oeffnung-35')).text).toContain('Darauf warten:');
    expect(((await (await app.request('/measures/oeffnung-34.json')).json()) as { needs: string[] }).needs).toEqual(['oeffnung-35', 'oeffnung-36']);
    expect(await (await app.request('/measures/oeffnung-34.json')).text()).not.toContain('Förderung endet');
  });

  test('no circle, near or far; no measure that is not there; not itself', async () => {
    expect((await save('/de/measures/oeffnung-35/risks', { needs: 'oeffnung-33' })).status).toBe(303);
    const far = await save('/de/measures/oeffnung-33/risks', { needs: 'oeffnung-34' });
    expect(far.status).toBe(422);
    expect(lacking(far.text, '„oeffnung-34“ wartet selbst schon')).toEqual([]);
    expect((await save(RISKS, { needs: 'oeffnung-34' })).status).toBe(422);
    expect(lacking((await save(RISKS, { needs: 'gibt-es-nicht' })).text, 'gibt-es-nicht')).toEqual([]);
  });

  test('a change in the meantime is shown', async () => {
    const opened = await revision(RISKS, officer);
    expect((await save(RISKS, { risk1_text: 'Andere Sorge', risk1_likelihood: 'low', needs: '' })).status).toBe(303);
    const late = await page(RISKS, { as: officer, form: { revision: opened, risk1_text: 'Meine Sorge', risk1_likelihood: 'medium', needs: 'oeffnung-35' } });
    expect(late.status).toBe(409);
    expect(lacking(late.text, 'Meine Sorge', 'Andere Sorge')).toEqual([]);
  });
});

describe('documents', () => {
  const DOCUMENTS = `${M}/documents`;
  const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
  const upload = async (fields: Record<string, string>, file?: Buffer, as = officer) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    if (file !== undefined) body.append('file', new File([new Uint8Array(file)], '../../etc/passwd.exe'));
    const response = await app.request(DOCUMENTS, { method: 'POST', headers: { cookie: as, origin: 'http://localhost:3000', host: 'localhost:3000' }, body });
    return { status: response.status, text: await response.text() };
  };

  test('a PDF is kept and sent as what it is, an address is linked; either can go again', async () => {
    expect((await upload({ title: 'Beschluss der Versammlung', url: '' }, PDF)).status).toBe(303);
    expect((await upload({ title: 'Seite des Vereins', url: 'https://example.org/verein' })).status).toBe(303);
    const shown = await page(M);
    const href = /\/measures\/oeffnung-34\/documents\/[0-9a-f-]{36}/.exec(shown.text)?.[0] ?? '';
    expect(lacking(shown.text, 'Beschluss der Versammlung', 'https://example.org/verein')).toEqual([]);
    const file = await app.request(href);
    expect([file.status, file.headers.get('content-type'), file.headers.get('content-disposition')]).toEqual([200, 'application/pdf', 'inline; filename="beschluss-der-versammlung.pdf"']);
    expect(Buffer.from(await file.arrayBuffer()).equals(PDF)).toBe(true);
    expect((await page(`/de${href}/remove`, { as: stranger, form: { x: '' } })).status).toBe(403);
    expect((await page(`/de${href}/remove`, { as: officer, form: { x: '' } })).status).toBe(303);
    expect((await app.request(href)).status).toBe(404);
  });

  test('something else is refused: no file and no address, both, another kind, a script as address', async () => {
    expect((await upload({ title: 'Nichts', url: '' })).status).toBe(422);
    expect((await upload({ title: 'Beides', url: 'https://example.org' }, PDF)).status).toBe(422);
    expect((await upload({ title: 'Kein PDF', url: '' }, Buffer.from('<script>alert(1)</script>'))).status).toBe(422);
    expect((await upload({ title: 'Skript', url: 'javascript:alert(1)' })).status).toBe(422);
    expect((await upload({ title: '', url: 'https://example.org' })).status).toBe(422);
    expect((await upload({ title: 'Fremd', url: 'https://example.org' }, undefined, stranger)).status).toBe(403);
  });
});

test('who may plan: the office and the unit in charge, nobody else', async () => {
  const readers: [string | undefined, number][] = [[coordinator, 200], [officer, 200], [stranger, 403], [await app.signIn('moderator'), 403], [await app.signIn('administrator'), 403], [await app.signIn(), 403], [undefined, 303]];
  for (const part of ['plan', 'risks', 'documents']) {
    for (const [as, status] of readers) {
      const got = await page(`${M}/${part}`, as === undefined ? {} : { as });
      expect([part, as?.slice(0, 3), got.status === 302 ? 303 : got.status]).toEqual([part, as?.slice(0, 3), status]);
      if (status === 403) expect((await page(`${M}/${part}`, { as: as as string, form: { revision: 'x' } })).status).toBe(403);
    }
  }
});

describe('rules', () => {
  test.each([['12500', 1_250_000], ['12.500', 1_250_000], ['12 500,5 €', 1_250_050], ['1,200.50', 120_050], ['1.200.000', 120_000_000], ['-30', -3_000], ['0,07', 7], ['1.5', 150], ['', null], ['viel', null], ['1e9', null], ['--3', null]])('%s is %s cents', (typed, cents) => expect(readCents(typed)).toBe(cents));

  test('an amount is read back as it was shown', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 100_000_000_000 }), (cents) => readCents(showCents(cents)) === cents));
  });

  test('a month ends where it ends, and months are added within it', () => {
    expect([endOfMonth('2028-02'), endOfMonth('2027-02'), endOfMonth('2027-13')]).toEqual(['2028-02-29', '2027-02-28', null]);
    expect([addMonths('2027-01-31', 1), addMonths('2027-03-31', -1), addMonths('2027-11-30', 3)]).toEqual(['2027-02-28', '2027-02-28', '2028-02-29']);
  });

  test('a new edge is refused exactly when it closes a circle', () => {
    const edge = fc.tuple(fc.nat(7), fc.nat(7));
    fc.assert(fc.property(fc.array(edge, { maxLength: 20 }), (wishes) => {
      const edges = new Map<string, string[]>();
      for (const [from, to] of wishes.map((pair) => pair.map(String) as [string, string])) if (circleBy(from, [to], edges) === null) edges.set(from, [...(edges.get(from) ?? []), to]);
      // What was let in can be put in an order: take away what waits for nothing until nothing is left.
      const left = new Set(Array.from({ length: 8 }, (_, i) => String(i)));
      for (let free = [...left]; free.length > 0; free = [...left].filter((n) => !(edges.get(n) ?? []).some((o) => left.has(o)))) {
        const now = free.filter((n) => !(edges.get(n) ?? []).some((o) => left.has(o)));
        if (now.length === 0) break;
        for (const n of now) left.delete(n);
      }
      return left.size === 0;
    }));
  });

  test('a step without a date does not come again', () => {
    const step = { id: 'a', title: 'Fest', startsOn: null, due: null, done: '2027-01-01', departmentId: null, role: null };
    expect(nextTurn([step], [step], 12)).toEqual([]);
  });
});
