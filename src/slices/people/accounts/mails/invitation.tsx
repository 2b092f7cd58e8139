import type { Locale } from '../../../../kernel/locale.ts';
import { renderMail } from '../../../../ui/mail.tsx';
import { words } from '../../words.ts';

interface Props {
  readonly locale: Locale;
  readonly site: string;
  readonly name: string;
  /** Of the sign-in page; it holds no secret. */
  readonly href: string;
}

export function invitationMail({ locale, site, name, href }: Props) {
  const t = words(locale);
  return renderMail({
    locale,
    subject: t('mail.invitation.subject', { site }),
    from: site,
    blocks: [
      { kind: 'text', text: t('mail.invitation.hello', { name }) },
      { kind: 'text', text: t('mail.invitation.intro', { site }) },
      { kind: 'link', text: t('mail.invitation.link'), href },
      { kind: 'text', text: t('mail.invitation.how') },
    ],
  });
}
