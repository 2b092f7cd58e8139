import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConcept } from '../../../demo/concept.ts';
import { testApp, type TestApp } from '../../../test/app.ts';
import { documentFonts } from '../../../test/fonts.ts';
import { textOfPdf } from '../../../test/pdf.ts';
import { system, VISITOR } from '../../kernel/actor.ts';
import { addDays, dayOf } from '../../kernel/dates.ts';
import { newId } from '../../kernel/ids.ts';
import { localized } from '../../kernel/localized.ts';
import { valueOf } from '../../kernel/problem.ts';
import { readConfig } from '../../platform/config.ts';
import { openPool } from '../../platform/database/connect.ts';
import { write } from '../../platform/database/write.ts';
import { workOff } from '../../platform/jobs.ts';
import { keptMails } from '../../platform/mail.ts';
import { documentPath } from '../../platform/paths.ts';
import { makePdf } from '../../platform/pdf.ts';
import { createProcess, createRecommendation, createSubmission, publishSubmission } from '../participation/public.ts';
import { createDepartment } from '../people/public.ts';
import { voicesBehind } from './answering/queries.ts';
import { letterData } from './forwarding/pages/letter.tsx';
import { forwardingOf, senderOf } from './forwarding/queries.ts';
import { assessmentJobs } from './jobs.ts';
import { assessmentByNumber } from './queries.ts';
import { suggestDepartments } from './rounds/rules.ts';

const OFFICE = system('test');
const today = dayOf(new Date());
const dueOn = addDays(today, 28);

let app: TestApp;
const departments = new Map<string, string>();
let coordinator: string;
let approver: string;
let social: string;
let youth: string;
let processId: string;
beforeAll(async () => {
  app = await testApp();
  await loadConcept(app.db, readConfig({}));
  for (const name of ['Fachbereich Soziales', 'Fachbereich Jugend', 'Service Recht']) departments.set(name, valueOf(await write(app.db, (tx) => createDepartment(tx, OFFICE, { name: localized(name) }))).id);
  coordinator = await app.signIn('coordinator');
  approver = await app.signIn('approver');
  social = await app.signIn('officer', { kind: 'department', id: departments.get('Fachbereich Soziales') ?? '' });
  youth = await app.signIn('officer', { kind: 'department', id: departments.get('Fachbereich Jugend') ?? '' });
  processId = valueOf(await write(app.db, (tx) => createProcess(tx, OFFICE, { slug: 'dialog', title: localized('Dialog'), summary: localized(''), call: 'open', publishedOn: today, topics: [] }))).id;
});
afterAll(() => app.drop());

const page = async (path: string, init: Parameters<TestApp['request']>[1] = {}) => {
  const response = await app.request(path, init);
  return { status: response.status, text: await response.text(), location: response.headers.get('location') ?? '' };
};
const lacking = (text: string, ...wanted: string[]): string[] => wanted.filter((word) => !text.includes(word));

/** A public recommendation, with the receipt of the contribution it came from. */
async function recommendation(title: string, said: string, field = 'Sprache'): Promise<{ id: string; receipt: string }> {
  const taken = valueOf(await write(app.db, (tx) => createSubmission(tx, VISITOR, { processId, text: said, language: 'de', topicId: null, municipality: null, channel: 'online', token: newId() })));
  valueOf(await write(app.db, (tx) => publishSubmission(tx, OFFICE, taken.id)));
  const made = valueOf(await write(app.db, (tx) => createRecommendation(tx, OFFICE, { processId, field: localized(field), title: localized(title), text: localized(''), prospect: localized('Machbar.'), submissionIds: [taken.id], forumIds: [], publishedOn: today })));
  return { id: made.id, receipt: taken.receipt };
}

