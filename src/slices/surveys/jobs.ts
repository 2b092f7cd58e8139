import { dayOf } from '../../kernel/dates.ts';
import type { Locale } from '../../kernel/locale.ts';
import { inLanguage } from '../../kernel/localized.ts';
import type { Db } from '../../platform/database/types.ts';
import { write } from '../../platform/database/write.ts';
import type { JobContext, SliceJobs, Task } from '../../platform/jobs.ts';
import { sendMail } from '../../platform/mail.ts';
import type { RetentionClass } from '../../platform/retention.ts';
import { instanceOf } from '../instance/public.ts';
import { addMailedLink, dropLink, forgetAnswers, forgetParties } from './parties/commands.ts';
import { invitationMail } from './parties/mails/invitation.tsx';
import { surveyById, type Survey } from './queries.ts';
import { resultsPdf, storeFile } from './results/commands.ts';
import { answerHref } from './urls.ts';

interface MailPayload {
  readonly surveyId: string;
  readonly partyId: string;
  readonly reminder: boolean;
}

/**
 * Makes a personal link and mails it in one go: no table, file or log holds the link beside the address. The links of an anonymous survey leave through a mail
 * server only, because without one mails are kept as files.
 */
const mail: Task = async (payload, { db, config }) => {
  const { surveyId, partyId, reminder } = payload as MailPayload;
  const survey = await surveyById(db, surveyId);
  if (survey === null) return;
  if (survey.anonymous && config.smtpUrl === undefined) throw new Error('links of an anonymous survey are mailed only through a mail server');
  const made = await db.transaction().execute((tx) => addMailedLink(tx, survey, partyId, reminder));
  if (made === null) return;
  try {
    await sendMail(config, { to: made.email, ...(await invitation(db, config, survey, made.party, made.code, reminder)) });
  } catch (error) {
    const { code } = made;
    if (code !== null) await db.transaction().execute((tx) => dropLink(tx, code));
    throw error;
  }
};

async function invitation(db: Db, config: JobContext['config'], survey: Survey, party: { institution: string; locale: Locale }, code: string | null, reminder: boolean) {
  const { siteName } = await instanceOf(db);
  const { locale, institution } = party;
  const said = (value: Survey['title']): string => inLanguage(value, locale).text;
  return invitationMail({
    locale, institution, reminder, site: siteName, survey: said(survey.title), intro: said(survey.intro), closesOn: survey.closesOn, anonymous: survey.anonymous,
    href: code === null ? null : `${config.baseUrl}/${locale}${answerHref(survey.slug, code)}`,
  });
}

/** The PDF of released results, from what was counted at the end. */
const pdf: Task = async (payload, { db, config }) => {
  const { surveyId, locale } = payload as { surveyId: string; locale: Locale };
  const survey = await surveyById(db, surveyId);
  if (survey?.releasedOn == null) return;
  const content = await resultsPdf(db, survey, locale, config.baseUrl);
  await write(db, (tx) => storeFile(tx, surveyId, locale, content));
};

export const surveyJobs: SliceJobs = { tasks: { 'surveys.mail': mail, 'surveys.pdf': pdf } };

const ground = { de: '§ 3 NDSG (öffentliche Aufgabe)', en: '§ 3 NDSG (public task)' };

/** What this slice deletes on schedule. */
export const surveyRetention: readonly RetentionClass[] = [
  {
    key: 'survey.parties',
    text: {
      de: { name: 'Eingeladene Einrichtungen von Befragungen mit Person und Adresse', period: '90 Tage nach dem Ende der Befragung', ground: ground.de },
      en: { name: 'Institutions invited to surveys, with person and address', period: '90 days after the end of the survey', ground: ground.en },
    },
    days: 90,
    archive: 'none',
    remove: (db, before) => write(db, (tx) => forgetParties(tx, dayOf(before))),
  },
  {
    key: 'survey.partial',
    text: {
      de: { name: 'Begonnene und nicht abgeschickte Fragebögen', period: '90 Tage nach dem Ende der Befragung', ground: ground.de },
      en: { name: 'Questionnaires that were begun and not sent', period: '90 days after the end of the survey', ground: ground.en },
    },
    days: 90,
    archive: 'none',
    remove: (db, before) => write(db, (tx) => forgetAnswers(tx, dayOf(before), 'partial')),
  },
  {
    key: 'survey.answers',
    text: {
      de: { name: 'Einzelne Antworten von Befragungen; die Auszählung bleibt', period: 'fünf Jahre nach dem Ende der Befragung', ground: ground.de },
      en: { name: 'Single answers to surveys; the counts stay', period: 'five years after the end of the survey', ground: ground.en },
    },
    days: 1826,
    archive: 'offer',
    remove: (db, before) => write(db, (tx) => forgetAnswers(tx, dayOf(before), 'complete')),
  },
];
