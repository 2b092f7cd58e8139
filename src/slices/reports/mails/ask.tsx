import { staffLocale, type Locale } from '../../../kernel/locale.ts';
import { inLanguage, type Localized } from '../../../kernel/localized.ts';
import { formatDate } from '../../../ui/format.ts';
import { renderMail } from '../../../ui/mail.tsx';
import type { RequestKind } from '../calendar/rules.ts';
import { words } from '../words.ts';

interface Props {
  readonly locale: Locale;
  readonly site: string;
  readonly kind: RequestKind;
  readonly title: Localized;
  readonly unit: Localized;
  readonly due: string;
  readonly missing: number;
  readonly href: string;
}

/** Asks a unit for its updates, or reminds it. It names the unit, never a person. */
export function askMail({ locale, site, kind, title, unit, due, missing, href }: Props) {
  const language = staffLocale(locale);
  const t = words(language);
  const date = formatDate(language, due);
  const round = inLanguage(title, language).text;
  return renderMail({
    locale: language,
    subject: t(`staff.mail.${kind}.subject`, { date, title: round }),
    from: site,
    blocks: [
      { kind: 'text', text: t('staff.mail.text', { unit: inLanguage(unit, language).text, n: missing, title: round, date }) },
      { kind: 'text', text: t('staff.mail.how') },
      { kind: 'link', text: t('staff.mail.link'), href },
    ],
  });
}
