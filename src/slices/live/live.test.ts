import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../test/app.ts';
import { system } from '../../kernel/actor.ts';
import { localized } from '../../kernel/localized.ts';
import { valueOf } from '../../kernel/problem.ts';
import { readConfig } from '../../platform/config.ts';
import { write } from '../../platform/database/write.ts';
import { keyFolder } from '../../platform/keys.ts';
import { closeRoom, createRoom, forgetNames, openRoom } from './commands.ts';
import { closePoll, openPoll, savePoll, type PollInput } from './preparing/commands.ts';
import { roomBySlug } from './queries.ts';
import { deviceMark, foldWord, readRoomCode } from './rules.ts';
import { stateOf } from './state/queries.ts';
import { takeAnswer } from './taking/commands.ts';

let app: TestApp;
let office: string;
const actor = system('test');
const keys = keyFolder(readConfig({ DATA_DIR: `${process.env['TMPDIR'] ?? '/tmp'}/miteinander-test-${process.pid}` }).keysDir);

beforeAll(async () => {
  app = await testApp();
  office = await app.signIn('coordinator');
});
afterAll(() => app.drop());

const PLAIN = { shownLive: true, maxChoices: 1, dotsPerVoter: 5, maxPerOption: 3, scaleFrom: 1, scaleTo: 5, scaleLow: null, scaleHigh: null };
const poll = (over: Partial<PollInput> = {}): PollInput => ({ kind: 'single', question: localized('Was zuerst?', 'de', { ar: 'ماذا أولًا؟' }), options: ['Bänke', 'Bäume', 'Bus'].map((text) => ({ title: localized(text), correct: false })), ...PLAIN, ...over });

/** An open room with the polls given, the last one open. */
async function hall(slug: string, polls: readonly PollInput[], settings: { moderated?: boolean; teams?: readonly string[] } = {}): Promise<{ id: string; code: string; polls: string[] }> {
  const room = { slug, title: localized(`Saal ${slug}`), note: null, processId: null, heldOn: '2026-11-21', closesOn: null, asking: true, moderated: settings.moderated ?? true, teams: settings.teams ?? [] };
  return write(app.db, async (tx) => {
    const { id, code } = valueOf(await createRoom(tx, actor, room));
    for (const one of polls) valueOf(await savePoll(tx, actor, id, one));
    valueOf(await openRoom(tx, keys, actor, id, new Date()));
    if (polls.length > 0) valueOf(await openPoll(tx, actor, id, polls.length));
    return { id, code, polls: (await stateOf(tx, id))?.polls.map((p) => p.id) ?? [] };
  });
}

const device = (n: number): string => `device-${String(n).padStart(15, '0')}`;
const send = (slug: string, action: string, form: Record<string, string | readonly string[]>, headers: Record<string, string> = {}) => app.request(`/de/rooms/${slug}/${action}`, { form, headers });
const data = async (slug: string) => (await (await app.request(`/rooms/${slug}.json`)).json()) as { polls: { answers: number; options: { count: number | null; correct: boolean | null }[]; words: { word: string; count: number }[]; teams: unknown[] }[]; questions: { number: number; text: Record<string, string>; support: number; firstName: string | null; mergedInto: number | null }[] };

