import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dropOldMails, keptMail, keptMails, sendMail } from './mail.ts';

const MAIL = { to: 'ada@example.org', subject: 'Ihr Code ü', text: 'Der Code: ABCD-EFGH\n', html: '<p>Der Code: ABCD-EFGH</p>' };
let dataDir: string;
let server: Server | undefined;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'miteinander-mail-'));
});
afterEach(async () => {
  server?.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** A mail server that takes what it is given, or refuses at the end, repeating the mail as some do. */
async function mailServer(refuse = false): Promise<{ readonly url: string; readonly received: string[] }> {
  const received: string[] = [];
  server = createServer((socket) => {
    let data: string | null = null;
    socket.write('220 here\r\n');
    socket.on('data', (chunk) => {
      if (data !== null) {
        data += chunk.toString();
        if (!data.endsWith('\r\n.\r\n')) return;
        received.push(data);
        socket.write(refuse ? `550 no: ${data.slice(-80).replaceAll('\r\n', ' ')}\r\n` : '250 taken\r\n');
        data = null;
        return;
      }
      for (const line of chunk.toString().split('\r\n').filter((l) => l !== '')) {
        if (/^DATA/i.test(line)) data = '';
        socket.write(/^DATA/i.test(line) ? '354 go on\r\n' : /^QUIT/i.test(line) ? '221 bye\r\n' : '250 yes\r\n');
      }
    });
    socket.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

test('with SMTP a mail leaves in both forms, from the sender of the instance, and is not kept', async () => {
  const { url, received } = await mailServer();
  await sendMail({ smtpUrl: url, mailFrom: 'noreply@integration.example', dataDir }, MAIL);
  expect(received[0]).toMatch(/^From: noreply@integration\.example\r\nTo: ada@example\.org/m);
  expect(received[0]).toContain('multipart/alternative');
  expect(received[0]).toContain('Auto-Submitted: auto-generated');
  expect(received[0]?.match(/ABCD-EFGH/g)).toHaveLength(2);
  expect(await readdir(dataDir)).toEqual([]);
});

test('a picture stands in the mail itself, a file beside it', async () => {
  const { url, received } = await mailServer();
  const files = [{ name: 'ticket.png', type: 'image/png', base64: 'aGVsbG8=', contentId: 'ticket@events' }, { name: 'forum.ics', type: 'text/calendar; method=PUBLISH', base64: 'QkVHSU4=' }];
  await sendMail({ smtpUrl: url, mailFrom: 'noreply@integration.example', dataDir }, { ...MAIL, files });
  expect(received[0]).toContain('Content-ID: <ticket@events>');
  expect(received[0]).toMatch(/Content-Disposition: inline; filename=ticket\.png/);
  expect(received[0]).toMatch(/Content-Disposition: attachment; filename=forum\.ics/);
  expect(received[0]).toContain('aGVsbG8=');
});

test('a refusal by the server says why without repeating the mail', async () => {
  const { url } = await mailServer(true);
  const error: unknown = await sendMail({ smtpUrl: url, mailFrom: 'noreply@integration.example', dataDir }, MAIL).catch((caught: unknown) => caught);
  expect(String(error)).toContain('550');
  expect(String((error as Error).stack)).not.toMatch(/ABCD|ada@/);
});

test('without SMTP a mail is kept where only this account can read it, and deleted after two weeks', async () => {
  const config = { smtpUrl: undefined, mailFrom: 'noreply@localhost', dataDir };
  await sendMail(config, MAIL);
  await new Promise((resolve) => setTimeout(resolve, 5));
  await sendMail(config, { ...MAIL, subject: 'Zweite' });
  const folder = join(dataDir, 'mail');
  const names = await readdir(folder);
  expect(names).toHaveLength(2);
  for (const name of names) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  const [newest, oldest] = await keptMails(config);
  expect([newest?.subject, oldest?.subject]).toEqual(['Zweite', 'Ihr Code ü']);
  expect(await readFile(join(folder, `${oldest?.id}.json`), 'utf8')).toContain('ABCD-EFGH');
  const old = new Date(Date.now() - 15 * 24 * 3_600_000);
  await utimes(join(folder, `${oldest?.id}.json`), old, old);
  await dropOldMails(config, new Date());
  expect((await keptMails(config)).map((mail) => mail.subject)).toEqual(['Zweite']);
});

test.each(['../../etc/passwd', '', 'x', '00000000-0000-0000-0000-000000000000'])('no other file is read as a mail: %s', async (id) => {
  expect(await keptMail({ smtpUrl: undefined, mailFrom: 'noreply@localhost', dataDir }, id)).toBeNull();
});
