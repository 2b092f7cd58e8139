import { z } from 'zod';
import { dayOf } from '../../../kernel/dates.ts';
import { isLocale, staffLocale } from '../../../kernel/locale.ts';
import { write } from '../../../platform/database/write.ts';
import type { JobContext, SliceJobs } from '../../../platform/jobs.ts';
import { log } from '../../../platform/log.ts';
import { sendMail } from '../../../platform/mail.ts';
import { instanceOf } from '../../instance/public.ts';
import { mailboxesOfPlace } from '../../people/public.ts';
import { territoryByKey } from '../../territory/public.ts';
import { ASK_PLACE, makePlaceLink } from './commands.ts';
import { askMail } from './mails/ask.tsx';
import { adviceById, askById } from './queries.ts';
import { hrefs } from './urls.ts';

const Ask = z.object({ askId: z.uuid() });

/** What the worker does for recommendations to the municipalities. */
export const adviceJobs: SliceJobs = { tasks: { [ASK_PLACE]: ask } };

/** Mails the people who answer for a municipality its link, which is made now and stored nowhere. */
async function ask(payload: unknown, { db, config }: JobContext): Promise<void> {
  const asked = await askById(db, Ask.parse(payload).askId);
  const advice = asked === null ? null : await adviceById(db, asked.adviceId);
  const place = asked === null ? null : await territoryByKey(db, asked.territoryKey);
  if (asked === null || advice === null || place === null || asked.expiresOn < dayOf(new Date())) return;
  const [mailboxes, { siteName, modules }] = await Promise.all([mailboxesOfPlace(db, place.id), instanceOf(db)]);
  if (mailboxes.length === 0 || !modules.has('concept')) return;
  const token = await write(db, (tx) => makePlaceLink(tx, asked.id));
  const sent = await Promise.allSettled(mailboxes.map(async ({ email, locale }) => {
    const language = staffLocale(isLocale(locale) ? locale : 'de');
    await sendMail(config, { to: email, ...askMail({ locale: language, site: siteName, place: place.name, title: advice.title, until: asked.expiresOn, href: `${config.baseUrl}/${language}${hrefs.link(token)}` }) });
  }));
  const lost = sent.filter((s) => s.status === 'rejected');
  // Another try makes a new link: only where nobody has the first one.
  if (lost.length > 0 && lost.length === sent.length) throw lost[0]?.reason;
  if (lost.length > 0) log.error('a mail to a municipality did not reach every mailbox', { task: ASK_PLACE });
}
