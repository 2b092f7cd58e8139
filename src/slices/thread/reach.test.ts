import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import { localized } from '../../kernel/localized.ts';
import { write } from '../../platform/database/write.ts';
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts';
import { linkMany, linkNodes, putNode, unlinkNodes } from './commands.ts';
import { stepOf, threadOf } from './queries.ts';
import { NODE_KINDS, type NodeKind, type Relation } from './schema.ts';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

interface Model {
  readonly ids: readonly string[];
  readonly links: Map<string, readonly [number, Relation, number]>;
  readonly visible: boolean[];
}

async function nodes(count: number, kinds: readonly NodeKind[] = ['submission', 'recommendation', 'measure']): Promise<Model> {
  const ids = Array.from({ length: count }, newId);
  await write(fresh.db, async (tx) => {
    for (const [i, id] of ids.entries()) await putNode(tx, nodeOf(id, i, true, kinds));
  });
  return { ids, links: new Map(), visible: ids.map(() => true) };
}

const nodeOf = (id: string, i: number, visible: boolean, kinds: readonly NodeKind[] = ['submission', 'recommendation', 'measure']) => ({
  id, kind: kinds[i % kinds.length] as NodeKind, title: localized(`Record ${i}`), href: `/x/${id}`, visible, date: `2026-01-${String((i % 28) + 1).padStart(2, '0')}`,
});

/** What one finds by simply following the links. */
function reachable(model: Model, start: number, later: boolean): Set<number> {
  const next = new Map<number, number[]>();
  for (const [from, relation, to] of model.links.values()) {
    const [early, late] = relation === 'builds_on' ? [to, from] : [from, to];
    const [a, b] = later ? [early, late] : [late, early];
    next.set(a, [...(next.get(a) ?? []), b]);
  }
  const seen = new Set<number>();
  const open = [start];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const fresh = (next.get(at) ?? []).filter((n) => !seen.has(n));
    for (const n of fresh) seen.add(n);
    open.push(...fresh);
  }
  seen.delete(start);
  return seen;
}

async function agrees(model: Model): Promise<void> {
  for (const [i, id] of model.ids.entries()) {
    for (const staff of [true, false]) {
      const thread = await threadOf(fresh.db, id, { staff });
      if (!staff && !model.visible[i]) {
        expect(thread).toBeNull();
        continue;
      }
      for (const later of [false, true]) {
        const listed = (later ? thread?.later : thread?.earlier)?.flatMap((s) => s.items.map((n) => n.id)) ?? [];
        const wanted = [...reachable(model, i, later)].filter((n) => staff || model.visible[n]).map((n) => model.ids[n]);
        expect(listed.sort()).toEqual(wanted.sort());
      }
    }
  }
}

/** The kept totals against counting. */
async function totalsAreRight(): Promise<void> {
  const { rows } = await fresh.pool.query('select * from thread_total full join (select node, kind, count(*)::int as total, (count(*) filter (where not visible))::int as hidden from thread_reach where not later group by 1, 2) c using (node, kind, total, hidden) where c is null or thread_total is null');
  expect(rows).toEqual([]);
}

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('link' as const), a: fc.nat(8), b: fc.nat(8), relation: fc.constantFrom<Relation>('led_to', 'merged_into', 'builds_on') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('many' as const), pairs: fc.array(fc.tuple(fc.nat(8), fc.nat(8)), { maxLength: 6 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('unlink' as const), which: fc.nat(30) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('show' as const), a: fc.nat(8), visible: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('drop all into' as const), a: fc.nat(8) }) },
);

test('whatever is linked, unlinked, hidden or shown, a thread holds exactly what can be reached, also in circles', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 16 }), async (todo) => {
      const model = await nodes(9);
      for (const s of todo) await write(fresh.db, (tx) => apply(tx, model, s));
      await agrees(model);
      await totalsAreRight();
    }),
    { numRuns: 60 },
  );
}, 120_000);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
type Tx = Parameters<Parameters<typeof write>[1]>[0];

