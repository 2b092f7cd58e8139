import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fontOfWoff } from '../tools/woff.mjs';

const FILES = [
  ['fira-sans', 'latin', 'Fira Sans'], ['fira-sans', 'latin-ext', 'Fira Sans Latin Extended'], ['fira-sans', 'cyrillic', 'Fira Sans Cyrillic'], ['vazirmatn', 'arabic', 'Vazirmatn'],
] as const;

/** Fonts for documents as the build makes them, so that tests need no build. */
export async function documentFonts(): Promise<string> {
  const folder = join(tmpdir(), `miteinander-test-fonts-${process.getuid?.() ?? 0}`);
  await mkdir(folder, { recursive: true });
  const { resolve } = createRequire(import.meta.url);
  for (const [source, subset, family] of FILES) {
    for (const [weight, style] of [[400, 'Regular'], [600, 'SemiBold']] as const) {
      const path = join(folder, `${source}-${subset}-${weight}.ttf`);
      if (existsSync(path)) continue;
      const woff = await readFile(resolve(`@fontsource/${source}/files/${source}-${subset}-${weight}-normal.woff`));
      await writeFile(`${path}.${process.pid}`, fontOfWoff(woff, family, style));
      await rename(`${path}.${process.pid}`, path);
    }
  }
  return folder;
}
