import { expect, test } from 'vitest';
import { readTerritories } from './imports.ts';
import { underRegion } from './rules.ts';

test('a list from a spreadsheet: semicolons, German headings, decimal commas, a lost zero', () => {
  const { territories, problems } = readTerritories('AGS;Gemeinde;Art;Breite;Länge\r\n3254021;Hildesheim;Stadt;52,1508;9,9511\r\n03254002;Bad Salzdetfurth;Stadt;;\r\n');
  expect(problems).toEqual([]);
  expect(territories).toMatchObject([
    { key: '03254021', name: 'Hildesheim', designation: 'Stadt', kind: 'municipality', lat: 52.1508, lon: 9.9511 },
    { key: '03254002', name: 'Bad Salzdetfurth', lat: null, lon: null },
  ]);
});

test('two pasted columns without headings are enough; the region is added above', () => {
  const { territories } = readTerritories('03254021\tHildesheim\n03254002\tBad Salzdetfurth');
  expect(underRegion(territories, 'Landkreis Hildesheim')).toMatchObject([{ key: '03254', kind: 'region', name: 'Landkreis Hildesheim' }, { key: '03254021', parentKey: '03254' }, { parentKey: '03254' }]);
});

test('JSON with the same names', () => {
  expect(readTerritories('[{"ags":"03241","name":"Region Hannover"},{"ags":"03241001","name":"Hannover","kind":"municipality"}]').territories).toMatchObject([{ kind: 'region' }, { parentKey: '03241' }]);
});

test('what is wrong is told by line, also a key that comes twice', () => {
  const { problems } = readTerritories('key,name\n03254021,Hildesheim\nabc,Nirgends\n03254021,Hildesheim\n03254002,', 'list');
  expect(problems).toEqual([3, 4, 5].map((line) => ({ code: 'line_invalid', field: 'list', params: { line } })));
});

test('a list without the needed columns, an empty one and no list at all', () => {
  expect(readTerritories('Ort;Einwohner\nHildesheim;100000', 'list').problems).toEqual([{ code: 'column_missing', field: 'list', params: { column: 'AGS' } }]);
  expect(readTerritories('Musterstadt\n03254021;Hildesheim;Stadt', 'list').problems).toEqual([{ code: 'line_invalid', field: 'list', params: { line: 1 } }]);
  expect(readTerritories('   ').problems[0]?.code).toBe('required');
  expect(readTerritories('[{"a":').problems[0]?.code).toBe('invalid_file');
  expect(readTerritories('"03254021;Hildesheim').problems[0]?.code).toBe('invalid_file');
});
