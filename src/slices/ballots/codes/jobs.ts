import { showCode } from '../../../kernel/code.ts';
import type { Locale } from '../../../kernel/locale.ts';
import { inLanguage } from '../../../kernel/localized.ts';
import type { Task } from '../../../platform/jobs.ts';
import { keyFolder } from '../../../platform/keys.ts';
import { sendMail } from '../../../platform/mail.ts';
import { instanceOf } from '../../instance/public.ts';
import { voteHref } from '../urls.ts';
import { addMailedCode, dropMailedCode, settleCodes } from './commands.ts';
import { ballotCodeMail } from './mails/code.tsx';

interface Payload {
  readonly batch: string;
  readonly to: string;
  readonly locale: Locale;
}

/**
 * Makes a code and mails it in one go: no table, file or log ever holds a code beside an address. The job held recipient and batch, and
 * is gone when it is done. Without a mail server nothing is sent, because mails would be kept.
 */
export const mailCode: Task = async (payload, { db, config }) => {
  const { batch, to, locale } = payload as Payload;
  if (config.smtpUrl === undefined) throw new Error('ballot codes are mailed only through a mail server');
  const made = await db.transaction().execute((tx) => addMailedCode(tx, keyFolder(config.keysDir), batch));
  if (made === null) return;
  await settleCodes(db, made.ballot.id);
  const { siteName } = await instanceOf(db);
  const { ballot, code, hash } = made;
  const href = config.baseUrl + voteHref(ballot.slug, code);
  const mail = ballotCodeMail({ locale, site: siteName, ballot: inLanguage(ballot.title, locale).text, code: showCode(code), href, closesAt: ballot.closesAt });
  try {
    await sendMail(config, { to, ...mail });
  } catch (error) {
    await db.transaction().execute((tx) => dropMailedCode(tx, batch, hash));
    throw error;
  }
};
