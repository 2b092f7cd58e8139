import type { Locale } from '../../../../kernel/locale.ts';
import { inLanguage } from '../../../../kernel/localized.ts';
import { renderMail, type MailBlock } from '../../../../ui/mail.tsx';
import { titleOf, whenText } from '../../pages/parts.tsx';
import type { Event } from '../../queries.ts';
import { marketHref, stallCodeHref } from '../../urls.ts';
import { words as eventWords } from '../../words.ts';
import type { StallNews } from '../commands.ts';
import type { Stall } from '../queries.ts';
import { words } from '../words.ts';

export interface StallMail {
  readonly news: StallNews;
  readonly locale: Locale;
  readonly event: Event;
  readonly stall: Stall;
  readonly name: string;
  /** Of this mail alone. */
  readonly code: string;
  readonly from: string;
  readonly absolute: (path: string) => string;
}

/** What a mail to somebody who applied for a stall says: the decision with its reason, the place, and the way to change it. */
export function stallMail({ news, locale, event, stall, name, code, from, absolute }: StallMail): ReturnType<typeof renderMail> {
  const t = words(locale);
  const of = eventWords(locale);
  const title = titleOf(event, locale);
  const page = (path: string): string => absolute(`/${locale}${path}`);
  const text = (value: string): MailBlock[] => (value === '' ? [] : [{ kind: 'text', text: value }]);
  const reason = news === 'declined' ? (stall.reason ?? '') : news === 'event_cancelled' && event.cancelReason !== null ? inLanguage(event.cancelReason, locale).text : '';
  const placed = stall.state === 'accepted' && stall.place !== null && news !== 'event_cancelled' ? t('mail.place', { n: stall.place }) : '';
  const facts = [stall.project, title, whenText(locale, event), [event.place, event.address].filter((part) => part !== '').join(', ')].filter((line) => line !== '').join('\n');
  const blocks: MailBlock[] = [
    ...text(of('mail.greeting', { name })), ...text(t(`mail.${news}`)), ...text(reason), ...text(placed), ...text(facts), { kind: 'link', text: t('mail.change'), href: page(stallCodeHref(code)) },
    ...(stall.state === 'accepted' ? [{ kind: 'link' as const, text: t('link'), href: page(marketHref(event.slug)) }] : []), ...text(event.contact === '' ? '' : `${of('event.contact')} ${event.contact}`),
  ];
  return renderMail({ locale, subject: t(`mail.subject.${news}`, { title }), blocks, from });
}
