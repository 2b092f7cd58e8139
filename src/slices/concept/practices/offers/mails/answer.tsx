import type { Locale } from '../../../../../kernel/locale.ts';
import { renderMail, type MailBlock } from '../../../../../ui/mail.tsx';
import { hrefs } from '../../../urls.ts';
import type { Offer } from '../queries.ts';
import type { OfferState } from '../rules.ts';
import { PATHS } from '../urls.ts';
import { words } from '../words.ts';

interface Props {
  readonly offer: Offer;
  readonly state: Exclude<OfferState, 'received'>;
  readonly locale: Locale;
  readonly from: string;
  /** Absolute address of a path. */
  readonly absolute: (path: string) => string;
}

/** What the office decided, and where to go on. The receipt is in no mail. */
export function answerMail({ offer, state, locale, from, absolute }: Props): ReturnType<typeof renderMail> {
  const t = words(locale);
  const about = { n: offer.number, title: offer.content.title };
  const page = (path: string): string => absolute(`/${locale}${path}`);
  const said: MailBlock[] = offer.reply === null ? [] : [{ kind: 'text', text: offer.reply }];
  const entry: MailBlock[] = state === 'published' && offer.practiceSlug !== null ? [{ kind: 'link', text: t('mail.entry'), href: page(hrefs.practice(offer.practiceSlug)) }] : [];
  const blocks: MailBlock[] = [{ kind: 'text', text: t('mail.greeting') }, { kind: 'text', text: t(`mail.${state}`, about) }, ...said, ...entry, { kind: 'link', text: t('mail.receipt'), href: page(PATHS.find) }];
  return renderMail({ locale, subject: t('mail.subject', about), blocks, from });
}
