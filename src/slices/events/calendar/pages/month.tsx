import { dayOf, type Day } from '../../../../kernel/dates.ts';
import { inLanguage } from '../../../../kernel/localized.ts';
import { formatDate, formatTime, Page, RecordList, useText, useView } from '../../../../ui/index.ts';
import { weekdayOf, When } from '../../pages/parts.tsx';
import type { Event } from '../../queries.ts';
import { hasDay, isOn, type Month } from '../../rules.ts';
import { eventHref, monthHref } from '../../urls.ts';
import { words } from '../../words.ts';
import { CalendarTabs, Subscribe } from './list.tsx';

export interface MonthPageProps {
  readonly month: Month;
  readonly events: readonly Event[];
  readonly today: Day;
}

/** A Monday, for the names of the days. */
const MONDAY = Date.UTC(2024, 0, 1, 12);

/** A month as a table; below it, for narrow screens and for reading aloud, the same as a list. */
export function MonthPage({ month, events, today }: MonthPageProps) {
  const t = useText(words);
  const view = useView();
  const name = formatDate(view.locale, month.first, 'month');
  const inMonth = events.filter((e) => hasDay(e.precision));
  return (
    <Page title={t('month.title', { month: name })} wide>
      <CalendarTabs current="month" />
      <nav class="mt-month__nav" aria-label={t('month.nav')}>
        <a href={view.href(monthHref(month.previous))} rel="prev">{formatDate(view.locale, `${month.previous}-01`, 'month')}</a>
        <a href={view.href(monthHref(today.slice(0, 7)))}>{t('month.today')}</a>
        <a href={view.href(monthHref(month.next))} rel="next">{formatDate(view.locale, `${month.next}-01`, 'month')}</a>
      </nav>
      <MonthTable month={month} events={inMonth} today={today} name={name} />
      <section class="mt-month__list">
        <h2>{name}</h2>
        {inMonth.length === 0 ? <p>{t('month.none')}</p> : <RecordList>{inMonth.map((e) => <p><a href={view.href(eventHref(e.slug))}><Title event={e} /></a><br /><span class="mt-muted"><When event={e} /></span></p>)}</RecordList>}
      </section>
      <Subscribe />
    </Page>
  );
}

function Title({ event }: { event: Event }) {
  const { locale } = useView();
  const { text, lang } = inLanguage(event.title, locale);
  return <bdi lang={lang === locale ? undefined : lang}>{text}</bdi>;
}

function MonthTable({ month, events, today, name }: { month: Month; events: readonly Event[]; today: Day; name: string }) {
  const t = useText(words);
  const view = useView();
  const days = Array.from({ length: 7 }, (_, i) => weekdayOf(view.locale, new Date(MONDAY + i * 86_400_000)));
  const on = (day: Day): Event[] => events.filter((e) => isOn(e, day));
  return (
    <table class="mt-month">
      <caption class="kern-sr-only">{t('month.title', { month: name })}</caption>
      <thead><tr>{days.map((day) => <th scope="col">{day}</th>)}</tr></thead>
      <tbody>
        {month.weeks.map((week) => (
          <tr>
            {week.map((day) => (day === null ? <td class="mt-month__empty" /> : (
              <td class={day === today ? 'mt-month__today' : undefined}>
                <time dateTime={day} aria-current={day === today ? 'date' : undefined}>{Number(day.slice(8))}</time>
                {on(day).length > 0 && <ul role="list">{on(day).map((e) => <li><a href={view.href(eventHref(e.slug))}>{e.precision === 'time' && dayOf(e.startsAt) === day && <span class="mt-muted">{formatTime(view.locale, e.startsAt)}{' '}</span>}<Title event={e} /></a></li>)}</ul>}
              </td>
            )))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
