import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { system } from '../../../kernel/actor.ts';
import { readCode } from '../../../kernel/code.ts';
import { addDays, dayOf, instantOf } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import { localized } from '../../../kernel/localized.ts';
import { valueOf } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { createProcess, submissionById } from '../../participation/public.ts';
import { createEvent, publishEvent } from '../commands.ts';
import { documentOf } from '../documentation/pages/document.tsx';
import { editionsOf, type DocumentationEdition } from '../documentation/queries.ts';
import { eventRetention } from '../jobs.ts';
import { eventBySlug, type Event } from '../queries.ts';
import { documentedEntries, entriesOf } from './queries.ts';
import { screenful } from './rules.ts';

const actor = system('test');
let app: TestApp;
let staff: string;
let made = 0;

beforeAll(async () => {
  app = await testApp();
  staff = await app.signIn('coordinator');
});
afterAll(() => app.drop());

/** A published event of a process with an open wall. */
async function aWall(daysAgo = 0) {
  made += 1;
  const startsAt = instantOf(addDays(dayOf(new Date()), -daysAgo), '10:00');
  const event = await write(app.db, async (tx) => {
    const process = valueOf(await createProcess(tx, actor, { slug: `wand-${made}`, title: localized('Verfahren'), summary: localized('Worum es geht'), publishedOn: dayOf(new Date()), call: 'open' }));
    const created = valueOf(await createEvent(tx, actor, { title: localized(`Fest ${made}`), summary: localized('Ein Tag'), kind: 'celebration', startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000), processId: process.id }));
    valueOf(await publishEvent(tx, actor, created.id));
    return created;
  });
  await app.request(`/de/desk/events/${event.slug}/wall`, { as: staff, form: { question: 'Was fehlt Ihnen?', open: 'on', revision: '0' } });
  return event;
}

const post = (slug: string, form: Record<string, string> = {}) => app.request(`/de/events/${slug}/wall`, { form: { text: 'Ein Sprachcafé am Abend', language: 'de', consent: 'on', token: newId(), ...form } });
const codeIn = (answer: Response): string => readCode(decodeURIComponent(/\/wall\/([^?/]+)/.exec(answer.headers.get('location') ?? '')?.[1] ?? '')) ?? '';
const all = (id: string) => entriesOf(app.db, id, ['waiting', 'shown', 'hidden']);

