import type { Locale } from '../../../../kernel/locale.ts';
import { formatTime } from '../../../../ui/format.ts';
import { renderMail } from '../../../../ui/mail.tsx';
import { words } from '../../words.ts';
import { CODE_MINUTES, showSignInCode } from '../rules.ts';

interface Props {
  readonly locale: Locale;
  readonly site: string;
  readonly code: string;
  /** Address of the page with one button. */
  readonly href: string;
  readonly now: Date;
}

/** The code to type and, for the same device, the link. The time tells several such mails apart. */
export function codeMail({ locale, site, code, href, now }: Props) {
  const t = words(locale);
  return renderMail({
    locale,
    subject: t('mail.code.subject', { site, time: formatTime(locale, now) }),
    from: site,
    blocks: [
      { kind: 'text', text: t('mail.code.intro', { site }) },
      { kind: 'code', text: showSignInCode(code) },
      { kind: 'text', text: t('mail.code.valid', { minutes: CODE_MINUTES }) },
      { kind: 'link', text: t('mail.code.link'), href },
      { kind: 'text', text: t('mail.code.not_you') },
    ],
  });
}
