import { z } from 'zod';
import { inLanguage } from '../../../kernel/localized.ts';
import { isLocale, staffLocale } from '../../../kernel/locale.ts';
import type { QueryExecutorProvider } from 'kysely';
import { enqueue, type JobContext, type Task } from '../../../platform/jobs.ts';
import { sendMail } from '../../../platform/mail.ts';
import { renderMail } from '../../../ui/mail.tsx';
import { instanceOf } from '../../instance/public.ts';
import { mailboxesOf } from '../../people/public.ts';
import { assessmentById } from '../queries.ts';
import { hrefs } from '../urls.ts';
import { draftOf } from './queries.ts';
import { words } from './words.ts';

const ASK = 'assessment.ask_release';
const Ask = z.object({ assessmentId: z.uuid() });

/** Has the worker mail those who release. */
export async function askForRelease(tx: QueryExecutorProvider & { readonly isTransaction: boolean }, assessmentId: string): Promise<void> {
  await enqueue(tx, ASK, { assessmentId }, { key: `${ASK}:${assessmentId}` });
}

/** Where nobody holds the role, the coordinators sit together anyway: their list of what waits is enough. */
async function ask(payload: unknown, { db, config }: JobContext): Promise<void> {
  const { assessmentId } = Ask.parse(payload);
  const [assessment, draft, boxes, { siteName }] = await Promise.all([assessmentById(db, assessmentId), draftOf(db, assessmentId), mailboxesOf(db, 'approver'), instanceOf(db)]);
  if (assessment === null || draft?.submitted !== true) return;
  const sent = await Promise.allSettled(boxes.map(async ({ email, locale: wanted }) => {
    const locale = staffLocale(isLocale(wanted) ? wanted : 'de');
    const t = words(locale);
    const title = inLanguage(assessment.subjectTitle, locale).text;
    const href = `${config.baseUrl}/${locale}${hrefs.release(assessment.number)}`;
    await sendMail(config, { to: email, ...renderMail({ locale, subject: t('staff.mail.subject', { title }), from: siteName, blocks: [{ kind: 'text', text: t('staff.mail.text', { title }) }, { kind: 'link', text: t('staff.mail.link'), href }] }) });
  }));
  const lost = sent.filter((s) => s.status === 'rejected');
  if (lost.length > 0 && lost.length === sent.length) throw lost[0]?.reason;
}

export const releasingTasks: Readonly<Record<string, Task>> = { [ASK]: ask };
