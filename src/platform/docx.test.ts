import { strFromU8, unzipSync } from 'fflate';
import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { LOCALES } from '../kernel/locale.ts';
import { makeDocx, type DocxBlock, type DocxInput } from './docx.ts';

const created = new Date('2026-03-01T09:00:00Z');
const parts = async (input: Partial<DocxInput>): Promise<(name: string) => string> => {
  const files = unzipSync(await makeDocx({ locale: 'de', title: 'Konzept', created, blocks: [], ...input }));
  return (name) => strFromU8(files[name] ?? new Uint8Array());
};
const picture = sharp({ create: { width: 4, height: 2, channels: 3, background: '#b4213f' } }).png().toBuffer();

test('headings, lists and tables are what they look like, and a table names its columns again on each page', async () => {
  const blocks: DocxBlock[] = [
    { heading: 1, text: 'Sprache', id: 'sprache' },
    { heading: 2, text: 'Kurse' },
    { list: ['eins', 'zwei'] },
    { list: ['erstens'], ordered: true },
    { list: ['wieder erstens'], ordered: true },
    { table: { caption: 'Maßnahmen', columns: [{ label: 'Titel', width: 3 }, { label: 'Zahl', type: 'number' }], rows: [['Kurs', '5'], ['Treffen']] } },
  ];
  const part = await parts({ blocks, numbered: true, contents: 'Inhalt', footer: 'Musterregion' });
  const text = part('word/document.xml');
  expect(text).toMatch(/<w:pStyle w:val="Heading1"\/><w:numPr>.*?Sprache/);
  expect(text).toMatch(/<w:pStyle w:val="Heading2"\/><w:numPr><w:ilvl w:val="1"\/>.*?Kurse/);
  expect(text).toMatch(/w:anchor="part_1".*Sprache.*w:bookmarkStart w:name="part_1"/);
  expect(text.match(/<w:tblHeader\/>/g)).toHaveLength(1);
  expect(text.match(/<w:tc>/g)).toHaveLength(6);
  const lists = [...text.matchAll(/ListParagraph"\/><w:numPr><w:ilvl w:val="0"\/><w:numId w:val="(\d+)"/g)].map(([, id]) => id);
  expect(lists[0]).toBe(lists[1]);
  expect(new Set(lists).size).toBe(3);
  expect(part('word/footer1.xml')).toMatch(/Musterregion.*<w:tab\/>.*PAGE.*NUMPAGES/);
});

test('a document says its language and direction, and each text that is in another', async () => {
  const german = await parts({ locale: 'de-simple', blocks: [{ text: 'Hallo' }, { text: 'أهلا', lang: 'ar' }] });
  expect(german('word/styles.xml')).toContain('<w:lang w:val="de-DE"');
  expect(german('word/document.xml')).toMatch(/<w:bidi\/>.*<w:rtl\/><w:lang w:bidi="ar-SA"\/>.*أهلا/);
  const arabic = await parts({ locale: 'ar', blocks: [{ heading: 1, text: 'Sprache', lang: 'de' }, { table: { caption: 'جدول', columns: [{ label: 'أ' }], rows: [] } }] });
  expect(arabic('word/styles.xml')).toContain('w:bidi="ar-SA"');
  expect(arabic('word/document.xml')).toContain('<w:bidiVisual/>');
  expect(arabic('word/document.xml')).toMatch(/<w:pStyle w:val="Heading1"\/><w:bidi w:val="false"\/>.*<w:lang w:val="de-DE"\/>.*Sprache/);
});

test('pictures carry their text, links lead to web addresses only, fonts name what stands in for them', async () => {
  const bytes = await picture;
  const part = await parts({ blocks: [{ picture: { bytes, type: 'png', width: 900, height: 450, alt: 'Ein Streifen „rot“' }, caption: 'Farbe' }, { text: [{ text: 'gut', href: 'https://example.org/?a=1&b=2' }, { text: 'böse', href: 'javascript:alert(1)' }, { text: 'nirgends', href: '#fehlt' }] }] });
  expect(part('word/document.xml')).toContain('descr="Ein Streifen „rot“"');
  expect(part('word/document.xml')).toContain('böse');
  expect(part('word/_rels/document.xml.rels')).toContain('https://example.org/?a=1&amp;b=2');
  expect(part('word/_rels/document.xml.rels')).not.toContain('javascript');
  expect(part('word/fontTable.xml')).toContain('<w:altName w:val="Carlito"/>');
});

test('the same content is the same bytes; the file names a title, a date and no author', async () => {
  const bytes = await picture;
  const input: DocxInput = { locale: 'en', title: 'Concept', description: 'All of it', created, blocks: [{ heading: 1, text: 'A', id: 'a' }, { text: [{ text: 'x', href: 'https://example.org' }] }, { list: ['a'] }, { picture: { bytes, type: 'png', width: 4, height: 2, alt: 'x' } }] };
  const first = await makeDocx(input);
  expect((await makeDocx(input)).equals(first)).toBe(true);
  const core = (await parts(input))('docProps/core.xml');
  expect(core).toContain('<dc:title>Concept</dc:title>');
  expect(core.match(/2026-03-01T09:00:00Z/g)).toHaveLength(2);
  expect(core).not.toMatch(/creator|lastModifiedBy/);
});

test('whatever somebody typed, the file stays well-formed and the words stay in it', async () => {
  const typed = fc.string({ unit: fc.oneof(fc.constantFrom('<', '&', '"', '\n', '\u0000', '\uFFFF', '\uD800', ']]>', 'ä', 'ب'), fc.string({ minLength: 1, maxLength: 1 })), maxLength: 30 });
  await fc.assert(fc.asyncProperty(typed, fc.constantFrom(...LOCALES), async (text, locale) => {
    const part = await parts({ locale, title: text, footer: text, blocks: [{ heading: 1, text }, { text: [text, { text, bold: true }] }, { list: [text] }, { table: { caption: text, columns: [{ label: text }], rows: [[text]] } }] });
    for (const name of ['word/document.xml', 'word/footer1.xml', 'docProps/core.xml']) {
      const xml = part(name);
      // eslint-disable-next-line no-control-regex
      expect(xml).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/);
      expect(xml.isWellFormed()).toBe(true);
      expect(xml.replaceAll(/<[^<>]*>/g, '')).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot|apos|#\w+);)/);
    }
  }), { numRuns: 60 });
});
