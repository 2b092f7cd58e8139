import { staffLocale, type Locale } from '../../../../../kernel/locale.ts';
import { inLanguage, type Localized } from '../../../../../kernel/localized.ts';
import { formatDate } from '../../../../../ui/format.ts';
import { renderMail } from '../../../../../ui/mail.tsx';
import { words } from '../../words.ts';

interface Props {
  readonly locale: Locale;
  readonly site: string;
  readonly unit: Localized;
  readonly concept: Localized;
  readonly note: Localized | null;
  readonly until: string;
  readonly href: string;
}

/** Asks a department what should become of its measures. It names the unit, never a person. */
export function askMail({ locale, site, unit, concept, note, until, href }: Props) {
  const language = staffLocale(locale);
  const t = words(language);
  const values = { unit: inLanguage(unit, language).text, concept: inLanguage(concept, language).text, date: formatDate(language, until, 'long') };
  return renderMail({
    locale: language,
    subject: t('staff.mail.subject', values),
    from: site,
    blocks: [
      { kind: 'text', text: t('staff.mail.text', values) },
      ...(note === null ? [] : [{ kind: 'text' as const, text: inLanguage(note, language).text }]),
      { kind: 'link', text: t('staff.mail.link'), href },
      { kind: 'text', text: t('staff.mail.until', values) },
    ],
  });
}
