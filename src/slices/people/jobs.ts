import { z } from 'zod';
import { isLocale, LOCALES, type Locale } from '../../kernel/locale.ts';
import type { JobContext, SliceJobs } from '../../platform/jobs.ts';
import { dropOldMails, sendMail } from '../../platform/mail.ts';
import { invitationMail } from './accounts/mails/invitation.tsx';
import { dropEndedSessions } from './sessions/commands.ts';
import { dropExpiredCodes, makeCode } from './sign-in/commands.ts';
import { codeMail } from './sign-in/mails/code.tsx';
import { openAccountById } from './sign-in/queries.ts';
import { linkHref, PATHS } from './urls.ts';

const SendCode = z.object({ accountId: z.uuid().nullable(), locale: z.enum(LOCALES), site: z.string(), next: z.string().nullable() });
const SendInvitation = z.object({ accountId: z.uuid(), site: z.string() });

export const peopleJobs: SliceJobs = {
  tasks: {
    'people.send_code': sendCode,
    'people.send_invitation': sendInvitation,
    'people.tidy': tidy,
  },
  cron: ['13 * * * * people.tidy'],
};

/** Makes the code here, so that it never stands in a job; a second run makes another, and only that one works. */
async function sendCode(payload: unknown, { db, config }: JobContext): Promise<void> {
  const { accountId, locale, site, next } = SendCode.parse(payload);
  const account = accountId === null ? undefined : await openAccountById(db, accountId);
  if (account?.email == null) return;
  const made = await db.transaction().execute((tx) => makeCode(tx, account.id));
  if (made === null) return;
  const href = `${config.baseUrl}/${locale}${linkHref(made.token, next)}`;
  await sendMail(config, { to: account.email, ...codeMail({ locale, site, code: made.code, href, now: new Date() }) });
}

async function sendInvitation(payload: unknown, { db, config }: JobContext): Promise<void> {
  const { accountId, site } = SendInvitation.parse(payload);
  const account = await openAccountById(db, accountId);
  if (account?.email == null) return;
  const locale: Locale = isLocale(account.locale) ? account.locale : 'de';
  await sendMail(config, { to: account.email, ...invitationMail({ locale, site, name: account.name, href: `${config.baseUrl}/${locale}${PATHS.signIn}` }) });
}

/** What has had its time: sessions, codes, half-done sign-ins, and mails that could not leave. */
async function tidy(_payload: unknown, { db, config }: JobContext): Promise<void> {
  const now = new Date();
  await db.transaction().execute(async (tx) => {
    await dropEndedSessions(tx, now);
    await dropExpiredCodes(tx, now);
  });
  await dropOldMails(config, now);
}
