import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { system } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import { localized } from '../../kernel/localized.ts';
import { write } from '../../platform/database/write.ts';
import { testApp, type TestApp } from '../../../test/app.ts';
import { linkMany, linkNodes, putNode } from './commands.ts';
import { record } from './history/commands.ts';
import type { NodeKind } from './schema.ts';
import actionsDe from './text/actions.de.json' with { type: 'json' };
import actionsEn from './text/actions.en.json' with { type: 'json' };

let app: TestApp;
const ids: Record<string, string> = {};

/** Three submissions (one merged into another, one withheld) → recommendation, weighted in a ballot → measure, resolved. */
beforeAll(async () => {
  app = await testApp();
  await write(app.db, async (tx) => {
    const add = async (name: string, kind: NodeKind, date: string, visible = true): Promise<void> => {
      ids[name] = newId();
      await putNode(tx, { id: ids[name], kind, title: localized(`Titel ${name}`, 'de', { en: `Title ${name}` }), href: `/records/${name}`, visible, date });
    };
    await add('s1', 'submission', '2026-01-01');
    await add('s2', 'submission', '2026-01-02');
    await add('withheld', 'submission', '2026-01-03', false);
    await add('r', 'recommendation', '2026-02-01');
    await add('b', 'ballot', '2026-03-01');
    await add('m', 'measure', '2026-04-01');
    await add('res', 'resolution', '2026-05-01');
    await add('alone', 'measure', '2026-04-02');
    await linkNodes(tx, ids['s1']!, 'merged_into', ids['s2']!);
    await linkMany(tx, [['s2', 'led_to', 'r'], ['withheld', 'led_to', 'r'], ['r', 'weighted_in', 'b'], ['r', 'became', 'm'], ['m', 'resolved_by', 'res']].map(([from, relation, to]) => ({ from: ids[from!]!, relation: relation as 'led_to', to: ids[to!]! })));
    await record(tx, { actor: system('test'), kind: 'measure', id: ids['m']!, action: 'measure.state_changed', values: { state: ['idea', 'running'] } });
  });
});
afterAll(() => app.drop());

const page = async (path: string, as?: string): Promise<string> => {
  const response = await app.request(path, as === undefined ? {} : { as });
  expect(response.status).toBe(200);
  return response.text();
};

test('a thread can be walked from any point in both directions, across merges, and through the ballot beside the way', async () => {
  const measure = await page(`/en/thread/measure/${ids['m']}`);
  for (const name of ['s1', 's2', 'r', 'b', 'res']) expect(measure).toContain(`Title ${name}`);
  expect(measure).toContain('2 contributions');
  const first = await page(`/en/thread/submission/${ids['s1']}`);
  for (const name of ['s2', 'r', 'b', 'm', 'res']) expect(first).toContain(`Title ${name}`);
  const ballot = await page(`/en/thread/ballot/${ids['b']}`);
  for (const name of ['s1', 'r', 'm', 'res']) expect(ballot).toContain(`Title ${name}`);
});

test('what is not public is neither named nor counted for visitors, and both for staff', async () => {
  const path = `/en/thread/measure/${ids['m']}`;
  expect(await page(path)).not.toContain('withheld');
  expect((await app.request(`/en/thread/submission/${ids['withheld']}`)).status).toBe(404);
  const staff = await app.signIn('coordinator');
  const seen = await page(path, staff);
  expect(seen).toContain('Title withheld');
  expect(seen).toContain('1 of them is not public');
  expect((await app.request(`/en/thread/submission/${ids['withheld']}`, { as: staff })).status).toBe(200);
  const data = await (await app.request(`/thread/measure/${ids['m']}.json`)).text();
  expect(data).not.toContain(ids['withheld']);
});

test('the data say the same as the page, and lists have every record of a step', async () => {
  const data = (await (await app.request(`/thread/measure/${ids['m']}.json`)).json()) as { earlier: { kind: string; total: number; all: string }[]; later: { kind: string; total: number }[] };
  expect(data.earlier.map((s) => [s.kind, s.total])).toEqual([['submission', 2], ['recommendation', 1], ['ballot', 1]]);
  expect(data.later.map((s) => [s.kind, s.total])).toEqual([['resolution', 1]]);
  const list = (await (await app.request(new URL(data.earlier[0]!.all).pathname + new URL(data.earlier[0]!.all).search)).json()) as { total: number; items: { id: string; title: object; url: string }[] };
  expect(list.total).toBe(2);
  expect(list.items[0]).toMatchObject({ id: ids['s1'], slug: 's1', title: { de: 'Titel s1', en: 'Title s1' }, url: 'http://localhost:3000/records/s1' });
  expect(await page(`/de/thread/measure/${ids['m']}/earlier?step=submission`)).toContain('Titel s2');
});

test('every language has the page; a record with no thread yet is no fault', async () => {
  for (const locale of ['de', 'de-simple', 'en', 'ar']) {
    expect(await page(`/${locale}/thread/measure/${ids['m']}`)).toContain('<svg');
    expect(await page(`/${locale}/thread/measure/${ids['alone']}`)).not.toContain('mt-timeline__item');
  }
});

test('wrong kinds, forged ids and unknown steps are answered plainly', async () => {
  for (const path of [`/de/thread/submission/${ids['m']}`, `/de/thread/measure/${newId()}`, '/de/thread/measure/x', '/thread/measure/x.json']) expect((await app.request(path)).status).toBe(404);
  expect((await app.request(`/thread/measure/${ids['m']}/earlier.json?step=nonsense`)).status).toBe(400);
  expect((await app.request(`/de/thread/measure/${ids['m']}/earlier?step=nonsense&page=-3`)).status).toBe(200);
});

test('staff read who changed what; visitors do not', async () => {
  const staff = await page(`/de/thread/measure/${ids['m']}`, await app.signIn('officer', { kind: 'department', id: newId() }));
  expect(staff).toContain('Stand geändert');
  expect(staff).toContain('idea → running');
  expect(await page(`/de/thread/measure/${ids['m']}`)).not.toContain('Stand geändert');
});

test('every action that the program records has a sentence for staff in German and English', () => {
  const root = join(import.meta.dirname, '../..');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((f) => /\.tsx?$/.test(f) && !/\.test\.tsx?$/.test(f));
  const actions = new Set(files.flatMap((f) => [...readFileSync(join(root, f), 'utf8').matchAll(/action: '([a-z_]+\.[a-z_]+)'/g)].map((m) => m[1] as string)));
  expect(actions.size).toBeGreaterThan(20);
  for (const words of [actionsDe, actionsEn]) expect([...actions].filter((a) => !(a in words))).toEqual([]);
});
