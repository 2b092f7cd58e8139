import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { system } from '../../../kernel/actor.ts';
import { addDays, dayOf } from '../../../kernel/dates.ts';
import { localized } from '../../../kernel/localized.ts';
import { valueOf } from '../../../kernel/problem.ts';
import { readConfig } from '../../../platform/config.ts';
import { openPool } from '../../../platform/database/connect.ts';
import { write } from '../../../platform/database/write.ts';
import { workOff } from '../../../platform/jobs.ts';
import { keptMails } from '../../../platform/mail.ts';
import { createDepartment } from '../../people/public.ts';
import { adoptEdition } from '../adoption/commands.ts';
import { addField, createConcept } from '../editions/commands.ts';
import { createMeasure } from '../measures/making/commands.ts';
import { reviewJobs } from './asking/jobs.ts';

const dataDir = `/tmp/miteinander-review-${process.pid}`;
const config = readConfig({ DATA_DIR: dataDir, BASE_URL: 'http://localhost:3000' });
const actor = system('test');
const today = dayOf(new Date());
const TITLES = ['Beratung an einem Ort', 'Sprachmittlung', 'Begegnung im Quartier', 'Mappe für Ankommende'];
let app: TestApp;
let coordinator: string;
let officer: string;
let stranger: string;
let unit: { id: string };

beforeAll(async () => {
  app = await testApp();
  unit = await write(app.db, async (tx) => {
    const concept = valueOf(await createConcept(tx, actor, { title: localized('Teilhabe'), slug: 'teilhabe' }));
    for (const code of ['beraten', 'begegnen']) valueOf(await addField(tx, actor, concept.editionId, { code, title: localized(`Feld ${code}`) }));
    for (const [i, title] of TITLES.entries()) valueOf(await createMeasure(tx, actor, { conceptId: concept.id, fieldCode: i < 2 ? 'beraten' : 'begegnen', title: localized(title), state: 'idea' }));
    valueOf(await adoptEdition(tx, actor, { editionId: concept.editionId, slug: '2026', resolution: { body: 'Regionsversammlung', date: today, outcome: 'unanimous' } }));
    valueOf(await createDepartment(tx, actor, { name: localized('Fachbereich Leer') }));
    return valueOf(await createDepartment(tx, actor, { name: localized('Fachbereich Soziales') }));
  });
  await app.db.updateTable('measure').set({ lead_department_id: unit.id }).where('key', 'in', ['beraten-1', 'beraten-2']).execute();
  const other = await app.db.selectFrom('department').select('id').where('id', '<>', unit.id).executeTakeFirstOrThrow();
  [coordinator, officer, stranger] = [await app.signIn('coordinator'), await app.signIn('officer', { kind: 'department', id: unit.id }), await app.signIn('officer', { kind: 'department', id: other.id })];
});
afterAll(async () => {
  await app.drop();
  await rm(dataDir, { recursive: true, force: true });
});

const open = async (path: string, as?: string) => { const r = await app.request(path, as === undefined ? {} : { as }); return { status: r.status, text: await r.text() }; };
const send = async (path: string, form: Record<string, string | string[]>, as?: string) => { const r = await app.request(path, as === undefined ? { form } : { form, as }); return { status: r.status, text: await r.text(), to: r.headers.get('location') }; };
const at = (part = '') => `/de/concepts/teilhabe/reviews/1${part}`;
const items = () => app.db.selectFrom('review_item').selectAll().orderBy('number').execute();
const voices = async () => (await app.db.selectFrom('review_voice').select('id').execute()).length;

/** The form as a speaker fills it in: verdict and reason by the number of the item. */
async function rows(said: Record<number, [verdict: string, reason: string]>): Promise<Record<string, string>> {
  const all = await items();
  return Object.fromEntries(Object.entries(said).flatMap(([n, [verdict, reason]], i) => [[`m${i + 1}_item`, all[Number(n) - 1]!.id], [`m${i + 1}_verdict`, verdict], [`m${i + 1}_reason`, reason]]));
}