async function sendAlone(id: string, names: readonly string[]): Promise<string> {
  const sent = await page('/de/assessments/new', { as: coordinator, form: { recommendation: id, departments: names.map((n) => departments.get(n) ?? ''), dueOn, question: '' } });
  expect(sent.status).toBe(303);
  return sent.location;
}
const answer = (path: string, unit: string, as: string, fields: Record<string, string | readonly string[]> = {}) =>
  page(`${path}/answers/${unit}`, { as, form: { revision: '1', feasibility: 'yes', level: 'region', body: '', cost: 'small', estimate: '', per: '', conditions: '', resources: '', publicNote: 'Geht gut.', internalNote: '', keys: '', ...fields } });
const draft = (path: string, fields: Record<string, string>, as = coordinator) => page(`${path}/decision`, { as, form: { revision: '0', next: 'submit', reason: 'Weil es vielen hilft und machbar ist.', forwardedTo: '', level: '', measure: '', place: '', title: '', ...fields } });
const release = (path: string, as = approver, revision = '1') => page(`${path}/release`, { as, form: { revision, next: 'release' } });

test('a round bundles things, suggests departments with the reason, sends one mail to each, and joins what wants the same', async () => {
  const before = await recommendation('Sprachmittlung in Arztpraxen', 'Beim Arzt verstehe ich nichts.');
  await sendAlone(before.id, ['Fachbereich Soziales']);
  const first = await recommendation('Dolmetscherpool für Ämter', 'Wir brauchen Dolmetscher.');
  const same = await recommendation('Übersetzerinnen für Behörden', 'Bitte Übersetzerinnen!');
  const made = await page('/de/assessment-rounds/new', { as: coordinator, form: { revision: '0', title: 'Herbstrunde', note: 'Erste Runde', dueOn } });
  const round = made.location;
  expect((await page(round)).status).toBe(404);
  expect((await page(`${round}/items`, { as: coordinator, form: { recommendations: [], keys: 'gibt-es-nicht' } })).status).toBe(422);
  expect((await page(`${round}/items`, { as: coordinator, form: { recommendations: [first.id, same.id], keys: 'oeffnung-34' } })).status).toBe(303);
  const items = await app.db.selectFrom('assessment_round_item').select(['id', 'subject_id']).execute();
  const itemOf = (id: string): string => items.find((i) => i.subject_id === id)?.id ?? '';
  const one = await page(`${round}/items/${itemOf(first.id)}`, { as: coordinator });
  expect(lacking(one.text, 'Vorschlag: wurde zu diesem Themenfeld schon einmal gefragt')).toEqual([]);
  const measure = items.find((i) => i.subject_id !== first.id && i.subject_id !== same.id)?.id ?? '';
  expect((await page(`${round}/send`, { as: coordinator, form: {} })).status).toBe(422);
  const seen = async (id: string): Promise<string> => /name="revision" value="([^"]+)"/.exec((await page(`${round}/items/${id}`, { as: coordinator })).text)?.[1] ?? '';
  expect((await page(`${round}/items/${measure}`, { as: coordinator, form: { revision: await seen(measure), next: 'remove', departments: [], joinedTo: '' } })).status).toBe(303);
  // Two who prepare the same item: the later sees what the first wrote, and what was typed stays.
  const opened = await seen(itemOf(first.id));
  const item = (question: string, revision: string) => page(`${round}/items/${itemOf(first.id)}`, { as: coordinator, form: { revision, next: 'save', departments: [departments.get('Fachbereich Soziales') ?? ''], joinedTo: '', question } });
  expect((await item('Von der ersten', opened)).status).toBe(303);
  const late = await item('Von der zweiten', opened);
  expect([late.status, lacking(late.text, 'Von der ersten', 'Von der zweiten')]).toEqual([409, []]);
  expect((await item('', await seen(itemOf(first.id)))).status).toBe(303);
  expect((await page(`${round}/items/${itemOf(same.id)}`, { as: coordinator, form: { revision: await seen(itemOf(same.id)), next: 'save', departments: [departments.get('Fachbereich Jugend') ?? ''], joinedTo: itemOf(first.id), question: '' } })).status).toBe(303);
  expect((await page(`${round}/items/${itemOf(first.id)}`, { as: coordinator, form: { revision: await seen(itemOf(first.id)), next: 'save', departments: [departments.get('Fachbereich Soziales') ?? ''], joinedTo: itemOf(same.id), question: '' } })).status).toBe(422);
  expect((await page(`${round}/send`, { as: coordinator, form: {} })).status).toBe(303);
  expect((await page(`${round}/send`, { as: coordinator, form: {} })).status).toBe(409);

  const shown = await page(round);
  expect(lacking(shown.text, 'Herbstrunde', 'Dolmetscherpool für Ämter', 'Antworten: 0 von 2')).toEqual([]);
  const path = /\/de\/assessments\/\d+/.exec(shown.text)?.[0] ?? '';
  expect(lacking((await page(path)).text, 'Zusammen entschieden mit', 'Übersetzerinnen für Behörden')).toEqual([]);
  expect(lacking((await page('/de/assessments/mine', { as: youth })).text, 'Dolmetscherpool für Ämter')).toEqual([]);
  expect((await page('/de/assessments/mine', { as: youth })).text).not.toContain('Sprachmittlung in Arztpraxen');

  const DATA_DIR = mkdtempSync(join(tmpdir(), 'round-'));
  const pool = openPool(app.url, { max: 4 });
  try {
    const config = readConfig({ DATA_DIR });
    await workOff(pool, { db: app.db, config }, [assessmentJobs]);
    const mails = (await keptMails(config)).filter((m) => m.subject.includes('Herbstrunde'));
    expect(mails).toHaveLength(2);
    expect(lacking(mails[0]?.text ?? '', 'Dolmetscherpool für Ämter')).toEqual([]);
  } finally {
    await pool.end();
    rmSync(DATA_DIR, { recursive: true, force: true });
  }

  await answer(path, 'fachbereich-soziales', social);
  await answer(path, 'fachbereich-jugend', youth);
  await draft(path, { kind: 'decline', reason: 'Das gibt es schon beim Land.' });
  expect((await release(path)).status).toBe(303);
  for (const receipt of [first.receipt, same.receipt]) expect(lacking((await page(`/de/follow/${receipt}`)).text, 'Das gibt es schon beim Land.')).toEqual([]);
  expect((await page(`${round}/close`, { as: coordinator, form: {} })).status).toBe(303);
  const meeting = { revision: '0', kind: 'workshop', title: 'Workshop Sprache', heldFrom: today, heldTo: addDays(today, -1), meetings: '2', result: 'Alle dafür', departments: [departments.get('Service Recht') ?? ''] };
  const wrong = await page(`${round}/consultations/new`, { as: coordinator, form: meeting });
  expect([wrong.status, lacking(wrong.text, 'Alle dafür')]).toEqual([422, []]);
  expect((await page(`${round}/consultations/new`, { as: coordinator, form: { ...meeting, heldTo: '' } })).status).toBe(303);
  expect(lacking((await page(round)).text, '2 Workshops', 'Workshop Sprache', 'Alle dafür', 'Service Recht', 'Abgeschlossen')).toEqual([]);
  expect(JSON.parse((await page(`${round.slice(3)}.json`)).text)).toMatchObject({ state: 'closed', consultations: [{ kind: 'workshop', meetings: 2, departments: ['service-recht'] }] });
});

