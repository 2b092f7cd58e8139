import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../src/platform/config.ts';
import { keyFolder } from '../src/platform/keys.ts';
import { ballotBySlug, ballotLists, recount, recountFiles, resultOf } from '../src/slices/ballots/public.ts';
import { threadOf } from '../src/slices/thread/public.ts';
import { freshDatabase, type FreshDatabase } from '../test/database.ts';
import { loadBallots } from './ballots.ts';
import { loadParticipation } from './participation.ts';

let fresh: FreshDatabase;
const dir = mkdtempSync(join(tmpdir(), 'demo-ballots-'));
const config = readConfig({ DATA_DIR: dir });
beforeAll(async () => {
  fresh = await freshDatabase();
  const { forum2011 } = await loadParticipation(fresh.db, config);
  await loadBallots(fresh.db, config, forum2011.recommendations.map((r) => ({ number: r.number, title: r.title, nodeId: r.id, href: r.href })));
});
afterAll(async () => {
  await fresh.drop();
  rmSync(dir, { recursive: true, force: true });
});

test('the weighting of 2011 comes out as printed: 2, 1, 4, 3, 6 above the cut at 15, number 8 below it, at least 28 voters', async () => {
  const ballot = await ballotBySlug(fresh.db, 'integrationsforum-2011-gewichtung');
  if (ballot === null) throw new Error('no ballot');
  const result = await resultOf(fresh.db, ballot);
  const numbered = result?.standings.map((s) => [ballot.options[s.option]?.number, s.dots, s.place]);
  expect(numbered?.slice(0, 6)).toEqual([[2, 25, 'in'], [1, 22, 'in'], [4, 18, 'in'], [3, 17, 'in'], [6, 15, 'in'], [8, 14, 'out']]);
  expect(result).toMatchObject({ total: 138, cut: 15, voters: null, atLeast: 28, unused: null, decision: null, damaged: 0 });
  expect((result?.atLeast ?? 0) * 5 - (result?.total ?? 0)).toBe(2);
});

test('anybody can count it again from the published lists, and its key is gone', async () => {
  const ballot = await ballotBySlug(fresh.db, 'integrationsforum-2011-gewichtung');
  if (ballot === null) throw new Error('no ballot');
  const lists = await ballotLists(fresh.db, ballot);
  expect(recountFiles(lists)).toMatchObject({ boards: 1, ballots: 0, agrees: true, badReceipts: 0, digest: (await resultOf(fresh.db, ballot))?.digest });
  expect((await recount(fresh.db, ballot))?.agrees).toBe(true);
  expect(keyFolder(config.keysDir).list()).toEqual([]);
});

test('the thread leads from each of the eleven recommendations to it', async () => {
  const ballot = await ballotBySlug(fresh.db, 'integrationsforum-2011-gewichtung');
  const thread = await threadOf(fresh.db, ballot?.id ?? '', { staff: false });
  expect(thread?.earlier.find((step) => step.kind === 'recommendation')?.items).toHaveLength(11);
  expect(ballot?.options.every((o) => o.href?.startsWith('/processes/'))).toBe(true);
});
