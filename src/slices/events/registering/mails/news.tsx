import type { Locale } from '../../../../kernel/locale.ts';
import { inLanguage } from '../../../../kernel/localized.ts';
import type { MailFile } from '../../../../platform/mail.ts';
import { renderMail, type MailBlock } from '../../../../ui/mail.tsx';
import { qrPicture } from '../../../../ui/qr-code.tsx';
import { titleOf, whenText } from '../../pages/parts.tsx';
import type { Session } from '../../programme/queries.ts';
import type { Event } from '../../queries.ts';
import { icsEventOf, icsOf } from '../../calendar/ics/rules.ts';
import { hasDay } from '../../rules.ts';
import { calendarFileHref, mineHref, ticketHref } from '../../urls.ts';
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

const TICKET = 'ticket@events';

/**
 * What a mail to somebody who registered says: what, when, where, and the way to change it; with the picture for the door and a calendar file
 * for whoever has a place. Needs are never repeated in a mail.
 */
export async function newsMail(mail: NewsMail): Promise<ReturnType<typeof renderMail> & { readonly files: readonly MailFile[] }> {
  return { ...renderMail(contentOf(mail)), files: [...(await ticketOf(mail)), ...calendarOf(mail)] };
}

const isGone = ({ news }: NewsMail): boolean => news === 'cancelled' || news === 'event_cancelled';
const hasPlace = (mail: NewsMail): boolean => mail.registration.state === 'confirmed' && !isGone(mail);

async function ticketOf(mail: NewsMail): Promise<MailFile[]> {
  if (!hasPlace(mail)) return [];
  const picture = await qrPicture(mail.absolute(ticketHref(mail.registration.id)));
  return [{ name: `${mail.event.slug}-${mail.registration.number}.png`, type: 'image/png', base64: picture.toString('base64'), contentId: TICKET }];
}

/** Also when the event is called off: the file takes it out of the calendar again. */
function calendarOf(mail: NewsMail): MailFile[] {
  const { event, locale, absolute, from, news } = mail;
  if (!hasDay(event.precision) || !(hasPlace(mail) || news === 'event_cancelled')) return [];
  const file = icsOf([icsEventOf(event, locale, absolute)], { host: new URL(absolute('/')).host, name: from });
  return [{ name: `${event.slug}.ics`, type: 'text/calendar; charset=utf-8; method=PUBLISH', base64: Buffer.from(file).toString('base64') }];
}

function contentOf(mail: NewsMail): Parameters<typeof renderMail>[0] {
  const { news, locale, event, registration, name, sessions, waiting, code, from, absolute } = mail;
  const t = words(locale);
  const title = titleOf(event, locale);
  const text = (value: string): MailBlock[] => (value === '' ? [] : [{ kind: 'text', text: value }]);
  const page = (path: string): string => absolute(`/${locale}${path}`);
  const facts = [title, whenText(locale, event), [event.place, event.address].filter((p) => p !== '').join(', '), ...sessions.map((s) => `${inLanguage(s.title, locale).text}${s.room === '' ? '' : ` (${s.room})`}${waiting.has(s.id) ? ` – ${t('mine.session_waiting')}` : ''}`)].filter((line) => line !== '').join('\n');
  const gone = isGone(mail);
  const reason = news === 'event_cancelled' && event.cancelReason !== null ? inLanguage(event.cancelReason, locale).text : '';
  const numbered = hasPlace(mail) ? t('mail.number', { number: registration.number, n: registration.places }) : '';
  const online = hasPlace(mail) && event.onlineUrl !== null ? [{ kind: 'link' as const, text: t('fact.online'), href: event.onlineUrl }] : [];
  const ticket: MailBlock[] = hasPlace(mail) ? [...text(t('ticket.text', { number: registration.number })), { kind: 'picture', text: t('ticket.alt', { number: registration.number }), contentId: TICKET }] : [];
  const blocks: MailBlock[] = [
    ...text(t('mail.greeting', { name })), ...text(t(`mail.${news}`)), ...text(reason), ...text(facts), ...text(numbered), ...ticket, ...online,
    ...(gone ? [] : [{ kind: 'link' as const, text: t('mail.change'), href: page(mineHref(code)) }, { kind: 'link' as const, text: t('event.calendar_file'), href: absolute(calendarFileHref(event.slug, locale)) }]),
    ...text(event.contact === '' ? '' : `${t('event.contact')} ${event.contact}`),
  ];
  return { locale, subject: t(`mail.subject.${news}`, { title }), blocks, from };
}
