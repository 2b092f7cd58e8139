import fc from 'fast-check';
import { expect, test } from 'vitest';
import { valueOf } from '../../../kernel/problem.ts';
import { cleanLine, cleanText } from '../../../kernel/text.ts';
import { readSheet, writeCsv, writeExcel } from '../../../platform/sheets.ts';
import { CONSENT_WAYS, KINDS, LANGUAGES, PURPOSES, type Entry } from '../rules.ts';
import { exportRows, mappingOf, readLines, tableOf } from './rules.ts';

// XML, which Excel’s files are made of, has no U+FFFE and U+FFFF, and the writer leaves out the sign for what is unreadable.
const typed = (max: number) => fc.string({ unit: 'grapheme', maxLength: max }).map((s) => s.replace(/[\uFFFD-\uFFFF]/g, ''));
const line = (max: number) => typed(max).map((s) => cleanLine(s).replace(/^'+/, ''));
const name = line(30).map((s) => s || 'Verein');
const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }).map((d) => d.toISOString().slice(0, 10));
const entry: fc.Arbitrary<Entry> = fc
  .record({
    institution: name, kind: fc.constantFrom(...KINDS), function: line(20), person: line(20), email: fc.constantFrom('', 'post@example.org'), phone: line(12), street: typed(30).map((s) => cleanText(s).replace(/^'+/, '')), postalCode: fc.constantFrom('', '01067', '30159', 'SW1A 1AA'), town: line(15),
    country: fc.constantFrom('', 'Österreich'), municipality: fc.constantFrom(null, '03241001'), language: fc.constantFrom(...LANGUAGES), source: name, purposes: fc.subarray([...PURPOSES], { minLength: 1 }), checkedOn: day, consent: fc.option(fc.record({ on: day, how: fc.constantFrom(...CONSENT_WAYS) }), { nil: null }), staysUntil: fc.option(day, { nil: null }),
  })
  .map(({ consent, ...e }): Entry => ({ ...e, ground: consent === null ? 'public_task' : 'consent', consentOn: consent?.on ?? null, consentHow: consent?.how ?? null, consentVersions: {} }));

const DEFAULTS = { kind: 'other', purposes: ['news'], source: 'nirgends', language: 'de', checkedOn: '1999-01-01' } as const;

async function read(bytes: Uint8Array) {
  const table = valueOf(tableOf(valueOf(await readSheet(bytes))));
  expect(mappingOf(table.header)).not.toContain(null);
  return readLines(table, mappingOf(table.header), DEFAULTS, (key) => key);
}

test('whatever was exported as CSV, with semicolon or comma, is imported equal', async () => {
  await fc.assert(fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 6 }), fc.constantFrom<',' | ';'>(',', ';'), async (entries, delimiter) => {
    const lines = await read(new TextEncoder().encode(writeCsv(exportRows(entries), delimiter)));
    expect(lines.map((l) => [l.problems, { ...l.entry, consentVersions: {} }])).toEqual(entries.map((e) => [[], e]));
  }), { numRuns: 100 });
});

test('and so is an Excel file', async () => {
  await fc.assert(fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 6 }), async (entries) => {
    const lines = await read(new Uint8Array(await writeExcel('Kontakte', exportRows(entries))));
    expect(lines.map((l) => [l.problems, { ...l.entry, consentVersions: {} }])).toEqual(entries.map((e) => [[], e]));
  }), { numRuns: 30, endOnFailure: true });
});
