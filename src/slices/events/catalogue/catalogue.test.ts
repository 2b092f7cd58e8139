import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { system } from '../../../kernel/actor.ts';
import { localized } from '../../../kernel/localized.ts';
import { valueOf } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { createEvent, publishEvent } from '../commands.ts';
import { seriesBySlug } from '../queries.ts';

const actor = system('test');
const DAY = 86_400_000;
let app: TestApp;
let office: string;
beforeAll(async () => {
  app = await testApp();
  office = await app.signIn('coordinator');
});
afterAll(() => app.drop());

const page = async (path: string): Promise<string> => (await app.request(path)).text();

test('the catalogue holds what is offered again and again, for whom, with its next dates; the office sets it in the form', async () => {
  const made = await app.request('/de/desk/events/series/new', { as: office, form: { title: 'Vereine öffnen', summary: 'Ein Abend', audiences: ['clubs', 'boards'] } });
  expect(made.status).toBe(303);
  expect((await app.request('/de/desk/events/series/new', { as: office, form: { title: 'Andere', audiences: ['everybody'] } })).status).toBe(422);
  const series = await seriesBySlug(app.db, 'vereine-oeffnen');
  expect(series?.audiences).toEqual(['clubs', 'boards']);
  expect(await page('/de/events/catalogue'), 'without an event it is nothing to come to').not.toContain('Vereine öffnen');
  for (const [days, title] of [[-9, 'Vorbei'], [9, 'Abend eins'], [16, 'Abend zwei']] as const) {
    const startsAt = new Date(Date.now() + days * DAY);
    await write(app.db, async (tx) => {
      const { id } = valueOf(await createEvent(tx, actor, { title: localized(title), summary: localized('.'), kind: 'training', startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000), seriesId: series?.id ?? null, certificate: true, registration: true }));
      return publishEvent(tx, actor, id);
    });
  }
  const shown = await page('/de/events/catalogue?audience=boards');
  expect(shown).toContain('Für: Vereine, Vorstände');
  expect(shown).toContain('Mit Bescheinigung');
  expect(shown.match(/abend-(eins|zwei)-/g)).toHaveLength(2);
  expect(shown).not.toContain('/events/vorbei-');
  expect(await page('/de/events/catalogue?audience=parents')).not.toContain('Vereine öffnen');
  const { items } = JSON.parse(await page('/events/catalogue.json')) as { items: { audiences: string[]; dates: object[] }[] };
  expect(items).toEqual([expect.objectContaining({ slug: 'vereine-oeffnen', audiences: ['clubs', 'boards'], certificate: true })]);
  expect(items[0]?.dates).toHaveLength(2);
  expect(await page('/de/events/series/vereine-oeffnen')).toContain('Für: Vereine, Vorstände');
});
