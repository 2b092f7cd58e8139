import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { documentFonts } from '../../test/fonts.ts';
import { FAMILIES } from '../../tools/fonts.mjs';
import { textOfPdf } from '../../test/pdf.ts';
import { makePdf } from './pdf.ts';
import { coverageOf } from './pdf-fonts.ts';

test('characters that no font has are replaced, marks of emoji dropped, everything else stays', async () => {
  const folder = await documentFonts();
  const shown = coverageOf(readdirSync(folder).filter((f) => f.endsWith('.ttf')).map((f) => readFileSync(join(folder, f))));
  for (const text of ['Ämter – „grüßen“ 100 €', 'Привет', 'مرحبا بكم', 'żółć ğüş', 'ንገሩና', 'Tiếng Việt', 'Zeile\nZeile\tTab', 'عند «\u2068Busse\u2069»']) expect(shown(text)).toBe(text);
  expect(shown('a🎉b漢c')).toMatch(/^a.b.c$/u);
  expect([...shown('👩🏽‍⚕️').replace('\u200D', '')]).toHaveLength(2);
  expect(coverageOf([])('x y')).toBe('? ?');
});

test('every template uses every family of the build', () => {
  const templates = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.typ')).map((path) => ({ path, source: readFileSync(join('src', path), 'utf8') }));
  expect(templates.length).toBeGreaterThan(5);
  for (const { path, source } of templates) expect([path, source.includes('font: families'), /font: \(/.test(source)]).toEqual([path, true, false]);
  const listed = readFileSync('src/platform/pdf.ts', 'utf8');
  for (const family of FAMILIES) expect(listed).toContain(`"${family}"`);
});

test('letters with accents of all languages are read as they were typed, also beside plain ones', async () => {
  const words = ['ćma źdźbło, żółć, łąka, ćwiczyć, ń ś', 'Příliš žluťoučký kůň úpěl ďábelské ódy', 'Đã được, tiếng Việt, ẩm, ỡ, cần thêm giờ', 'cœur, où, naïve, Ÿ', 'ışık, İğde, şöyle', 'őűŐŰ čćđšž ąčęėįšųūž', 'Ćć Čč ẞ'];
  const folder = await mkdtemp(join(tmpdir(), 'miteinander-letters-'));
  const template = join(folder, 'letters.typ');
  await writeFile(template, '#let data = json(bytes(sys.inputs.data))\n#set document(title: "x")\n#set text(font: families, fallback: false)\n#for word in data [#par(word)]\n');
  const text = await textOfPdf(await makePdf({ template, data: ['Das code cacao sonst Bienen', ...words], created: new Date('2026-01-01T12:00:00Z'), fonts: await documentFonts() }));
  await rm(folder, { recursive: true });
  for (const word of ['Das code cacao sonst Bienen', ...words]) expect(text.normalize('NFC')).toContain(word);
});
