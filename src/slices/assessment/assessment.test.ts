import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConcept } from '../../../demo/concept.ts';
import { testApp, type TestApp } from '../../../test/app.ts';
import { system } from '../../kernel/actor.ts';
import { addDays, dayOf } from '../../kernel/dates.ts';
import { newId } from '../../kernel/ids.ts';
import { localized } from '../../kernel/localized.ts';
import { valueOf } from '../../kernel/problem.ts';
import { readConfig } from '../../platform/config.ts';
import { openPool } from '../../platform/database/connect.ts';
import { write } from '../../platform/database/write.ts';
import { workOff } from '../../platform/jobs.ts';
import { keptMails } from '../../platform/mail.ts';
import { createProcess, createRecommendation, createSubmission, publishSubmission, recommendationById } from '../participation/public.ts';
import { createDepartment } from '../people/public.ts';
import { threadOf } from '../thread/public.ts';
import { startDraft } from '../concept/adoption/commands.ts';
import { conceptBySlug, createMeasure } from '../concept/public.ts';
import { waitingFor } from './waiting/queries.ts';
import { assessmentJobs, assessmentRetention } from './jobs.ts';
import { reminderOn } from './rules.ts';

const OFFICE = system('test');
const today = dayOf(new Date());
const INTERNAL = 'Nur intern: bitte leise behandeln.';

let app: TestApp;
let social: string;
let youth: string;
let coordinator: string;
let officer: string;
let approver: string;
let process: string;
beforeAll(async () => {
  app = await testApp();
  await loadConcept(app.db, readConfig({}));
  const department = async (name: string) => valueOf(await write(app.db, (tx) => createDepartment(tx, OFFICE, { name: localized(name) }))).id;
  social = await department('Fachbereich Soziales');
  youth = await department('Fachbereich Jugend');
  coordinator = await app.signIn('coordinator');
  approver = await app.signIn('approver');
  officer = await app.signIn('officer', { kind: 'department', id: social });
  process = valueOf(await write(app.db, (tx) => createProcess(tx, OFFICE, { slug: 'dialog', title: localized('Dialog'), summary: localized(''), call: 'open', publishedOn: today, topics: [] }))).id;
});
afterAll(() => app.drop());

const page = async (path: string, init: Parameters<TestApp['request']>[1] = {}) => {
  const response = await app.request(path, init);
  return { status: response.status, text: await response.text(), location: response.headers.get('location') };
};
const lacking = (text: string, ...wanted: string[]): string[] => wanted.filter((word) => !text.includes(word));

/** A recommendation with the submission it came from. */
async function recommendation(title: string): Promise<{ id: string; submission: string }> {
  const said = valueOf(await write(app.db, (tx) => createSubmission(tx, { kind: 'visitor' }, { processId: process, text: `Bitte: ${title}`, language: 'de', topicId: null, municipality: null, channel: 'online', token: newId() })));
  valueOf(await write(app.db, (tx) => publishSubmission(tx, OFFICE, said.id)));
  const made = valueOf(await write(app.db, (tx) => createRecommendation(tx, OFFICE, { processId: process, field: localized('Sprache'), title: localized(title), text: localized(''), prospect: localized('Machbar.'), submissionIds: [said.id], forumIds: [], publishedOn: today })));
  return { id: made.id, submission: said.id };
}

/** Sends it out through the form and gives its page. */
async function sendOut(id: string, departments: readonly string[], dueOn = addDays(today, 28)): Promise<string> {
  const sent = await page('/de/assessments/new', { as: coordinator, form: { recommendation: id, departments, dueOn, question: 'Was kostet das?' } });
  expect(sent.status).toBe(303);
  return sent.location as string;
}
const answer = (path: string, department: string, as: string, fields: Record<string, string> = {}) =>
  page(`${path}/answers/${department}`, { as, form: { revision: '1', feasibility: 'yes', level: 'region', cost: 'small', publicNote: 'Geht gut.', internalNote: INTERNAL, ...fields } });
