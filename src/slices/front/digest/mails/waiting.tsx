import type { Day } from '../../../../kernel/dates.ts';
import type { Locale } from '../../../../kernel/locale.ts';
import type { Waiting } from '../../../../kernel/waiting.ts';
import { formatDate } from '../../../../ui/format.ts';
import { renderMail, type MailBlock } from '../../../../ui/mail.tsx';
import { PATHS } from '../../urls.ts';
import { words } from '../words.ts';

interface Props {
  readonly locale: Locale;
  readonly from: string;
  readonly waiting: readonly Waiting[];
  readonly today: Day;
  /** Where it is switched off. */
  readonly off: string;
  /** Absolute address of a path. */
  readonly page: (path: string) => string;
}

const MOST = 15;

/** What waits, the nearest deadline first, with the way to each. */
export function waitingMail({ locale, from, waiting, today, off, page }: Props): ReturnType<typeof renderMail> {
  const t = words(locale);
  const line = ({ label, href, due }: Waiting): MailBlock => ({ kind: 'link', text: due === null ? label : t(due < today ? 'staff.mail.overdue' : 'staff.mail.due', { label, date: formatDate(locale, due) }), href: page(href) });
  const rest = waiting.length - MOST;
  const blocks: MailBlock[] = [
    { kind: 'text', text: t('staff.mail.text') },
    ...waiting.slice(0, MOST).map(line),
    { kind: 'link', text: rest > 0 ? t('staff.mail.more', { n: rest }) : t('staff.mail.desk'), href: page(PATHS.desk) },
    { kind: 'link', text: t('staff.mail.off'), href: off },
  ];
  return renderMail({ locale, subject: t('staff.mail.subject', { n: waiting.length }), blocks, from });
}
