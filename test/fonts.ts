import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentFonts as made } from '../tools/fonts.mjs';

/** Fonts for documents as the build makes them, so that tests need no build. */
export async function documentFonts(): Promise<string> {
  const folder = join(tmpdir(), `miteinander-test-fonts-${process.getuid?.() ?? 0}`);
  await mkdir(folder, { recursive: true });
  for (const { name, read } of made()) {
    const path = join(folder, name);
    if (existsSync(path)) continue;
    await writeFile(`${path}.${process.pid}`, await read());
    await rename(`${path}.${process.pid}`, path);
  }
  return folder;
}
