import { inLanguage } from '../../../../kernel/localized.ts';
import type { Locale } from '../../../../kernel/locale.ts';
import { formatDate } from '../../../../ui/format.ts';
import { renderMail, type MailBlock } from '../../../../ui/mail.tsx';
import { KEEP_APPLICATIONS_DAYS } from '../../rules.ts';
import { PATHS } from '../../urls.ts';
import type { Application, Call } from '../queries.ts';
import { mailWords } from '../words.ts';

export interface ApplicantMail {
  readonly locale: Locale;
  readonly call: Call;
  readonly application: Application;
  readonly name: string;
  readonly from: string;
  readonly absolute: (path: string) => string;
}

/** What a mail to somebody who applied says: that it arrived, or how it was decided. Never what they answered or need, and never the code. */
export function applicantMail({ locale, call, application: { number: n, state, reason }, name, from, absolute }: ApplicantMail): ReturnType<typeof renderMail> {
  const t = mailWords(locale);
  const about = { n, call: inLanguage(call.title, locale).text };
  const text = (said: string): MailBlock => ({ kind: 'text', text: said });
  const decided = state === 'accepted' || state === 'declined';
  const news = decided ? [text(t(`mail.${state}`, about)), ...(reason === '' ? [] : [text(`${t('mail.reason')}\n${reason}`)])] : [text(t('mail.received', about)), text(t('mail.deadline', { day: formatDate(locale, call.closesOn, 'long') }))];
  const blocks: MailBlock[] = [text(t('mail.greeting', { name })), ...news, { kind: 'link', text: t('mail.follow'), href: absolute(`/${locale}${PATHS.find}`) }, text(t('mail.kept', { days: KEEP_APPLICATIONS_DAYS }))];
  return renderMail({ locale, subject: t('mail.subject', about), blocks, from });
}
