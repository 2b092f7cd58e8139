import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { system } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/dates.ts';
import { localized } from '../../../kernel/localized.ts';
import { valueOf } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { createEvent, publishEvent, saveRound, saveSession } from '../../events/public.ts';
import { roomBySlug } from '../queries.ts';

const actor = system('test');
const DAY = 86_400_000;
let app: TestApp;
let office: string;
beforeAll(async () => {
  app = await testApp();
  office = await app.signIn('coordinator');
});
afterAll(() => app.drop());

/** A published event with two sessions at the same time. */
async function anEvent(): Promise<{ id: string; slug: string; sessions: readonly string[] }> {
  const startsAt = new Date(Date.now() + 10 * DAY);
  const endsAt = new Date(startsAt.getTime() + 3 * 3_600_000);
  return write(app.db, async (tx) => {
    const event = valueOf(await createEvent(tx, actor, { title: localized('Forum Wohnen'), summary: localized('Ein Tag'), kind: 'forum', startsAt, endsAt }));
    valueOf(await publishEvent(tx, actor, event.id));
    const round = valueOf(await saveRound(tx, actor, event.id, { title: localized('Runde'), startsAt, endsAt }));
    const sessions: string[] = [];
    for (const title of ['Miete', 'Nachbarn']) sessions.push(valueOf(await saveSession(tx, actor, event.id, { roundId: round.id, title: localized(title), description: localized(''), room: title, capacity: null, languages: [], forumId: null })).id);
    return { ...event, sessions };
  });
}

const page = async (path: string): Promise<string> => (await app.request(path, { as: office })).text();
const ROOM = { heldOn: dayOf(new Date()), closesOn: dayOf(new Date(Date.now() + 20 * DAY)), asking: '1', moderated: '1' };
const make = (slug: string, event: string) => app.request('/de/desk/rooms/new', { as: office, form: { ...ROOM, title: `Saal ${slug}`, slug, event } });

test('a room is tied to a session in the form: each leads to the other, and the thread runs through the event', async () => {
  const event = await anEvent();
  const [rent = '', neighbours = ''] = event.sessions;
  const form = await page('/de/desk/rooms/new');
  expect(form).toContain('Forum Wohnen (ganze Veranstaltung)');
  expect(form).toContain(`value="${rent}"`);
  expect((await make('miete', rent)).status).toBe(303);
  expect((await make('miete-zwei', rent)).status, 'a session has one room').toBe(422);
  expect((await make('nachbarn', neighbours)).status).toBe(303);
  expect((await roomBySlug(app.db, 'miete'))?.subject).toMatchObject({ kind: 'session', id: rent, href: `/events/${event.slug}#session-${rent}`, origin: event.id });
  expect(await page(`/de/events/${event.slug}`), 'a draft is nowhere').not.toContain('/de/rooms/miete');
  for (const slug of ['miete', 'nachbarn']) expect((await app.request(`/de/desk/rooms/${slug}/open`, { as: office, form: {} })).status).toBe(303);
  const programme = await page(`/de/events/${event.slug}`);
  expect(programme).toMatch(new RegExp(`session-${rent}[\\s\\S]*Live mitmachen: <a href="/de/rooms/miete"[\\s\\S]*session-${neighbours}[\\s\\S]*/de/rooms/nachbarn`));
  expect(await page('/de/rooms/miete')).toContain(`/de/events/${event.slug}#session-${rent}`);
  const links = await app.db.selectFrom('thread_link').select('to_id').where('from_id', '=', event.id).execute();
  expect(links).toHaveLength(2);
  // Tied to the whole event instead, it leaves the session, and stays on the thread.
  const room = await roomBySlug(app.db, 'miete');
  expect((await app.request('/de/desk/rooms/miete/edit', { as: office, form: { ...ROOM, title: 'Saal miete', slug: 'miete', event: event.id, revision: String(room?.revision) } })).status).toBe(303);
  expect((await roomBySlug(app.db, 'miete'))?.subject).toMatchObject({ kind: 'event', id: event.id });
  expect((await app.db.selectFrom('thread_link').select('to_id').where('from_id', '=', event.id).execute())).toHaveLength(2);
});