const draft = (path: string, fields: Record<string, string>) => page(`${path}/decision`, { as: coordinator, form: { revision: '0', next: 'submit', reason: 'Weil es vielen hilft und machbar ist.', forwardedTo: '', level: '', measure: '', place: '', title: '', ...fields } });
const release = (path: string, revision = '1', as = approver) => page(`${path}/release`, { as, form: { revision, next: 'release' } });
/** Drafted by the office and released by somebody else; what was refused as a draft is given back. */
const decide = async (path: string, fields: Record<string, string>) => {
  const drafted = await draft(path, fields);
  return drafted.status === 303 ? release(path) : drafted;
};

test('the office sends a recommendation to departments; nobody else may', async () => {
  const { id } = await recommendation('Dolmetscherpool einrichten');
  const form = { recommendation: id, departments: [social], dueOn: addDays(today, 5), question: '' };
  expect((await page('/de/assessments/new', { form })).status).toBe(401);
  for (const as of [officer, await app.signIn('moderator'), await app.signIn()]) expect((await page('/de/assessments/new', { as, form })).status).toBe(403);
  const chosen = await page('/de/assessments/new', { as: coordinator });
  expect(lacking(chosen.text, 'Dolmetscherpool einrichten')).toEqual([]);
  for (const wrong of [{ ...form, departments: [] }, { ...form, dueOn: '2001-01-01' }, { ...form, departments: [newId()] }, { ...form, dueOn: '31.02.' }]) {
    const refused = await page('/de/assessments/new', { as: coordinator, form: { ...wrong, question: 'Bleibt stehen' } });
    expect([refused.status, lacking(refused.text, 'Bleibt stehen')]).toEqual([422, []]);
  }
  await sendOut(id, [social]);
  expect((await recommendationById(app.db, id))?.state).toBe('in_assessment');
  expect((await page('/de/assessments/new', { as: coordinator, form })).status).toBe(409);
});

test('each unit answers for itself; what it says is public with the decision, its internal note never', async () => {
  const { id } = await recommendation('Schwimmkurse für Mütter');
  const path = await sendOut(id, [social, youth]);
  expect((await answer(path, 'fachbereich-jugend', officer)).status).toBe(403);
  expect((await answer(path, 'fachbereich-soziales', officer, { feasibility: 'conditions', publicNote: '' })).status).toBe(422);
  expect((await answer(path, 'fachbereich-soziales', officer)).status).toBe(303);
  // The office enters what another unit told it by telephone.
  expect((await answer(path, 'fachbereich-jugend', coordinator, { feasibility: 'no', level: 'land', publicNote: 'Das Land ist zuständig.' })).status).toBe(303);

  const before = await page(path);
  expect(lacking(before.text, 'Fachbereich Jugend', 'Hat geantwortet')).toEqual([]);
  expect(lacking(before.text, 'Das Land ist zuständig.', INTERNAL)).toHaveLength(2);
  expect(lacking((await page(path, { as: officer })).text, 'Das Land ist zuständig.', INTERNAL, 'nicht einig')).toEqual([]);
  expect(lacking((await page(path, { as: await app.signIn('moderator') })).text, INTERNAL)).toHaveLength(1);

  expect((await decide(path, { kind: 'decline', reason: 'Kurz' })).status).toBe(422);
  expect((await decide(path, { kind: 'decline', reason: 'Dafür ist das Land zuständig, wir können es hier nicht.' })).status).toBe(303);
  const after = await page(path);
  expect(lacking(after.text, 'Das Land ist zuständig.', 'Geht gut.', 'nicht einig', 'Abgelehnt', 'wir können es hier nicht')).toEqual([]);
  expect((await recommendationById(app.db, id))?.decision).toMatchObject({ on: today, href: `${path.replace(/^\/de/, '')}#decision` });
  const number = path.split('/').at(-1) ?? '';
  for (const data of [after.text, (await page(`/assessments/${number}.json`)).text, (await page('/assessments.json?pageSize=500')).text, (await page('/assessments.csv')).text, (await page('/de/assessments')).text]) expect(lacking(data, INTERNAL)).toHaveLength(1);
  expect((await answer(path, 'fachbereich-soziales', officer, { revision: '2' })).status).toBe(409);
});

