import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadConcept } from '../../../../../demo/concept.ts';
import { testApp, type TestApp } from '../../../../../test/app.ts';
import { system } from '../../../../kernel/actor.ts';
import { addDays, dayOf } from '../../../../kernel/dates.ts';
import { localized } from '../../../../kernel/localized.ts';
import { valueOf } from '../../../../kernel/problem.ts';
import { readConfig } from '../../../../platform/config.ts';
import { openPool } from '../../../../platform/database/connect.ts';
import { write } from '../../../../platform/database/write.ts';
import { enqueue, workOff } from '../../../../platform/jobs.ts';
import { keptMails } from '../../../../platform/mail.ts';
import { createDepartment } from '../../../people/public.ts';
import { addProgressNote } from '../../measures/commands.ts';
import { measureJobs } from './jobs.ts';
import { readUpdate } from './rules.ts';
import type { UpdateInput } from './schema.ts';

const dataDir = `/tmp/miteinander-updates-${process.pid}`;
const config = readConfig({ DATA_DIR: dataDir, BASE_URL: 'http://localhost:3000' });
const today = dayOf(new Date());
let app: TestApp;
let units: { id: string; slug: string }[];
let coordinator: string;
let officer: string;
let stranger: string;

beforeAll(async () => {
  app = await testApp();
  await loadConcept(app.db, readConfig({}));
  const made = await write(app.db, async (tx) => [valueOf(await createDepartment(tx, system('test'), { name: localized('Fachbereich Soziales') })), valueOf(await createDepartment(tx, system('test'), { name: localized('Fachbereich Schulen') })), valueOf(await createDepartment(tx, system('test'), { name: localized('Fachbereich Leer') }))]);
  const rows = await app.db.selectFrom('department').select(['id', 'slug']).execute();
  units = made.map((m) => rows.find((r) => r.id === m.id)!);
  await app.db.updateTable('measure').set({ lead_department_id: units[0]!.id, state: 'running' }).where('key', 'in', ['oeffnung-34', 'oeffnung-35', 'oeffnung-36']).execute();
  [coordinator, officer, stranger] = [await app.signIn('coordinator'), await app.signIn('officer', { kind: 'department', id: units[0]!.id }), await app.signIn('officer', { kind: 'department', id: units[1]!.id })];
});
afterAll(async () => {
  await app.drop();
  await rm(dataDir, { recursive: true, force: true });
});

const measure = (key: string) => app.db.selectFrom('measure').selectAll().where('key', '=', key).executeTakeFirstOrThrow();
const counts = async (key: string) => {
  const { id } = await measure(key);
  const [notes, updates, steps] = await Promise.all((['progress_note', 'measure_update', 'measure_step'] as const).map((table) => app.db.selectFrom(table).select('id').where('measure_id', '=', id).execute()));
  return [notes!.length, updates!.length, steps!.length];
};
const open = async (path: string, as?: string) => { const r = await app.request(path, as === undefined ? {} : { as }); return { status: r.status, text: await r.text(), headers: r.headers }; };
const send = async (path: string, form: Record<string, string | string[]>, as?: string) => { const r = await app.request(path, as === undefined ? { form } : { form, as }); return { status: r.status, text: await r.text(), headers: r.headers }; };

/** Asks about measures as the office does, and gives the links of the mail that went out. */
async function linksFor(...keys: string[]): Promise<string[]> {
  const ids = await Promise.all(keys.map(async (key) => (await measure(key)).id));
  const before = (await keptMails(config)).length;
  const asked = await send(`/de/desk/measures/ours?department=${units[0]!.slug}`, { department: units[0]!.id, measures: ids }, coordinator);
  expect(asked.headers.get('location')).toContain(`asked=${keys.length}`);
  const pool = openPool(app.url);
  await workOff(pool, { db: app.db, config }, [measureJobs]).finally(() => pool.end());
  const mails = await keptMails(config);
  expect(mails.length).toBe(before + 1);
  const text = mails.map((m) => m.text).find((t) => !known.has(t)) ?? '';
  for (const mail of mails) known.add(mail.text);
  expect(text).toContain('Fachbereich Soziales');
  return [...text.matchAll(/http:\/\/localhost:3000(\/de\/update\/[\w-]{43})/g)].map((m) => m[1]!);
}
const known = new Set<string>();
const said = (values: Record<string, string> = {}) => ({ was: 'running', state: 'running', text: '', next: '', nextDue: '', help: '', ...values });