describe('getting in', () => {
  test('a code leads to the room, in whatever case; a wrong one says so and keeps what was typed', async () => {
    const { code } = await hall('tuer', []);
    expect(readRoomCode(`${code.slice(0, 3).toLowerCase()} - ${code.slice(3)}`)).toBe(code);
    expect((await app.request(`/r/${code.toLowerCase()}`, { headers: { 'accept-language': 'ar' } })).headers.get('location')).toBe('/ar/rooms/tuer');
    expect((await app.request(`/de/rooms?code=${code}`)).headers.get('location')).toBe('/de/rooms/tuer');
    const wrong = await app.request('/de/rooms?code=ABC%22%3E');
    expect(wrong.status).toBe(404);
    expect(await wrong.text()).toContain('value="ABC&quot;>"');
  });

  test('a draft is nobody’s but the office’s', async () => {
    await write(app.db, async (tx) => valueOf(await createRoom(tx, actor, { slug: 'entwurf', title: localized('Entwurf'), note: null, processId: null, heldOn: '2026-11-21', closesOn: null, asking: true, moderated: true, teams: [] })));
    for (const path of ['/de/rooms/entwurf', '/rooms/entwurf.json', '/de/rooms/entwurf/screen', '/de/rooms/entwurf/now?view=screen']) expect((await app.request(path)).status).toBe(404);
    expect((await app.request('/de/rooms/entwurf', { as: office })).status).toBe(200);
    const room = await roomBySlug(app.db, 'entwurf');
    expect((await app.request(`/r/${room?.code}`)).headers.get('location')).toContain('/rooms?code=');
  });
});