test('who said "not ours" is not suggested for that again', () => {
  const past = [{ subjectId: 'a', field: 'Schule', departmentId: 'x', theirs: false }, { subjectId: 'a', field: 'Schule', departmentId: 'y', theirs: true }];
  expect(suggestDepartments({ field: 'Schule', past, alike: [{ id: 'a', title: 'A' }], measures: [{ title: 'M', departmentId: 'z' }] })).toEqual([
    { departmentId: 'y', reasons: [{ kind: 'field', times: 1 }, { kind: 'alike', title: 'A' }] },
    { departmentId: 'z', reasons: [{ kind: 'leads', title: 'M' }] },
  ]);
});

test('a department sees the voices, says everything, passes it on inside, and asks back where all who were asked can read it', async () => {
  const { id } = await recommendation('Spielplatz mit Schatten', 'Im Sommer ist es dort zu heiß.');
  const path = await sendAlone(id, ['Fachbereich Soziales', 'Fachbereich Jugend']);
  expect(lacking((await page(`${path}/answers/fachbereich-jugend`, { as: youth })).text, 'Im Sommer ist es dort zu heiß.')).toEqual([]);

  const colleague = await app.signIn('officer', { kind: 'department', id: departments.get('Fachbereich Jugend') ?? '' });
  const { account_id: to } = await app.db.selectFrom('role_grant').select('account_id').where('scope_id', '=', departments.get('Fachbereich Jugend') ?? '').orderBy('granted_at', 'desc').executeTakeFirstOrThrow();
  const delegate = (as: string, whom: string) => page(`${path}/answers/fachbereich-jugend/delegate`, { as, form: { to: whom, note: 'Du kennst den Platz.' } });
  expect((await delegate(coordinator, to)).status).toBe(403);
  expect((await delegate(youth, newId())).status).toBe(422);
  expect((await delegate(youth, to)).status).toBe(303);
  expect(lacking((await page('/de/assessments/mine', { as: colleague })).text, 'An Sie weitergegeben')).toEqual([]);
  expect((await page('/de/desk', { as: youth })).text).not.toContain('Spielplatz mit Schatten');
  expect((await page(`${path}/answers/fachbereich-jugend`, { as: coordinator })).text).not.toContain('Du kennst den Platz.');

  const say = (as: string, fields: Record<string, string>) => page(`${path}/comments`, { as, form: { text: 'Wem gehört der Platz?', ...fields } });
  expect((await say(youth, { as: departments.get('Fachbereich Soziales') ?? '' })).status).toBe(403);
  expect((await say(youth, { as: departments.get('Fachbereich Jugend') ?? '', text: '' })).status).toBe(422);
  expect((await say(youth, { as: departments.get('Fachbereich Jugend') ?? '' })).status).toBe(303);
  expect(lacking((await page('/de/desk', { as: social })).text, 'Rückfrage zu „Spielplatz mit Schatten“ beantworten')).toEqual([]);
  const asked = await app.db.selectFrom('assessment_comment').select('id').executeTakeFirstOrThrow();
  expect((await say(social, { as: departments.get('Fachbereich Soziales') ?? '', replyTo: asked.id, text: 'Der Gemeinde.' })).status).toBe(303);
  expect(lacking((await page(path, { as: coordinator })).text, 'Wem gehört der Platz?', 'Der Gemeinde.')).toEqual([]);
  for (const as of [undefined, await app.signIn('moderator')]) expect((await page(path, as === undefined ? {} : { as })).text).not.toContain('Der Gemeinde.');

  expect((await answer(path, 'fachbereich-jugend', colleague, { estimate: '5000' })).status).toBe(422);
  expect((await answer(path, 'fachbereich-jugend', colleague, { feasibility: 'conditions', publicNote: '', conditions: '' })).status).toBe(422);
  const full = { feasibility: 'conditions', conditions: 'Wenn die Gemeinde zustimmt', level: 'municipality', body: 'Stadt Garbsen', estimate: '5000', per: 'once', resources: 'Ein Sonnensegel', keys: 'oeffnung-34', internalNote: 'leise' };
  expect((await answer(path, 'fachbereich-jugend', colleague, { ...full, keys: 'nein-1' })).status).toBe(422);
  expect((await answer(path, 'fachbereich-jugend', colleague, full)).status).toBe(303);
  expect(await app.db.selectFrom('assessment_answer').select('id').where('delegated_to', 'is not', null).execute()).toEqual([]);
  expect((await page(path)).text).not.toContain('Sonnensegel');
  await answer(path, 'fachbereich-soziales', social, { feasibility: 'no', publicNote: 'Zu teuer.' });

  expect((await draft(path, { kind: 'decline' }, approver)).status).toBe(403);
  expect((await draft(path, { kind: 'decline', reason: 'Der Platz gehört der Stadt.' })).status).toBe(303);
  expect((await page(path)).text).not.toContain('Der Platz gehört der Stadt.');
  expect((await answer(path, 'fachbereich-soziales', social, { revision: '2' })).status).toBe(409);
  expect((await release(path, coordinator)).status).toBe(403);
  expect(lacking((await page('/de/desk', { as: approver })).text, 'Entscheidung zu „Spielplatz mit Schatten“ freigeben')).toEqual([]);
  expect((await page(`${path}/release`, { as: approver, form: { revision: '1', next: 'return', why: 'Bitte freundlicher' } })).status).toBe(303);
  expect(lacking((await page(`${path}/decision`, { as: coordinator })).text, 'Bitte freundlicher', 'Der Platz gehört der Stadt.')).toEqual([]);
  expect((await draft(path, { revision: '1', kind: 'decline' })).status).toBe(409);
  expect((await draft(path, { revision: '2', kind: 'decline', reason: 'Der Platz gehört leider der Stadt, dort haben wir es weitergegeben.' })).status).toBe(303);
  expect((await release(path, approver, '1')).status).toBe(409);
  expect((await page(path)).text).not.toContain('leider');
  expect((await release(path, approver, '3')).status).toBe(303);
  const open = await page(path);
  expect(lacking(open.text, 'leider der Stadt', 'Wenn die Gemeinde zustimmt', 'Stadt Garbsen', '5.000', 'Ein Sonnensegel', 'Die Stellen sind sich nicht einig', 'Zu teuer.')).toEqual([]);
  expect(open.text).not.toContain('Der Gemeinde.');
});