test('a late answer is seen by all, and what waits names units and days', async () => {
  const { id } = await recommendation('Spielplatz mit Schatten');
  const path = await sendOut(id, [social, youth], today);
  await sql`update assessment set sent_on = ${addDays(today, -20)}, due_on = ${addDays(today, -10)} where subject_id = ${id}`.execute(app.db);
  expect(lacking((await page(path)).text, 'Antwort ist überfällig')).toEqual([]);
  const mine = await waitingFor(app.db, { kind: 'account', id: newId(), name: '', sessionId: '', grants: [{ role: 'officer', scope: 'department', scopeId: social }] }, 'de');
  expect(mine.find((w) => w.label.includes('Spielplatz'))).toMatchObject({ href: path.slice(3), due: addDays(today, -10), count: 1 });
  expect(await waitingFor(app.db, { kind: 'visitor' }, 'de')).toEqual([]);
  expect((await waitingFor(app.db, OFFICE, 'en')).find((w) => w.label.includes('Spielplatz'))).toMatchObject({ count: 2 });
});

test('deciding without all answers has to be said; afterwards the gap is shown and nothing changes any more', async () => {
  const { id } = await recommendation('Mehr Bänke');
  const path = await sendOut(id, [social, youth]);
  const asked = await decide(path, { kind: 'revise' });
  expect([asked.status, lacking(asked.text, 'Ich entscheide, obwohl Antworten fehlen.', 'Weil es vielen hilft')]).toEqual([422, []]);
  expect((await decide(path, { kind: 'revise', gapsKnown: 'on' })).status).toBe(303);
  expect(lacking((await page(path)).text, 'Keine Antwort bis zur Entscheidung')).toEqual([]);
  expect((await decide(path, { kind: 'adopt', gapsKnown: 'on' })).status).toBe(409);
  await expect(sql`update decision set kind = 'adopt'`.execute(app.db)).rejects.toThrow(/signed/);
  await expect(sql`update assessment_answer set feasibility = null`.execute(app.db)).rejects.toThrow(/signed/);
  expect((await recommendationById(app.db, id))?.state).toBe('in_revision');
});

test('forwarding names to whom and which level; officers cannot sign', async () => {
  const { id } = await recommendation('Bleiberecht ändern');
  const path = await sendOut(id, [social]);
  await answer(path, 'fachbereich-soziales', officer);
  expect((await page(`${path}/decision`, { as: officer })).status).toBe(403);
  expect((await page(`${path}/decision`, { as: officer, form: { kind: 'adopt', reason: 'Das machen wir jetzt so.' } })).status).toBe(403);
  expect((await release(path, '1', officer)).status).toBe(403);
  expect((await decide(path, { kind: 'forward', forwardedTo: 'Innenministerium' })).status).toBe(422);
  expect((await decide(path, { kind: 'forward', forwardedTo: 'Innenministerium', level: 'bund' })).status).toBe(303);
  expect(lacking((await page(path)).text, 'Innenministerium', 'Weitergeleitet an')).toEqual([]);
});

test('adopting makes a measure, and its authors find the whole way from what they said', async () => {
  const concept = await conceptBySlug(app.db, 'integrationskonzept-2016');
  valueOf(await write(app.db, (tx) => startDraft(tx, OFFICE, concept!.id)));
  const { id, submission } = await recommendation('Sprachcafé am Samstag');
  const path = await sendOut(id, [social]);
  await answer(path, 'fachbereich-soziales', officer);
  const done = await decide(path, { kind: 'adopt', place: `${concept!.id}/bildung`, title: 'Sprachcafé am Samstag öffnen' });
  expect([done.status, done.location]).toEqual([303, `${path}#decision`]);
  const shown = await page('/de/measures/bildung-21');
  expect(lacking(shown.text, 'Sprachcafé am Samstag öffnen')).toEqual([]);
  const thread = await threadOf(app.db, submission, { staff: false });
  expect(thread?.later.map((s) => s.kind).sort()).toEqual(['assessment', 'decision', 'measure', 'recommendation']);
  expect(thread?.later.find((s) => s.kind === 'decision')?.items[0]).toMatchObject({ href: `${path.slice(3)}#decision` });
  expect((await recommendationById(app.db, id))?.state).toBe('adopted');
  // The edition in force still counts as it was resolved.
  expect(lacking((await page('/de/concepts/integrationskonzept-2016')).text, 'Sprachcafé')).toHaveLength(1);
  expect(lacking((await page('/de/concepts/integrationskonzept-2016')).text, '144 Maßnahmen')).toEqual([]);
});

