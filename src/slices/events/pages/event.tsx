import type { ComponentChildren } from 'preact';
import type { Localized } from '../../../kernel/localized.ts';
import { inLanguage } from '../../../kernel/localized.ts';
import { Actions, Alert, Button, CardGrid, DefinitionList, formatDateTime, formatNumber, Page, SourceNote, useText, useView } from '../../../ui/index.ts';
import { Said, Told } from '../../participation/public.ts';
import { territoryHref } from '../../territory/public.ts';
import { words as documentationWords } from '../documentation/words.ts';
import { ForWhom } from '../catalogue/pages/catalogue.tsx';
import { EventCard, placesText, type EventLine } from '../calendar/pages/list.tsx';
import { LiveRoom, Programme, type LiveLink, type ProgrammeProps } from '../programme/pages/programme.tsx';
import type { Count, Event, Series } from '../queries.ts';
import { publicState, type RegistrationStatus } from '../rules.ts';
import { calendarFileHref, deskHref, documentationHref, eventHref, PATHS, pathTo, wallHref } from '../urls.ts';
import { words as wallWords } from '../wall/words.ts';
import { words } from '../words.ts';
import { EventNotes, fact, languageNames, titleOf, When } from './parts.tsx';

export interface EventPageProps {
  readonly event: Event;
  readonly status: RegistrationStatus;
  readonly taken: number;
  readonly now: Date;
  readonly municipality: { readonly key: string; readonly name: string } | null;
  readonly process: { readonly title: Localized; readonly href: string } | null;
  readonly series: Series | null;
  readonly origin: Event | null;
  /** Events that follow this one up. */
  readonly followUps: readonly EventLine[];
  readonly programme: ProgrammeProps;
  readonly whole: Count;
  readonly thread: ComponentChildren;
  /** The live room of the whole event. */
  readonly live: LiveLink | null;
  /** Whether a documentation was released. */
  readonly documented: boolean;
  /** Whether there is a wall to write on. */
  readonly wall: boolean;
  /** Its market of possibilities, where there is one. */
  readonly market: ComponentChildren;
  /** Whether the reader may work on it. */
  readonly staff: boolean;
}

/** One event: when, where, for whom, how to come, and afterwards who came and what it led to. */
export function EventPage(props: EventPageProps) {
  const t = useText(words);
  const view = useView();
  const { event, followUps, now } = props;
  return (
    <Page title={titleOf(event, view.locale)} heading={<Said value={event.title} />} eyebrow={t(`kind.${event.kind}`)} lead={<Said value={event.summary} />} description={inLanguage(event.summary, view.locale).text} crumbs={[{ label: t('list.title'), href: view.href(PATHS.events) }]} wide>
      <EventNotes event={event} />
      <Facts {...props} />
      {(props.documented || props.wall) && (
        <Actions>
          {props.documented && <Button icon="report" href={view.href(documentationHref(event.slug))}>{documentationWords(view.locale)('link')}</Button>}
          {props.wall && <Button kind="secondary" icon="speech" href={view.href(wallHref(event.slug))}>{wallWords(view.locale)('link')}</Button>}
        </Actions>
      )}
      <Join {...props} />
      {props.live !== null && <LiveRoom room={props.live} />}
      <Told value={event.description} />
      <Programme {...props.programme} />
      {props.market}
      <Access event={event} />
      {followUps.length > 0 && (
        <section>
          <h2>{t('event.follow_ups')}</h2>
          <CardGrid>{followUps.map((line) => <EventCard line={line} now={now} />)}</CardGrid>
        </section>
      )}
      {props.thread}
      {event.source !== '' && <SourceNote source={event.source} />}
      {props.staff && <p><Button kind="secondary" href={view.href(deskHref(event.slug))}>{t('event.desk')}</Button></p>}
    </Page>
  );
}

