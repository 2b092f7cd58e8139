import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts';
import { newId } from '../../kernel/ids.ts';
import { write } from '../../platform/database/write.ts';
import { ensureSetupToken, instanceOf, markDemo, mayBecomeDemo } from './public.ts';
import { holdsSetupToken } from './queries.ts';

let fresh: FreshDatabase;
beforeEach(async () => {
  fresh = await freshDatabase();
});
afterEach(() => fresh.drop());

const mark = () => write(fresh.db, (tx) => markDemo(tx, { name: 'Region Vorführung', settings: {} }));

test('an untouched database becomes a demonstration, once', async () => {
  expect(await mayBecomeDemo(fresh.db)).toBe(true);
  expect((await mark()).ok).toBe(true);
  expect(await instanceOf(fresh.db)).toMatchObject({ demo: true, ready: true, regionName: 'Region Vorführung' });
  expect((await mark()).ok).toBe(false);
});

test('a database that somebody uses never becomes a demonstration', async () => {
  await fresh.db.insertInto('account').values({ id: newId(), name: 'Erika Muster', email: 'erika@example.org' }).execute();
  expect(await mayBecomeDemo(fresh.db)).toBe(false);
  expect((await mark()).ok).toBe(false);
  expect((await instanceOf(fresh.db)).demo).toBe(false);
});

test('a database that was started as a real instance never becomes a demonstration', async () => {
  await ensureSetupToken(fresh.db);
  expect((await mark()).ok).toBe(false);
});

test('the printed token opens the setup, is stored only as a hash, and the newest counts', async () => {
  const first = (await ensureSetupToken(fresh.db)) as string;
  expect(await holdsSetupToken(fresh.db, first.toLowerCase())).toBe(true);
  expect(JSON.stringify(await fresh.db.selectFrom('instance').selectAll().execute())).not.toContain(first.replaceAll('-', ''));
  const second = (await ensureSetupToken(fresh.db)) as string;
  expect(await holdsSetupToken(fresh.db, first)).toBe(false);
  expect(await holdsSetupToken(fresh.db, second)).toBe(true);
});

test('a finished instance gets no token', async () => {
  await fresh.db.updateTable('instance').set({ set_up_at: new Date() }).execute();
  expect(await ensureSetupToken(fresh.db)).toBeNull();
});
