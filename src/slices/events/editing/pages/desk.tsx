import { dayOf } from '../../../../kernel/dates.ts';
import { sourceText } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, type FormState } from '../../../../kernel/problem.ts';
import { Actions, Alert, Button, Checkbox, DateField, DefinitionList, EmptyState, Form, formatDateTime, formatNumber, formatTime, languageName, LocalizedField, More, NumberField, Page, Pagination, RadioGroup, RevisionField, SelectField, StateBadge, Table, Tabs, TextArea, useText, useView } from '../../../../ui/index.ts';
import { words as documentationWords } from '../../documentation/words.ts';
import { words as marketWords } from '../../market/words.ts';
import { words as minutesWords } from '../../minutes/words.ts';
import { EventNotes, whenText } from '../../pages/parts.tsx';
import type { Round } from '../../programme/queries.ts';
import type { Count, Event, Series } from '../../queries.ts';
import type { NeedsSummary, Registration } from '../../registering/queries.ts';
import { publicState } from '../../rules.ts';
import { ATTENDANCE } from '../../schema.ts';
import { deskHref, eventHref, NEW, PATHS, pathTo } from '../../urls.ts';
import { words as wallWords } from '../../wall/words.ts';
import { words } from '../../words.ts';

export interface DeskLine {
  readonly event: Event;
  readonly taken: number;
}

/** The office's list of events. */
export function DeskListPage({ lines, total, page, pageSize, when, series, now }: { lines: readonly DeskLine[]; total: number; page: number; pageSize: number; when: 'upcoming' | 'past'; series: readonly Series[]; now: Date }) {
  const t = useText(words);
  const view = useView();
  const tab = (key: 'upcoming' | 'past') => ({ label: t(`tab.${key}`), href: view.href(key === 'past' ? `${PATHS.desk}?when=past` : PATHS.desk), current: key === when });
  return (
    <Page title={t('desk.title')} staff>
      <Actions><Button icon="plus" href={view.href(PATHS.deskNew)}>{t('desk.new')}</Button></Actions>
      <Tabs label={t('tabs')} items={[tab('upcoming'), tab('past')]} />
      {lines.length === 0 ? <EmptyState title={t('desk.none')} /> : (
        <Table caption={t('desk.title')} hideCaption rows={lines} columns={[
          { label: t('edit.name'), rowHeader: true, cell: ({ event }) => <a href={view.href(deskHref(event.slug))}>{sourceText(event.title)}</a> },
          { label: t('fact.when'), cell: ({ event }) => whenText(view.locale, event) },
          { label: t('desk.state'), cell: ({ event }) => <EventState event={event} now={now} /> },
          { label: t('desk.registered'), type: 'number', cell: ({ event, taken }) => (event.capacity === null ? taken : `${formatNumber(view.locale, taken)} / ${formatNumber(view.locale, event.capacity)}`) },
        ]} />
      )}
      <Pagination page={page} pageSize={pageSize} total={total} />
      <h2>{t('list.series')}</h2>
      {series.length > 0 && <ul>{series.map((s) => <li><a href={view.href(pathTo(PATHS.deskSeriesOne, { slug: s.slug }))}>{sourceText(s.title)}</a></li>)}</ul>}
      <p><a href={view.href(pathTo(PATHS.deskSeriesOne, { slug: NEW }))}>{t('series.new')}</a></p>
    </Page>
  );
}

function EventState({ event, now }: { event: Event; now: Date }) {
  const t = useText(words);
  const state = event.state === 'draft' ? 'draft' : publicState(event, now);
  const look = { draft: 'idea', published: 'published', over: 'done', cancelled: 'stopped' } as const;
  return <StateBadge state={look[state]}>{t(`state.${state}`)}</StateBadge>;
}

export interface OverviewProps {
  readonly event: Event;
  readonly rounds: readonly Round[];
  readonly whole: Count;
  readonly sessions: ReadonlyMap<string, Count>;
  readonly needs: NeedsSummary;
  readonly series: readonly Series[];
  readonly now: Date;
  /** Whether the reader may change it, or stands at the door only. */
  readonly run: boolean;
  readonly said: 'saved' | 'published' | 'copied' | 'told' | null;
  readonly forms?: { readonly cancel?: FormState; readonly copy?: FormState; readonly numbers?: FormState };
}