function Facts({ event, municipality, process, series, origin, whole, taken, status, now }: EventPageProps) {
  const t = useText(words);
  const view = useView();
  const came = event.participants ?? (whole.arrived > 0 ? whole.arrived : null);
  const over = publicState(event, now) === 'over';
  return (
    <DefinitionList
      items={[
        fact(t('fact.when'), <When event={event} />),
        { term: t('fact.where'), value: event.place === '' && event.address === '' && municipality === null ? null : <><bdi>{[event.place, event.address].filter((p) => p !== '').join(', ')}</bdi>{municipality !== null && <>{event.place + event.address === '' ? '' : ' · '}<a href={view.href(territoryHref(municipality.key))}><bdi>{municipality.name}</bdi></a></>}</> },
        { term: t('fact.online'), value: event.onlineUrl === null ? null : over ? t('fact.online_over') : <a href={event.onlineUrl} rel="noreferrer"><bdi dir="ltr">{event.onlineUrl}</bdi></a> },
        fact(t('fact.languages'), languageNames(view.locale, event.languages)),
        fact(t('fact.interpreting'), languageNames(view.locale, event.interpreting)),
        { term: t('fact.places'), value: status === 'open' || status === 'waiting' || status === 'full' || status === 'not_yet' ? placesText(t, view.locale, event.capacity, taken) : null },
        { term: t('fact.certificate'), value: event.certificate && !over ? t('fact.certificate_yes') : null },
        { term: t('fact.came'), value: came === null ? null : t(`came.${event.participants === null ? 'exact' : event.qualifier}`, { n: formatNumber(view.locale, came) }) },
        { term: t('fact.registered'), value: over && whole.registered > 0 ? formatNumber(view.locale, whole.registered) : null },
        { term: t('fact.process'), value: process === null ? null : <a href={view.href(process.href)}><Said value={process.title} /></a> },
        { term: t('fact.series'), value: series === null ? null : <a href={view.href(pathTo(PATHS.series, { slug: series.slug }))}><Said value={series.title} /></a> },
        { term: t('fact.origin'), value: origin === null ? null : <a href={view.href(eventHref(origin.slug))}><Said value={origin.title} /></a> },
      ]}
    />
  );
}

function Join({ event, status, now }: EventPageProps) {
  const t = useText(words);
  const view = useView();
  const file = <Button kind="tertiary" icon="calendar" href={calendarFileHref(event.slug, view.locale)}>{t('event.calendar_file')}</Button>;
  if (publicState(event, now) !== 'published' || event.state === 'draft') return null;
  if (status === 'open' || status === 'waiting') {
    return (
      <section class="mt-flow">
        {status === 'waiting' && <Alert tone="info" title={t('status.waiting')}>{t('join.waiting')}</Alert>}
        {event.closesAt !== null && <p>{t('join.until', { time: formatDateTime(view.locale, event.closesAt) })}</p>}
        <Actions>
          <Button href={view.href(pathTo(PATHS.register, { slug: event.slug }))}>{t(status === 'waiting' ? 'join.wait' : 'join.register')}</Button>
          {file}
        </Actions>
      </section>
    );
  }
  return (
    <section class="mt-flow">
      <p>{status === 'not_yet' && event.opensAt !== null ? t('join.not_yet', { time: formatDateTime(view.locale, event.opensAt) }) : t(status === 'none' ? 'join.none' : status === 'full' ? 'join.full' : 'join.closed')}</p>
      <Actions>{file}</Actions>
    </section>
  );
}

function Access({ event }: { event: Event }) {
  const t = useText(words);
  const { locale } = useView();
  if (inLanguage(event.accessibility, locale).text === '' && event.contact === '') return null;
  return (
    <section class="mt-flow">
      <h2>{t('event.access')}</h2>
      <Told value={event.accessibility} />
      {event.contact !== '' && <p>{t('event.contact')} <bdi>{event.contact}</bdi></p>}
    </section>
  );
}

/** A series: what it is about, and its dates. */
export function SeriesPage({ series, upcoming, past, now, staff }: { series: Series; upcoming: readonly EventLine[]; past: readonly EventLine[]; now: Date; staff: boolean }) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={inLanguage(series.title, view.locale).text} heading={<Said value={series.title} />} eyebrow={t('series.eyebrow')} lead={<Said value={series.summary} />} crumbs={[{ label: t('list.title'), href: view.href(PATHS.events) }]} wide>
      {series.audiences.length > 0 && <p><ForWhom audiences={series.audiences} /></p>}
      <section>
        <h2>{t('tab.upcoming')}</h2>
        {upcoming.length === 0 ? <p>{t('list.none')}</p> : <CardGrid>{upcoming.map((line) => <EventCard line={line} now={now} />)}</CardGrid>}
      </section>
      {past.length > 0 && (
        <section>
          <h2>{t('tab.past')}</h2>
          <CardGrid>{past.map((line) => <EventCard line={line} now={now} />)}</CardGrid>
        </section>
      )}
      {staff && <p><a href={view.href(pathTo(PATHS.deskSeriesOne, { slug: series.slug }))}>{t('event.desk')}</a></p>}
    </Page>
  );
}