describe('answers', () => {
  test('without script: a form, one answer a device, changed by answering again, refused with what was typed', async () => {
    const { polls } = await hall('formular', [poll({ kind: 'dots' })]);
    const page = await (await app.request('/de/rooms/formular')).text();
    const mine = /name="device" value="([\w-]{22})"/.exec(page)?.[1] ?? '';
    expect(mine).not.toBe('');
    const refused = await send('formular', 'answer', { poll: polls[0] as string, device: mine, dots_1: '4', dots_2: '1', dots_3: '' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toMatch(/name="dots_1"[^>]*value="4"/);
    for (const dots of ['2', '3']) expect((await send('formular', 'answer', { poll: polls[0] as string, device: mine, dots_1: dots })).status).toBe(303);
    const { polls: shown } = await data('formular');
    expect(shown[0]).toMatchObject({ answers: 1, options: [{ count: 3 }, { count: 0 }, { count: 0 }] });
  });

  test('one answer a device, whatever the order and however often it is repeated; totals are the sum', async () => {
    const { id, polls } = await hall('reihe', [poll()]);
    const key = keys.ensure(id);
    const pollId = polls[0] as string;
    const votes = fc.array(fc.record({ device: fc.integer({ min: 0, max: 6 }), turn: fc.integer({ min: 1, max: 5 }), choice: fc.integer({ min: 0, max: 2 }) }), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(votes, fc.infiniteStream(fc.boolean()), async (sent, waits) => {
        await app.db.deleteFrom('live_answer').where('poll_id', '=', pollId).execute();
        // A phone numbers its answers: the same number means the same answer, sent again.
        const said = new Map<string, number>();
        const known = sent.map((v) => { const at = `${v.device} ${v.turn}`; said.set(at, said.get(at) ?? v.choice); return { ...v, choice: said.get(at) as number }; });
        const running: Promise<unknown>[] = [];
        for (const v of known) {
          const taken = takeAnswer(app.db, { pollId, device: deviceMark(key, pollId, device(v.device)), counts: [0, 1, 2].map((i) => Number(i === v.choice)), words: [], team: null, turn: v.turn });
          running.push(taken);
          if (waits.next().value) await taken;
        }
        await Promise.all(running);
        const last = new Map<number, { turn: number; choice: number }>();
        for (const v of known) if ((last.get(v.device)?.turn ?? 0) < v.turn) last.set(v.device, v);
        const expected = [0, 1, 2].map((i) => [...last.values()].filter((v) => v.choice === i).length);
        const tally = (await stateOf(app.db, id))?.polls[0]?.tally;
        expect(tally?.counts).toEqual(expected);
        expect(tally?.answers).toBe(last.size);
      }),
      { numRuns: 25 },
    );
  });

  test('nothing is taken after closing, also not what was on its way', async () => {
    const { id, polls } = await hall('schluss', [poll()]);
    const given = (n: number) => ({ pollId: polls[0] as string, device: deviceMark(keys.ensure(id), 'x', device(n)), counts: [1, 0, 0], words: [], team: null, turn: 1 });
    const race = [...Array(20).keys()].map((n) => takeAnswer(app.db, given(n)));
    await write(app.db, (tx) => closePoll(tx, actor, id, 1));
    const taken = (await Promise.all(race)).filter((t) => t.state === 'taken').length;
    expect(await takeAnswer(app.db, given(99))).toEqual({ state: 'closed' });
    expect((await stateOf(app.db, id))?.polls[0]?.tally?.answers).toBe(taken);
    expect((await send('schluss', 'answer', { poll: polls[0] as string, choice: '1' })).status).toBe(409);
  });

  test('bad answers are refused: unknown choices, too many, none, another room’s poll', async () => {
    const { polls } = await hall('falsch', [poll({ kind: 'multiple', maxChoices: 2 })]);
    const other = await hall('andere', [poll()]);
    const ask = async (form: Record<string, string | readonly string[]>) => (await send('falsch', 'answer', form, { accept: 'application/json' })).status;
    expect(await ask({ poll: polls[0] as string, choice: '9' })).toBe(422);
    expect(await ask({ poll: polls[0] as string, choice: ['1', '2', '3'] })).toBe(422);
    expect(await ask({ poll: polls[0] as string })).toBe(422);
    expect(await ask({ poll: other.polls[0] as string, choice: '1' })).toBe(409);
    expect(await ask({ poll: "' or 1=1", choice: '1' })).toBe(422);
    expect(await ask({ poll: polls[0] as string, choice: ['1', '3'] })).toBe(200);
  });

  test('no row joins two answers of one device, or says when', async () => {
    const { id } = await hall('marken', [poll(), poll()]);
    await write(app.db, async (tx) => { await openPoll(tx, actor, id, 1); });
    const polls = (await stateOf(app.db, id))?.polls ?? [];
    await send('marken', 'answer', { poll: polls[0]?.id ?? '', choice: '1', device: 'A'.repeat(22) });
    await write(app.db, async (tx) => { await openPoll(tx, actor, id, 2); });
    await send('marken', 'answer', { poll: polls[1]?.id ?? '', choice: '1', device: 'A'.repeat(22) });
    const rows = await app.db.selectFrom('live_answer').selectAll().where('poll_id', 'in', polls.map((p) => p.id)).execute();
    expect(rows).toHaveLength(2);
    expect(rows[0]?.device.equals(rows[1]?.device ?? Buffer.alloc(0))).toBe(false);
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual(['counts', 'device', 'poll_id', 'team', 'turn', 'words']);
  });
});

describe('what may be seen', () => {
  test('a hidden result is in no page, stream or data before closing, for the office neither; then it is in all', async () => {
    const { id, polls } = await hall('geheim', [poll({ shownLive: false })]);
    for (const [n, choice] of ['2', '2', '2', '2', '2', '2', '2', '1', '3', '3'].entries()) await send('geheim', 'answer', { poll: polls[0] as string, choice, device: `${n}`.padStart(22, 'B') });
    const views: (readonly [string, string?])[] = [['/de/rooms/geheim'], ['/ar/rooms/geheim'], ['/de/rooms/geheim/screen'], ['/de/rooms/geheim/now?view=phone-support'], ['/de/rooms/geheim/now?view=screen'], ['/de/rooms/geheim/now?view=desk', office], ['/de/desk/rooms/geheim', office], ['/de/rooms/geheim/stream?view=screen']];
    for (const [path, as] of views) {
      const text = await (await app.request(path, as === undefined ? {} : { as })).text();
      expect(text, path).not.toMatch(/data-bars|70(\u00a0|\s)?%|\[\[/);
      expect(text, path).toMatch(/10/);
    }
    expect((await data('geheim')).polls[0]?.options.map((o) => o.count)).toEqual([null, null, null]);
    await write(app.db, (tx) => closePoll(tx, actor, id, 1));
    expect((await data('geheim')).polls[0]?.options.map((o) => o.count)).toEqual([1, 7, 2]);
    for (const path of ['/de/rooms/geheim', '/de/rooms/geheim/screen']) expect(await (await app.request(path)).text()).toMatch(/70\s?%/);
  });

  test('a quiz tells what is right only afterwards, and teams only where three answered', async () => {
    const quiz = poll({ kind: 'quiz', options: [{ title: localized('A'), correct: false }, { title: localized('B'), correct: true }] });
    const { id, polls } = await hall('quiz', [quiz], { teams: ['Rot', 'Blau'] });
    for (const [n, team] of ['1', '1', '1', '2'].entries()) await send('quiz', 'answer', { poll: polls[0] as string, choice: n === 0 ? '1' : '2', team, device: `${n}`.padStart(22, 'C') });
    expect((await data('quiz')).polls[0]).toMatchObject({ teams: [], options: [{ correct: null }, { correct: null }] });
    expect(await (await app.request('/de/rooms/quiz')).text()).not.toContain('richtig');
    await write(app.db, (tx) => closePoll(tx, actor, id, 1));
    expect((await data('quiz')).polls[0]).toMatchObject({ teams: [{ team: 'Rot', answers: 3, right: 2 }], options: [{ correct: false }, { correct: true }] });
  });

  test('words wait for release, are counted however they are written, and hidden ones stay hidden', async () => {
    expect([foldWord(' Schule! '), foldWord('SCHULE'), foldWord('„Schule“')]).toEqual(['schule', 'schule', 'schule']);
    const { polls } = await hall('woerter', [poll({ kind: 'words', options: [], maxChoices: 2 })]);
    for (const [n, word] of ['Mut', 'mut!', 'Böses'].entries()) await send('woerter', 'answer', { poll: polls[0] as string, word_1: word, word_2: n === 0 ? 'Zeit' : '', device: `${n}`.padStart(22, 'D') });
    expect((await data('woerter')).polls[0]?.words).toEqual([]);
    expect((await app.request('/de/desk/rooms/woerter/words', { as: office, form: { poll: '1', word: ['mut', 'zeit'], state: 'shown' } })).status).toBe(303);
    expect((await app.request('/de/desk/rooms/woerter/words', { as: office, form: { poll: '1', word: 'böses', state: 'hidden' } })).status).toBe(303);
    await send('woerter', 'answer', { poll: polls[0] as string, word_1: 'BÖSES', device: 'E'.repeat(22) });
    expect((await data('woerter')).polls[0]?.words).toEqual([{ word: 'Mut', count: 2 }, { word: 'Zeit', count: 1 }]);
    expect(await (await app.request('/de/rooms/woerter')).text()).not.toMatch(/böses/i);
  });

  test('each reads a poll in their language where somebody translated it, and the original with its direction else', async () => {
    const { id } = await hall('sprachen', [poll()]);
    expect(await (await app.request('/ar/rooms/sprachen')).text()).toContain('ماذا أولًا؟');
    const english = await (await app.request('/en/rooms/sprachen')).text();
    expect(english).toContain('<bdi lang="de" dir="ltr">Was zuerst?</bdi>');
    expect(english).toContain('Not translated yet');
    const interpreter = await app.signIn('interpreter');
    expect((await app.request('/de/desk/rooms/sprachen/translate?to=en', { as: interpreter })).status).toBe(200);
    expect((await app.request('/de/desk/rooms/sprachen', { as: interpreter })).status).toBe(403);
    const work = async (as?: string) => app.request('/de/rooms/sprachen/now?view=interpret-en', as === undefined ? {} : { as });
    expect(await (await work(interpreter)).text(), 'what is to be put into words is pushed, too').toContain('Was zuerst?');
    expect((await work()).status).toBe(403);
    const typed = { to: 'en', kind: 'poll', number: '1', text: 'What first?', option_1: 'Benches', option_2: 'Trees', option_3: 'Bus' };
    expect((await app.request('/de/desk/rooms/sprachen/translate', { as: interpreter, form: typed })).status).toBe(303);
    expect(await (await work(interpreter)).text()).not.toContain('Was zuerst?');
    const asData = { headers: { accept: 'application/json' } };
    const again = await app.request('/de/desk/rooms/sprachen/translate', { as: interpreter, form: typed, ...asData });
    expect([again.status, await again.json()]).toEqual([200, { saved: true }]);
    const empty = await app.request('/de/desk/rooms/sprachen/translate', { as: interpreter, form: { to: 'en', kind: 'question', number: '1', text: '' }, ...asData });
    expect([empty.status, Object.keys((await empty.json()) as object)]).toEqual([422, ['problems']]);
    expect(await (await app.request('/en/rooms/sprachen')).text()).toMatch(/What first\?[\s\S]*Translated from: German[\s\S]*Benches/);
    expect((await stateOf(app.db, id))?.polls[0]?.question.texts['en']).toMatchObject({ text: 'What first?', by: 'human' });
  });
});

describe('questions', () => {
  const ask = (slug: string, text: string, more: Record<string, string> = {}) => send(slug, 'ask', { text, once: text, ...more }, { accept: 'application/json' });
  const decide = (slug: string, number: number, form: Record<string, string>) => app.request(`/de/desk/rooms/${slug}/questions/${number}`, { as: office, form });

  test('appear after release; sending again adds nothing; a device supports once', async () => {
    await hall('fragen', []);
    expect(await (await ask('fragen', 'Wann kommt der Bus?', { firstName: 'Ada' })).json()).toMatchObject({ shown: false, again: false });
    expect(await (await ask('fragen', 'Wann kommt der Bus?')).json()).toMatchObject({ number: 1, again: true });
    expect((await data('fragen')).questions).toEqual([]);
    expect((await send('fragen', 'support', { question: '1', stand: 'yes', device: 'F'.repeat(22) })).status).toBe(409);
    await decide('fragen', 1, { do: 'release' });
    for (let again = 0; again < 3; again += 1) await send('fragen', 'support', { question: '1', stand: 'yes', device: 'F'.repeat(22) });
    await send('fragen', 'support', { question: '1', stand: 'yes', device: 'G'.repeat(22) });
    expect((await data('fragen')).questions).toMatchObject([{ support: 2, firstName: 'Ada' }]);
    await send('fragen', 'support', { question: '1', stand: 'no', device: 'G'.repeat(22) });
    expect((await data('fragen')).questions).toMatchObject([{ support: 1 }]);
  });

  test('what is too long or empty is refused with what was typed', async () => {
    await hall('lang', []);
    const long = `<b>${'x'.repeat(500)}`;
    const refused = await send('lang', 'ask', { text: long, firstName: 'Ada' });
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain(`&lt;b>${'x'.repeat(500)}`);
    expect(page).toContain('value="Ada"');
    expect((await send('lang', 'ask', { text: ' ' })).status).toBe(422);
  });

  test('are merged, hidden with a reason, pinned, and stay as documentation with their origin', async () => {
    const { id } = await hall('saal', [], { moderated: false });
    for (const text of ['Wann kommt der Bus?', 'Wie oft fährt der Bus?', 'Hier ist jemand gemein']) await ask('saal', text);
    expect((await data('saal')).questions).toHaveLength(3);
    expect((await decide('saal', 3, { do: 'hide' })).status).toBe(422);
    expect((await decide('saal', 3, { do: 'hide', reason: 'beleidigt' })).status).toBe(303);
    expect((await decide('saal', 2, { do: 'merge', into: '1' })).status).toBe(303);
    expect((await decide('saal', 1, { do: 'merge', into: '1' })).status).toBe(422);
    expect((await data('saal')).questions.map((q) => q.mergedInto)).toEqual([null, 1]);
    await write(app.db, (tx) => closeRoom(tx, actor, id));
    const page = await (await app.request('/de/rooms/saal')).text();
    expect(page).toContain('Wie oft fährt der Bus?');
    expect(page).not.toContain('gemein');
    expect((await send('saal', 'ask', { text: 'Noch eine?' })).status).toBe(409);
  });

  test('become a contribution in one step, with the room as their origin', async () => {
    const { createProcess } = await import('../participation/public.ts');
    const processId = await write(app.db, async (tx) => valueOf(await createProcess(tx, actor, { slug: 'stadtteil', title: localized('Stadtteil'), summary: localized('Kurz'), source: '', call: 'open', callClosesOn: null, publishedOn: '2026-01-01', topics: [], phases: [] })).id);
    const { id } = await hall('herkunft', [], { moderated: false });
    await app.db.updateTable('live_room').set({ process_id: processId }).where('id', '=', id).execute();
    await ask('herkunft', 'Warum fehlt eine Rampe?');
    expect((await decide('herkunft', 1, { do: 'submit' })).status).toBe(303);
    expect((await decide('herkunft', 1, { do: 'submit' })).status).toBe(422);
    const made = await app.db.selectFrom('submission').select(['id', 'text', 'channel', 'state']).where('process_id', '=', processId).execute();
    expect(made).toMatchObject([{ text: 'Warum fehlt eine Rampe?', channel: 'forum', state: 'received' }]);
    expect(await app.db.selectFrom('thread_link').select('relation').where('from_id', '=', id).where('to_id', '=', made[0]?.id ?? '').execute()).toEqual([{ relation: 'led_to' }]);
  });
});

describe('the end of a room', () => {
  test('numbers stay, marks and key go, names go after 90 days', async () => {
    const { id, polls } = await hall('ende', [poll()], { moderated: false });
    for (const n of [1, 2, 3]) await send('ende', 'answer', { poll: polls[0] as string, choice: '2', device: `${n}`.padStart(22, 'H') });
    await send('ende', 'ask', { text: 'Bleibt das?', firstName: 'Ada' });
    await send('ende', 'support', { question: '1', stand: 'yes', device: 'H'.repeat(22) });
    expect((await app.request('/de/desk/rooms/ende/close', { as: office, form: {} })).status).toBe(422);
    expect((await app.request('/de/desk/rooms/ende/close', { as: office, form: { sure: 'on' } })).status).toBe(303);
    expect(keys.list()).not.toContain(id);
    expect(await app.db.selectFrom('live_answer').selectAll().where('poll_id', '=', polls[0] as string).execute()).toEqual([]);
    expect(await app.db.selectFrom('live_support as s').innerJoin('live_question as q', 'q.id', 's.question_id').where('q.room_id', '=', id).selectAll().execute()).toEqual([]);
    expect(await data('ende')).toMatchObject({ polls: [{ answers: 3, options: [{ count: 0 }, { count: 3 }, { count: 0 }] }], questions: [{ support: 1, firstName: 'Ada' }] });
    expect(await write(app.db, (tx) => forgetNames(tx, '2026-01-01'))).toBe(0);
    expect(await write(app.db, (tx) => forgetNames(tx, '2999-01-01'))).toBeGreaterThan(0);
    expect((await data('ende')).questions[0]?.firstName).toBeNull();
  });

  test('only those with the right run a room; a moderator of another process does not', async () => {
    await hall('rechte', [poll()]);
    expect((await app.request('/de/desk/rooms/rechte/run', { form: { do: 'step' } })).status).toBe(401);
    const other = await app.signIn('moderator', { kind: 'process', id: '00000000-0000-4000-8000-000000000000' });
    for (const path of ['run', 'close', 'open', 'edit', 'polls/1', 'words', 'questions/1', 'translate']) expect((await app.request(`/de/desk/rooms/rechte/${path}`, { as: other, form: { do: 'step' } })).status).toBe(403);
    expect((await app.request('/de/rooms/rechte/now?view=desk', { as: other })).status).toBe(403);
    expect((await app.request('/de/rooms/rechte/now?view=desk')).status).toBe(403);
    expect((await app.request('/de/desk/rooms/rechte/run', { as: office, form: { do: 'step' } })).status).toBe(303);
  });
});