/** Everything the office does with one event. */
export function OverviewPage(props: OverviewProps) {
  const t = useText(words);
  const view = useView();
  const { event, run, said, now } = props;
  const to = (pattern: (typeof PATHS)['deskEdit' | 'deskRegistrations' | 'deskWaiting' | 'deskDoor' | 'deskPapers' | 'deskDocumentation' | 'deskWall' | 'deskMarket']): string => view.href(pathTo(pattern, { slug: event.slug }));
  return (
    <Page title={sourceText(event.title)} staff crumbs={[{ label: t('desk.title'), href: view.href(PATHS.desk) }]}>
      {said !== null && <Alert tone="success" role="status">{t(`said.${said}`)}</Alert>}
      <EventNotes event={event} />
      <p><EventState event={event} now={now} /> {whenText(view.locale, event)} · {event.place}</p>
      <Actions>
        {event.state !== 'draft' && <Button icon="check" href={to('/desk/events/:slug/door')}>{t('door.title')}</Button>}
        {run && <Button kind="secondary" icon="edit" href={to('/desk/events/:slug/edit')}>{t('desk.edit')}</Button>}
        {run && <Button kind="secondary" icon="people" href={to('/desk/events/:slug/registrations')}>{t('guests.title')}</Button>}
        {run && <Button kind="secondary" href={to('/desk/events/:slug/papers')} icon="print">{t('papers.title')}</Button>}
        {run && <Button kind="secondary" icon="report" href={to('/desk/events/:slug/documentation')}>{documentationWords(view.locale)('staff.title')}</Button>}
        {run && <Button kind="secondary" icon="people" href={to('/desk/events/:slug/market')}>{marketWords(view.locale)('heading')}</Button>}
        <Button kind="secondary" icon="speech" href={to('/desk/events/:slug/wall')}>{wallWords(view.locale)('staff.title')}</Button>
        <Button kind="tertiary" href={view.href(eventHref(event.slug))}>{t('desk.public')}</Button>
      </Actions>
      {run && event.state === 'draft' && (
        <Form id="publish" action={view.href(pathTo(PATHS.deskPublish, { slug: event.slug }))} label={t('publish.title')}>
          <p>{t('publish.text')}</p>
          <Actions><Button>{t('publish.title')}</Button></Actions>
        </Form>
      )}
      <Numbers {...props} />
      {run && <Needs needs={props.needs} />}
      <ProgrammeDesk {...props} />
      {run && <Later {...props} />}
    </Page>
  );
}

function Numbers({ event, rounds, whole, sessions, run }: OverviewProps) {
  const t = useText(words);
  const view = useView();
  const rows = rounds.flatMap((r) => r.sessions).map((s) => ({ session: s, count: sessions.get(s.id) }));
  return (
    <section class="mt-flow">
      <h2>{t('numbers.title')}</h2>
      <DefinitionList items={[
        { term: t('desk.registered'), value: `${formatNumber(view.locale, whole.registered)}${event.capacity === null ? '' : ` / ${formatNumber(view.locale, event.capacity)}`}` },
        { term: t('numbers.waiting'), value: whole.waiting === 0 ? '0' : run ? <a href={view.href(pathTo(PATHS.deskWaiting, { slug: event.slug }))}>{formatNumber(view.locale, whole.waiting)}</a> : formatNumber(view.locale, whole.waiting) },
        { term: t('numbers.arrived'), value: formatNumber(view.locale, whole.arrived) },
        { term: t('numbers.cancelled'), value: formatNumber(view.locale, whole.cancelled) },
        { term: t('fact.came'), value: event.participants === null ? null : t(`came.${event.qualifier}`, { n: formatNumber(view.locale, event.participants) }) },
      ]} />
      {event.emptiedAt !== null && <p class="mt-muted">{t('numbers.emptied', { date: formatDateTime(view.locale, event.emptiedAt) })}</p>}
      {rows.length > 0 && <Table caption={t('numbers.sessions')} rows={rows} columns={[
        { label: t('numbers.session'), rowHeader: true, cell: ({ session }) => sourceText(session.title) },
        { label: t('programme.room'), cell: ({ session }) => session.room },
        { label: t('desk.registered'), type: 'number', cell: ({ session, count }) => `${formatNumber(view.locale, count?.registered ?? 0)}${session.capacity === null ? '' : ` / ${formatNumber(view.locale, session.capacity)}`}` },
        { label: t('numbers.waiting'), type: 'number', cell: ({ count }) => count?.waiting ?? 0 },
        { label: t('numbers.arrived'), type: 'number', cell: ({ count }) => count?.arrived ?? 0 },
        { label: t('numbers.headcount'), type: 'number', cell: ({ session }) => session.headcount ?? '–' },
      ]} />}
    </section>
  );
}

