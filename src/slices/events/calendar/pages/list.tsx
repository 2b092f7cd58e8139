import { inLanguage } from '../../../../kernel/localized.ts';
import { Button, Card, CardGrid, EmptyState, FilterBar, formatNumber, Page, Pagination, ScreenReaderOnly, Tabs, useText, useView } from '../../../../ui/index.ts';
import { Said } from '../../../participation/public.ts';
import type { Territory } from '../../../territory/public.ts';
import { words as catalogueWords } from '../../catalogue/words.ts';
import { statusText, When } from '../../pages/parts.tsx';
import type { Event, Series } from '../../queries.ts';
import type { RegistrationStatus } from '../../rules.ts';
import { KINDS, type Kind } from '../../schema.ts';
import { eventHref, feedHref, PATHS, subscriptionHref } from '../../urls.ts';
import { words } from '../../words.ts';

/** An event as lists show it. */
export interface EventLine {
  readonly event: Event;
  readonly status: RegistrationStatus;
  readonly municipality: string | null;
}

/** One event among several. */
export function EventCard({ line, now, level = 3 }: { line: EventLine; now: Date; level?: 2 | 3 | 4 }) {
  const t = useText(words);
  const view = useView();
  const { event, status, municipality } = line;
  const title = inLanguage(event.title, view.locale);
  const place = [event.place, municipality !== null && event.place.includes(municipality) ? null : municipality].filter((part) => part !== null && part !== '').join(', ');
  return (
    <Card title={title.text} lang={title.lang} level={level} href={view.href(eventHref(event.slug))} meta={<>{t(`kind.${event.kind}`)} · <When event={event} /></>} footer={statusText(t, status, event, now) ?? undefined}>
      <p><Said value={event.summary} /></p>
      {place !== '' && <p class="mt-muted"><bdi>{place}</bdi></p>}
      {event.invented && <p class="mt-muted mt-small">{t('invented.short')}</p>}
    </Card>
  );
}

export interface CalendarViews {
  readonly current: 'upcoming' | 'past' | 'month';
}

/** Upcoming, past, month: three views of the same calendar. */
export function CalendarTabs({ current }: CalendarViews) {
  const t = useText(words);
  const view = useView();
  const tab = (key: CalendarViews['current'], href: string) => ({ label: t(`tab.${key}`), href: view.href(href), current: key === current });
  return <Tabs label={t('tabs')} items={[tab('upcoming', PATHS.events), tab('past', `${PATHS.events}?when=past`), tab('month', PATHS.month)]} />;
}

export interface ListPageProps {
  readonly lines: readonly EventLine[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
  readonly when: 'upcoming' | 'past';
  readonly kind: Kind | null;
  readonly municipality: string | null;
  readonly q: string | null;
  readonly municipalities: readonly Territory[];
  readonly series: readonly Series[];
  readonly now: Date;
  /** Whether the reader may plan events. */
  readonly staff: boolean;
}

/** All events: those to come first. */
export function ListPage(props: ListPageProps) {
  const t = useText(words);
  const view = useView();
  const { lines, total, page, pageSize, when, now, series } = props;
  return (
    <Page title={t('list.title')} lead={t('list.lead')} wide>
      <CalendarTabs current={when} />
      <Filters {...props} />
      {lines.length === 0 ? <EmptyState title={when === 'past' ? t('list.none_past') : t('list.none')}>{t('list.none_text')}</EmptyState> : (
        <section>
          <h2><ScreenReaderOnly>{t(`tab.${when}`)}</ScreenReaderOnly></h2>
          <CardGrid>{lines.map((line) => <EventCard line={line} now={now} />)}</CardGrid>
        </section>
      )}
      <Pagination page={page} pageSize={pageSize} total={total} />
      {series.length > 0 && (
        <section>
          <h2>{t('list.series')}</h2>
          <p><a href={view.href(PATHS.catalogue)}>{catalogueWords(view.locale)('link')}</a></p>
          <ul>{series.map((s) => <li><a href={view.href(PATHS.series.replace(':slug', s.slug))}><Said value={s.title} /></a></li>)}</ul>
        </section>
      )}
      <Subscribe filters={{ kind: props.kind, municipality: props.municipality }} />
      <p><a href={view.href(PATHS.find)}>{t('list.mine')}</a></p>
      {props.staff && <p><Button kind="secondary" href={view.href(PATHS.desk)}>{t('list.desk')}</Button></p>}
    </Page>
  );
}

function Filters({ when, kind, municipality, q, municipalities }: ListPageProps) {
  const t = useText(words);
  const choices = [
    { name: 'kind', label: t('filter.kind'), value: kind, options: KINDS.map((value) => ({ value, label: t(`kind.${value}`) })) },
    { name: 'municipality', label: t('filter.municipality'), value: municipality, options: municipalities.map((m) => ({ value: m.key, label: m.name })) },
  ];
  return <FilterBar q={q} choices={choices}>{when === 'past' && <input type="hidden" name="when" value="past" />}</FilterBar>;
}

/** Calendars and feed readers take the list along. */
export function Subscribe({ filters }: { filters?: Readonly<Record<string, string | null>> }) {
  const t = useText(words);
  const { locale } = useView();
  return (
    <section class="mt-flow">
      <h2>{t('subscribe.title')}</h2>
      <p>{t('subscribe.text')}</p>
      <ul>
        <li><a href={subscriptionHref(locale, filters)} type="text/calendar">{t('subscribe.ics')}</a></li>
        <li><a href={feedHref(locale, filters)} type="application/atom+xml">{t('subscribe.atom')}</a></li>
        <li><a href={`${PATHS.events}.csv`}>{t('subscribe.csv')}</a></li>
      </ul>
    </section>
  );
}

/** How many places are free, where that is worth saying. */
export function placesText(t: ReturnType<typeof words>, locale: Parameters<typeof formatNumber>[0], capacity: number | null, taken: number): string | null {
  if (capacity === null) return null;
  return t('places_of', { free: formatNumber(locale, Math.max(0, capacity - taken)), all: formatNumber(locale, capacity) });
}
