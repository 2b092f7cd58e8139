import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { buildEvent, guestsBySlug, registrationIn, revisionIn } from '../../../../test/events.ts';
import { mailbox } from '../../../../test/mails.ts';
import { newId } from '../../../kernel/ids.ts';
import { type EventInput } from '../commands.ts';
import { eventJobs } from '../jobs.ts';
import { numbersOf } from '../queries.ts';

let app: TestApp;
let staff: string;
const { mails } = mailbox(() => app, 'seats', [eventJobs]);
const anEvent = (input: Partial<EventInput>, capacities: readonly (number | null)[]) => buildEvent(app.db, input, capacities);
const stateOf = (slug: string) => guestsBySlug(app.db, slug);

beforeAll(async () => {
  app = await testApp();
  staff = await app.signIn('coordinator');
});
afterAll(() => app.drop());

type Values = Record<string, string | readonly string[]>;
const send = (slug: string, values: Values = {}) => app.request(`/de/events/${slug}/register`, { form: { token: newId(), name: 'Gast', places: '1', ...values } });
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
    expect(await (await app.request(`/de/registrations/${registrationIn(c)}`)).text()).toContain('Warteliste');
    expect(await (await app.request(`/de/events/${slug}`)).text()).toContain('Voll, 3 Personen warten');
    expect((await numbersOf(app.db, { id, emptiedAt: null })).sessions.get(full)).toMatchObject({ registered: 2, waiting: 3 });
    expect((await mails()).find((m) => m.to === 'c@example.org')?.text).toContain('Raum 1 (1) – Warteliste');
    const change = async (code: string, values: Values) => {
      const html = await (await app.request(`/de/registrations/${code}`)).text();
      return app.request(`/de/registrations/${code}/change`, { form: { places: '1', ...values, revision: revisionIn(html) } as Record<string, string> });
    };
    // The group keeps its turn when it corrects its name, and loses it when it chooses something else.
    expect((await change(registrationIn(group), { name: 'B2', places: '2', [round]: full })).status).toBe(303);
    const larger = await app.request(`/de/desk/events/${slug}/sessions/${full}`, { as: staff, form: { title: 'Raum 1', round: row.round_id, room: '1', capacity: '4', revision: String(row.version) } });
    expect(larger.status).toBe(303);
    expect(await seats()).toEqual({ A: 'seat', B2: 'seat', C: 'waits' });
    expect((await change(registrationIn(group), { name: 'B2', places: '2', [round]: other })).status).toBe(303);
    expect(await seats()).toEqual({ A: 'seat', B2: 'other', C: 'seat' });
    expect((await mails()).filter((m) => m.to === 'c@example.org').map((m) => m.subject)).toEqual([expect.stringContaining('Platz im Angebot')]);
    // Whoever has a seat keeps it when a larger group is too many.
    await send(slug, { name: 'D', [round]: full });
    expect((await change(registrationIn(c), { name: 'C', places: '2', [round]: full })).status).toBe(422);
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
