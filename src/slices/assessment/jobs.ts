import { z } from 'zod';
import { addDays, dayOf, instantOf, type Day } from '../../kernel/dates.ts';
import { isLocale, staffLocale } from '../../kernel/locale.ts';
import type { QueryExecutorProvider } from 'kysely';
import { write } from '../../platform/database/write.ts';
import { enqueue, type JobContext, type SliceJobs } from '../../platform/jobs.ts';
import { log } from '../../platform/log.ts';
import { sendMail } from '../../platform/mail.ts';
import type { RetentionClass } from '../../platform/retention.ts';
import { instanceOf } from '../instance/public.ts';
import { departmentById, officersOf } from '../people/public.ts';
import { answeringTasks } from './answering/jobs.ts';
import { releasingTasks } from './releasing/jobs.ts';
import { roundTasks } from './rounds/jobs.ts';
import { talkingTasks } from './talking/jobs.ts';
import { hrefs } from './urls.ts';
import { forgetInternal } from './commands.ts';
import { assessmentMail } from './mails/ask.tsx';
import { assessmentById } from './queries.ts';
import { MAIL_KINDS, reminderOn } from './rules.ts';

const ASK = 'assessment.ask_department';
const Ask = z.object({ assessmentId: z.uuid(), departmentId: z.uuid(), kind: z.enum(MAIL_KINDS) });

/** Under the older name, what was queued before this part had a place of its own. */
const ASK_BEFORE = 'concept.ask_department';

export const assessmentJobs: SliceJobs = { tasks: { [ASK]: ask, [ASK_BEFORE]: ask, ...answeringTasks, ...talkingTasks, ...releasingTasks, ...roundTasks } };

/** Mails the departments now, and those that have not answered once more shortly before the day and once after it. The jobs name units, no address. */
export async function askDepartments(tx: QueryExecutorProvider & { readonly isTransaction: boolean }, assessmentId: string, departmentIds: readonly string[], dueOn: Day): Promise<void> {
  const reminder = reminderOn(dayOf(new Date()), dueOn);
  for (const departmentId of new Set(departmentIds)) {
    await enqueue(tx, ASK, { assessmentId, departmentId, kind: 'sent' });
    await enqueue(tx, ASK, { assessmentId, departmentId, kind: 'late' }, { runAt: instantOf(addDays(dueOn, 1), '07:00') });
    if (reminder !== null) await enqueue(tx, ASK, { assessmentId, departmentId, kind: 'soon' }, { runAt: instantOf(reminder, '07:00') });
  }
}

/** What is owed is looked up now: who has answered meanwhile, or was asked about something that is decided, gets no mail. */
async function ask(payload: unknown, { db, config }: JobContext): Promise<void> {
  const { assessmentId, departmentId, kind } = Ask.parse(payload);
  const [assessment, unit, instance] = await Promise.all([assessmentById(db, assessmentId), departmentById(db, departmentId), instanceOf(db)]);
  if (assessment === null || assessment.decision !== null || unit === undefined || !instance.modules.has('assessment')) return;
  if (assessment.answers.find((a) => a.departmentId === departmentId)?.answeredOn !== null) return;
  const officers = await officersOf(db, departmentId);
  const sent = await Promise.allSettled(officers.map(async ({ email, locale }) => {
    const language = staffLocale(isLocale(locale) ? locale : 'de');
    const href = `${config.baseUrl}/${language}${hrefs.answer(assessment.number, unit.slug)}`;
    await sendMail(config, { to: email, ...assessmentMail({ locale: language, site: instance.siteName, kind, title: assessment.subjectTitle, unit: unit.name, due: assessment.dueOn, href }) });
  }));
  const lost = sent.filter((s) => s.status === 'rejected');
  // Once a mailbox of the unit has it, the unit was told: another try would mail it twice.
  if (lost.length > 0 && lost.length === sent.length) throw lost[0]?.reason;
  if (lost.length > 0) log.error('a mail to a department did not reach every mailbox', { task: ASK });
}

/** What this slice deletes on schedule. */
export const assessmentRetention: readonly RetentionClass[] = [
  {
    key: 'assessment.internal_note',
    text: {
      de: { name: 'Interne Hinweise und Rückfragen in fachlichen Einschätzungen', period: '24 Monate nach der Entscheidung', ground: '§ 3 NDSG (öffentliche Aufgabe)' },
      en: { name: 'Internal notes and questions in professional assessments', period: '24 months after the decision', ground: '§ 3 NDSG (public task)' },
    },
    days: 730,
    archive: 'none',
    remove: (db, before) => write(db, (tx) => forgetInternal(tx, before)),
  },
];