describe('a review round', () => {
  test('begins over every measure of the edition in force, once, by the office alone', async () => {
    const form = { title: 'Überprüfung 2027', note: 'Was hat sich bewährt?', opensOn: today, closesOn: addDays(today, 30) };
    expect([(await open('/de/concepts/teilhabe/reviews/new', officer)).status, (await send('/de/concepts/teilhabe/reviews/new', form, officer)).status]).toEqual([403, 403]);
    const wrong = await send('/de/concepts/teilhabe/reviews/new', { ...form, closesOn: addDays(today, -1) }, coordinator);
    expect([wrong.status, wrong.text.includes('Was hat sich bewährt?')]).toEqual([422, true]);
    expect((await send('/de/concepts/teilhabe/reviews/new', form, coordinator)).to).toBe('/de/concepts/teilhabe/reviews/1/desk');
    expect((await send('/de/concepts/teilhabe/reviews/new', form, coordinator)).status).toBe(422);
    expect((await items()).map((i) => i.field_code)).toEqual(['beraten', 'beraten', 'begegnen', 'begegnen']);
    expect([(await open(at())).status, (await app.request('/concepts/teilhabe/reviews/1.json')).status, (await open(at(), officer)).status]).toEqual([404, 404, 200]);
  });

  test('a department answers through the link of its mail: opening changes nothing, half an answer comes back, twice is once', async () => {
    expect((await send(at('/ask'), { departments: [unit.id] }, coordinator)).to).toContain('done=asked');
    const pool = openPool(app.url);
    await workOff(pool, { db: app.db, config }, [reviewJobs]).finally(() => pool.end());
    const link = /http:\/\/localhost:3000(\/de\/review\/[\w-]{43})/.exec((await keptMails(config)).map((m) => m.text).join())?.[1] ?? '';
    const page = await open(link);
    expect([page.status, TITLES.map((t) => page.text.includes(t)), await voices()]).toEqual([200, [true, true, false, false], 0]);
    const half = await send(link, { ...(await rows({ 1: ['improve', ''] })), new1_title: 'Lotsen in Ämtern' });
    expect([half.status, half.text.includes('Lotsen in Ämtern'), await voices()]).toEqual([422, true, 0]);
    const full = { ...(await rows({ 1: ['improve', 'Die Öffnungszeiten passen nicht.'], 2: ['keep', 'Läuft gut.'] })), new1_title: 'Lotsen in Ämtern', new1_field: 'beraten', new1_reason: 'Viele finden die Tür nicht.' };
    for (const one of [await send(link, full), await send(link, full)]) expect([one.status, one.text.includes('Danke')]).toEqual([200, true]);
    expect([await voices(), (await items()).length]).toEqual([3, 5]);
    expect((await send(link, await rows({ 3: ['drop', 'Fremd'] }))).status).toBe(404);
    expect([(await open(link.slice(0, -1))).status, (await send(at('/ask'), { departments: [unit.id] }, coordinator)).to]).toEqual([404, expect.stringContaining('done=asked')]);
    expect((await keptMails(config)).length).toBe(1);
  });

  test('officers speak for their own department, the office for bodies and forums; nobody for another', async () => {
    const mine = `${at('/say')}?as=department:${unit.id}&field=beraten`;
    expect([(await open(mine, officer)).status, (await open(mine, stranger)).status, (await send(mine, await rows({ 1: ['drop', 'x'] }), stranger)).status, (await open(`${at('/say')}?as=office`, officer)).status]).toEqual([200, 403, 403, 403]);
    expect((await open(mine, officer)).text).toContain('Die Öffnungszeiten passen nicht.');
    const forum = `${at('/say')}?as=forum&field=beraten`;
    expect((await send(forum, await rows({ 1: ['drop', 'Kennt niemand.'] }), coordinator)).status).toBe(422);
    expect((await send(forum, { ...(await rows({ 1: ['drop', 'Kennt niemand.'] })), name: 'Fachforum Beratung', source: '/events/fachforum' }, coordinator)).to).toContain('done=said');
    const desk = await open(`${at('/desk')}?only=differ`, coordinator);
    expect([desk.text.includes('unterschiedliche Meinungen'), desk.text.includes('Kennt niemand.'), desk.text.includes(TITLES[3]!)]).toEqual([true, true, false]);
  });

  test('the office concludes with a reason; what is undisputed in one go; then it is public and does not change', async () => {
    const first = at('/items/1');
    expect((await send(first, { revision: '1', outcome: 'new', reason: 'x' }, coordinator)).status).toBe(422);
    expect((await send(at('/release'), { revision: '1', confirm: 'on' }, coordinator)).status).toBe(409);
    expect((await send(at('/agree'), {}, coordinator)).to).toContain('done=agreed');
    expect((await items()).map((i) => i.outcome)).toEqual([null, 'keep', 'keep', 'keep', null]);
    expect((await send(first, { revision: '1', outcome: 'improve', reason: 'Neue Zeiten, bekannter machen.' }, coordinator)).to).toContain('/desk');
    expect((await send(first, { revision: '1', outcome: 'drop', reason: 'Zu spät' }, coordinator)).status).toBe(409);
    await send(at('/items/4'), { revision: '2', outcome: 'drop', reason: 'Ist erledigt.' }, coordinator);
    await send(at('/items/5'), { revision: '1', outcome: 'new', reason: 'Fehlt wirklich.' }, coordinator);
    expect((await send(at('/release'), { revision: '1' }, coordinator)).status).toBe(422);
    expect((await send(at('/release'), { revision: '1', confirm: 'on' }, coordinator)).to).toContain('done=released');
    const page = await open(at());
    expect(['Neue Zeiten, bekannter machen.', 'Kennt niemand.', 'Fachbereich Soziales', 'unterschiedliche Meinungen', 'Ist erledigt.'].every((text) => page.text.includes(text))).toBe(true);
    const data = (await (await app.request('/concepts/teilhabe/reviews/1.json')).json()) as { items: { outcome: string; voices: { by: string; verdict: string }[] }[] };
    expect([data.items.map((i) => i.outcome), data.items[0]!.voices.map((v) => `${v.by} ${v.verdict}`).sort()]).toEqual([['improve', 'keep', 'keep', 'drop', 'new'], ['Fachforum Beratung drop', 'fachbereich-soziales improve']]);
    expect((await (await app.request('/concepts/teilhabe/reviews.csv')).text()).split('\n')[1]).toContain('Überprüfung 2027');
    expect([(await send(first, { revision: '2', outcome: 'drop', reason: 'x' }, coordinator)).status, (await open('/de/measures/beraten-1')).text.includes('Wird verbessert')]).toEqual([409, true]);
  });

  test('the result is the agenda of the next edition', async () => {
    expect((await send(at('/carry'), {}, officer)).status).toBe(403);
    for (let i = 0; i < 2; i += 1) expect((await send(at('/carry'), {}, coordinator)).to).toBe('/de/concepts/teilhabe/draft/agenda');
    const draft = (await open('/de/concepts/teilhabe/draft', coordinator)).text;
    expect([...TITLES, 'Lotsen in Ämtern'].map((title) => draft.includes(`>${title}</a><b`))).toEqual([true, true, true, false, true]);
    expect(draft).toContain('zu tun: verbessern');
    const agenda = await open('/de/concepts/teilhabe/draft/agenda', coordinator);
    expect(['Neue Zeiten, bekannter machen.', 'Ist erledigt.', 'Fehlt wirklich.'].every((text) => agenda.text.includes(text))).toBe(true);
    const item = (await items())[0]!;
    expect((await send(`/de/concepts/teilhabe/draft/agenda/${item.id}`, { done: 'yes' }, coordinator)).to).toBe('/de/concepts/teilhabe/draft/agenda');
    expect([(await items())[0]!.done_on, (await app.db.selectFrom('concept_edition').select('id').where('state', '=', 'draft').execute()).length]).toEqual([today, 1]);
    expect((await open('/de/concepts/teilhabe')).text).toContain('/de/concepts/teilhabe/reviews');
  });
});
