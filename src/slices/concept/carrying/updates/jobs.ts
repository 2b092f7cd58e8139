import { z } from 'zod';
import { dayOf } from '../../../../kernel/dates.ts';
import { isLocale, staffLocale } from '../../../../kernel/locale.ts';
import { write } from '../../../../platform/database/write.ts';
import type { JobContext, SliceJobs } from '../../../../platform/jobs.ts';
import { log } from '../../../../platform/log.ts';
import { sendMail } from '../../../../platform/mail.ts';
import { instanceOf } from '../../../instance/public.ts';
import { departmentById, officersOf } from '../../../people/public.ts';
import { carryingHrefs } from '../urls.ts';
import { ASK, makeLink, remindUnit } from './commands.ts';
import { askMail } from './mails/ask.tsx';
import { openRequests, requestsToRemind } from './queries.ts';

const Ask = z.object({ departmentId: z.uuid(), requestIds: z.array(z.uuid()), reminder: z.boolean().default(false) });

/** What the worker does for measures. */
export const measureJobs: SliceJobs = { tasks: { [ASK]: ask, 'concept.remind_updates': remind }, cron: ['50 4 * * * concept.remind_updates'] };

/** Some days before the links expire, each unit that has not answered is reminded, once. */
async function remind(_payload: unknown, { db }: JobContext): Promise<void> {
  const today = dayOf(new Date());
  const units = await requestsToRemind(db, today);
  await write(db, async (tx) => {
    for (const [unit, requests] of units) await remindUnit(tx, unit, requests, today);
  });
}

/** Mails a unit its links. They are made now and stored nowhere; what was answered meanwhile is left out. */
async function ask(payload: unknown, { db, config }: JobContext): Promise<void> {
  const { departmentId, requestIds, reminder } = Ask.parse(payload);
  const [open, unit, officers, { siteName, modules }] = await Promise.all([openRequests(db, requestIds, dayOf(new Date())), departmentById(db, departmentId), officersOf(db, departmentId), instanceOf(db)]);
  const until = open[0]?.expiresOn;
  if (until === undefined || unit === undefined || officers.length === 0 || !modules.has('concept')) return;
  const links = await write(db, async (tx) => Promise.all(open.map(async (r) => ({ title: r.title, path: carryingHrefs.link(await makeLink(tx, r.id, reminder)) }))));
  const sent = await Promise.allSettled(officers.map(async ({ email, locale }) => {
    const language = staffLocale(isLocale(locale) ? locale : 'de');
    await sendMail(config, { to: email, ...askMail({ locale: language, site: siteName, unit: unit.name, until, reminder, links: links.map(({ title, path }) => ({ title, href: `${config.baseUrl}/${language}${path}` })) }) });
  }));
  const lost = sent.filter((s) => s.status === 'rejected');
  // Another try makes new links: only where nobody of the unit has the first ones.
  if (lost.length > 0 && lost.length === sent.length) throw lost[0]?.reason;
  if (lost.length > 0) log.error('a mail to a department did not reach every mailbox', { task: ASK });
}
