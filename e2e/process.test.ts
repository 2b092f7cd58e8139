import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, connect as connectTo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { begin, childrenOf, cleanUp, dataDir, isRunning, serverPid, stop, until } from './process.ts';

afterAll(cleanUp);

const health = async (url: string): Promise<number> => (await fetch(`${url}/health`).catch(() => null))?.status ?? 0;
const publishedUrl = (dir: string): string => readFileSync(join(dir, 'database-url'), 'utf8').trim();

async function query(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(text).finally(() => client.end());
}

describe('starting and stopping', () => {
  const dir = dataDir();

  test('the first start says what it does, ends with the address, and stops cleanly on SIGTERM', async () => {
    const first = begin(['start'], { DATA_DIR: dir });
    const url = await first.ready();
    expect(await health(url)).toBe(200);
    const server = serverPid(dir) as number;
    expect(statSync(join(dir, 'database-url')).mode & 0o077).toBe(0);
    await until('the worker runs', () => childrenOf(first.pid).length >= 2);
    expect(first.said().trim().split('\n').at(-1)).toBe(`Miteinander is ready: ${url}`);
    expect(await stop(first)).toBe(0);
    expect([isRunning(server), existsSync(join(dir, 'database-url')), existsSync(join(dir, 'owner.lock')), existsSync(join(dir, 'pg/postmaster.pid'))]).toEqual([false, false, false, false]);
  });

  test('a second start is quick and stops on SIGINT as well', async () => {
    const started = performance.now();
    const second = begin(['start'], { DATA_DIR: dir });
    await second.ready();
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(second.said()).not.toMatch(/database/);
    expect(await stop(second, 'SIGINT')).toBe(0);
  });

  test('a request that is under way is answered before the end, and nothing new is accepted', async () => {
    const product = begin(['start'], { DATA_DIR: dir });
    const url = new URL(await product.ready());
    const socket = connectTo(Number(url.port), 'localhost');
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    const body = 'theme=dark';
    socket.write(`POST /de/theme HTTP/1.1\r\nHost: ${url.host}\r\nOrigin: ${url.origin}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 4)}`);
    await sleep(200);
    product.child.kill('SIGTERM');
    await until('new connections are refused', async () => (await health(url.origin)) === 0);
    expect(product.child.exitCode).toBeNull();
    socket.write(body.slice(4));
    expect(await product.ended).toBe(0);
    expect(answer).toMatch(/^HTTP\/1\.1 [234]\d\d/);
    socket.destroy();
  });

  test('a signal during the very first start leaves nothing running', async () => {
    const young = dataDir();
    const product = begin(['start'], { DATA_DIR: young });
    await until('the database is being made', () => readdirSync(young).some((name) => name.startsWith('pg')));
    expect(await stop(product)).toBe(0);
    expect(existsSync(join(young, 'owner.lock'))).toBe(false);
    const server = serverPid(young);
    expect(server === null || !isRunning(server)).toBe(true);
  });

  test('npm start ends with 0 after SIGTERM, and with it everything it started', async () => {
    const npm = begin(['start'], { DATA_DIR: dir }, 'npm');
    await npm.ready();
    const server = serverPid(dir) as number;
    expect(await stop(npm)).toBe(0);
    expect(isRunning(server)).toBe(false);
  });
});

