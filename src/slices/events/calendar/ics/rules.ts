import { addDays, dayOf, TIME_ZONE } from '../../../../kernel/dates.ts';
import type { Locale } from '../../../../kernel/locale.ts';
import { inLanguage } from '../../../../kernel/localized.ts';
import type { Event } from '../../queries.ts';
import { eventHref } from '../../urls.ts';

/** One event for a calendar file. */
export interface IcsEvent {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly location: string;
  readonly url: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Whole days: no time of day is known. */
  readonly allDay: boolean;
  readonly cancelled: boolean;
  readonly changedAt: Date;
  readonly version: number;
}

/** An event for a calendar, in the reader's language. */
export function icsEventOf(e: Event, locale: Locale, absolute: (path: string) => string): IcsEvent {
  const place = [e.place, e.address].filter((part) => part !== '').join(', ');
  return {
    id: e.id, title: inLanguage(e.title, locale).text, description: inLanguage(e.summary, locale).text, location: place === '' ? (e.onlineUrl ?? '') : place, url: absolute(`/${locale}${eventHref(e.slug)}`), startsAt: e.startsAt, endsAt: e.endsAt,
    allDay: e.precision !== 'time', cancelled: e.state === 'cancelled', changedAt: e.changedAt, version: e.version,
  };
}

/** RFC 5545, 3.3.11: backslash, semicolon, comma and line break. */
export const escapeText = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll(';', '\\;').replaceAll(',', '\\,').replace(/\r\n|\r|\n/g, '\\n');

/** RFC 5545, 3.1: no line longer than 75 octets, continued after CRLF and a space; characters stay whole. */
export function fold(line: string): string {
  const encoder = new TextEncoder();
  const parts: string[] = [];
  let current = '';
  let room = 75;
  for (const char of line) {
    const size = encoder.encode(char).length;
    if (size > room) {
      parts.push(current);
      current = '';
      room = 74;
    }
    current += char;
    room -= size;
  }
  return [...parts, current].join('\r\n ');
}

/** Central European time as it has been since 1996; programs that know the zone by name use their own rules. */
const ZONE = [
  'BEGIN:VTIMEZONE', `TZID:${TIME_ZONE}`,
  'BEGIN:DAYLIGHT', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200', 'TZNAME:CEST', 'DTSTART:19810329T020000', 'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', 'END:DAYLIGHT',
  'BEGIN:STANDARD', 'TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100', 'TZNAME:CET', 'DTSTART:19961027T030000', 'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU', 'END:STANDARD',
  'END:VTIMEZONE',
];

const LOCAL = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' });
const local = (instant: Date): string => LOCAL.format(instant).replaceAll('-', '').replaceAll(':', '').replace(' ', 'T');
const utc = (instant: Date): string => instant.toISOString().replace(/[-:]|\.\d+/g, '');
const date = (day: string): string => day.replaceAll('-', '');

function times({ startsAt, endsAt, allDay }: IcsEvent): string[] {
  // The end of whole days is the day after (3.6.1).
  if (allDay) return [`DTSTART;VALUE=DATE:${date(dayOf(startsAt))}`, `DTEND;VALUE=DATE:${date(addDays(dayOf(endsAt), 1))}`];
  return [`DTSTART;TZID=${TIME_ZONE}:${local(startsAt)}`, `DTEND;TZID=${TIME_ZONE}:${local(endsAt)}`];
}

function eventLines(event: IcsEvent, host: string): string[] {
  return [
    'BEGIN:VEVENT', `UID:${event.id}@${host}`, `DTSTAMP:${utc(event.changedAt)}`, `LAST-MODIFIED:${utc(event.changedAt)}`, `SEQUENCE:${event.version - 1}`, ...times(event),
    `SUMMARY:${escapeText(event.title)}`, ...(event.description === '' ? [] : [`DESCRIPTION:${escapeText(event.description)}`]), ...(event.location === '' ? [] : [`LOCATION:${escapeText(event.location)}`]),
    `URL:${event.url}`, `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`, 'END:VEVENT',
  ];
}

/** A calendar file (RFC 5545). `name` is what a subscribed calendar is called. */
export function icsOf(events: readonly IcsEvent[], { host, name }: { readonly host: string; readonly name: string }): string {
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Miteinander//Events//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', `NAME:${escapeText(name)}`, `X-WR-CALNAME:${escapeText(name)}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    ...ZONE, ...events.flatMap((event) => eventLines(event, host)), 'END:VCALENDAR',
  ];
  return `${lines.map(fold).join('\r\n')}\r\n`;
}

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export interface AtomEntry {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly url: string;
  readonly changedAt: Date;
}

/** A news feed (RFC 4287), the latest change first. */
export function atomOf(entries: readonly AtomEntry[], feed: { readonly title: string; readonly url: string; readonly self: string; readonly author: string }): string {
  const latest = entries[0]?.changedAt ?? new Date(0);
  const items = entries.map((e) =>
    `  <entry>\n    <id>urn:uuid:${e.id}</id>\n    <title>${escapeXml(e.title)}</title>\n    <link href="${escapeXml(e.url)}"/>\n    <updated>${e.changedAt.toISOString()}</updated>\n    <summary>${escapeXml(e.summary)}</summary>\n  </entry>\n`);
  return `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n  <id>${escapeXml(feed.self)}</id>\n  <title>${escapeXml(feed.title)}</title>\n  <link href="${escapeXml(feed.url)}"/>\n  <link rel="self" href="${escapeXml(feed.self)}"/>\n  <author><name>${escapeXml(feed.author)}</name></author>\n  <updated>${latest.toISOString()}</updated>\n${items.join('')}</feed>\n`;
}
