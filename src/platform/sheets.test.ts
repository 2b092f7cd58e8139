import fc from 'fast-check';
import { expect, test } from 'vitest';
import { valueOf } from '../kernel/problem.ts';
import { cleanText } from '../kernel/text.ts';
import { readSheet, writeCsv, writeExcel } from './sheets.ts';

const cell = fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => cleanText(text).replace(/^'+/, ''));
const rows = fc.array(fc.tuple(cell, cell, cell).filter((row) => row.some((text) => text !== '')), { minLength: 1, maxLength: 8 });
const HEADINGS = ['Eins', 'Zwei', 'Drei'];

test('what was written as CSV is read back equal, formulas and all', async () => {
  await fc.assert(fc.asyncProperty(rows, fc.constantFrom<',' | ';'>(',', ';'), async (cells, delimiter) => {
    const read = valueOf(await readSheet(new TextEncoder().encode(writeCsv([HEADINGS, ...cells], delimiter))));
    expect(read.map((r) => r.cells)).toEqual([HEADINGS, ...cells]);
  }), { numRuns: 100 });
});

test('what was written as an Excel file is read back equal, and a formula stays a text', async () => {
  const cells = [['Müller & Söhne <e. V.>', '=1+1', '+49 511 1'], ['عربي', '-', 'zwei\nZeilen'], ['constructor', '__proto__', 'toString'], ['_x0041_', 'a_x000D_b', '_x_']];
  const bytes = new Uint8Array(await writeExcel('Kontakte: alle', [HEADINGS, ...cells]));
  expect(valueOf(await readSheet(bytes)).map((r) => r.cells)).toEqual([HEADINGS, ...cells]);
  expect(Buffer.from(bytes).includes('<f>')).toBe(false);
});

test('numbers are written as numbers', async () => {
  const bytes = new Uint8Array(await writeExcel('Zahlen', [['Name', 'Zahl'], ['a', 713]]));
  expect(valueOf(await readSheet(bytes))[1]?.cells).toEqual(['a', '713']);
});