test('merging joins it to a measure that is there', async () => {
  const { id } = await recommendation('Übersetzer für Ämter');
  const path = await sendOut(id, [social]);
  await answer(path, 'fachbereich-soziales', officer);
  expect((await decide(path, { kind: 'merge' })).status).toBe(422);
  expect((await decide(path, { kind: 'merge', measure: 'gibt-es-nicht' })).status).toBe(422);
  expect((await decide(path, { kind: 'merge', measure: 'oeffnung-34' })).status).toBe(303);
  expect(lacking((await page('/de/measures/oeffnung-34')).text, 'Übersetzer für Ämter')).toEqual([]);
});

test('a measure made public later shows its assessment and decision in the thread, and hides them again with it', async () => {
  const concept = await conceptBySlug(app.db, 'integrationskonzept-2016');
  const made = valueOf(await write(app.db, (tx) => createMeasure(tx, OFFICE, { conceptId: concept!.id, fieldCode: 'bildung', title: localized('Lesepaten im Bus'), state: 'idea' })));
  const sent = await page('/de/assessments/new', { as: coordinator, form: { measure: made.key, departments: [social], dueOn: addDays(today, 5), question: '' } });
  const path = sent.location as string;
  await answer(path, 'fachbereich-soziales', officer);
  expect((await decide(path, { kind: 'adopt' })).status).toBe(303);
  const seen = async () => {
    const thread = await threadOf(app.db, made.id, { staff: false });
    return thread === null ? null : [...thread.earlier, ...thread.later].map((s) => s.kind).filter((k) => k === 'assessment' || k === 'decision');
  };
  expect([await seen(), (await page(path)).status]).toEqual([null, 404]);
  const form = (revision: string, rest: Record<string, string>) => page(`/de/measures/${made.key}/edit`, { as: coordinator, form: { revision, title: 'Lesepaten im Bus', description: '', leadDepartment: '', partners: '', municipalities: [], targetGroups: '', origin: '', startsOn: '', endsOn: '', place: '', cooperation: '', ...rest } });
  const version = async () => /name="revision" value="([^"]+)"/.exec((await page(`/de/measures/${made.key}/edit`, { as: coordinator })).text)?.[1] ?? '';
  expect((await form(await version(), { public: 'on' })).status).toBe(303);
  expect([await seen(), (await page(path)).status]).toEqual([['assessment', 'decision'], 200]);
  const decision = await app.db.selectFrom('decision').select('id').where('measure_id', '=', made.id).executeTakeFirstOrThrow();
  expect((await page(`/de/thread/decision/${decision.id}`)).status).toBe(200);
  expect((await form(await version(), {})).status).toBe(303);
  expect([await seen(), (await page(`/de/thread/decision/${decision.id}`)).status]).toEqual([null, 404]);
});

