import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { documentFonts } from '../../test/fonts.ts';
import { coverageOf } from './pdf-fonts.ts';

test('characters that no font has are replaced, marks of emoji dropped, everything else stays', async () => {
  const folder = await documentFonts();
  const shown = coverageOf(readdirSync(folder).filter((f) => f.endsWith('.ttf')).map((f) => readFileSync(join(folder, f))));
  for (const text of ['Ämter – „grüßen“ 100 €', 'Привет', 'مرحبا بكم', 'żółć ğüş', 'Zeile\nZeile\tTab']) expect(shown(text)).toBe(text);
  expect(shown('a🎉b漢c')).toMatch(/^a.b.c$/u);
  expect([...shown('👩🏽‍⚕️').replace('\u200D', '')]).toHaveLength(2);
  expect(coverageOf([])('x y')).toBe('? ?');
});
