import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { generateTypes } from '../tools/types.mjs';

test('the row types are those of the migrated database (npm run types)', async () => {
  const text = readFileSync(join(import.meta.dirname, '../src/platform/database/generated.ts'), 'utf8');
  expect(text).toBe(await generateTypes(inject('postgresUrl')));
});