describe('a minute from a mail', () => {
  test('opened twice the link changes nothing; the button writes once, however often it is pressed', async () => {
    const [link, second] = (await linksFor('oeffnung-34', 'oeffnung-35')) as [string, string];
    expect(link).not.toBe(second);
    const before = await counts('oeffnung-34');
    for (const page of [await open(link), await open(link)]) {
      expect([page.status, page.headers.get('cache-control'), page.headers.get('referrer-policy')]).toEqual([200, 'no-store', 'no-referrer']);
      expect(page.text).toContain('Was ist passiert?');
    }
    expect([await counts('oeffnung-34'), (await app.db.selectFrom('measure_request').select('id').where('answered_on', 'is not', null).execute()).length]).toEqual([before, 0]);
    const empty = await send(link, said({ help: 'Bleibt stehen' }));
    expect([empty.status, empty.text.includes('Bleibt stehen')]).toEqual([422, true]);
    const form = said({ text: 'Die Beratung hat begonnen.', state: 'permanent', next: 'Zweiter Standort', nextDue: addDays(today, 60), help: 'Einen Raum' });
    const [first, again] = await Promise.all([send(link, form), send(link, form)]);
    expect([first.status, again.status, first.text.includes('Danke, es ist angekommen'), again.text.includes('Danke, es ist angekommen')]).toEqual([200, 200, true, true]);
    expect(await counts('oeffnung-34')).toEqual(before.map((n) => n! + 1));
    expect([(await measure('oeffnung-34')).state, (await measure('oeffnung-35')).state]).toEqual(['permanent', 'running']);
    const late = await send(link, said({ text: 'Noch etwas' }));
    expect([late.status, late.text.includes('Noch etwas'), late.text.includes('nicht noch einmal gespeichert')]).toEqual([200, true, true]);
    expect(await counts('oeffnung-34')).toEqual(before.map((n) => n! + 1));
    const shown = await open('/de/measures/oeffnung-34');
    expect([shown.text.includes('Die Beratung hat begonnen.'), shown.text.includes('Einen Raum')]).toEqual([true, false]);
    expect((await send(second, said({ nothing: 'on' }))).status).toBe(200);
    expect((await measure('oeffnung-35')).last_word).toBe(today);
  });

  test('nobody is asked twice while a question is open; a link that is over, cut off or of another unit opens nothing', async () => {
    const [link] = (await linksFor('oeffnung-35')) as [string];
    const { id } = await measure('oeffnung-35');
    const twice = await send('/de/desk/measures/ours', { department: units[0]!.id, measures: [id] }, coordinator);
    expect(twice.headers.get('location')).toContain('asked=0');
    const before = await counts('oeffnung-35');
    expect([(await open(link.slice(0, -1))).status, (await open('/de/update/x')).status, (await send(`${link.slice(0, -1)}${link.endsWith('A') ? 'E' : 'A'}`, said({ text: 'x' }))).status]).toEqual([404, 404, 404]);
    await app.db.updateTable('measure').set({ lead_department_id: units[1]!.id }).where('id', '=', id).execute();
    expect([(await open(link)).status, (await send(link, said({ text: 'Fremd' }))).status]).toEqual([410, 410]);
    await app.db.updateTable('measure').set({ lead_department_id: units[0]!.id }).where('id', '=', id).execute();
    await app.db.updateTable('measure_request').set({ asked_on: addDays(today, -30), expires_on: addDays(today, -1) }).where('measure_id', '=', id).where('answered_on', 'is', null).execute();
    const over = await open(link);
    expect([over.status, over.text.includes('Dieser Link gilt nicht mehr'), (await send(link, said({ text: 'Zu spät' }))).status]).toEqual([410, true, 410]);
    expect(await counts('oeffnung-35')).toEqual(before);
    const [fresh] = (await linksFor('oeffnung-35')) as [string];
    expect([(await open(link)).status, (await open(fresh)).status]).toEqual([404, 200]);
  });

  test('a state that somebody changed meanwhile refuses the answer and keeps what was typed', async () => {
    const [link] = (await linksFor('oeffnung-36')) as [string];
    await app.db.updateTable('measure').set({ state: 'planned' }).where('key', '=', 'oeffnung-36').execute();
    const stale = await send(link, said({ text: 'Fertig geworden', state: 'done' }));
    expect([stale.status, stale.text.includes('Fertig geworden'), /name="was" value="planned"/.test(stale.text)]).toEqual([409, true, true]);
    expect((await send(link, said({ was: 'planned', text: 'Geht nicht', state: 'idea' }))).status).toBe(422);
  });
});

