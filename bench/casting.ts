import { randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { connect as connectTo, type Socket } from 'node:net';
import pg from 'pg';
import type { RunningProduct } from '../e2e/product.ts';
import { system } from '../src/kernel/actor.ts';
import { localized } from '../src/kernel/localized.ts';
import { valueOf } from '../src/kernel/problem.ts';
import { connect, openPool } from '../src/platform/database/connect.ts';
import { write } from '../src/platform/database/write.ts';
import { KeyFolder } from '../src/platform/keys.ts';
import { dataPaths } from '../src/platform/paths.ts';
import { ballotById, closeBallot, createBallot, createCodes, openBallot, resultOf, settleCodes } from '../src/slices/ballots/public.ts';
import { median, ratio, shown, type Row } from './table.ts';

const CONNECTIONS = 64;
const ROUNDS = 5;
const VOTES = 4_000;
const ROWS = 8_000;
const WARM_UP = 4_000;
const OPTIONS = 11;
/** Voters come from many addresses; these many share one. */
const VOTERS_PER_ADDRESS = 200;

/**
 * Votes over HTTP with a code each, every one checked and acknowledged after its commit, against a loop of bare INSERTs (a statement
 * with parameters, as one writes it) of rows of the same size into the same database with the same durability, both over 64
 * connections, in turns; for information also against INSERTs that were prepared once. Afterwards the ballot is closed and
 * counted: every acknowledged vote must be in the result, once.
 */
export async function casting(product: RunningProduct): Promise<Row[]> {
  const paths = dataPaths(product.dataDir);
  const url = (await readFile(paths.url, 'utf8')).trim();
  const pool = openPool(url, { max: 4 });
  try {
    const ballot = await openWithCodes(pool, new KeyFolder(paths.keys));
    await inserts(url, 1_000, 'bare');
    await votes(product.url, ballot.slug, ballot.codes.splice(0, WARM_UP));
    const ratios: number[] = [];
    let [bare, prepared, voted] = [0, 0, 0];
    for (let round = 0; round < ROUNDS; round += 1) {
      prepared = await inserts(url, ROWS, 'prepared');
      bare = await inserts(url, ROWS, 'bare');
      voted = await votes(product.url, ballot.slug, ballot.codes.splice(0, VOTES));
      ratios.push(voted / bare);
    }
    const counted = await closeAndCount(pool, new KeyFolder(paths.keys), ballot.id);
    const cast = WARM_UP + ROUNDS * VOTES;
    return [
      ratio('votes over HTTP, against bare INSERTs', median(ratios), 0.3),
      shown('votes over HTTP', `${Math.round(voted)} /s`),
      shown('bare INSERTs', `${Math.round(bare)} /s`),
      shown('prepared INSERTs', `${Math.round(prepared)} /s`),
      { what: 'acknowledged votes that were lost or doubled', measured: String(Math.abs(cast - counted.ballots) + Math.abs(cast - counted.dots)), limit: '= 0', met: cast === counted.ballots && cast === counted.dots },
    ];
  } finally {
    await pool.end();
  }
}

async function openWithCodes(pool: pg.Pool, keys: KeyFolder): Promise<{ id: string; slug: string; codes: string[] }> {
  const db = connect(pool);
  const actor = system('bench');
  const slug = `bench-${randomBytes(4).toString('hex')}`;
  const settings = { slug, title: localized('Bench'), explanation: null, dotsPerVoter: 5, maxPerOption: 5, electorate: 'codes' as const, offline: false, live: false, top: 5, opensAt: null, closesAt: null, weightingBody: null };
  const options = Array.from({ length: OPTIONS }, (_, i) => ({ title: localized(`Option ${i + 1}`), pictogram: 'star' as const, nodeId: null, href: null }));
  const { id } = valueOf(await write(db, (tx) => createBallot(tx, actor, settings, options)));
  const codes: string[] = [];
  while (codes.length < WARM_UP + ROUNDS * VOTES) codes.push(...valueOf(await write(db, (tx) => createCodes(tx, keys, actor, { ballotId: id, label: 'bench', count: 10_000 }))).codes);
  valueOf(await write(db, (tx) => openBallot(tx, keys, actor, id)));
  await settleCodes(db, id);
  return { id, slug, codes };
}

/** Rows a second: 64 connections, each inserting the next row when the last one is committed. */
async function inserts(url: string, rows: number, how: 'bare' | 'prepared'): Promise<number> {
  const clients = Array.from({ length: CONNECTIONS }, () => new pg.Client({ connectionString: url }));
  await Promise.all(clients.map((client) => client.connect()));
  await clients[0]?.query('create table if not exists bench_plain (ballot_id uuid, slot bytea, box bytea, primary key (ballot_id, slot))');
  const id = randomUUID();
  let left = rows;
  const started = performance.now();
  await Promise.all(clients.map(async (client) => {
    while (left > 0) {
      left -= 1;
      await client.query({ ...(how === 'bare' ? {} : { name: 'insert' }), text: 'insert into bench_plain (ballot_id, slot, box) values ($1, $2, $3)', values: [id, randomBytes(32), randomBytes(57)] });
    }
  }));
  const seconds = (performance.now() - started) / 1_000;
  await Promise.all(clients.map((client) => client.end()));
  return rows / seconds;
}

/** Votes a second: 64 connections kept open, each casting the next vote when the last one was acknowledged. */
async function votes(base: string, slug: string, codes: readonly string[]): Promise<number> {
  const { hostname, port } = new URL(base);
  const voters = await Promise.all(Array.from({ length: CONNECTIONS }, () => Voter.connect(hostname, Number(port))));
  let next = 0;
  const started = performance.now();
  await Promise.all(voters.map(async (voter) => {
    for (let at = next++; at < codes.length; at = next++) await voter.cast(slug, codes[at] as string, at);
  }));
  const seconds = (performance.now() - started) / 1_000;
  for (const voter of voters) voter.end();
  return codes.length / seconds;
}

/** A browser reduced to what the server sees of it: it must cost little, because it shares the machine with what is measured. */
class Voter {
  readonly #socket: Socket;
  #got: Buffer = Buffer.alloc(0);
  #answered: ((answer: string | Error) => void) | null = null;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk) => this.#hear(chunk));
    socket.on('error', (error) => this.#answered?.(error));
    socket.on('close', () => this.#answered?.(new Error('the server closed the connection')));
  }

  static connect(host: string, port: number): Promise<Voter> {
    return new Promise((resolve, reject) => {
      const socket = connectTo({ host, port, noDelay: true }, () => resolve(new Voter(socket)));
      socket.once('error', reject);
    });
  }

  async cast(slug: string, code: string, at: number): Promise<void> {
    const body = `dots_${(at % OPTIONS) + 1}=1&code=${encodeURIComponent(code)}`;
    const address = `10.0.${Math.floor(at / VOTERS_PER_ADDRESS) % 250}.${Math.floor(Math.random() * 250)}`;
    const head = `POST /de/ballots/${slug} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: ${Buffer.byteLength(body)}\r\nsec-fetch-site: same-origin\r\nx-forwarded-for: ${address}\r\n\r\n`;
    const answer = await new Promise<string | Error>((resolve) => {
      this.#answered = resolve;
      this.#socket.write(head + body);
    });
    if (answer !== '200') throw answer instanceof Error ? answer : new Error(`a vote was answered with ${answer}`);
  }

  /** Waits for head and body; the body's end is known by its length, or by the last chunk. */
  #hear(chunk: Buffer): void {
    this.#got = this.#got.length === 0 ? chunk : Buffer.concat([this.#got, chunk]);
    const end = this.#got.indexOf('\r\n\r\n');
    if (end === -1) return;
    const head = this.#got.toString('latin1', 0, end);
    const length = /content-length: (\d+)/i.exec(head)?.[1];
    const whole = length === undefined ? this.#got.subarray(-5).toString('latin1') === '0\r\n\r\n' : this.#got.length >= end + 4 + Number(length);
    if (!whole) return;
    this.#got = Buffer.alloc(0);
    this.#answered?.(head.slice(9, 12));
  }

  end(): void {
    this.#answered = null;
    this.#socket.destroy();
  }
}

async function closeAndCount(pool: pg.Pool, keys: KeyFolder, id: string): Promise<{ ballots: number; dots: number }> {
  const db = connect(pool);
  valueOf(await write(db, (tx) => closeBallot(tx, keys, system('bench'), id)));
  keys.destroy(id);
  await pool.query('drop table if exists bench_plain');
  const ballot = await ballotById(db, id);
  const result = ballot === null ? null : await resultOf(db, ballot);
  return { ballots: result?.ballots ?? 0, dots: result?.total ?? 0 };
}
