import type { Locale } from '../../../../kernel/locale.ts';
import { formatDate } from '../../../../ui/index.ts';
import { renderMail, type MailBlock } from '../../../../ui/mail.tsx';
import { words } from '../../words.ts';

interface Props {
  readonly locale: Locale;
  readonly site: string;
  readonly survey: string;
  readonly intro: string;
  readonly institution: string;
  /** Null for who began an anonymous questionnaire with an earlier link. */
  readonly href: string | null;
  readonly closesOn: string | null;
  readonly anonymous: boolean;
  readonly reminder: boolean;
}

/** Invitation or reminder with a personal link. */
export function invitationMail({ locale, site, survey, intro, institution, href, closesOn, anonymous, reminder }: Props) {
  const t = words(locale);
  const text = (value: string): MailBlock => ({ kind: 'text', text: value });
  return renderMail({
    locale,
    subject: t(reminder ? 'mail.reminder_subject' : 'mail.subject', { survey }),
    from: site,
    blocks: [
      text(t(reminder ? 'mail.reminder' : 'mail.intro', { survey, institution })),
      ...(reminder || intro === '' ? [] : [text(intro)]),
      ...(href === null ? [text(t('mail.begun'))] : [{ kind: 'link' as const, text: t('mail.link'), href }]),
      ...(closesOn === null ? [] : [text(t('until', { date: formatDate(locale, closesOn, 'long') }))]),
      text(t(anonymous ? 'anonymous' : 'named')),
      text(t('mail.voluntary')),
    ],
  });
}
