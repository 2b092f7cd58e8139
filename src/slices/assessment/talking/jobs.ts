import { z } from 'zod';
import { inLanguage } from '../../../kernel/localized.ts';
import { isLocale, staffLocale } from '../../../kernel/locale.ts';
import type { QueryExecutorProvider } from 'kysely';
import { enqueue, type JobContext, type Task } from '../../../platform/jobs.ts';
import { log } from '../../../platform/log.ts';
import { sendMail } from '../../../platform/mail.ts';
import { renderMail } from '../../../ui/mail.tsx';
import { instanceOf } from '../../instance/public.ts';
import { departmentById, mailboxesOf, officersOf } from '../../people/public.ts';
import { assessmentById } from '../queries.ts';
import { hrefs } from '../urls.ts';
import { words } from './words.ts';

const TELL = 'assessment.tell_talk';
const Tell = z.object({ assessmentId: z.uuid(), from: z.uuid().nullable(), to: z.uuid().nullable(), kind: z.enum(['asked', 'replied']) });

/** Mails a question or an answer to the office (null) and the departments that were asked, but not to whoever wrote. The jobs hold no word of it. */
export async function tellTalk(tx: QueryExecutorProvider & { readonly isTransaction: boolean }, assessmentId: string, from: string | null, departmentIds: readonly string[], kind: 'asked' | 'replied'): Promise<void> {
  for (const to of [null, ...departmentIds].filter((unit) => unit !== from)) await enqueue(tx, TELL, { assessmentId, from, to, kind });
}

async function tell(payload: unknown, { db, config }: JobContext): Promise<void> {
  const { assessmentId, from, to, kind } = Tell.parse(payload);
  const [assessment, speaker, boxes, { siteName, modules }] = await Promise.all([assessmentById(db, assessmentId), from === null ? undefined : departmentById(db, from), to === null ? mailboxesOf(db, 'coordinator') : officersOf(db, to), instanceOf(db)]);
  if (assessment === null || assessment.decision !== null || !modules.has('assessment')) return;
  const sent = await Promise.allSettled(boxes.map(async ({ email, locale: wanted }) => {
    const locale = staffLocale(isLocale(wanted) ? wanted : 'de');
    const t = words(locale);
    const values = { unit: speaker === undefined ? t('staff.office') : inLanguage(speaker.name, locale).text, title: inLanguage(assessment.subjectTitle, locale).text };
    const href = `${config.baseUrl}/${locale}${hrefs.talk(assessment.number)}`;
    await sendMail(config, { to: email, ...renderMail({ locale, subject: t(`staff.mail.${kind}.subject`, values), from: siteName, blocks: [{ kind: 'text', text: t(`staff.mail.${kind}.text`, values) }, { kind: 'link', text: t('staff.mail.link'), href }] }) });
  }));
  const lost = sent.filter((s) => s.status === 'rejected');
  // Once a mailbox has it, another try would mail it twice.
  if (lost.length > 0 && lost.length === sent.length) throw lost[0]?.reason;
  if (lost.length > 0) log.error('a mail to a department did not reach every mailbox', { task: TELL });
}

export const talkingTasks: Readonly<Record<string, Task>> = { [TELL]: tell };
