import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { readConfig } from '../platform/config.ts';
import { boundaries, municipalities } from '../slices/territory/public.ts';
import * as importBoundaries from './import-boundaries.ts';
import * as importTerritory from './import-territory.ts';

let fresh: FreshDatabase;
let folder: string;
beforeAll(async () => {
  fresh = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'miteinander-cli-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await fresh.drop();
});

async function cli(...words: string[]): Promise<string> {
  const lines: string[] = [];
  const config = readConfig({});
  const program = new Command('test').exitOverride();
  for (const file of [importBoundaries, importTerritory]) file.register(program, { config, print: (line) => void lines.push(line), withDatabase: (work) => work(fresh.db, config, fresh.pool) });
  await program.parseAsync(words, { from: 'user' });
  return lines.join('\n');
}

async function file(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text);
  return join(folder, name);
}

const area = (key: string, coordinates: number[][]) => ({ type: 'Feature', properties: { ags: key, name: `Ort ${key}` }, geometry: { type: 'Polygon', coordinates: [coordinates] } });

test('a list becomes territories, also twice; a wrong line is named and changes nothing', async () => {
  const list = await file('liste.csv', 'key;name\n03254021;Hildesheim\n03254028;Sarstedt\n');
  expect(await cli('import-territory', list, '--dry-run')).toContain('Nothing was changed');
  expect(await municipalities(fresh.db)).toEqual([]);
  for (let i = 0; i < 2; i += 1) expect(await cli('import-territory', list)).toBe('Territories written: 2.');
  expect((await municipalities(fresh.db)).map((m) => m.name)).toEqual(['Hildesheim', 'Sarstedt']);
  await expect(cli('import-territory', await file('falsch.csv', 'key;name\n03254021;Anders\nx;y\n'))).rejects.toThrow('line_invalid in line 3');
  expect((await municipalities(fresh.db))[0]?.name).toBe('Hildesheim');
  await expect(cli('import-territory', join(folder, 'fehlt.csv'))).rejects.toThrow('There is no file');
});

test('boundaries are refused with the feature named, or set; a missing centre comes from the boundary', async () => {
  const crossing = [[9.9, 52.1], [10, 52.2], [10, 52.1], [9.9, 52.2], [9.9, 52.1]];
  const good = [[9.9, 52.1], [10, 52.1], [10, 52.2], [9.9, 52.2], [9.9, 52.1]];
  const collection = (coordinates: number[][]) => JSON.stringify({ type: 'FeatureCollection', features: [area('03254021', coordinates), area('09162000', good)] });
  await expect(cli('import-boundaries', await file('falsch.geojson', collection(crossing)), '--source', '© Amt')).rejects.toThrow('Ort 03254021 (03254021): crosses or touches itself');
  expect(await boundaries(fresh.db)).toEqual([]);
  expect(await cli('import-boundaries', await file('gut.geojson', collection(good)), '--source', '© Amt')).toContain('Left out, because there is no such territory: Ort 09162000 (09162000).');
  expect(await boundaries(fresh.db)).toMatchObject([{ key: '03254021', source: '© Amt' }]);
  expect((await municipalities(fresh.db))[0]).toMatchObject({ lat: 52.15, lon: 9.95 });
});