async function apply(tx: Tx, model: Model, s: Step): Promise<void> {
  const id = (n: number): string => model.ids[n] as string;
  const key = (a: number, r: string, b: number): string => `${a} ${r} ${b}`;
  if (s.do === 'link' && s.a !== s.b) {
    await linkNodes(tx, id(s.a), s.relation, id(s.b));
    model.links.set(key(s.a, s.relation, s.b), [s.a, s.relation, s.b]);
  } else if (s.do === 'many') {
    const pairs = s.pairs.filter(([a, b]) => a !== b);
    await linkMany(tx, pairs.map(([a, b]) => ({ from: id(a), relation: 'led_to', to: id(b) })));
    for (const [a, b] of pairs) model.links.set(key(a, 'led_to', b), [a, 'led_to', b]);
  } else if (s.do === 'unlink') {
    const found = [...model.links][s.which];
    if (found === undefined) return;
    await unlinkNodes(tx, id(found[1][0]), found[1][1], id(found[1][2]));
    model.links.delete(found[0]);
  } else if (s.do === 'show') {
    await putNode(tx, nodeOf(id(s.a), s.a, s.visible));
    model.visible[s.a] = s.visible;
  } else if (s.do === 'drop all into') {
    await tx.deleteFrom('thread_link').where('to_id', '=', id(s.a)).execute();
    for (const [k, [, , to]] of model.links) if (to === s.a) model.links.delete(k);
  }
}

test('two people who link at the same time do not miss what only both together connect', async () => {
  const { ids } = await nodes(20);
  await Promise.all(ids.slice(1).map((id, i) => write(fresh.db, (tx) => linkNodes(tx, ids[i] as string, 'led_to', id))));
  const thread = await threadOf(fresh.db, ids[0] as string, { staff: false });
  expect(thread?.later.reduce((sum, s) => sum + s.total, 0)).toBe(19);
});

test('a deleted record leaves no trace on the threads it was part of', async () => {
  const { ids } = await nodes(3);
  await write(fresh.db, (tx) => linkMany(tx, [{ from: ids[0]!, relation: 'led_to', to: ids[1]! }, { from: ids[1]!, relation: 'became', to: ids[2]! }]));
  await fresh.db.deleteFrom('thread_node').where('id', '=', ids[1]!).execute();
  expect(await threadOf(fresh.db, ids[0]!, { staff: true })).toMatchObject({ earlier: [], later: [] });
  expect(await fresh.db.selectFrom('thread_reach').innerJoin('thread_node', 'number', 'node').select('id').where('id', 'in', ids).execute()).toEqual([]);
});

test('long steps show the first by date, exact counts, and the rest page by page; visitors are told nothing of what is hidden', async () => {
  const { ids } = await nodes(130, ['submission']);
  const measure = newId();
  await write(fresh.db, async (tx) => {
    await putNode(tx, { ...nodeOf(measure, 0, true), kind: 'measure' });
    await putNode(tx, nodeOf(ids[0]!, 0, false, ['submission']));
    await linkMany(tx, ids.map((from) => ({ from, relation: 'led_to', to: measure })));
  });
  const seen = (await threadOf(fresh.db, measure, { staff: false }))!.earlier[0]!;
  expect([seen.total, seen.hidden, seen.items.length]).toEqual([129, 0, 50]);
  expect(seen.items.map((i) => i.date)).toEqual(seen.items.map((i) => i.date).sort());
  const known = (await threadOf(fresh.db, measure, { staff: true }))!.earlier[0]!;
  expect([known.total, known.hidden]).toEqual([130, 1]);
  const all = new Set<string>();
  for (const page of [1, 2, 3]) for (const item of (await stepOf(fresh.db, measure, { later: false, kind: 'submission', staff: false, page, pageSize: 50 }))!.items) all.add(item.id);
  expect(all.size).toBe(129);
  expect(await threadOf(fresh.db, ids[0]!, { staff: false })).toBeNull();
});

test('the kinds in the database are those of the code, in the same order', async () => {
  const kinds = await fresh.db.selectFrom('thread_kind').select('kind').orderBy('number').execute();
  expect(kinds.map((k) => k.kind)).toEqual([...NODE_KINDS]);
});
