import { z } from 'zod';
import { addDays, dayOf, instantOf, type Day } from '../../../kernel/dates.ts';
import { isLocale, staffLocale } from '../../../kernel/locale.ts';
import type { QueryExecutorProvider } from 'kysely';
import { enqueue, type JobContext, type Task } from '../../../platform/jobs.ts';
import { log } from '../../../platform/log.ts';
import { sendMail } from '../../../platform/mail.ts';
import { instanceOf } from '../../instance/public.ts';
import { departmentById, officersOf } from '../../people/public.ts';
import { assessmentList } from '../queries.ts';
import { MAIL_KINDS, reminderOn } from '../rules.ts';
import { hrefs } from '../urls.ts';
import { roundMail } from './mails/round.tsx';
import { roundById } from './queries.ts';

const ASK = 'assessment.ask_round';
const Ask = z.object({ roundId: z.uuid(), departmentId: z.uuid(), kind: z.enum(MAIL_KINDS) });

/** One mail to each department with everything for it; what is missing once more before the day and once after it. The jobs name units, no address. */
export async function askRound(tx: QueryExecutorProvider & { readonly isTransaction: boolean }, roundId: string, departmentIds: readonly string[], dueOn: Day): Promise<void> {
  const reminder = reminderOn(dayOf(new Date()), dueOn);
  for (const departmentId of new Set(departmentIds)) {
    await enqueue(tx, ASK, { roundId, departmentId, kind: 'sent' });
    if (reminder !== null) await enqueue(tx, ASK, { roundId, departmentId, kind: 'soon' }, { runAt: instantOf(reminder, '07:00') });
    await enqueue(tx, ASK, { roundId, departmentId, kind: 'late' }, { runAt: instantOf(addDays(dueOn, 1), '07:00') });
  }
}

/** What is owed is looked up now: what was answered or decided meanwhile is not in the mail, and where nothing is left there is none. */
async function ask(payload: unknown, { db, config }: JobContext): Promise<void> {
  const { roundId, departmentId, kind } = Ask.parse(payload);
  const [round, unit, instance, officers] = await Promise.all([roundById(db, roundId), departmentById(db, departmentId), instanceOf(db), officersOf(db, departmentId)]);
  if (round === null || round.closedOn !== null || unit === undefined || !instance.modules.has('assessment')) return;
  const { items } = await assessmentList(db, { round: round.number, state: 'open', departmentIds: [departmentId], drafts: true });
  const owed = items.filter((a) => a.answers.some((x) => x.departmentId === departmentId && x.answeredOn === null));
  if (owed.length === 0) return;
  const sent = await Promise.allSettled(officers.map(async ({ email, locale: wanted }) => {
    const locale = staffLocale(isLocale(wanted) ? wanted : 'de');
    const links = owed.map((a) => ({ title: a.subjectTitle, href: `${config.baseUrl}/${locale}${hrefs.answer(a.number, unit.slug)}` }));
    await sendMail(config, { to: email, ...roundMail({ locale, site: instance.siteName, kind, round: round.title, unit: unit.name, due: round.dueOn, links }) });
  }));
  const lost = sent.filter((s) => s.status === 'rejected');
  // Once a mailbox of the unit has it, another try would mail it twice.
  if (lost.length > 0 && lost.length === sent.length) throw lost[0]?.reason;
  if (lost.length > 0) log.error('a mail to a department did not reach every mailbox', { task: ASK });
}

export const roundTasks: Readonly<Record<string, Task>> = { [ASK]: ask };
