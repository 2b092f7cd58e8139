import { z } from 'zod';
import { inLanguage } from '../../../kernel/localized.ts';
import { isLocale, staffLocale } from '../../../kernel/locale.ts';
import type { QueryExecutorProvider } from 'kysely';
import { enqueue, type JobContext, type Task } from '../../../platform/jobs.ts';
import { sendMail } from '../../../platform/mail.ts';
import { formatDate } from '../../../ui/format.ts';
import { renderMail } from '../../../ui/mail.tsx';
import { instanceOf } from '../../instance/public.ts';
import { departmentById, personById } from '../../people/public.ts';
import { assessmentById } from '../queries.ts';
import { hrefs } from '../urls.ts';
import { delegationOf } from './queries.ts';
import { words } from './words.ts';

const TELL = 'assessment.tell_colleague';
const Tell = z.object({ assessmentId: z.uuid(), departmentId: z.uuid() });

/** Has the worker mail whoever it was passed on to; the job names the department, no person. */
export async function tellColleague(tx: QueryExecutorProvider & { readonly isTransaction: boolean }, assessmentId: string, departmentId: string): Promise<void> {
  await enqueue(tx, TELL, { assessmentId, departmentId }, { key: `${TELL}:${assessmentId}:${departmentId}` });
}

/** Who sees to it is looked up now: meanwhile it may have been taken back or answered. */
async function tell(payload: unknown, { db, config }: JobContext): Promise<void> {
  const { assessmentId, departmentId } = Tell.parse(payload);
  const [assessment, unit, { to }, { siteName }] = await Promise.all([assessmentById(db, assessmentId), departmentById(db, departmentId), delegationOf(db, assessmentId, departmentId), instanceOf(db)]);
  const person = to === null ? undefined : await personById(db, to);
  if (assessment === null || assessment.decision !== null || unit === undefined || person?.email == null) return;
  const locale = staffLocale(isLocale(person.locale) ? person.locale : 'de');
  const t = words(locale);
  const values = { unit: inLanguage(unit.name, locale).text, title: inLanguage(assessment.subjectTitle, locale).text, date: formatDate(locale, assessment.dueOn, 'long') };
  const href = `${config.baseUrl}/${locale}${hrefs.answer(assessment.number, unit.slug)}`;
  const mail = renderMail({ locale, subject: t('staff.mail.subject', values), from: siteName, blocks: [{ kind: 'text', text: t('staff.mail.text', values) }, { kind: 'link', text: t('staff.mail.link'), href }] });
  await sendMail(config, { to: person.email, ...mail });
}

export const answeringTasks: Readonly<Record<string, Task>> = { [TELL]: tell };
