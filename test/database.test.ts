import { expect, test } from 'vitest';
import { freshDatabase } from './database.ts';

test('each suite gets a migrated database of its own, quickly', async () => {
  const first = await freshDatabase();
  const started = performance.now();
  const second = await freshDatabase();
  const took = performance.now() - started;
  await first.pool.query('create table only_here ()');
  const { rows } = await second.pool.query<{ migrated: boolean; leaked: boolean }>(
    `select to_regclass('schema_migration') is not null as migrated, to_regclass('only_here') is not null as leaked`,
  );
  await Promise.all([first.drop(), second.drop()]);
  expect(rows).toEqual([{ migrated: true, leaked: false }]);
  expect(took).toBeLessThan(2_000);
});