test('what others are competent for goes out as a letter; the reply is read under the receipt and on "why"', async () => {
  const { id, receipt } = await recommendation('Kommunales Wahlrecht für alle', 'Ich wohne hier seit zwanzig Jahren und darf nicht wählen.', 'Teilhabe');
  const path = await sendAlone(id, ['Service Recht']);
  await draft(path, { kind: 'forward', forwardedTo: 'Deutscher Bundestag', level: 'bund', gapsKnown: 'on', reason: 'Dafür müsste das Grundgesetz geändert werden.' });
  expect((await page(`${path}/forwarding`, { as: coordinator })).status).toBe(404);
  expect((await release(path)).status).toBe(303);
  const letter = { revision: '0', recipient: 'Deutscher Bundestag\nPlatz der Republik 1\n11011 Berlin', letter: 'Sehr geehrte Damen und Herren,\n\nwir geben dieses Anliegen weiter.', sentOn: '', reply: '', repliedOn: '', replyPublic: '' };
  expect((await page(`${path}/forwarding`, { as: coordinator, form: { ...letter, reply: 'Nein.', repliedOn: '' } })).status).toBe(422);
  expect((await page(`${path}/forwarding`, { as: coordinator, form: { ...letter, sentOn: '2026-01-02' } })).status).toBe(303);
  expect(lacking((await page(`/de/follow/${receipt}`)).text, 'Weitergegeben an:', 'Deutscher Bundestag', 'Brief verschickt am', 'Eine Antwort steht noch aus.')).toEqual([]);
  expect((await page(`${path}/forwarding`, { as: coordinator, form: letter })).status).toBe(409);
  expect((await page(`${path}/forwarding`, { as: coordinator, form: { ...letter, revision: '1', sentOn: '2026-01-02', reply: 'Wir danken und prüfen.', repliedOn: '2026-02-03', replyPublic: 'on' } })).status).toBe(303);
  for (const where of [`/de/follow/${receipt}`, path, '/de/why?q=Wahlrecht', '/ar/why?q=Wahlrecht']) expect([where, lacking((await page(where)).text, 'Wir danken und prüfen.', 'Deutscher Bundestag')]).toEqual([where, []]);
  expect((await page(`/en${path.slice(3)}/letter.pdf`, { as: social })).status).toBe(403);

  const assessment = await assessmentByNumber(app.db, Number(path.split('/').at(-1)));
  const forwarding = assessment === null ? null : await forwardingOf(app.db, assessment.id);
  if (assessment === null || forwarding === null) throw new Error('no letter');
  const data = letterData(assessment, forwarding, await senderOf(app.db), await voicesBehind(app.db, assessment), '2026-01-02', `http://localhost:3000${path}`);
  const pdf = await makePdf({ template: documentPath('assessment', 'forwarding'), data, created: new Date('2026-01-02T12:00:00Z'), fonts: await documentFonts() });
  expect(pdf.includes('/StructTreeRoot')).toBe(true);
  const text = (await textOfPdf(pdf)).replace(/\s+/g, ' ');
  expect(lacking(text, 'Platz der Republik 1', 'Kommunales Wahlrecht für alle', 'seit zwanzig Jahren', '2. Januar 2026')).toEqual([]);
});