describe('being killed', () => {
  const dir = dataDir();

  test('after kill -9 of Node the worker goes, the database stays whole, and the next start takes over', async () => {
    const first = begin(['start'], { DATA_DIR: dir });
    await first.ready();
    await query(publishedUrl(dir), 'create table kept as select 1 as n');
    await until('the worker runs', () => childrenOf(first.pid).length >= 2);
    const worker = childrenOf(first.pid).find((pid) => pid !== serverPid(dir)) as number;
    await stop(first, 'SIGKILL');
    await until('the worker has ended', () => !isRunning(worker));
    const second = begin(['start'], { DATA_DIR: dir });
    expect(await health(await second.ready())).toBe(200);
    await query(publishedUrl(dir), 'select n from kept');
    expect(await stop(second)).toBe(0);
  });

  test('after kill -9 of PostgreSQL it is unwell for a moment and recovers by itself', async () => {
    const product = begin(['start'], { DATA_DIR: dir });
    const url = await product.ready();
    const before = serverPid(dir) as number;
    process.kill(before, 'SIGKILL');
    await until('unwell', async () => (await health(url)) === 503);
    await until('well', async () => (await health(url)) === 200);
    expect(serverPid(dir)).not.toBe(before);
    await query(publishedUrl(dir), 'select n from kept');
    expect(await stop(product)).toBe(0);
  });

  test('after kill -9 of both, the next start recovers', async () => {
    const first = begin(['start'], { DATA_DIR: dir });
    await first.ready();
    const server = serverPid(dir) as number;
    first.child.kill('SIGKILL');
    process.kill(server, 'SIGKILL');
    await first.ended;
    const second = begin(['start'], { DATA_DIR: dir });
    expect(await health(await second.ready())).toBe(200);
    await query(publishedUrl(dir), 'select n from kept');
    expect(await stop(second)).toBe(0);
  });

  test('a pid file that names somebody else does not hinder a start', async () => {
    writeFileSync(join(dir, 'pg/postmaster.pid'), `${process.pid}\n${dir}/pg\n1\n5432\n/nowhere\n\n\nready\n`);
    writeFileSync(join(dir, 'owner.lock'), JSON.stringify({ pid: process.pid, began: 'another time', note: 'x' }));
    const product = begin(['start'], { DATA_DIR: dir });
    expect(await health(await product.ready())).toBe(200);
    expect(await stop(product)).toBe(0);
  });

  test('an interrupted set-up is done again', async () => {
    const young = dataDir();
    const first = begin(['start'], { DATA_DIR: young });
    await until('the cluster is being made', () => readdirSync(young).some((name) => name.startsWith('pg.new-')));
    const setUp = childrenOf(first.pid);
    await stop(first, 'SIGKILL');
    for (const pid of setUp) if (isRunning(pid)) process.kill(pid, 'SIGKILL');
    const second = begin(['start'], { DATA_DIR: young });
    expect(await health(await second.ready())).toBe(200);
    expect(readdirSync(young).filter((name) => name.startsWith('pg.'))).toEqual([]);
    expect(await stop(second)).toBe(0);
  });

  test('a demonstration that was interrupted while it was loaded is loaded anew, whole', async () => {
    const young = dataDir();
    const first = begin(['start'], { DATA_DIR: young, DEMO: '1' });
    await until('it is being loaded', () => first.said().includes('Loading the demonstration'), 60_000);
    await sleep(300);
    await stop(first, 'SIGKILL');
    const second = begin(['start'], { DATA_DIR: young, DEMO: '1' });
    const url = await second.ready();
    expect(second.said()).toContain('Loading the demonstration');
    expect((await fetch(`${url}/de`)).status).toBe(200);
    expect(await stop(second)).toBe(0);
  });

  test('a killed worker is started again', async () => {
    const product = begin(['start'], { DATA_DIR: dir });
    await product.ready();
    const workers = (): number[] => childrenOf(product.pid).filter((pid) => pid !== serverPid(dir));
    await until('the worker runs', () => workers().length === 1);
    const worker = workers()[0] as number;
    process.kill(worker, 'SIGKILL');
    await until('another worker runs', () => workers().length === 1 && workers()[0] !== worker);
    expect(await stop(product)).toBe(0);
  });
});

