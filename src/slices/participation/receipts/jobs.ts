import { z } from 'zod';
import { addDays, dayOf } from '../../../kernel/dates.ts';
import { isLocale } from '../../../kernel/locale.ts';
import { write } from '../../../platform/database/write.ts';
import type { JobContext, SliceJobs } from '../../../platform/jobs.ts';
import { sendMail } from '../../../platform/mail.ts';
import type { RetentionClass } from '../../../platform/retention.ts';
import { instanceOf } from '../../instance/public.ts';
import { documentationJobs } from '../documentation/jobs.ts';
import { processById, type Process } from '../processes/queries.ts';
import { recommendationsFrom } from '../recommendations/queries.ts';
import { CONTACT_DAYS } from '../submissions/commands.ts';
import { contactOf, submissionById, type Submission } from '../submissions/queries.ts';
import { ORIGINAL_DAYS, purgeOriginals } from '../moderation/originals/commands.ts';
import { moderationTasks } from '../moderation/jobs.ts';
import { CONCERN_DAYS, purgeConcerns } from '../concern/commands.ts';
import { purgeDrafts } from '../drafts/commands.ts';
import { DRAFT_DAYS } from '../drafts/rules.ts';
import { purgeRecordings, purgeScans, purgeUploads } from '../enclosed/commands.ts';
import { RECORDING_DAYS, SCAN_DAYS, UPLOAD_DAYS } from '../enclosed/rules.ts';
import { forgetContact, purgeContacts } from './commands.ts';
import { NEWS, TELL, type News } from './news/commands.ts';
import { newsMail } from './mails/news.tsx';

const Payload = z.object({ submissionId: z.uuid(), news: z.enum(NEWS) });

/** Writes to an author who wanted to be told. After the news that it was condensed, the address is erased. */
async function tell(payload: unknown, { db, config }: JobContext): Promise<void> {
  const { submissionId, news } = Payload.parse(payload);
  const [submission, contact] = await Promise.all([submissionById(db, submissionId), contactOf(db, submissionId)]);
  if (submission === null || contact === null) return;
  if (!isCurrent(news, submission)) return;
  const [process, recommendations, instance] = await Promise.all([processById(db, submission.processId), recommendationsFrom(db, [submissionId]), instanceOf(db)]);
  const locale = isLocale(contact.locale) ? contact.locale : 'de';
  const mail = newsMail({ news, locale, contact, process: process as Process, submission, recommendations, from: instance.siteName, absolute: (path) => config.baseUrl + path });
  await sendMail(config, { to: contact.email, ...mail });
  if (news === 'condensed') await write(db, (tx) => forgetContact(tx, submissionId));
}

/** A mail says only what is still so: meanwhile the office may have decided anew. */
function isCurrent(news: News, { state, consideredOn }: Submission): boolean {
  if (news === 'condensed') return consideredOn !== null;
  if (news === 'published' && consideredOn !== null) return false;
  if (news === 'published' || news === 'withheld' || news === 'routed') return state === news;
  return state !== 'withdrawn';
}

export const participationJobs: SliceJobs = { tasks: { [TELL]: tell, ...moderationTasks, ...documentationJobs.tasks }, cron: [...(documentationJobs.cron ?? [])] };

/** What this slice deletes on schedule. */
export const participationRetention: readonly RetentionClass[] = [
  {
    key: 'submission.contact',
    text: {
      de: { name: 'Kontaktangaben zu Beiträgen', period: '24 Monate nach dem Eingang, früher mit der Empfehlung oder Rücknahme', ground: 'Einwilligung, Art. 6 Abs. 1 Buchst. a DSGVO' },
      en: { name: 'Contact details of contributions', period: '24 months after receipt, earlier with the recommendation or withdrawal', ground: 'Consent, Art. 6 (1) a GDPR' },
    },
    days: CONTACT_DAYS,
    archive: 'none',
    remove: (db, before) => write(db, (tx) => purgeContacts(tx, addDays(dayOf(before), CONTACT_DAYS))),
  },
  {
    key: 'submission.original',
    text: {
      de: { name: 'Wortlaut vor dem Herausnehmen von Stellen; Notizen zu weitergegebenen Fällen', period: '12 Monate, früher mit der Empfehlung oder Rücknahme', ground: 'Öffentliche Aufgabe, § 3 NDSG' },
      en: { name: 'Wording before passages were taken out; notes on cases handed on', period: '12 months, earlier with the recommendation or withdrawal', ground: 'Public task, § 3 NDSG' },
    },
    days: ORIGINAL_DAYS,
    archive: 'none',
    remove: (db, before) => write(db, (tx) => purgeOriginals(tx, addDays(dayOf(before), ORIGINAL_DAYS))),
  },
  {
    key: 'submission.concern',
    text: {
      de: { name: 'Prüfsummen von Geräten bei „Das betrifft mich auch“', period: '12 Monate; die Zahl bleibt', ground: 'Einwilligung, Art. 6 Abs. 1 Buchst. a DSGVO' },
      en: { name: 'Checksums of devices for “This concerns me too”', period: '12 months; the number stays', ground: 'Consent, Art. 6 (1) a GDPR' },
    },
    days: CONCERN_DAYS,
    archive: 'none',
    remove: (db, before) => write(db, (tx) => purgeConcerns(tx, dayOf(before))),
  },
  {
    key: 'submission.recording',
    text: {
      de: { name: 'Gesprochene Beiträge (Aufnahmen)', period: '14 Tage nach dem Aufschreiben, höchstens 90 Tage', ground: 'Einwilligung, Art. 6 Abs. 1 Buchst. a DSGVO' },
      en: { name: 'Spoken contributions (recordings)', period: '14 days after they were typed, 90 days at most', ground: 'Consent, Art. 6 (1) a GDPR' },
    },
    days: RECORDING_DAYS,
    archive: 'none',
    remove: (db, before) => write(db, (tx) => purgeRecordings(tx, addDays(dayOf(before), RECORDING_DAYS))),
  },
  {
    key: 'submission.scan',
    text: {
      de: { name: 'Fotos von Papierkarten', period: '12 Monate, früher mit der Empfehlung oder Rücknahme', ground: 'Öffentliche Aufgabe, § 3 NDSG' },
      en: { name: 'Photos of paper cards', period: '12 months, earlier with the recommendation or withdrawal', ground: 'Public task, § 3 NDSG' },
    },
    days: SCAN_DAYS,
    archive: 'none',
    remove: (db, before) => write(db, (tx) => purgeScans(tx, addDays(dayOf(before), SCAN_DAYS))),
  },
  {
    key: 'submission.upload',
    text: {
      de: { name: 'Dateien von Formularen, die nicht abgeschickt wurden', period: '1 Tag', ground: 'Öffentliche Aufgabe, § 3 NDSG' },
      en: { name: 'Files of forms that were not sent', period: '1 day', ground: 'Public task, § 3 NDSG' },
    },
    days: UPLOAD_DAYS,
    archive: 'none',
    remove: (db, before) => write(db, (tx) => purgeUploads(tx, before)),
  },
  {
    key: 'submission.draft',
    text: {
      de: { name: 'Aufgehobene Entwürfe von Beiträgen', period: '30 Tage nach dem letzten Speichern', ground: 'Einwilligung, Art. 6 Abs. 1 Buchst. a DSGVO' },
      en: { name: 'Drafts of contributions put aside', period: '30 days after they were last saved', ground: 'Consent, Art. 6 (1) a GDPR' },
    },
    days: DRAFT_DAYS,
    archive: 'none',
    remove: (db, before) => write(db, (tx) => purgeDrafts(tx, dayOf(before))),
  },
];