describe('the same, told otherwise', () => {
  test('what the office enters for a call counts the same, ends the open question and says how it came', async () => {
    const [before, path] = [await counts('oeffnung-36'), '/de/measures/oeffnung-36/update'];
    const without = await send(path, said({ was: 'planned', state: 'planned', text: 'Am Telefon gehört' }), coordinator);
    expect([without.status, without.text.includes('Am Telefon gehört')]).toEqual([422, true]);
    expect((await send(path, said({ was: 'planned', state: 'planned', text: 'Am Telefon gehört', via: 'call', help: 'Zwei Dolmetschende' }), coordinator)).headers.get('location')).toBe('/de/measures/oeffnung-36');
    expect(await counts('oeffnung-36')).toEqual([before[0]! + 1, before[1]! + 1, before[2]]);
    const stored = await app.db.selectFrom('measure_update').select(['via', 'department_id']).where('measure_id', '=', (await measure('oeffnung-36')).id).executeTakeFirstOrThrow();
    expect(stored).toEqual({ via: 'call', department_id: units[0]!.id });
    expect(await app.db.selectFrom('measure_request').select('id').where('measure_id', '=', (await measure('oeffnung-36')).id).where('answered_on', 'is', null).execute()).toEqual([]);
    const ours = await open('/de/desk/measures/ours', officer);
    expect([ours.text.includes('am Telefon, von der Koordinierungsstelle eingetragen'), ours.text.includes('Zwei Dolmetschende')]).toEqual([true, true]);
  });

  test('a report, also one from a sheet, answers an open question', async () => {
    const { id } = await measure('oeffnung-35');
    valueOf(await write(app.db, (tx) => addProgressNote(tx, system('test'), id, { date: today, text: localized('Aus der Tabelle'), departmentId: units[0]!.id })));
    expect(await app.db.selectFrom('measure_request').select('id').where('measure_id', '=', id).where('answered_on', 'is', null).execute()).toEqual([]);
  });

  test('"nothing new" is counted until there is news', async () => {
    await send('/de/measures/oeffnung-35/update', said({ nothing: 'on' }), officer);
    await send('/de/measures/oeffnung-35/update', said({ nothing: 'on' }), officer);
    expect((await open('/de/desk/measures/ours', officer)).text).toContain('2-mal nacheinander nichts Neues');
    await send('/de/measures/oeffnung-35/update', said({ text: 'Jetzt doch' }), officer);
    expect((await open('/de/desk/measures/ours', officer)).text).not.toContain('nacheinander nichts Neues');
  });
});