describe('several processes', () => {
  const dir = dataDir();

  test('one owner; further web processes and commands join', async () => {
    const owner = begin(['start'], { DATA_DIR: dir });
    const url = await owner.ready();
    const second = begin(['start'], { DATA_DIR: dir });
    expect(await second.ended).toBe(1);
    expect(second.said()).toMatch(/^The data directory .* is in use by the process \d+; .*\.\n$/);
    const beside = begin(['web'], { DATA_DIR: dir });
    const elsewhere = begin(['start'], { DATA_DIR: dataDir(), DATABASE_URL: publishedUrl(dir) });
    expect(await health(await beside.ready())).toBe(200);
    expect(await health(await elsewhere.ready())).toBe(200);
    const command = begin(['migrate'], { DATA_DIR: dir });
    expect([await command.ended, command.said()]).toEqual([0, 'The database is up to date.\n']);
    expect(await stop(elsewhere)).toBe(0);
    expect(await stop(beside)).toBe(0);
    expect(await health(url)).toBe(200);
    expect(await stop(owner)).toBe(0);
  });

  test('a command works without a running product, and leaves nothing running', async () => {
    const command = begin(['migrate'], { DATA_DIR: dir });
    expect([await command.ended, command.said()]).toEqual([0, 'The database is up to date.\n']);
    expect(serverPid(dir)).toBeNull();
  });

  test('a command makes links to where the product runs, without being told', async () => {
    const owner = begin(['start'], { DATA_DIR: dir, BASE_URL: 'https://integration.example' });
    await owner.ready();
    const add = begin(['add-account', 'link@example.org', 'Lina Link'], { DATA_DIR: dir, PORT: '' });
    expect(await add.ended).toBe(0);
    const link = begin(['sign-in-link', 'link@example.org'], { DATA_DIR: dir, PORT: '' });
    expect([await link.ended, link.said()]).toEqual([0, expect.stringMatching(/^https:\/\/integration\.example\/de\/sign-in\/link\/\S+\n$/)]);
    expect(await stop(owner)).toBe(0);
  });

  test('a copy of the directory on the same database is refused', async () => {
    const owner = begin(['start'], { DATA_DIR: dir });
    await owner.ready();
    const copy = dataDir();
    mkdirSync(copy, { recursive: true });
    writeFileSync(join(copy, 'directory-id'), readFileSync(join(dir, 'directory-id')));
    const other = begin(['start'], { DATA_DIR: copy, DATABASE_URL: publishedUrl(dir) });
    expect(await other.ended).toBe(1);
    expect(other.said()).toMatch(/or a copy of it, is in use by a process on another machine\.\n$/);
    expect(await stop(owner)).toBe(0);
  });
});

describe('one sentence and exit code 1', () => {
  const refused = async (env: Record<string, string>, words: string[] = ['start']): Promise<string> => {
    const product = begin(words, env);
    expect(await product.ended).toBe(1);
    return product.said();
  };

  test('for a port in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, resolve));
    const { port } = other.address() as { port: number };
    expect(await refused({ DATA_DIR: dataDir(), PORT: String(port) })).toBe(`The port ${port} is in use by another program; stop that one or set PORT to another number.\n`);
    other.close();
  });

  test('for a folder that a command cannot write into, and a place that the system will not have', async () => {
    const dir = dataDir();
    expect(await begin(['migrate'], { DATA_DIR: dir }).ended).toBe(0);
    expect(await refused({ DATA_DIR: dir }, ['backup', join(dir, 'no/where/a.backup')])).toMatch(/^\S+ cannot be used: there is no such file or folder\.\n$/);
    if (existsSync('/proc/self')) expect(await refused({ DATA_DIR: '/proc/miteinander' })).toMatch(/^The data directory \/proc\/miteinander is not writable/);
  });

  test('for a database that cannot be reached, without its password', async () => {
    const said = await refused({ DATA_DIR: dataDir(), DATABASE_URL: 'postgresql://someone:secret@127.0.0.1:9/nothing' });
    expect(said).toMatch(/^The database cannot be reached \(ECONNREFUSED: .*\)\.\n$/);
    expect(said).not.toContain('secret');
  });

  test('for a data directory that is not writable', async () => {
    const file = join(dataDir(), 'file');
    writeFileSync(file, '');
    expect(await refused({ DATA_DIR: join(file, 'data') })).toMatch(/^The data directory .* is not writable \(.*\)\.\n$/);
  });

  test('for a database newer than the code', async () => {
    const dir = dataDir();
    const command = begin(['migrate'], { DATA_DIR: dir });
    expect(await command.ended).toBe(0);
    const product = begin(['start'], { DATA_DIR: dir });
    await product.ready();
    await query(publishedUrl(dir), `insert into schema_migration (name, digest) values ('9999-later', 'x')`);
    await stop(product);
    expect(await refused({ DATA_DIR: dir })).toMatch(/^The database is newer than this program .*9999-later.*\.\n$/);
  });

  test('for a mistake in the environment', async () => {
    expect(await refused({ DATA_DIR: dataDir(), PORT: 'many' })).toBe('PORT must be a number.\n');
  });
});
