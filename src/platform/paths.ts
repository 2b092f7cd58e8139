import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** The project's folder, found from the bundle (`dist/…`) as from the sources. */
export const ROOT = findRoot(import.meta.dirname);

/** Whether the bundle runs; tests and tools run from the sources. */
export const BUNDLED = relative(ROOT, import.meta.dirname).split(sep)[0] === 'dist';

/** SQL files in the order of their names. */
export const MIGRATIONS = join(ROOT, BUNDLED ? 'dist/migrations' : 'migrations');

/** Scripts, styles and fonts with hashed names, `manifest.json` beside them. */
export const ASSETS = join(ROOT, 'dist', 'assets');

/** Fonts for PDF. */
export const FONTS = join(ROOT, 'dist', 'documents', 'fonts');

/** The Typst template `name` of a slice. */
export function documentPath(slice: string, name: string): string {
  return BUNDLED ? join(ROOT, 'dist', 'documents', slice, `${name}.typ`) : join(ROOT, 'src', 'slices', slice, 'documents', `${name}.typ`);
}

export interface DataPaths {
  /** The embedded PostgreSQL's cluster. */
  readonly cluster: string;
  /** Uploaded files. */
  readonly files: string;
  /** Mails that were not sent for want of SMTP. */
  readonly mail: string;
  /** Keys of open ballots; never in the database or a backup. */
  readonly keys: string;
  /** Who owns the directory. */
  readonly lock: string;
  /** Where the database is, for the command line and the worker. */
  readonly url: string;
  /** Where people reach the product that runs here, or last ran: what commands put into links and QR codes. */
  readonly baseUrl: string;
  /** What the directory is called in the database's lock. */
  readonly id: string;
}

export function dataPaths(dataDir: string): DataPaths {
  const at = (name: string): string => join(dataDir, name);
  return { cluster: at('pg'), files: at('files'), mail: at('mail'), keys: at('keys'), lock: at('owner.lock'), url: at('database-url'), baseUrl: at('base-url'), id: at('directory-id') };
}

/**
 * Makes `folder` and what is missing above it. Node's own recursive mkdir never returns where the system says "no such folder" about
 * one whose parent exists, as below /proc: an operator's typing mistake must end in a sentence.
 */
export function makeFolder(folder: string, mode: number): void {
  const missing: string[] = [];
  for (let at = folder; !existsSync(at); at = dirname(at)) missing.unshift(at);
  for (const path of missing) {
    try {
      mkdirSync(path, { mode });
    } catch (error) {
      // Another process may have made it in the meantime.
      if (!existsSync(path)) throw error;
    }
  }
}

function findRoot(from: string): string {
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) if (existsSync(join(folder, 'package.json'))) return folder;
  throw new Error(`no package.json above ${from}`);
}
