import type { Locale } from '../../../../kernel/locale.ts';
import { formatDateTime } from '../../../../ui/format.ts';
import { renderMail } from '../../../../ui/mail.tsx';
import { words } from '../../words.ts';

interface Props {
  readonly locale: Locale;
  readonly site: string;
  readonly ballot: string;
  /** For the eye: groups of four. */
  readonly code: string;
  /** Address of the form with the code filled in. */
  readonly href: string;
  readonly closesAt: Date | null;
}

/** One code for whoever reads this address's mail; the product forgets which code it was. */
export function ballotCodeMail({ locale, site, ballot, code, href, closesAt }: Props) {
  const t = words(locale);
  return renderMail({
    locale,
    subject: t('mail.subject', { ballot }),
    from: site,
    blocks: [
      { kind: 'text', text: t('mail.intro', { ballot }) },
      { kind: 'code', text: code },
      { kind: 'link', text: t('mail.link'), href },
      { kind: 'text', text: closesAt === null ? t('mail.until_closed') : t('mail.until', { time: formatDateTime(locale, closesAt) }) },
      { kind: 'text', text: t('mail.secret') },
    ],
  });
}
