import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { dataPaths } from './paths.ts';

/** A file that goes along with a mail, or a picture that its HTML form shows: that one has a `contentId`. */
export interface MailFile {
  readonly name: string;
  /** Media type, e.g. `image/png`. */
  readonly type: string;
  readonly base64: string;
  readonly contentId?: string;
}

/** A mail in both forms; see `ui/mail.tsx`, which makes them from one content. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Address of a page that ends these mails; mail programs offer it as "unsubscribe" and press its button themselves (RFC 2369, RFC 8058). */
  readonly unsubscribe?: string;
  /** A UUID that stays the same when the same mail is sent again: whoever gets it twice shows it once. */
  readonly reference?: string;
  readonly files?: readonly MailFile[];
}

/** A mail that was kept in the data directory for want of SMTP. */
export interface KeptMail extends Mail {
  readonly id: string;
  readonly at: Date;
}

/** How long mails that could not leave are kept. */
export const KEPT_DAYS = 14;

type MailConfig = Pick<Config, 'smtpUrl' | 'mailFrom' | 'dataDir'>;

/**
 * Hands the mail to the SMTP server, or keeps it as a file that only this account of the machine can read. Called by the
 * worker. Errors say what the server answered, never what the mail held.
 */
export async function sendMail(config: MailConfig, mail: Mail): Promise<void> {
  if (config.smtpUrl === undefined) return keepMail(config, mail);
  const { unsubscribe, reference, files = [], ...content } = mail;
  // Only the worker sends; a web process need not load it.
  const { createTransport } = await import('nodemailer');
  const transport = createTransport(config.smtpUrl, { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 } as object);
  const headers = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', ...(unsubscribe === undefined ? {} : { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }) };
  const refusal = await transport.sendMail({ from: config.mailFrom, ...content, attachments: files.map(attached), ...(reference === undefined ? {} : { messageId: `<${reference}@${config.mailFrom.replace(/^.*@|>?\s*$/g, '')}>` }), headers, disableFileAccess: true, disableUrlAccess: true }).then(() => null, reasonOf);
  transport.close();
  // Without the server's own words as cause: some servers repeat the mail in them.
  if (refusal !== null) throw new Error(`the mail server did not take a mail (${refusal})`);
}

const attached = ({ name, type, base64, contentId }: MailFile) => ({ filename: name, contentType: type, content: Buffer.from(base64, 'base64'), ...(contentId === undefined ? {} : { cid: contentId, contentDisposition: 'inline' as const }) });

function reasonOf(error: unknown): string {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  return [code, responseCode].filter((part) => part !== undefined).join(' ') || 'no reason given';
}

async function keepMail(config: MailConfig, mail: Mail): Promise<void> {
  const folder = dataPaths(config.dataDir).mail;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const id = mail.reference ?? randomUUID();
  const draft = join(folder, `.${id}`);
  await writeFile(draft, JSON.stringify({ at: new Date(), ...mail }), { mode: 0o600 });
  await rename(draft, join(folder, `${id}.json`));
}

/** The mails that were kept, newest first. */
export async function keptMails(config: MailConfig): Promise<KeptMail[]> {
  const names = await readdir(dataPaths(config.dataDir).mail).catch(() => [] as string[]);
  const mails = await Promise.all(names.map((name) => keptMail(config, name.replace(/\.json$/, ''))));
  return mails.filter((mail) => mail !== null).sort((a, b) => b.at.getTime() - a.at.getTime());
}

export async function keptMail(config: MailConfig, id: string): Promise<KeptMail | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null;
  try {
    const mail = JSON.parse(await readFile(join(dataPaths(config.dataDir).mail, `${id}.json`), 'utf8')) as Omit<KeptMail, 'id' | 'at'> & { at: string };
    return { ...mail, id, at: new Date(mail.at) };
  } catch {
    return null;
  }
}

/** Deletes kept mails that are older than {@link KEPT_DAYS}. */
export async function dropOldMails(config: MailConfig, now: Date): Promise<void> {
  const folder = dataPaths(config.dataDir).mail;
  const oldest = now.getTime() - KEPT_DAYS * 24 * 3_600_000;
  for (const name of await readdir(folder).catch(() => [] as string[])) {
    const path = join(folder, name);
    const file = await stat(path).catch(() => null);
    if (file !== null && file.mtimeMs < oldest) await rm(path, { force: true });
  }
}
