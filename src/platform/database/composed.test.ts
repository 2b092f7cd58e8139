import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../../test/database.ts';
import { composed } from './composed.ts';
import type { Database, Reads } from './types.ts';

type R = Reads<Pick<Database, 'instance'>>;

let fresh: FreshDatabase;
let built = 0;
beforeAll(async () => {
  fresh = await freshDatabase();
  await fresh.db.updateTable('instance').set({ region_name: 'Region Test' }).execute();
});
afterAll(() => fresh.drop());

const named = composed((reads: R, first: string, second: string) => {
  built += 1;
  return reads.selectFrom('instance').select('region_name').where('region_name', '=', second).where('region_name', '<>', first).where('demo', '=', false);
});

test('a statement is put together once and filled in each time, whatever the order of its arguments', async () => {
  expect(await named(fresh.db, 'other', 'Region Test')).toEqual([{ region_name: 'Region Test' }]);
  expect(await named(fresh.db, 'Region Test', 'Region Test')).toEqual([]);
  expect(await named(fresh.db, 'x', "'; drop table instance; --")).toEqual([]);
  expect(await Promise.all([named(fresh.db, 'x', 'Region Test'), named(fresh.db, 'x', 'y')])).toEqual([[{ region_name: 'Region Test' }], []]);
  expect(built).toBe(1);
});
