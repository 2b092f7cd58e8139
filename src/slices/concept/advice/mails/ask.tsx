import { staffLocale, type Locale } from '../../../../kernel/locale.ts';
import { inLanguage, type Localized } from '../../../../kernel/localized.ts';
import { formatDate } from '../../../../ui/format.ts';
import { renderMail } from '../../../../ui/mail.tsx';
import { words } from '../words.ts';

interface Props {
  readonly locale: Locale;
  readonly site: string;
  readonly place: string;
  readonly title: Localized;
  readonly until: string;
  readonly href: string;
}

/** Asks a municipality how it stands to a recommendation. It names the municipality, never a person. */
export function askMail({ locale, site, place, title, until, href }: Props) {
  const language = staffLocale(locale);
  const t = words(language);
  const values = { place, title: inLanguage(title, language).text, date: formatDate(language, until, 'long') };
  return renderMail({
    locale: language,
    subject: t('staff.mail.subject', values),
    from: site,
    blocks: [
      { kind: 'text', text: t('staff.mail.text', values) },
      { kind: 'link', text: t('staff.mail.link'), href },
      { kind: 'text', text: t('staff.mail.until', values) },
    ],
  });
}
