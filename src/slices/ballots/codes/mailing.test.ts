import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCode } from '../../../kernel/code.ts';
import { readConfig } from '../../../platform/config.ts';
import { workOff } from '../../../platform/jobs.ts';
import { keyFolder } from '../../../platform/keys.ts';
import { testApp, type TestApp } from '../../../../test/app.ts';
import { buildBallot, castWith } from '../../../../test/ballots.ts';
import { openPool } from '../../../platform/database/connect.ts';
import { ballotJobs } from '../public.ts';

/** A mail server that keeps what it is sent, or refuses it. */
const letters: string[] = [];
let refuses = false;
const server: Server = createServer((socket) => {
  let data: string | null = null;
  socket.write('220 test\r\n');
  socket.on('data', (chunk) => {
    for (const line of chunk.toString().split('\r\n').slice(0, -1)) {
      if (data !== null) {
        if (line !== '.') { data += `${line}\n`; continue; }
        letters.push(data);
        data = null;
        socket.write('250 kept\r\n');
      } else if (/^DATA/i.test(line)) { data = ''; socket.write('354 go\r\n'); }
      else if (/^RCPT/i.test(line) && refuses) socket.write('550 no such box\r\n');
      else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
      else socket.write('250 ok\r\n');
    }
  });
});

const DATA_DIR = `/tmp/miteinander-ballot-mail-test-${process.pid}`;
let app: TestApp;
let env: Record<string, string>;
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  env = { DATA_DIR, SMTP_URL: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, BASE_URL: 'http://localhost:3000' };
  app = await testApp(env);
});
afterAll(async () => {
  server.close();
  await app.drop();
});

test('each address gets a code of its own that votes; afterwards no table knows address and code', async () => {
  const keys = keyFolder(readConfig(env).keysDir);
  const { ballot } = await buildBallot(app.db, keys, {});
  const coordinator = await app.signIn('coordinator');
  const sent = await app.request(`/de/desk/ballots/${ballot.slug}/codes/mail`, { as: coordinator, form: { label: 'Beirat', language: 'de', addresses: 'ada@example.org\nbo@example.org, ada@example.org' } });
  expect(await sent.text()).toContain('2 Mails werden verschickt.');
  const wrong = await app.request(`/de/desk/ballots/${ballot.slug}/codes/mail`, { as: coordinator, form: { label: 'Beirat', language: 'de', addresses: 'ada@example.org\nnobody' } });
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain('ada@example.org');

  const pool = openPool(app.url, { max: 4 });
  const context = { db: app.db, config: readConfig(env) };
  refuses = true;
  await workOff(pool, context, [ballotJobs]);
  expect(letters).toEqual([]);
  expect((await app.db.selectFrom('ballot_code').selectAll().where('ballot_id', '=', ballot.id).execute()).length).toBe(0);
  refuses = false;
  await pool.query('update graphile_worker._private_jobs set run_at = now(), locked_at = null, locked_by = null');
  await workOff(pool, context, [ballotJobs]);
  await pool.end();

  const codes = letters.map((letter) => /^ {4}([0-9A-Z*~$=-]{20,})$/m.exec(letter.replaceAll(/=\n/g, '').replaceAll('=3D', '='))?.[1] ?? '').map((shown) => readCode(shown) as string);
  expect(new Set(codes).size).toBe(2);
  for (const code of codes) await castWith(app.db, keys, ballot, code, [1, 0, 0]);
  const { rows } = await openAll(app.url);
  for (const secret of ['ada@example.org', 'bo@example.org', ...codes]) expect([secret, rows.some((row) => row.includes(secret))]).toEqual([secret, false]);
});

/** Every row of every table, jobs included, as text. */
async function openAll(url: string): Promise<{ rows: string[] }> {
  const pool = openPool(url, { max: 1 });
  const tables = await pool.query<{ name: string }>(`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`);
  const rows: string[] = [];
  for (const { name } of tables.rows) rows.push(...(await pool.query<{ row: string }>(`select t::text as row from ${name} t`)).rows.map((r) => r.row));
  await pool.end();
  return { rows };
}