/** Numbers alone, for whoever orders interpreters and child care. */
function Needs({ needs }: { needs: NeedsSummary }) {
  const t = useText(words);
  const { locale } = useView();
  const items = [
    ...needs.interpreting.map(({ language, n }) => ({ term: t('need.interpreting', { language: languageName(locale, language) }), value: formatNumber(locale, n) })),
    { term: t('form.child_care'), value: needs.children === 0 ? null : formatNumber(locale, needs.children) },
    { term: t('form.wheelchair'), value: needs.wheelchair === 0 ? null : formatNumber(locale, needs.wheelchair) },
    { term: t('form.sign_language'), value: needs.signLanguage === 0 ? null : formatNumber(locale, needs.signLanguage) },
    { term: t('needs.note'), value: needs.notes === 0 ? null : formatNumber(locale, needs.notes) },
  ];
  return (
    <section class="mt-flow">
      <h2>{t('needs.title')}</h2>
      {items.every((i) => i.value === null) ? <p>{t('needs.none')}</p> : <DefinitionList items={items} />}
    </section>
  );
}

function ProgrammeDesk({ event, rounds, run }: OverviewProps) {
  const t = useText(words);
  const m = useText(minutesWords);
  const view = useView();
  const { slug } = event;
  return (
    <section class="mt-flow">
      <h2>{t('programme.title')}</h2>
      {rounds.length === 0 && <p>{t('desk.no_programme')}</p>}
      {rounds.map((round) => (
        <article class="mt-flow">
          <h3>{formatTime(view.locale, round.startsAt)} – {formatTime(view.locale, round.endsAt)} {run ? <a href={view.href(pathTo(PATHS.deskRound, { slug, id: round.id }))}>{sourceText(round.title)}</a> : sourceText(round.title)}</h3>
          {round.sessions.length > 0 && <ul>{round.sessions.map((s) => <li>{run ? <a href={view.href(pathTo(PATHS.deskSession, { slug, id: s.id }))}>{sourceText(s.title)}</a> : sourceText(s.title)}{s.room !== '' && ` · ${s.room}`} · <a href={view.href(pathTo(PATHS.deskMinutes, { slug, id: s.id }))} aria-label={m('staff.minutes.title', { session: sourceText(s.title) })}>{m('staff.minutes.link')}</a></li>)}</ul>}
          {run && <p><a href={view.href(`${pathTo(PATHS.deskSession, { slug, id: NEW })}?round=${round.id}`)}>{t('session.new')}</a></p>}
        </article>
      ))}
      {run && <Actions><Button kind="secondary" icon="plus" href={view.href(pathTo(PATHS.deskRound, { slug, id: NEW }))}>{t('round.new')}</Button></Actions>}
    </section>
  );
}