test('"Why is my topic not in it?" finds parts of compounds, typos and what was said, never what is not released', async () => {
  const { id } = await recommendation('Nachtbus an den Wochenenden', 'Nach der Spätschicht komme ich nicht nach Hause.', 'Verkehr');
  const path = await sendAlone(id, ['Service Recht']);
  await draft(path, { kind: 'decline', gapsKnown: 'on', reason: 'Die Nachfrage war bei der Zählung zu gering.' });
  expect((await page('/de/why?q=Nachtbus')).text).not.toContain('zu gering');
  await release(path);
  for (const q of ['Nachtbus', 'nachtbusse', 'Bus', 'Nachtbuss', 'Nachtbsu', 'Spätschicht', 'spaetschicht']) expect([q, lacking((await page(`/de/why?q=${encodeURIComponent(q)}`)).text, 'Die Nachfrage war bei der Zählung zu gering.')]).toEqual([q, []]);
  expect(lacking((await page('/de/why?q=Mondrakete')).text, 'Dazu haben wir nichts gefunden')).toEqual([]);
  expect((await page('/de/why?outcome=forwarded')).text).not.toContain('Nachtbus');
  const { items } = JSON.parse((await page('/why.json?q=Nachtbus')).text) as { items: { outcome: string; title: Record<string, string> }[] };
  expect(items).toMatchObject([{ outcome: 'declined', title: { de: 'Nachtbus an den Wochenenden' } }]);
  expect((await page('/why.csv')).text).toContain('Nachtbus');
});

