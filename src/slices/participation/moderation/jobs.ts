import { z } from 'zod';
import { system } from '../../../kernel/actor.ts';
import { isLocale, staffLocale } from '../../../kernel/locale.ts';
import { write } from '../../../platform/database/write.ts';
import type { JobContext, SliceJobs } from '../../../platform/jobs.ts';
import { sendMail } from '../../../platform/mail.ts';
import { askJson } from '../../../platform/outbound.ts';
import { renderMail } from '../../../ui/mail.tsx';
import { instanceOf } from '../../instance/public.ts';
import { mailboxesOf } from '../../people/public.ts';
import { submissionById } from '../submissions/queries.ts';
import { PATHS, pathTo } from '../urls.ts';
import { ALERT } from './routing/commands.ts';
import { TRANSLATE } from './translations/asking/commands.ts';
import { saveTranslation } from './translations/commands.ts';
import { isRead, masked } from './translations/rules.ts';
import { words } from './words.ts';

const Payload = z.object({ submissionId: z.uuid() });

/** Somebody may be in danger: every mailbox of the coordination office is told that, and where to look. Nothing of the text leaves the program. */
async function alert(payload: unknown, { db, config }: JobContext): Promise<void> {
  const { submissionId } = Payload.parse(payload);
  const [submission, instance, boxes] = await Promise.all([submissionById(db, submissionId), instanceOf(db), mailboxesOf(db, 'coordinator')]);
  if (submission?.state !== 'routed') return;
  const sent = await Promise.allSettled(
    boxes.map(async ({ email, locale }) => {
      const language = staffLocale(isLocale(locale) ? locale : 'de');
      const t = words(language);
      const href = `${config.baseUrl}/${language}${pathTo(PATHS.deskRoute, { id: submissionId })}`;
      await sendMail(config, { to: email, ...renderMail({ locale: language, subject: t('staff.alert.subject', { n: submission.number }), from: instance.siteName, blocks: [{ kind: 'text', text: t('staff.alert.text') }, { kind: 'link', text: t('staff.alert.link'), href }] }) });
    }),
  );
  const lost = sent.filter((s) => s.status === 'rejected');
  if (lost.length > 0 && lost.length === sent.length) throw lost[0]?.reason;
}

const Answer = z.object({ translatedText: z.string().min(1).max(50_000) });
const ASK_MS = 60_000;
const ANSWER_BYTES = 1_000_000;

/** Asks the operator's own translation service (the interface of LibreTranslate). What looks as if it led to a person does not leave the program. */
async function translate(payload: unknown, { db, config }: JobContext): Promise<void> {
  const { submissionId } = Payload.parse(payload);
  const submission = await submissionById(db, submissionId);
  if (submission === null || config.translateUrl === undefined || submission.text === '' || isRead(submission.language, ['de'])) return;
  const service = new URL('translate', `${config.translateUrl.replace(/\/$/, '')}/`);
  // The operator named the service, which may well stand in the house.
  const rules = { intranet: [service.hostname.replace(/^\[|\]$/g, '')], time: ASK_MS, bytes: ANSWER_BYTES, depth: 10 };
  const { value } = await askJson(service.href, rules, { q: masked(submission.text), source: submission.language.split('-')[0], target: 'de', format: 'text' });
  const { translatedText } = Answer.parse(value);
  await write(db, (tx) => saveTranslation(tx, system('translation service'), submissionId, { language: 'de', text: translatedText, by: 'machine', version: submission.version }));
}

export const moderationTasks: SliceJobs['tasks'] = { [ALERT]: alert, [TRANSLATE]: translate };
