import { inLanguage, type Localized } from '../../../../kernel/localized.ts';
import type { Locale } from '../../../../kernel/locale.ts';
import { formatDate } from '../../../../ui/format.ts';
import { renderMail } from '../../../../ui/mail.tsx';
import type { MailKind } from '../../rules.ts';
import { words as shared } from '../../words.ts';
import { words } from '../words.ts';

interface Props {
  readonly locale: Locale;
  readonly site: string;
  readonly kind: MailKind;
  readonly round: Localized;
  readonly unit: Localized;
  readonly due: string;
  readonly links: readonly { readonly title: Localized; readonly href: string }[];
}

/** Everything a round asks of one unit, in one mail. It names the unit, never a person. */
export function roundMail({ locale, site, kind, round, unit, due, links }: Props): ReturnType<typeof renderMail> {
  const t = words(locale);
  const values = { unit: inLanguage(unit, locale).text, round: inLanguage(round, locale).text, date: formatDate(locale, due, 'long') };
  return renderMail({
    locale,
    subject: t(`staff.mail.${kind}.subject`, values),
    from: site,
    blocks: [{ kind: 'text', text: t(`staff.mail.${kind}.text`, values) }, ...links.map((l) => ({ kind: 'link' as const, text: inLanguage(l.title, locale).text, href: l.href })), { kind: 'text', text: shared(locale)('staff.mail.how') }],
  });
}
