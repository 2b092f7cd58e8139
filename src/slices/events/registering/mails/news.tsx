import type { Locale } from '../../../../kernel/locale.ts';
import { inLanguage } from '../../../../kernel/localized.ts';
import { renderMail, type MailBlock } from '../../../../ui/mail.tsx';
import { titleOf, whenText } from '../../pages/parts.tsx';
import type { Session } from '../../programme/queries.ts';
import type { Event } from '../../queries.ts';
import { calendarFileHref, mineHref } from '../../urls.ts';
import { words } from '../../words.ts';
import type { News } from '../commands.ts';
import type { Registration } from '../queries.ts';

export interface NewsMail {
  readonly news: News;
  readonly locale: Locale;
  readonly event: Event;
  readonly registration: Registration;
  readonly name: string;
  readonly sessions: readonly Session[];
  /** Sessions that are full, for which they wait. */
  readonly waiting: ReadonlySet<string>;
  /** Of this mail alone. */
  readonly code: string;
  readonly from: string;
  readonly absolute: (path: string) => string;
}

/** What a mail to somebody who registered says: what, when, where, and the way to change it. Needs are never repeated in a mail. */
export function newsMail({ news, locale, event, registration, name, sessions, waiting, code, from, absolute }: NewsMail): ReturnType<typeof renderMail> {
  const t = words(locale);
  const title = titleOf(event, locale);
  const text = (value: string): MailBlock[] => (value === '' ? [] : [{ kind: 'text', text: value }]);
  const page = (path: string): string => absolute(`/${locale}${path}`);
  const facts = [title, whenText(locale, event), [event.place, event.address].filter((p) => p !== '').join(', '), ...sessions.map((s) => `${inLanguage(s.title, locale).text}${s.room === '' ? '' : ` (${s.room})`}${waiting.has(s.id) ? ` – ${t('mine.session_waiting')}` : ''}`)].filter((line) => line !== '').join('\n');
  const gone = news === 'cancelled' || news === 'event_cancelled';
  const reason = news === 'event_cancelled' && event.cancelReason !== null ? inLanguage(event.cancelReason, locale).text : '';
  const numbered = registration.state === 'confirmed' && !gone ? t('mail.number', { number: registration.number, n: registration.places }) : '';
  const online = registration.state === 'confirmed' && !gone && event.onlineUrl !== null ? [{ kind: 'link' as const, text: t('fact.online'), href: event.onlineUrl }] : [];
  const blocks: MailBlock[] = [
    ...text(t('mail.greeting', { name })), ...text(t(`mail.${news}`)), ...text(reason), ...text(facts), ...text(numbered), ...online,
    ...(gone ? [] : [{ kind: 'link' as const, text: t('mail.change'), href: page(mineHref(code)) }, { kind: 'link' as const, text: t('event.calendar_file'), href: absolute(calendarFileHref(event.slug, locale)) }]),
    ...text(event.contact === '' ? '' : `${t('event.contact')} ${event.contact}`),
  ];
  return renderMail({ locale, subject: t(`mail.subject.${news}`, { title }), blocks, from });
}