describe('the wall', () => {
  test('what people write waits until somebody read it; then it stands on page and screen, escaped', async () => {
    const { id, slug } = await aWall();
    const refused = await post(slug, { consent: '', text: 'Ohne Häkchen <b>' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Ohne Häkchen &lt;b');
    const token = newId();
    const answers = [await post(slug, { token, text: 'Offene Werkstatt <script>' }), await post(slug, { token, text: 'Offene Werkstatt <script>' })];
    expect(answers.map((a) => a.status)).toEqual([303, 303]);
    expect(await all(id)).toMatchObject([{ number: 1, state: 'waiting' }]);
    expect(await (await app.request(`/de/events/${slug}/wall`)).text()).not.toContain('Offene Werkstatt');
    const [entry] = await all(id);
    expect((await app.request(`/de/desk/events/${slug}/wall/${entry?.id}/show`, { as: staff, form: { revision: '1' } })).status).toBe(303);
    expect((await app.request(`/de/desk/events/${slug}/wall/${entry?.id}/show`, { as: staff, form: { revision: '1' } })).status, 'stale').toBe(409);
    for (const path of ['wall', 'wall/screen']) {
      const page = await (await app.request(`/ar/events/${slug}/${path}`)).text();
      expect(page).toContain('Offene Werkstatt &lt;script');
      expect(page).not.toContain('<script>');
    }
    expect(await (await app.request(`/de/events/${slug}`)).text()).toContain(`/de/events/${slug}/wall`);
  });

  test('the receipt says what became of it and takes it down, with the contribution that was made of it', async () => {
    const { id, slug } = await aWall();
    const code = codeIn(await post(slug));
    const [entry] = await all(id);
    await app.request(`/de/desk/events/${slug}/wall/${entry?.id}/hide`, { as: staff, form: { revision: '1', reason: 'Nennt einen Namen' } });
    const opened = await app.request(`/de/wall/${encodeURIComponent(code)}`);
    expect([opened.status, opened.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(await opened.text()).toContain('Nennt einen Namen');
    await app.request(`/de/desk/events/${slug}/wall/${entry?.id}/show`, { as: staff, form: { revision: '2' } });
    expect((await app.request(`/de/desk/events/${slug}/wall/${entry?.id}/contribute`, { as: staff, form: {} })).status).toBe(303);
    expect((await app.request(`/de/desk/events/${slug}/wall/${entry?.id}/contribute`, { as: staff, form: {} })).status, 'once').toBe(409);
    const submissionId = (await all(id))[0]?.submissionId ?? '';
    expect(await submissionById(app.db, submissionId)).toMatchObject({ state: 'received', channel: 'forum', text: 'Ein Sprachcafé am Abend' });
    expect((await app.request(`/de/wall/${encodeURIComponent(code)}/remove`, { form: {} })).status).toBe(303);
    expect(await all(id)).toEqual([]);
    expect(await submissionById(app.db, submissionId)).toMatchObject({ state: 'withheld' });
    expect((await app.request(`/de/wall/${encodeURIComponent(code)}`)).status).toBe(404);
    const text = JSON.stringify(await app.db.selectFrom('history_value').selectAll().execute());
    expect(text).not.toContain('Sprachcafé');
  });

  test('a photo needs the consent of those in it, loses what the camera wrote, and is nobody’s before it is shown', async () => {
    const { id, slug } = await aWall();
    const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#eab04a' } }).withExif({ IFD0: { Copyright: 'GEHEIM' } }).jpeg().toBuffer();
    const send = (bytes: Uint8Array<ArrayBuffer>, consent: boolean) => {
      const body = new FormData();
      for (const [name, value] of Object.entries({ text: 'Mit Bild', language: 'de', consent: 'on', token: newId(), ...(consent ? { photoConsent: 'on' } : {}) })) body.append(name, value);
      body.append('photo', new File([bytes], 'foto.jpg', { type: 'image/jpeg' }));
      return app.request(`/de/events/${slug}/wall`, { method: 'POST', body, headers: { origin: 'http://localhost:3000', host: 'localhost:3000' } });
    };
    expect((await send(new Uint8Array(picture), false)).status).toBe(422);
    expect((await send(new TextEncoder().encode('no picture at all, but long enough'), true)).status).toBe(422);
    expect((await send(new Uint8Array(picture), true)).status).toBe(303);
    const [entry] = await all(id);
    const at = `/events/${slug}/wall/photos/${entry?.id}`;
    expect((await app.request(at)).status).toBe(404);
    await app.request(`/de/desk/events/${slug}/wall/${entry?.id}/show`, { as: staff, form: { revision: '1' } });
    const shown = await app.request(at);
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect(Buffer.from(await shown.arrayBuffer()).includes('GEHEIM')).toBe(false);
  });

  test('what waits to be read stands in the shared list of those who moderate', async () => {
    const { slug } = await aWall();
    await post(slug);
    await post(slug, { text: 'Noch ein Gedanke' });
    expect(await (await app.request('/de/desk', { as: staff })).text()).toMatch(new RegExp(`/de/desk/events/${slug}/wall">[^<]*2 Texte zu lesen`));
    expect(await (await app.request('/de/desk', { as: await app.signIn('moderator') })).text()).toContain(`/de/desk/events/${slug}/wall`);
    expect(await (await app.request('/de/desk', { as: await app.signIn('officer') })).text()).not.toContain(`/de/desk/events/${slug}/wall`);
  });

  test('a text stands in the documentation only with its author’s consent, and goes from page and PDF when it is taken back', async () => {
    const { id, slug } = await aWall(1);
    await post(slug, { text: 'Nur an der Wand' });
    const code = codeIn(await post(slug, { text: 'Auch im Bericht', documentConsent: 'on' }));
    for (const entry of await all(id)) await app.request(`/de/desk/events/${slug}/wall/${entry.id}/show`, { as: staff, form: { revision: '1' } });
    await app.request(`/de/desk/events/${slug}/documentation/release`, { as: staff, form: { approver: 'Leitung', edition: '1', sure: 'on' } });
    const page = async () => (await app.request(`/de/events/${slug}/documentation`)).text();
    expect(await page()).toContain('Auch im Bericht');
    expect(await page()).not.toContain('Nur an der Wand');
    const event = (await eventBySlug(app.db, slug)) as Event;
    const [edition] = await editionsOf(app.db, event.id);
    expect(JSON.stringify(edition?.snapshot), 'no edition keeps what somebody may take back').not.toContain('Auch im Bericht');
    const printed = documentOf(edition as DocumentationEdition, 'de', (path) => path, await documentedEntries(app.db, id));
    expect(printed.wall).toEqual([{ text: 'Auch im Bericht', lang: 'de' }]);
    expect((await app.request(`/de/wall/${encodeURIComponent(code)}/document`, { form: { stand: 'no' } })).status).toBe(303);
    expect(await (await app.request(`/de/wall/${encodeURIComponent(code)}`)).text()).toContain('nicht in der Dokumentation');
    expect(await page()).not.toContain('Auch im Bericht');
    await app.request(`/de/wall/${encodeURIComponent(code)}/document`, { form: { stand: 'yes' } });
    expect(await page()).toContain('Auch im Bericht');
    expect((await app.request(`/de/wall/${encodeURIComponent(code)}/document`, { form: { stand: 'maybe' } })).status).toBe(400);
    await app.request(`/de/wall/${encodeURIComponent(code)}/remove`, { form: {} });
    expect(await page()).not.toContain('Auch im Bericht');
  });

  test('a closed wall takes nothing; two years after the event it is empty', async () => {
    const { id, slug } = await aWall(731);
    await post(slug);
    await app.request(`/de/desk/events/${slug}/wall`, { as: staff, form: { question: 'Was fehlt Ihnen?', revision: '1' } });
    expect((await post(slug)).status).toBe(409);
    expect(await all(id)).toHaveLength(1);
    const wall = eventRetention.find((r) => r.key === 'event.wall');
    expect(await wall?.remove(app.db, new Date(Date.now() - 730 * 86_400_000))).toBe(1);
    expect(await all(id)).toEqual([]);
  });

  test('a projector turns through all texts and starts anew', () => {
    const texts = [1, 2, 3, 4, 5, 6];
    expect(screenful(texts, 0)).toEqual({ shown: [1, 2, 3, 4], next: 4 });
    expect(screenful(texts, 4)).toEqual({ shown: [5, 6], next: 0 });
    expect(screenful(texts, 99)).toEqual({ shown: [1, 2, 3, 4], next: 4 });
    expect(screenful([], 0)).toEqual({ shown: [], next: 0 });
  });
});
