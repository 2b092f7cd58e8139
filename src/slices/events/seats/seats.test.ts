import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { system } from '../../../kernel/actor.ts';
import { readCode } from '../../../kernel/code.ts';
import { newId } from '../../../kernel/ids.ts';
import { localized } from '../../../kernel/localized.ts';
import { valueOf } from '../../../kernel/problem.ts';
import { readConfig } from '../../../platform/config.ts';
import { openPool } from '../../../platform/database/connect.ts';
import { write } from '../../../platform/database/write.ts';
import { workOff } from '../../../platform/jobs.ts';
import { keptMails, type KeptMail } from '../../../platform/mail.ts';
import { createEvent, publishEvent, type EventInput } from '../commands.ts';
import { eventJobs } from '../jobs.ts';
import { saveRound, saveSession } from '../programme/commands.ts';
import { eventBySlug, numbersOf } from '../queries.ts';
import { guestsOf } from '../registering/queries.ts';

const actor = system('test');
let app: TestApp;
let staff: string;
const dataDir = `${process.env['TMPDIR'] ?? '/tmp'}/miteinander-seats-${process.pid}`;

beforeAll(async () => {
  app = await testApp();
  staff = await app.signIn('coordinator');
});
afterAll(() => app.drop());

/** A published event with sessions of the given capacities in one round. */
async function anEvent(input: Partial<EventInput>, capacities: readonly (number | null)[]): Promise<{ id: string; slug: string; sessions: readonly string[] }> {
  const startsAt = new Date(Date.now() + 20 * 86_400_000);
  const endsAt = new Date(startsAt.getTime() + 5 * 3_600_000);
  return write(app.db, async (tx) => {
    const event = valueOf(await createEvent(tx, actor, { title: localized('Gut ankommen'), summary: localized('Ein Abend'), kind: 'forum', startsAt, endsAt, registration: true, ...input }));
    const round = valueOf(await saveRound(tx, actor, event.id, { title: localized('Runde'), startsAt, endsAt }));
    const sessions: string[] = [];
    for (const [i, capacity] of capacities.entries()) sessions.push(valueOf(await saveSession(tx, actor, event.id, { roundId: round.id, title: localized(`Raum ${i + 1}`), description: localized(''), room: `${i + 1}`, capacity, languages: [], forumId: null })).id);
    valueOf(await publishEvent(tx, actor, event.id));
    return { ...event, sessions };
  });
}

type Values = Record<string, string | readonly string[]>;
const send = (slug: string, values: Values = {}) => app.request(`/de/events/${slug}/register`, { form: { token: newId(), name: 'Gast', places: '1', ...values } });
const codeIn = (answer: Response): string => readCode(decodeURIComponent(/\/registrations\/([^?]+)/.exec(answer.headers.get('location') ?? '')?.[1] ?? '')) ?? '';
const stateOf = async (slug: string) => guestsOf(app.db, (await eventBySlug(app.db, slug))?.id ?? '', ['confirmed', 'waiting', 'cancelled']);
const revisionIn = (html: string): string => /name="revision" value="(\d+)"/.exec(html)?.[1] ?? '';

/** Works off the mails of this slice and gives the new ones, oldest first. */
async function mails(): Promise<readonly KeptMail[]> {
  const config = readConfig({ BASE_URL: 'http://localhost:3000', DATA_DIR: dataDir });
  const before = new Set((await keptMails(config)).map((m) => m.id));
  const pool = openPool(app.url);
  await workOff(pool, { db: app.db, config }, [eventJobs]);
  await pool.end();
  return (await keptMails(config)).filter((m) => !before.has(m.id)).toReversed();
}

describe('the waiting list of a session', () => {
  test('a full session has one of its own: by order of asking, kept when something else changes, and a larger room lets people move up', async () => {
    const { id, slug, sessions } = await anEvent({}, [2, null]);
    const [full, other] = sessions as [string, string];
    const row = await app.db.selectFrom('event_session').select(['round_id', 'version']).where('id', '=', full).executeTakeFirstOrThrow();
    const round = `round_${row.round_id}`;
    const seats = async () => Object.fromEntries((await stateOf(slug)).map((g) => [g.name, g.choices.map((c) => (c.sessionId === full ? (c.waiting ? 'waits' : 'seat') : 'other')).join()]));
    await send(slug, { name: 'A', places: '2', [round]: full });
    const group = await send(slug, { name: 'B', places: '2', [round]: full });
    const c = await send(slug, { name: 'C', [round]: full, email: 'c@example.org' });
    expect(await seats()).toEqual({ A: 'seat', B: 'waits', C: 'waits' });
    expect((await send(slug, { name: 'Zu viele', places: '3', [round]: full })).status, 'a group that the room never holds').toBe(422);
    expect(await (await app.request(`/de/registrations/${codeIn(c)}`)).text()).toContain('Warteliste');
    expect(await (await app.request(`/de/events/${slug}`)).text()).toContain('Voll, 3 Personen warten');
    expect((await numbersOf(app.db, { id, emptiedAt: null })).sessions.get(full)).toMatchObject({ registered: 2, waiting: 3 });
    expect((await mails()).find((m) => m.to === 'c@example.org')?.text).toContain('Raum 1 (1) – Warteliste');
    const change = async (code: string, values: Values) => {
      const html = await (await app.request(`/de/registrations/${code}`)).text();
      return app.request(`/de/registrations/${code}/change`, { form: { places: '1', ...values, revision: revisionIn(html) } as Record<string, string> });
    };
    // The group keeps its turn when it corrects its name, and loses it when it chooses something else.
    expect((await change(codeIn(group), { name: 'B2', places: '2', [round]: full })).status).toBe(303);
    const larger = await app.request(`/de/desk/events/${slug}/sessions/${full}`, { as: staff, form: { title: 'Raum 1', round: row.round_id, room: '1', capacity: '4', revision: String(row.version) } });
    expect(larger.status).toBe(303);
    expect(await seats()).toEqual({ A: 'seat', B2: 'seat', C: 'waits' });
    expect((await change(codeIn(group), { name: 'B2', places: '2', [round]: other })).status).toBe(303);
    expect(await seats()).toEqual({ A: 'seat', B2: 'other', C: 'seat' });
    expect((await mails()).filter((m) => m.to === 'c@example.org').map((m) => m.subject)).toEqual([expect.stringContaining('Platz im Angebot')]);
    // Whoever has a seat keeps it when a larger group is too many.
    await send(slug, { name: 'D', [round]: full });
    expect((await change(codeIn(c), { name: 'C', places: '2', [round]: full })).status).toBe(422);
    expect(await seats()).toMatchObject({ C: 'seat' });
  });

  test('without a waiting list a full session is refused', async () => {
    const { slug, sessions } = await anEvent({ waitingList: false }, [1, null]);
    const round = `round_${(await app.db.selectFrom('event_session').select('round_id').where('id', '=', sessions[0] as string).executeTakeFirstOrThrow()).round_id}`;
    await send(slug, { [round]: sessions[0] as string });
    const refused = await send(slug, { name: 'Spät', [round]: sessions[0] as string });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('inzwischen voll');
  });
});
