import { z } from 'zod';
import { dayOf } from '../../../../kernel/dates.ts';
import { isLocale } from '../../../../kernel/locale.ts';
import { write } from '../../../../platform/database/write.ts';
import type { JobContext, SliceJobs } from '../../../../platform/jobs.ts';
import { sendMail } from '../../../../platform/mail.ts';
import type { RetentionClass } from '../../../../platform/retention.ts';
import { instanceOf } from '../../../instance/public.ts';
import { purgeOffers, TELL } from './commands.ts';
import { answerMail } from './mails/answer.tsx';
import { offerById } from './queries.ts';
import { OFFER_DAYS } from './rules.ts';

const Payload = z.object({ id: z.uuid(), version: z.number().int() });

/** Mails to those who handed good practice in. */
export const offerJobs: SliceJobs = { tasks: { [TELL]: tell } };

/** Says what the office decided; nothing where something newer has happened since. */
async function tell(payload: unknown, { db, config }: JobContext): Promise<void> {
  const { id, version } = Payload.parse(payload);
  const [offer, { siteName, modules }] = await Promise.all([offerById(db, id), instanceOf(db)]);
  if (offer === null || offer.version !== version || offer.email === null || offer.state === 'received' || !modules.has('concept')) return;
  const locale = isLocale(offer.locale) ? offer.locale : 'de';
  await sendMail(config, { to: offer.email, ...answerMail({ offer, state: offer.state, locale, from: siteName, absolute: (path) => config.baseUrl + path }) });
}

/** What is deleted of what was handed in. */
export const offerRetention: RetentionClass = {
  key: 'practice.offer',
  text: {
    de: { name: 'Eingereichte gute Beispiele, die nicht veröffentlicht sind, und Mailadressen zu veröffentlichten', period: '12 Monate nach der letzten Änderung', ground: '§ 3 NDSG; Mailadresse: Einwilligung' },
    en: { name: 'Good practice that was handed in and not published, and mail addresses for what was', period: '12 months after the latest change', ground: '§ 3 NDSG; mail address: consent' },
  },
  days: OFFER_DAYS,
  archive: 'none',
  remove: (db, before) => write(db, (tx) => purgeOffers(tx, dayOf(before))),
};
