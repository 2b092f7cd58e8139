import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServerResponse, IncomingMessage } from 'node:http';
import { encodingFor, type Encoding } from './cache.ts';

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', woff2: 'font/woff2', svg: 'image/svg+xml', png: 'image/png', ico: 'image/x-icon',
  json: 'application/json', webmanifest: 'application/manifest+json', map: 'application/json', txt: 'text/plain; charset=utf-8',
};

interface Asset {
  readonly type: string;
  readonly bodies: Readonly<Partial<Record<Encoding, Buffer>>>;
}

/** Static files made by the build, held in memory with their compressed forms; the content's hash is in the name, so they never change. */
export class Assets {
  readonly #files: ReadonlyMap<string, Asset>;
  readonly #names: Readonly<Record<string, string>>;

  constructor(files: ReadonlyMap<string, Asset>, names: Readonly<Record<string, string>>) {
    this.#files = files;
    this.#names = names;
  }

  /** Reads `dir` with its `manifest.json` (plain name → hashed name). A missing folder gives an empty set: tests need no build. */
  static async load(dir: string): Promise<Assets> {
    const manifest = await readFile(join(dir, 'manifest.json'), 'utf8').catch(() => '{}');
    const all = await readdir(dir, { recursive: true }).catch(() => [] as string[]);
    const files = new Map<string, Asset>();
    for (const name of all.map((n) => n.replaceAll('\\', '/'))) {
      const ending = name.slice(name.lastIndexOf('.') + 1);
      const type = TYPES[ending];
      if (type === undefined || name === 'manifest.json') continue;
      const [identity, br, gzip] = await Promise.all([readFile(join(dir, name)), optional(join(dir, `${name}.br`)), optional(join(dir, `${name}.gz`))]);
      files.set(`/assets/${name}`, { type, bodies: { identity, ...(br === undefined ? {} : { br }), ...(gzip === undefined ? {} : { gzip }) } });
    }
    return new Assets(files, JSON.parse(manifest) as Record<string, string>);
  }

  /** Address of a file by its plain name. */
  url(name: string): string {
    return `/assets/${this.#names[name] ?? name}`;
  }

  /** Answers if the path is a static file. */
  serve(path: string, request: IncomingMessage, response: ServerResponse): boolean {
    const file = this.#files.get(path);
    if (file === undefined) return false;
    const wanted = encodingFor(request.headers['accept-encoding']);
    const encoding = file.bodies[wanted] === undefined ? 'identity' : wanted;
    const body = file.bodies[encoding] as Buffer;
    response.writeHead(200, {
      'content-type': file.type, 'content-length': body.length, 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding', 'x-content-type-options': 'nosniff',
      ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    });
    response.end(request.method === 'HEAD' ? undefined : body);
    return true;
  }
}

async function optional(path: string): Promise<Buffer | undefined> {
  return readFile(path).catch(() => undefined);
}
