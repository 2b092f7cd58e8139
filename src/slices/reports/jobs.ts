import { z } from 'zod';
import { dayOf } from '../../kernel/dates.ts';
import { isLocale, staffLocale } from '../../kernel/locale.ts';
import { write } from '../../platform/database/write.ts';
import type { JobContext, SliceJobs } from '../../platform/jobs.ts';
import { sendMail } from '../../platform/mail.ts';
import { instanceOf } from '../instance/public.ts';
import { departmentById, officersOf } from '../people/public.ts';
import { requestsOf } from './calendar/queries.ts';
import { lastOf, requestDue } from './calendar/rules.ts';
import { storeFile } from './editions/commands.ts';
import { editionById, isInvented } from './editions/queries.ts';
import { askMail } from './mails/ask.tsx';
import { reportPdf } from './pdf/commands.ts';
import { askUnits } from './rounds/commands.ts';
import { roundById, roundList, standingOf } from './rounds/queries.ts';
import { hrefs } from './urls.ts';

const Ask = z.object({ roundId: z.uuid(), departmentId: z.uuid(), kind: z.enum(['asked', 'soon', 'last', 'overdue', 'by_hand']) });
const Pdf = z.object({ editionId: z.uuid(), locale: z.enum(['de', 'en']) });

export const reportJobs: SliceJobs = {
  tasks: { 'reports.ask': ask, 'reports.remind': remind, 'reports.pdf': makeFile },
  cron: ['0 5 * * * reports.remind'],
};

/** Mails one unit. What is missing is counted now: who has answered meanwhile gets no mail. */
async function ask(payload: unknown, { db, config }: JobContext): Promise<void> {
  const { roundId, departmentId, kind } = Ask.parse(payload);
  const [round, unit, instance] = await Promise.all([roundById(db, roundId), departmentById(db, departmentId), instanceOf(db)]);
  if (round === null || round.state === 'closed' || unit === undefined || !instance.modules.has('reports')) return;
  const missing = (await standingOf(db, round, dayOf(new Date()))).units.find((u) => u.departmentId === departmentId)?.missing ?? 0;
  if (missing === 0) return;
  for (const { email, locale } of await officersOf(db, departmentId)) {
    const language = staffLocale(isLocale(locale) ? locale : 'de');
    const href = `${config.baseUrl}/${language}${hrefs.answers(round.slug, { department: unit.slug })}`;
    await sendMail(config, { to: email, ...askMail({ locale: language, site: instance.siteName, kind, title: round.title, unit: unit.name, due: round.dueOn, missing, href }) });
  }
}

/** Every morning: asks in rounds whose day has come, and reminds three times around the deadline. */
async function remind(_payload: unknown, { db }: JobContext): Promise<void> {
  const today = dayOf(new Date());
  for (const round of await roundList(db, { open: true })) {
    const kind = requestDue(today, round, lastOf(await requestsOf(db, round.id)));
    if (kind !== null) await write(db, (tx) => askUnits(tx, round, kind, today));
  }
}

async function makeFile(payload: unknown, { db, config }: JobContext): Promise<void> {
  const { editionId, locale } = Pdf.parse(payload);
  const edition = await editionById(db, editionId);
  if (edition === null) return;
  const content = await reportPdf(edition, locale, config.baseUrl, { invented: await isInvented(db, edition) });
  await write(db, (tx) => storeFile(tx, editionId, locale, content));
}