describe('who sees and does what', () => {
  test('a unit sees its own workspace, the office any; only the office asks', async () => {
    const [own, other] = units.map((u) => `/de/desk/measures/ours?department=${u.slug}`) as [string, string];
    const moderator = await app.signIn('moderator');
    expect((await app.request(own)).headers.get('location')).toContain('/sign-in');
    expect(await Promise.all([[own, officer], [other, officer], [own, stranger], [own, coordinator], [other, coordinator], [own, moderator], ['/de/desk/measures/ours?department=gibt-es-nicht', coordinator]].map(async ([path, as]) => (await open(path!, as)).status))).toEqual([200, 403, 403, 200, 200, 403, 404]);
    expect((await open(own, officer)).text).not.toContain('Mail senden');
    const { id } = await measure('oeffnung-34');
    expect((await send(own, { department: units[0]!.id, measures: [id] }, officer)).status).toBe(403);
    expect([(await open('/de/measures/oeffnung-34/update', stranger)).status, (await send('/de/measures/oeffnung-34/update', said({ text: 'Fremd' }), stranger)).status]).toEqual([403, 403]);
  });

  test('a measure of another unit is not asked about; without a mailbox the office is told to call', async () => {
    const { id } = await measure('oeffnung-34');
    expect((await send('/de/desk/measures/ours', { department: units[1]!.id, measures: [id] }, coordinator)).headers.get('location')).toContain('asked=0');
    expect((await send('/de/desk/measures/ours', { department: units[0]!.id, measures: [] }, coordinator)).status).toBe(422);
    expect((await send('/de/desk/measures/ours', { department: units[2]!.id, measures: [id] }, coordinator)).status).toBe(422);
  });
});

const typed = (input: Partial<UpdateInput>): UpdateInput => ({ was: 'running', state: 'running', text: null, nothing: false, next: null, nextDue: null, help: null, via: null, ...input });
test('silence is no answer; a new state needs a word; a date needs its step', () => {
  const wrong = (input: Partial<UpdateInput>) => { const read = readUpdate(typed(input)); return read.ok ? null : read.problems[0]; };
  expect([wrong({}), wrong({ nothing: true, state: 'done' }), wrong({ text: 'x', nextDue: '2027-01-01' }), wrong({ text: 'x', state: 'not_pursued' }), wrong({ nothing: true })]).toEqual([
    { code: 'required', field: 'text' }, { code: 'required', field: 'text' }, { code: 'required', field: 'next' }, { code: 'wrong_state', field: 'state' }, null,
  ]);
});


test('who has not answered is reminded once before the link expires; both links open the form, and either answer is the answer', async () => {
  await app.db.updateTable('measure').set({ state: 'running' }).where('key', '=', 'oeffnung-36').execute();
  await app.db.updateTable('measure_request').set({ answered_on: today }).where('answered_on', 'is', null).execute();
  const [first] = (await linksFor('oeffnung-36')) as [string];
  const remind = async () => {
    const pool = openPool(app.url);
    await write(app.db, (tx) => enqueue(tx, 'concept.remind_updates'));
    await workOff(pool, { db: app.db, config }, [measureJobs]).finally(() => pool.end());
    return (await keptMails(config)).filter((m) => m.subject.startsWith('Erinnerung'));
  };
  expect(await remind()).toEqual([]);
  await app.db.updateTable('measure_request').set({ asked_on: addDays(today, -18), expires_on: addDays(today, 3) }).where('answered_on', 'is', null).execute();
  const [mail, ...others] = await remind();
  expect(others).toEqual([]);
  const second = /http:\/\/localhost:3000(\/de\/update\/[\w-]{43})/.exec(mail?.text ?? '')?.[1] ?? '';
  expect(second).not.toBe(first);
  expect([(await open(first)).status, (await open(second)).status]).toEqual([200, 200]);
  expect((await send(second, said({ nothing: '1' }))).status).toBeLessThan(400);
  expect((await open(first)).text).toContain('Danke');
  expect(await remind()).toHaveLength(1);
});
