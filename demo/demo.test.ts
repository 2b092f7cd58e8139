import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../test/database.ts';
import { sourceText } from '../src/kernel/localized.ts';
import { readConfig } from '../src/platform/config.ts';
import { ballotBySlug, resultOf } from '../src/slices/ballots/public.ts';
import { everybody, resolutionList } from '../src/slices/bodies/public.ts';
import { conceptBySlug, measureList, measureTotals } from '../src/slices/concept/public.ts';
import { instanceOf } from '../src/slices/instance/public.ts';
import { isInventedConcept } from '../src/slices/participation/public.ts';
import { nodesOfKind, threadOf, verifyChain, sealHistory, type ThreadNode } from '../src/slices/thread/public.ts';
import { write } from '../src/platform/database/write.ts';
import facts from './data/beispiel-2026.json' with { type: 'json' };
import { loadDemo } from './load.ts';

let database: FreshDatabase;
const dir = mkdtempSync(join(tmpdir(), 'demo-'));

beforeAll(async () => {
  database = await freshDatabase();
  await loadDemo(database.db, readConfig({ DATA_DIR: dir }));
});
afterAll(async () => {
  await database.drop();
  rmSync(dir, { recursive: true, force: true });
});

const nodeTitled = async (kind: 'submission' | 'recommendation' | 'measure', title: string): Promise<ThreadNode> => {
  const hit = (await nodesOfKind(database.db, kind)).find((n) => sourceText(n.title).includes(title));
  if (hit === undefined) throw new Error(`no ${kind} „${title}“`);
  return hit;
};

describe('the demonstration', () => {
  it('has pairs that wait for a decision and pairs that are decided', async () => {
    const pairs = await database.db.selectFrom('similarity_pair').select('decision').execute();
    expect(pairs.filter((p) => p.decision === null).length).toBeGreaterThan(50);
    expect(pairs.flatMap((p) => p.decision ?? []).sort()).toEqual(['different', 'related']);
  });

  it('is marked as one in the database', async () => {
    expect((await instanceOf(database.db)).demo).toBe(true);
  });

  it('holds the concept of 2016 as printed: 144 measures, none of the invented ones among them', async () => {
    const { total } = await measureList(database.db, { concept: 'integrationskonzept-2016', page: 1, pageSize: 1 } as Parameters<typeof measureList>[1]);
    expect(total).toBe(144);
    expect(await measureTotals(database.db)).toBeDefined();
  });

  it('says of the invented concept, and of no other, that it is invented, and has it in every language', async () => {
    const invented = await Promise.all(['beispielkonzept-2026', 'integrationskonzept-2016'].map(async (slug) => isInventedConcept(database.db, (await conceptBySlug(database.db, slug))?.id ?? '')));
    expect(invented).toEqual([true, false]);
    expect(Object.keys((await nodeTitled('measure', 'Gemeinsamer Pool')).title.texts).sort()).toEqual(['ar', 'de', 'de-simple', 'en']);
  });

  it('leads from a card to the measure it became, over every step', async () => {
    const pool = await nodeTitled('measure', 'Gemeinsamer Pool');
    const thread = await threadOf(database.db, pool.id, { staff: false });
    const before = new Map(thread?.earlier.map((step) => [step.kind, step.items.map((n) => sourceText(n.title))]));
    expect([...before.keys()].sort()).toEqual(expect.arrayContaining(['assessment', 'decision', 'forum', 'recommendation', 'submission']));
    expect(before.get('submission'), 'the four it was condensed from and the one merged into the fourth').toHaveLength(5);
    expect(before.get('recommendation')).toEqual(['Sprachmittlung, die kurzfristig erreichbar ist']);
  });

  it('shows the author of a merged card what became of it', async () => {
    const merged = (await nodesOfKind(database.db, 'submission')).find((n) => n.href.endsWith('/22'));
    const thread = await threadOf(database.db, merged?.id ?? '', { staff: false });
    expect(thread?.later.flatMap((step) => step.items.map((n) => sourceText(n.title)))).toContain('Gemeinsamer Pool für Sprachmittlung');
  });

  it('counts the invented ballot from what was really cast', async () => {
    const ballot = await ballotBySlug(database.db, facts.ballot.slug);
    const result = ballot === null ? null : await resultOf(database.db, ballot);
    const used = facts.ballot.voters * 5 - Math.ceil(facts.ballot.voters / facts.ballot.unusedEvery);
    expect(result?.dots.reduce((sum, n) => sum + n, 0)).toBe(used);
  });

  it('has minutes that lead on: from a contribution over a statement to a draft recommendation', async () => {
    const statement = (await nodesOfKind(database.db, 'statement')).find((n) => sourceText(n.title).startsWith('Abends offen'));
    const thread = await threadOf(database.db, statement?.id ?? '', { staff: true });
    expect(thread?.earlier.map((step) => step.kind)).toEqual(expect.arrayContaining(['submission', 'event']));
    expect(thread?.later.flatMap((step) => step.items.map((n) => sourceText(n.title)))).toContain('Ämter einmal in der Woche am Abend öffnen');
  });

  it('names no person among its contacts, and writes to addresses that lead nowhere', async () => {
    const contacts = await database.db.selectFrom('contact').select(['person', 'email', 'phone', 'institution']).execute();
    expect(contacts.length).toBeGreaterThan(10);
    for (const { person, email, phone, institution } of contacts) {
      expect(person).toBe('');
      expect(institution).toMatch(/\(erfunden\)$/);
      expect(email).toMatch(/^$|@beispiel\.example\.org$/);
      expect(phone).toMatch(/^030 23125 \d{3}$/);
    }
  });

  it('carries the duty to report of 2011, open for want of a day, and an invented one that was kept', async () => {
    const { items } = await resolutionList(database.db, everybody('2026-11-20'), { bodyId: null, report: null, q: null }, { limit: 20, offset: 0 });
    const duty = new Map(items.map((r) => [r.slug, [r.reportDuty, r.reportDue, r.reportedOn]]));
    expect(duty.get('fuenf-empfehlungen-2011')).toEqual([true, null, null]);
    expect(duty.get('beispielkonzept-2026-beschlossen')).toEqual([true, '2026-11-30', '2026-11-16']);
    const thread = await threadOf(database.db, items.find((r) => r.slug === 'fuenf-empfehlungen-2011')?.id ?? '', { staff: false });
    expect(thread?.earlier.find((step) => step.kind === 'recommendation')?.total).toBe(5);
  });

  it('leaves a history that verifies', async () => {
    await write(database.db, (tx) => sealHistory(tx));
    const report = await verifyChain(database.db);
    expect(report).toMatchObject({ waiting: 0, findings: [] });
    expect(report.sealed).toBeGreaterThan(200);
  });
});