function Later({ event, series, now, forms = {} }: OverviewProps) {
  const t = useText(words);
  const view = useView();
  const { cancel = EMPTY_FORM, copy = EMPTY_FORM, numbers = EMPTY_FORM } = forms;
  const rhythms = (['once', 'weekly', 'fortnightly', 'monthly'] as const).map((value) => ({ value, label: t(`rhythm.${value}`) }));
  return (
    <section class="mt-flow">
      <h2>{t('later.title')}</h2>
      <More summary={t('copy.title')} open={copy.problems.length > 0}>
        <p>{t('copy.text')}</p>
        <Form id="copy" action={view.href(pathTo(PATHS.deskCopy, { slug: event.slug }))} state={copy} label={t('copy.title')}>
          <DateField name="day" label={t('copy.day')} min={dayOf(now)} />
          <RadioGroup name="rhythm" legend={t('copy.rhythm')} options={rhythms} value="once" />
          <NumberField name="times" label={t('copy.times')} value={1} min={1} max={30} />
          <TextArea name="more" label={t('copy.more')} hint={t('copy.more_hint')} rows={3} optional />
          <SelectField name="series" label={t('fact.series')} options={series.map((s) => ({ value: s.id, label: sourceText(s.title) }))} value={event.seriesId ?? undefined} optional />
          <Checkbox name="followsUp" label={t('copy.follows_up')} optional />
          <Actions><Button>{t('copy.button')}</Button></Actions>
        </Form>
      </More>
      <More summary={t('count.title')} open={numbers.problems.length > 0}>
        <Form id="numbers" action={view.href(pathTo(PATHS.deskNumbers, { slug: event.slug }))} state={numbers} label={t('count.title')}>
          <RevisionField revision={event.version} />
          <NumberField name="participants" label={t('fact.came')} hint={t('count.hint')} value={event.participants ?? undefined} min={0} optional />
          <RadioGroup name="qualifier" legend={t('count.exactness')} options={ATTENDANCE.map((value) => ({ value, label: t(`exactness.${value}`) }))} value={event.qualifier} />
          <Actions><Button>{t('edit.save')}</Button></Actions>
        </Form>
      </More>
      {publicState(event, now) === 'published' && event.state === 'published' && (
        <More summary={t('call_off.title')} open={cancel.problems.length > 0}>
          <Form id="call-off" action={view.href(pathTo(PATHS.deskCancel, { slug: event.slug }))} state={cancel} label={t('call_off.title')} labels={{ reason: t('call_off.reason') }}>
            <RevisionField revision={event.version} />
            <p>{t('call_off.text')}</p>
            <LocalizedField name="reason" label={t('call_off.reason')} long rows={3} />
            <Checkbox name="sure" label={t('call_off.sure')} />
            <Actions><Button kind="danger">{t('call_off.button')}</Button></Actions>
          </Form>
        </More>
      )}
    </section>
  );
}

/** Who waits, in their order. */
export function WaitingPage({ event, waiting, names, free, form = EMPTY_FORM }: { event: Event; waiting: readonly Registration[]; names: ReadonlyMap<string, string>; free: number; form?: FormState }) {
  const t = useText(words);
  const view = useView();
  return (
    <Page title={t('waiting.title')} staff crumbs={[{ label: t('desk.title'), href: view.href(PATHS.desk) }, { label: sourceText(event.title), href: view.href(deskHref(event.slug)) }]}>
      <p>{t('waiting.text')}</p>
      {form.problems.length > 0 && <Form action="" state={form}>{null}</Form>}
      <p>{t('waiting.free', { n: Math.min(free, 1_000_000) })}</p>
      {waiting.length === 0 ? <EmptyState title={t('waiting.none')} /> : (
        <Table caption={t('waiting.title')} hideCaption rows={waiting} columns={[
          { label: t('guests.number'), type: 'number', cell: (r) => r.number },
          { label: t('form.name'), rowHeader: true, cell: (r) => <bdi>{names.get(r.id) ?? ''}</bdi> },
          { label: t('form.places'), type: 'number', cell: (r) => r.places },
          { label: t('mine.since'), cell: (r) => formatDateTime(view.locale, r.registeredAt) },
          { label: t('waiting.admit'), cell: (r) => (
            <form method="post" action={view.href(pathTo(PATHS.deskWaitingAdmit, { slug: event.slug }))}>
              <input type="hidden" name="id" value={r.id} />
              <Button small kind="secondary">{t('waiting.admit_button', { number: r.number })}</Button>
            </form>
          ) },
        ]} />
      )}
    </Page>
  );
}
