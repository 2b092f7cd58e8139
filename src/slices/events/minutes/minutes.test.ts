import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { system } from '../../../kernel/actor.ts';
import { addDays, dayOf, instantOf } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import { localized, sourceText } from '../../../kernel/localized.ts';
import { valueOf } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { createProcess, createSubmission, publishSubmission, recommendationById } from '../../participation/public.ts';
import { threadOf } from '../../thread/public.ts';
import { createEvent, publishEvent } from '../commands.ts';
import { saveRound, saveSession } from '../programme/commands.ts';
import { sessionById } from '../programme/queries.ts';
import { minutesOf } from './queries.ts';
import { changedRoles, numbersTyped, readLine } from './rules.ts';

const actor = system('test');
let app: TestApp;
let staff: string;

beforeAll(async () => {
  app = await testApp();
  staff = await app.signIn('coordinator');
});
afterAll(() => app.drop());

let made = 0;
/** A published event of a process with one session and two public contributions. */
async function aForum() {
  made += 1;
  const startsAt = instantOf(addDays(dayOf(new Date()), -1), '10:00');
  return write(app.db, async (tx) => {
    const process = valueOf(await createProcess(tx, actor, { slug: `verfahren-${made}`, title: localized('Verfahren'), summary: localized('Worum es geht'), publishedOn: dayOf(new Date()), call: 'open' }));
    const numbers: number[] = [];
    for (const text of ['Mehr Wohnungen für Familien', 'Busse auch am Abend']) {
      const taken = valueOf(await createSubmission(tx, actor, { processId: process.id, text, language: 'de', topicId: null, municipality: null, channel: 'paper' }));
      valueOf(await publishSubmission(tx, actor, taken.id));
      numbers.push(taken.number);
    }
    const event = valueOf(await createEvent(tx, actor, { title: localized(`Forum ${made}`), summary: localized('Ein Tag'), kind: 'forum', startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000), processId: process.id }));
    const round = valueOf(await saveRound(tx, actor, event.id, { title: localized('Runde'), startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) }));
    const session = valueOf(await saveSession(tx, actor, event.id, { roundId: round.id, title: localized('Wohnen'), description: localized(''), room: '1', capacity: null, languages: [], forumId: null }));
    valueOf(await publishEvent(tx, actor, event.id));
    return { processId: process.id, event, sessionId: session.id, numbers, path: `/de/desk/events/${event.slug}/sessions/${session.id}/minutes` };
  });
}

const revisionIn = (html: string): string => /name="revision" value="(\d+)"/.exec(html)?.[1] ?? '';