test('the office says who is competent in a field of policy; what was typed stays when something is missing', async () => {
  const form = { revision: '0', title: 'Nahverkehr', text: 'Busse bestellt die Region selbst.', source: '', body_0: 'Region Hannover', level_0: 'region', task_0: 'bestellt Busse', law_0: '§ 4 NNVG', body_1: 'Land', level_1: '', task_1: '', next: 'save' };
  const wrong = await page('/de/competences/new/edit', { as: coordinator, form });
  expect([wrong.status, lacking(wrong.text, 'bestellt Busse')]).toEqual([422, []]);
  expect((await page('/de/competences/new/edit', { as: coordinator, form: { ...form, body_1: '' } })).location).toBe('/de/competences/nahverkehr');
  expect((await page('/de/competences/new/edit', { as: coordinator, form: { ...form, body_1: '' } })).status).toBe(422);
  for (const where of ['/de/competences/nahverkehr', '/competences.json', '/competences/nahverkehr.json', '/competences.csv']) expect([where, lacking((await page(where)).text, 'bestellt Busse', '§ 4 NNVG')]).toEqual([where, []]);
  for (const q of ['Busse', 'Region', 'Nahverker']) expect([q, lacking((await page(`/de/why?q=${q}`)).text, '/de/competences/nahverkehr')]).toEqual([q, []]);
  expect((await page('/de/competences/nahverkehr/edit', { as: coordinator, form: { ...form, body_1: '', text: 'Busse und Bahnen bestellt die Region.', revision: '9' } })).status).toBe(409);
  expect((await page('/de/competences/nahverkehr/edit', { as: coordinator, form: { next: 'remove' } })).status).toBe(422);
  expect((await page('/de/competences/nahverkehr/edit', { as: coordinator, form: { next: 'remove', sure: 'on' } })).status).toBe(303);
  expect((await page('/de/competences/nahverkehr')).status).toBe(404);
});
