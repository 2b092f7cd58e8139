import type { Locale } from '../../../kernel/locale.ts';
import { inLanguage, type Localized } from '../../../kernel/localized.ts';
import { formatDate } from '../../../ui/format.ts';
import { renderMail } from '../../../ui/mail.tsx';
import { words } from '../words.ts';
import type { MailKind } from '../rules.ts';

interface Props {
  readonly locale: Locale;
  readonly site: string;
  readonly kind: MailKind;
  readonly title: Localized;
  readonly unit: Localized;
  readonly due: string;
  readonly href: string;
}

/** Asks a unit for its professional view, or reminds it. It names the unit, never a person, and counts nobody. */
export function assessmentMail({ locale, site, kind, title, unit, due, href }: Props) {
  const t = words(locale);
  const values = { unit: inLanguage(unit, locale).text, title: inLanguage(title, locale).text, date: formatDate(locale, due, 'long') };
  return renderMail({
    locale,
    subject: t(`staff.mail.${kind}.subject`, values),
    from: site,
    blocks: [
      { kind: 'text', text: t(`staff.mail.${kind}.text`, values) },
      { kind: 'text', text: t('staff.mail.how') },
      { kind: 'link', text: t('staff.mail.link'), href },
    ],
  });
}