describe('a line of the minutes', () => {
  test('signs at its beginning say how the room took it; a number names a contribution', () => {
    expect(readLine('* Wohnen und Leben')).toEqual({ kind: 'topic', title: 'Wohnen und Leben' });
    expect(readLine('= Es braucht mehr Wohnungen #3 #17')).toEqual({ kind: 'statement', text: 'Es braucht mehr Wohnungen', mark: 'consensus', count: null, numbers: [3, 17] });
    expect(readLine('Wie in #3 gesagt')).toMatchObject({ text: 'Wie in #3 gesagt', numbers: [3] });
    expect(readLine('+12 Busse am Abend')).toEqual({ kind: 'statement', text: 'Busse am Abend', mark: 'support', count: 12, numbers: [] });
    expect(readLine('!3 Zu teuer')).toMatchObject({ mark: 'dissent', count: 3 });
    expect(readLine('+49 511 sind Anrufe')).toMatchObject({ mark: 'support', count: 49 });
    expect(readLine('#5')).toMatchObject({ text: '#5', numbers: [] });
    expect(readLine('*')).toMatchObject({ kind: 'statement', text: '*' });
  });

  test('whatever is typed, nothing but signs and spaces is lost, and there is always a text', () => {
    fc.assert(fc.property(fc.stringMatching(/^[=!+*#0-9a-zäöü .,]{1,40}$/), (typed) => {
      const line = typed.trim().replaceAll(/\s+/g, ' ');
      fc.pre(line !== '');
      const read = readLine(line);
      const text = read.kind === 'topic' ? read.title : read.text;
      expect(text).not.toBe('');
      const letters = (s: string) => s.replaceAll(/[^a-zäöü]/g, '');
      expect(letters(text)).toBe(letters(line));
    }));
  });

  test('numbers may be listed in any way, roles that nobody changed are left alone', () => {
    expect(numbersTyped('3, #17 und 3')).toEqual([3, 17]);
    expect(changedRoles([{ role: 'press', was: 2, now: 2 }, { role: 'other', was: null, now: 0 }, { role: 'work', was: 3, now: null }])).toEqual([{ role: 'work', was: 3, now: null }]);
  });
});

describe('writing along in the room', () => {
  test('several scribes at once: every line stands, each once, and a form sent again adds nothing', async () => {
    const { path, event, sessionId } = await aForum();
    const add = (line: string, once = newId()) => app.request(path, { as: staff, form: { line, once } });
    const lines = Array.from({ length: 8 }, (_, i) => `= Satz ${i}`);
    const answers = await Promise.all(lines.map((line) => add(line)));
    expect(answers.map((a) => a.status)).toEqual(lines.map(() => 303));
    const once = newId();
    await Promise.all([add('Doppelt', once), add('Doppelt', once)]);
    const { statements } = await minutesOf(app.db, event.id, sessionId);
    expect(statements.map((s) => s.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(new Set(statements.map((s) => sourceText(s.text)))).toEqual(new Set([...lines.map((l) => l.slice(2)), 'Doppelt']));
  });

  test('topics keep the next lines together; an unknown contribution is refused and what was typed is still there', async () => {
    const { path, event, sessionId, numbers } = await aForum();
    const begun = await app.request(path, { as: staff, form: { line: '* Wohnraum', once: newId() } });
    const topic = /topic=([0-9a-f-]{36})/.exec(begun.headers.get('location') ?? '')?.[1] ?? '';
    const next = await (await app.request(begun.headers.get('location') ?? '', { as: staff })).text();
    expect(next).toContain('Wohnraum');
    expect(next).toContain(`value="${topic}" selected`);
    await app.request(path, { as: staff, form: { line: `+7 Mehr Wohnungen bauen #${numbers[0]}`, topic, once: newId() } });
    const refused = await app.request(path, { as: staff, form: { line: 'Etwas <b> #4711', topic, once: newId() } });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Etwas &lt;b> #4711');
    const { topics, statements } = await minutesOf(app.db, event.id, sessionId);
    expect(topics.map((t) => sourceText(t.title))).toEqual(['Wohnraum']);
    expect(statements).toMatchObject([{ topicId: topic, mark: 'support', count: 7 }]);
    expect(statements[0]?.submissionIds).toHaveLength(1);
  });

  test('a stale edit is refused and keeps what was typed; what was written by mistake can be deleted', async () => {
    const { path, event, sessionId } = await aForum();
    await app.request(path, { as: staff, form: { line: 'Erste Fassung', once: newId() } });
    const [statement] = (await minutesOf(app.db, event.id, sessionId)).statements;
    const at = `${path}/statements/${statement?.id}`;
    const revision = revisionIn(await (await app.request(at, { as: staff })).text());
    const values = { revision, submissions: '', mark: 'dissent', count: '4' };
    expect((await app.request(at, { as: staff, form: { ...values, text: 'Zweite Fassung' } })).status).toBe(303);
    const stale = await app.request(at, { as: staff, form: { ...values, text: 'Zu spät' } });
    expect(stale.status).toBe(409);
    expect(await stale.text()).toContain('Zu spät');
    expect((await app.request(`${at}/remove`, { as: staff, form: {} })).status).toBe(303);
    expect((await minutesOf(app.db, event.id, sessionId)).statements).toEqual([]);
  });

  test('who is in the room is counted by role; two who count at once do not undo each other', async () => {
    const { path, event, sessionId } = await aForum();
    const save = (form: Record<string, string>) => app.request(`${path}/presence`, { as: staff, form });
    await save({ role_residents: '12', role_press: '1' });
    await save({ role_residents: '14', was_residents: '12', role_press: '1', was_press: '1' });
    await save({ role_residents: '12', was_residents: '12', role_press: '', was_press: '1' });
    expect((await minutesOf(app.db, event.id, sessionId)).presence).toEqual([{ sessionId, role: 'residents', count: 14 }]);
    expect((await save({ role_work: '-1' })).status).toBe(422);
  });

  test('a recommendation condensed on the spot keeps statements, their contributions and the forum as its origin', async () => {
    const { path, event, sessionId, numbers } = await aForum();
    for (const line of [`= Wohnungen #${numbers[0]}`, `! Tempo #${numbers[1]}`, 'Am Rande']) await app.request(path, { as: staff, form: { line, once: newId() } });
    const { statements } = await minutesOf(app.db, event.id, sessionId);
    const form = { title: 'Wohnraum schaffen', field: 'Wohnen', text: '', prospect: 'Der Kreis hat Grundstücke.' };
    const refused = await app.request(`${path}/recommendation`, { as: staff, form });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Der Kreis hat Grundstücke.');
    const done = await app.request(`${path}/recommendation`, { as: staff, form: { ...form, statements: statements.slice(0, 2).map((s) => s.id) } });
    expect(done.status).toBe(303);
    const [first] = (await minutesOf(app.db, event.id, sessionId)).statements;
    const id = first?.recommendationIds[0] ?? '';
    expect(await recommendationById(app.db, id)).toMatchObject({ state: 'draft', number: 1 });
    expect((await sessionById(app.db, sessionId))?.forumId).not.toBeNull();
    const thread = await threadOf(app.db, id, { staff: true });
    expect(thread?.earlier.map((s) => [s.kind, s.total])).toEqual(expect.arrayContaining([['statement', 2], ['submission', 2], ['forum', 1], ['event', 1]]));
    expect((await app.request(`${path}/statements/${first?.id}/remove`, { as: staff, form: {} })).status).toBe(409);
    // A session with minutes stays on the programme.
    expect((await app.request(`/de/desk/events/${event.slug}/sessions/${sessionId}/remove`, { as: staff, form: {} })).status).toBe(409);
  });

  test('the minutes are the office’s and the moderators’ alone, each of their own process', async () => {
    const { path, processId } = await aForum();
    const moderator = await app.signIn('moderator', { kind: 'process', id: processId });
    const stranger = await app.signIn('moderator', { kind: 'process', id: newId() });
    expect((await app.request(path, { as: moderator })).status).toBe(200);
    expect((await app.request(path, { as: stranger })).status).toBe(403);
    expect((await app.request(path, { as: stranger, form: { line: 'x', once: newId() } })).status).toBe(403);
    expect([401, 302]).toContain((await app.request(path)).status);
  });
});
