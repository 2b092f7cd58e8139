import { staffLocale, type Locale } from '../../../../../kernel/locale.ts';
import { inLanguage, type Localized } from '../../../../../kernel/localized.ts';
import { formatDate } from '../../../../../ui/format.ts';
import { renderMail } from '../../../../../ui/mail.tsx';
import { words } from '../words.ts';

interface Props {
  readonly locale: Locale;
  readonly site: string;
  readonly unit: Localized;
  readonly until: string;
  /** They were asked before, and the time is nearly over. */
  readonly reminder: boolean;
  readonly links: readonly { readonly title: Localized; readonly href: string }[];
}

/** Asks a unit for news of some measures, one link each. It names the unit, never a person. */
export function askMail({ locale, site, unit, until, reminder, links }: Props) {
  const language = staffLocale(locale);
  const t = words(language);
  const values = { unit: inLanguage(unit, language).text, n: links.length };
  return renderMail({
    locale: language,
    subject: t(reminder ? 'staff.mail.subject_reminder' : 'staff.mail.subject', values),
    from: site,
    blocks: [
      { kind: 'text', text: t(reminder ? 'staff.mail.text_reminder' : 'staff.mail.text', values) },
      ...links.map(({ title, href }) => ({ kind: 'link' as const, text: inLanguage(title, language).text, href })),
      { kind: 'text', text: t('staff.mail.until', { date: formatDate(language, until, 'long') }) },
    ],
  });
}
