import { z } from 'zod';
import { dayOf } from '../../../kernel/dates.ts';
import type { Db } from '../../../platform/database/types.ts';
import { write } from '../../../platform/database/write.ts';
import type { JobContext, SliceJobs } from '../../../platform/jobs.ts';
import { sendMail } from '../../../platform/mail.ts';
import { documentPath } from '../../../platform/paths.ts';
import { makePdf } from '../../../platform/pdf.ts';
import { instanceOf } from '../../instance/public.ts';
import { contactById } from '../register/queries.ts';
import { giveUpLetters, keepLetters, markSent } from './commands.ts';
import { mailingMail } from './mails/invitation.tsx';
import { documentOf, type Letterhead } from './pages/letters.tsx';
import { lettersOf, mailingById, recipientByNumber, type LinkTarget, type Mailing } from './queries.ts';
import { messageFor, type Recipient } from './rules.ts';

const Letters = z.object({ mailingId: z.uuid() });
const Mail = z.object({ number: z.number().int() });

/** Letters and mails of mailings. Personal links are made here, so that they stand in no table and no job. `fonts`: those of the build unless stated. */
export const mailingJobs = (targets: readonly LinkTarget[], fonts?: string): SliceJobs => ({
  tasks: { 'contacts.letters': (payload, context) => letters(payload, context, targets, fonts), 'contacts.mail': (payload, context) => mail(payload, context, targets) },
});

/** Who writes, from the instance's settings. */
export async function letterheadOf(db: Db): Promise<Letterhead> {
  const { settings, siteName } = await instanceOf(db);
  const one = (key: string): string => settings[key] ?? '';
  return { operator: one('operator'), siteName, address: one('address'), phone: one('phone'), email: one('email') };
}

/** Complete addresses by contact, in the language each is written to in; null when the target is over. */
async function linksOf(db: Db, baseUrl: string, targets: readonly LinkTarget[], mailing: Mailing, recipients: readonly Recipient[]): Promise<ReadonlyMap<string, string> | null> {
  const target = targets.find((t) => t.kind === mailing.targetKind);
  const paths = (await target?.linksFor(db, mailing.targetKey, recipients)) ?? null;
  if (paths === null) return null;
  return new Map(recipients.map((r) => [r.id, `${baseUrl}/${messageFor(mailing, r).locale}${paths.get(r.id) ?? ''}`]));
}

async function letters(payload: unknown, { db, config }: JobContext, targets: readonly LinkTarget[], fonts?: string): Promise<void> {
  const { mailingId } = Letters.parse(payload);
  const mailing = await mailingById(db, mailingId);
  if (mailing === null || mailing.state !== 'making') return;
  const recipients = await lettersOf(db, mailingId);
  const hrefs = recipients.length === 0 ? null : await linksOf(db, config.baseUrl, targets, mailing, recipients.map((r) => r.contact));
  if (hrefs === null) return write(db, (tx) => giveUpLetters(tx, mailingId));
  const data = await documentOf(mailing, recipients, hrefs, await letterheadOf(db), dayOf(mailing.madeAt ?? new Date()));
  const content = await makePdf({ template: documentPath('contacts', 'letters'), data, created: mailing.madeAt ?? new Date(), ...(fonts === undefined ? {} : { fonts }) });
  await write(db, (tx) => keepLetters(tx, mailingId, content));
}

async function mail(payload: unknown, { db, config }: JobContext, targets: readonly LinkTarget[]): Promise<void> {
  const { number } = Mail.parse(payload);
  const sent = await recipientByNumber(db, number);
  if (sent === null || sent.sentAt !== null) return;
  const [mailing, contact] = await Promise.all([mailingById(db, sent.mailingId), contactById(db, sent.contactId)]);
  if (mailing === null || contact === null || contact.email === '') return;
  const href = (await linksOf(db, config.baseUrl, targets, mailing, [contact]))?.get(contact.id);
  if (href === undefined) return;
  await sendMail(config, { to: contact.email, ...mailingMail(mailing, contact, href, await letterheadOf(db)) });
  await write(db, (tx) => markSent(tx, number));
}
