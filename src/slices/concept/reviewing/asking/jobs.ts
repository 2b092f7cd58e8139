import { z } from 'zod';
import { dayOf } from '../../../../kernel/dates.ts';
import { isLocale, staffLocale } from '../../../../kernel/locale.ts';
import { write } from '../../../../platform/database/write.ts';
import type { JobContext, SliceJobs } from '../../../../platform/jobs.ts';
import { log } from '../../../../platform/log.ts';
import { sendMail } from '../../../../platform/mail.ts';
import { instanceOf } from '../../../instance/public.ts';
import { departmentById, officersOf } from '../../../people/public.ts';
import { askById, conceptOfRound, roundById } from '../queries.ts';
import { hrefs } from '../urls.ts';
import { ASK_REVIEW, makeReviewLink } from './commands.ts';
import { askMail } from './mails/ask.tsx';

const Ask = z.object({ askId: z.uuid() });

/** What the worker does for review rounds. */
export const reviewJobs: SliceJobs = { tasks: { [ASK_REVIEW]: ask } };

/** Mails a department its link, which is made now and stored nowhere. Not any more once it has answered or the round is over. */
async function ask(payload: unknown, { db, config }: JobContext): Promise<void> {
  const { askId } = Ask.parse(payload);
  const asked = await askById(db, askId);
  const round = asked === null ? null : await roundById(db, asked.roundId);
  if (asked === null || round === null || asked.answeredOn !== null || round.releasedOn !== null || round.closesOn < dayOf(new Date())) return;
  const [unit, officers, concept, { siteName, modules }] = await Promise.all([departmentById(db, asked.departmentId), officersOf(db, asked.departmentId), conceptOfRound(db, round), instanceOf(db)]);
  if (unit === undefined || officers.length === 0 || !modules.has('concept')) return;
  const token = await write(db, (tx) => makeReviewLink(tx, asked.id));
  const sent = await Promise.allSettled(officers.map(async ({ email, locale }) => {
    const language = staffLocale(isLocale(locale) ? locale : 'de');
    await sendMail(config, { to: email, ...askMail({ locale: language, site: siteName, unit: unit.name, concept: concept.title, note: round.note, until: round.closesOn, href: `${config.baseUrl}/${language}${hrefs.link(token)}` }) });
  }));
  const lost = sent.filter((s) => s.status === 'rejected');
  // Another try makes a new link: only where nobody of the unit has the first one.
  if (lost.length > 0 && lost.length === sent.length) throw lost[0]?.reason;
  if (lost.length > 0) log.error('a mail to a department did not reach every mailbox', { task: ASK_REVIEW });
}
