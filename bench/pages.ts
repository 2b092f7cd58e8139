import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { ended, freePort, lineOf, type RunningProduct } from '../e2e/product.ts';
import { cpuSeconds } from './processor.ts';
import { atLeast, median, ratio, shown, type Row } from './table.ts';

const PAGES = ['/de', '/de/measures', '/de/processes', '/ar'];
/** Pages of one thing each, made anew: shown beside the limit, which is for the pages above. */
const DETAILS = [
  '/de/imprint', '/de/processes/beispiel-2026', '/de/processes/beispiel-winter', '/de/measures/oeffnung-34', '/de/concepts/integrationskonzept-2016', '/de/ballots', '/de/ballots/beispiel-winter-punkte', '/de/submissions',
  '/de/reports/beispielkonzept-2026-2026-h2',
];
const ROUNDS = 5;
const SECONDS = 2;
const CONNECTIONS = 50;

/** The bare server: node:http, the same bytes and headers, nothing else. */
const BARE = `
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
const [, , file, head, port] = process.argv;
const body = readFileSync(file);
const headers = { ...JSON.parse(head), 'content-length': body.length };
createServer((request, response) => { response.writeHead(200, headers); response.end(body); }).listen(Number(port), () => console.log('listening'));
`;

async function rate(url: string, headers: Record<string, string>): Promise<number> {
  const result = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS, headers: { 'accept-encoding': 'br', ...headers } });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} errors`);
  return result.requests.total / result.duration;
}

async function bareServer(url: string, port: number): Promise<{ stop: () => Promise<void> }> {
  const answer = await fetch(url, { headers: { 'accept-encoding': 'br' } });
  const plain = Buffer.from(await answer.arrayBuffer());
  const dir = await mkdtemp(join(tmpdir(), 'miteinander-bare-'));
  const { brotliCompressSync, constants } = await import('node:zlib');
  const bytes = brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  await Promise.all([writeFile(join(dir, 'body'), bytes), writeFile(join(dir, 'bare.mjs'), BARE)]);
  // What node:http adds by itself it adds in both.
  const head = JSON.stringify(Object.fromEntries([...answer.headers].filter(([name]) => !['date', 'connection', 'keep-alive', 'content-length', 'transfer-encoding'].includes(name))));
  const child = spawn(process.execPath, [join(dir, 'bare.mjs'), join(dir, 'body'), head, String(port)], { stdio: ['ignore', 'pipe', 'inherit'] });
  await lineOf(child, /listening/);
  return { stop: () => ended(child).then(() => rm(dir, { recursive: true })) };
}

/** Anonymous pages from memory against the bare server, in turns; and the same pages made anew for each request. */
export async function pages(product: RunningProduct): Promise<Row[]> {
  const rows: Row[] = [];
  const barePort = await freePort();
  for (const path of PAGES) {
    const url = product.url + path;
    const bare = await bareServer(url, barePort);
    const ratios: number[] = [];
    let cached = 0;
    try {
      await rate(url, {});
      for (let round = 0; round < ROUNDS; round += 1) {
        const theirs = await rate(`http://localhost:${barePort}/`, {});
        cached = await rate(url, {});
        ratios.push(cached / theirs);
      }
    } finally {
      await bare.stop();
    }
    rows.push(ratio(`${path} from memory, against bare node:http`, median(ratios), 0.8), shown(`${path} from memory`, `${Math.round(cached)} /s`));
    rows.push(atLeast(`${path} made anew, per processor second`, await madeAnew(product, path), 1000, '/s'));
  }
  for (const path of DETAILS) rows.push(shown(`${path} made anew, per processor second`, `${Math.round(await madeAnew(product, path))} /s`));
  return [...rows, shown('kept between pages made anew, half a second at most: settings, menus, places and their map, choices of filters', '')];
}

/**
 * Somebody who has just written something gets every page made anew: the cookie that says so switches the memory off. Its contents
 * are read from the database and rendered each time. Counted by the processor time of the web process, so that it holds on a machine
 * that does other things, too.
 */
async function madeAnew(product: RunningProduct, path: string): Promise<number> {
  await rate(product.url + path, { cookie: 'fresh=1' });
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = await cpuSeconds(product.pid);
    const made = await autocannon({ url: product.url + path, connections: 16, duration: SECONDS, headers: { cookie: 'fresh=1' } });
    if (made.non2xx > 0) throw new Error(`${path}: ${made.non2xx} refused`);
    rates.push(made.requests.total / ((await cpuSeconds(product.pid)) - before));
  }
  return median(rates);
}