test('departments are mailed in their language when they are asked, and once before and once after the day if they owe an answer', async () => {
  const DATA_DIR = mkdtempSync(join(tmpdir(), 'assessment-'));
  const config = readConfig({ DATA_DIR });
  const pool = openPool(app.url, { max: 4 });
  const mails = async () => {
    await workOff(pool, { db: app.db, config }, [assessmentJobs]);
    return (await keptMails(config)).sort((a, b) => (a.subject < b.subject ? -1 : 1));
  };
  const forget = () => rmSync(join(DATA_DIR, 'mail'), { recursive: true, force: true });
  try {
    await mails();
    forget();
    await app.signIn('officer', { kind: 'department', id: youth });
    await sql`update account set locale = 'en' where id in (select account_id from role_grant where scope_id = ${youth})`.execute(app.db);
    const { id } = await recommendation('Lernpaten an Schulen');
    const path = await sendOut(id, [social, youth], addDays(today, 10));
    const jobs = async () => (await pool.query<{ row: string; day: string }>(`select p::text as row, to_char(run_at at time zone 'Europe/Berlin', 'YYYY-MM-DD') as day from graphile_worker._private_jobs p where run_at > now()`)).rows;
    expect(JSON.stringify(await jobs())).not.toContain('@');
    const [german, english, ...more] = await mails();
    expect(more).toEqual([]);
    expect([german?.subject.startsWith('Bitte um fachliche Einschätzung'), english?.subject.startsWith('Please give your professional view')]).toEqual([true, true]);
    expect(lacking(german?.text ?? '', 'Fachbereich Soziales', 'Lernpaten an Schulen', `${path}/answers/fachbereich-soziales`)).toEqual([]);
    expect(english?.text).not.toContain('Test officer');
    forget();

    expect(new Set((await jobs()).map((j) => j.day))).toContain(addDays(today, 7));
    expect((await answer(path, 'fachbereich-soziales', officer)).status).toBe(303);
    await pool.query('update graphile_worker._private_jobs set run_at = now()');
    const reminded = (await mails()).filter((m) => m.subject.includes('Lernpaten'));
    expect(reminded.map((m) => /^(Reminder|Overdue): profess/.exec(m.subject)?.[1] ?? m.subject).sort()).toEqual(['Overdue', 'Reminder']);
  } finally {
    await pool.end();
    rmSync(DATA_DIR, { recursive: true, force: true });
  }
});

test('while the module is off, nothing of it waits for anybody', async () => {
  await sendOut((await recommendation('Rampe am Rathaus')).id, [social]);
  const waits = async () => lacking((await page('/de/desk', { as: officer })).text, 'Rampe am Rathaus').length === 0;
  expect(await waits()).toBe(true);
  await app.db.updateTable('instance').set({ modules_off: ['assessment'] }).execute();
  expect(await waits()).toBe(false);
  await app.db.updateTable('instance').set({ modules_off: ['concept'] }).execute();
  expect(await waits()).toBe(true);
  await app.db.updateTable('instance').set({ modules_off: [] }).execute();
});

test('internal notes go two years after the decision; the answers stay', async () => {
  const [notes] = assessmentRetention;
  const left = async () => (await app.db.selectFrom('assessment_answer').select('id').where('internal_note', 'is not', null).execute()).length;
  const before = await left();
  expect(await notes!.remove(app.db, new Date(Date.now() - 3_600_000))).toBe(0);
  const gone = await notes!.remove(app.db, new Date(Date.now() + 3_600_000));
  expect(gone).toBeGreaterThan(3);
  expect(await left()).toBe(before - gone);
});

test('lists tell open from decided', async () => {
  const json = async (query: string) => (await (await app.request(`/assessments.json${query}`)).json()) as { total: number };
  const [all, open, decided, declined] = await Promise.all([json(''), json('?state=open'), json('?state=decided'), json('?decision=decline')]);
  expect(open.total + decided.total).toBe(all.total);
  expect(declined.total).toBe(1);
  expect((await page('/de/assessments?state=open')).status).toBe(200);
});

test('a reminder leaves time to answer, and nobody is reminded on the day they were asked', () => {
  expect(reminderOn('2026-03-01', '2026-03-29')).toBe('2026-03-26');
  expect(reminderOn('2026-03-01', '2026-03-05')).toBe('2026-03-04');
  expect(reminderOn('2026-03-01', '2026-03-02')).toBeNull();
});

test('what is decided in an invented process says so, in the list and on its page', async () => {
  const { id } = await recommendation('Nachtbus zur Klinik');
  const path = await sendOut(id, [social]);
  const real = (await page('/de/assessments')).text;
  expect(lacking(`${real}${(await page(path)).text}`, 'Erfundenes Beispiel')).toHaveLength(1);
  await sql`update process set invented = true where id = ${process}`.execute(app.db);
  for (const shown of ['/de/assessments?q=Nachtbus', `${path}?fresh`]) expect(lacking((await page(shown)).text, 'Erfundenes Beispiel')).toEqual([]);
  await sql`update process set invented = false where id = ${process}`.execute(app.db);
});
