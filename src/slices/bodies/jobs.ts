import { z } from 'zod';
import { dayOf } from '../../kernel/dates.ts';
import { write } from '../../platform/database/write.ts';
import type { RetentionClass } from '../../platform/retention.ts';
import { isLocale } from '../../kernel/locale.ts';
import type { JobContext, SliceJobs } from '../../platform/jobs.ts';
import { sendMail } from '../../platform/mail.ts';
import { instanceOf } from '../instance/public.ts';
import { purgeApplications, TELL } from './calls/commands.ts';
import { applicantMail } from './calls/mails/news.tsx';
import { applicantForHolder, applicationById, callOfApplication, languageOf } from './calls/queries.ts';
import { purgeNames } from './register/commands.ts';
import { KEEP_APPLICATIONS_DAYS, KEEP_NAMES_DAYS } from './rules.ts';

const Payload = z.object({ applicationId: z.uuid(), about: z.enum(['receipt', 'decision']) });

/** Writes to somebody who applied and left an address. Who took the application back meanwhile, or was decided about, hears nothing that is no longer so. */
async function tell(payload: unknown, { db, config }: JobContext): Promise<void> {
  const { applicationId, about } = Payload.parse(payload);
  const [application, applicant, instance] = await Promise.all([applicationById(db, applicationId), applicantForHolder(db, applicationId), instanceOf(db)]);
  if (application === null || applicant?.email == null || !instance.modules.has('bodies')) return;
  const decided = application.state === 'accepted' || application.state === 'declined';
  if (decided !== (about === 'decision')) return;
  const language = await languageOf(db, applicationId);
  const content = applicantMail({ locale: isLocale(language) ? language : 'de', call: await callOfApplication(db, application), application, name: applicant.name, from: instance.siteName, absolute: (path) => config.baseUrl + path });
  await sendMail(config, { to: applicant.email, ...content });
}

export const bodyJobs: SliceJobs = { tasks: { [TELL]: tell } };

/** What this slice deletes on schedule. */
export const bodyRetention: readonly RetentionClass[] = [
  {
    key: 'body.member_name',
    text: {
      de: { name: 'Namen von Mitgliedern ohne öffentliches Mandat', period: '12 Monate nach dem Ende der Amtszeit', ground: '§ 3 NDSG; gezeigte Namen: Einwilligung, Art. 6 Abs. 1 Buchst. a DSGVO' },
      en: { name: 'Names of members without a public mandate', period: '12 months after the end of the term', ground: '§ 3 NDSG; names that are shown: consent, Art. 6 (1) a GDPR' },
    },
    days: KEEP_NAMES_DAYS,
    archive: 'none',
    remove: (db, before) => write(db, (tx) => purgeNames(tx, dayOf(before))),
  },
  {
    key: 'membership.application',
    text: {
      de: { name: 'Bewerbungen um die Mitarbeit in einem Gremium', period: '90 Tage nach der Entscheidung über den Aufruf', ground: 'Einwilligung, Art. 6 Abs. 1 Buchst. a und Art. 9 Abs. 2 Buchst. a DSGVO' },
      en: { name: 'Applications to take part in a body', period: '90 days after the decision on the call', ground: 'Consent, Art. 6 (1) a and Art. 9 (2) a GDPR' },
    },
    days: KEEP_APPLICATIONS_DAYS,
    archive: 'none',
    remove: (db, before) => write(db, (tx) => purgeApplications(tx, dayOf(before))),
  },
];
