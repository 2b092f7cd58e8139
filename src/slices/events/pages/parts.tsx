import type { ComponentChildren } from 'preact';
import { formatTag, type Locale } from '../../../kernel/locale.ts';
import { inLanguage } from '../../../kernel/localized.ts';
import { TIME_ZONE } from '../../../kernel/dates.ts';
import { Alert, formatDate, formatTime, languageName, useText, useView } from '../../../ui/index.ts';
import { Said } from '../../participation/public.ts';
import type { Event } from '../queries.ts';
import { daysOf, publicState, type RegistrationStatus } from '../rules.ts';
import { words } from '../words.ts';

type Dated = Pick<Event, 'startsAt' | 'endsAt' | 'precision'>;

const weekdays = new Map<Locale, Intl.DateTimeFormat>();

/** The day of the week, spelled out. */
export function weekdayOf(locale: Locale, instant: Date): string {
  const known = weekdays.get(locale) ?? new Intl.DateTimeFormat(formatTag(locale), { weekday: 'long', timeZone: TIME_ZONE });
  weekdays.set(locale, known);
  return known.format(instant);
}

/** When it is, as exactly as is known: `Saturday, 6 March 2027, 10:00 – 15:30`. */
export function whenText(locale: Locale, { startsAt, endsAt, precision }: Dated): string {
  const { first, last } = daysOf({ startsAt, endsAt });
  if (precision === 'year' || precision === 'month') {
    const [from, to] = [formatDate(locale, first, precision), formatDate(locale, last, precision)];
    return from === to ? from : `${from} – ${to}`;
  }
  const day = `${weekdayOf(locale, startsAt)}${locale === 'ar' ? '، ' : ', '}${formatDate(locale, first, 'long')}`;
  if (precision === 'day') return first === last ? day : `${formatDate(locale, first, 'long')} – ${formatDate(locale, last, 'long')}`;
  const clock = (instant: Date): string => formatTime(locale, instant);
  if (first === last) return `${day}${locale === 'ar' ? '، ' : ', '}${clock(startsAt)} – ${clock(endsAt)}`;
  return `${formatDate(locale, first, 'long')}, ${clock(startsAt)} – ${formatDate(locale, last, 'long')}, ${clock(endsAt)}`;
}

/** The same with its machine-readable start. */
export function When({ event }: { event: Dated }) {
  const { locale } = useView();
  const machine = event.precision === 'time' ? event.startsAt.toISOString() : daysOf(event).first.slice(0, event.precision === 'year' ? 4 : event.precision === 'month' ? 7 : 10);
  return <time dateTime={machine}>{whenText(locale, event)}</time>;
}

/** Languages by name, in the reader's language. */
export const languageNames = (locale: Locale, tags: readonly string[]): string => tags.map((tag) => languageName(locale, tag)).join(locale === 'ar' ? '، ' : ', ');

/** What must be known before anything else: not public yet, called off, made up. */
export function EventNotes({ event }: { event: Event }) {
  const t = useText(words);
  return (
    <>
      {event.invented && <Alert tone="warning" title={t('invented.title')}>{t('invented.text')}</Alert>}
      {event.state === 'draft' && <Alert tone="warning">{t('draft')}</Alert>}
      {event.state === 'cancelled' && (
        <Alert tone="danger" title={t('cancelled.title')}>
          <p>{event.cancelReason !== null && <Said value={event.cancelReason} />}</p>
        </Alert>
      )}
    </>
  );
}

/** One short line about registering. */
export function statusText(t: ReturnType<typeof words>, status: RegistrationStatus, event: Event, now: Date): string | null {
  const state = publicState(event, now);
  if (state === 'cancelled') return t('status.cancelled');
  if (state === 'over') return t('status.over');
  return status === 'none' ? null : t(`status.${status}`);
}

/** How many seats of a session are free; where it is full, how many wait. `waiting` is null where nobody can wait. */
export const seatsText = (t: ReturnType<typeof words>, free: number, waiting: number | null): string => (free === 0 && waiting !== null ? t('programme.seats_waiting', { n: waiting }) : t('programme.seats', { n: free }));

/** The title in the reader's language, as plain text. */
export const titleOf = (event: Pick<Event, 'title'>, locale: Locale): string => inLanguage(event.title, locale).text;

/** A fact with its term, or nothing where it is empty. */
export const fact = (term: string, value: ComponentChildren) => ({ term, value: value === '' ? null : value });

/** Name of the form field in which a round's session is chosen. */
export const choiceOf = (roundId: string): string => `round_${roundId}`;
