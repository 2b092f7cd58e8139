import { dayOf, instantOf } from '../../../kernel/dates.ts';
import { localized, sourceText, type Localized, worded, wordingIn } from '../../../kernel/localized.ts';
import { EMPTY_FORM, failed, found, refuse, valueOf, type FormState, type Problem, type Result } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { csvOf } from '../../../platform/web/csv.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { instanceOf } from '../../instance/public.ts';
import { allProcesses } from '../../participation/public.ts';
import { requireRole } from '../../people/public.ts';
import { municipalities } from '../../territory/public.ts';
import { changeEvent, createEvent, publishEvent, saveSeries, type EventInput } from '../commands.ts';
import { mayReceive, mayRun, mayStart, receivedEvent, runEvent } from '../policy.ts';
import { programmeOf } from '../programme/queries.ts';
import { eventList, numbersOf, seriesBySlug, seriesList, takenPlaces, type Event } from '../queries.ts';
import { admitByHand } from '../registering/commands.ts';
import { guestsOf, needsOf, waitingList } from '../registering/queries.ts';
import { freePlaces, keepDaysOf } from '../rules.ts';
import { deskHref, NEW, PATHS, pathTo } from '../urls.ts';
import { words } from '../words.ts';
import { cancelEvent, copyEvent, setParticipants, tellChanged } from './commands.ts';
import { DeskListPage, OverviewPage, WaitingPage, type OverviewProps } from './pages/desk.tsx';
import { EventFormPage } from './pages/form.tsx';
import { chosenText, GuestsPage, needsText, SeriesFormPage } from './pages/guests.tsx';
import { daysIn } from './rules.ts';
import { AdmitForm, CancelForm, CopyForm, EventForm, instantIn, NumbersForm, SeriesForm, type EventValues } from './schema.ts';

const SECRET = { secret: true };
const PAGE = 40;

export function mountEditing(site: Site): void {
  site.page(PATHS.desk, deskList, SECRET);
  site.page(PATHS.deskNew, async (c) => { requireStart(c); return formPage(c, null, EMPTY_FORM); }, SECRET);
  site.action(PATHS.deskNew, create);
  site.page(PATHS.deskSeriesOne, async (c) => { requireStart(c); return html(c, <SeriesFormPage series={await askedSeries(c)} />); }, SECRET);
  site.action(PATHS.deskSeriesOne, changeSeries);
  site.page(PATHS.deskEvent, async (c) => overview(c, await receivedEvent(c)), SECRET);
  site.page(PATHS.deskEdit, async (c) => formPage(c, await runEvent(c), EMPTY_FORM), SECRET);
  site.action(PATHS.deskEdit, change);
  site.action(PATHS.deskPublish, publish);
  site.action(PATHS.deskCancel, callOff);
  site.action(PATHS.deskCopy, copy);
  site.action(PATHS.deskNumbers, count);
  site.page(PATHS.deskWaiting, async (c) => waitingPage(c, await runEvent(c)), SECRET);
  site.action(PATHS.deskWaitingAdmit, admit);
  site.page(PATHS.deskRegistrations, guests, SECRET);
  site.data(PATHS.deskRegistrationsFile, guestFile, SECRET);
}

function requireStart(c: Ctx): void {
  if (!mayStart(requireRole(c, 'coordinator'))) refuse('forbidden');
}

async function deskList(c: Ctx): Promise<Response> {
  const actor = requireRole(c, 'coordinator', 'moderator');
  const now = new Date();
  const when = c.req.query('when') === 'past' ? 'past' : 'upcoming';
  const page = Math.max(1, Number.parseInt(c.req.query('page') ?? '1', 10) || 1);
  const [{ items, total }, series] = await Promise.all([eventList(c.get('db'), { when, drafts: true }, { page, pageSize: PAGE }, now), seriesList(c.get('db'))]);
  const mine = items.filter((e) => mayReceive(actor, e));
  const taken = await takenPlaces(c.get('db'), mine.map((e) => e.id));
  return html(c, <DeskListPage lines={mine.map((event) => ({ event, taken: taken.get(event.id) ?? 0 }))} total={total} page={page} pageSize={PAGE} when={when} series={series} now={now} />);
}

async function formPage(c: Ctx, event: Event | null, form: FormState, status: 200 | 409 | 422 = 200): Promise<Response> {
  const db = c.get('db');
  const [places, processes, series, { items }, { settings }] = await Promise.all([municipalities(db), allProcesses(db), seriesList(db), eventList(db, { when: 'past', drafts: false }, { page: 1, pageSize: 200 }), instanceOf(db)]);
  return html(c, <EventFormPage event={event} places={places} processes={processes} process={c.req.query('process')} series={series} others={items.filter((e) => e.id !== event?.id)} keepDays={keepDaysOf(settings, { keepDays: null })} form={form} />, status);
}

const statusOf = (problems: readonly Problem[]): 409 | 422 => (problems[0]?.code === 'stale' || problems[0]?.code === 'wrong_state' ? 409 : 422);

/** What the form says, as an event; what it does not ask stays as it was. */
async function inputOf(c: Ctx, before: Event | null, v: EventValues): Promise<Result<EventInput>> {
  const db = c.get('db');
  const [places, processes, series] = await Promise.all([municipalities(db), allProcesses(db), seriesList(db)]);
  if (v.municipality !== null && !places.some((p) => p.key === v.municipality)) return failed('invalid_choice', 'municipality');
  if (v.process !== null && !processes.some((p) => p.id === v.process)) return failed('invalid_choice', 'process');
  if (v.series !== null && !series.some((s) => s.id === v.series)) return failed('invalid_choice', 'series');
  const text = (name: 'title' | 'summary' | 'description' | 'accessibility' | 'certificateText'): Localized => worded(before?.[name] ?? null, wordingIn(v, name));
  return {
    ok: true,
    value: {
      slug: v.slug, title: text('title'), summary: text('summary'), description: text('description'), accessibility: text('accessibility'), certificateText: text('certificateText'), kind: v.kind, startsAt: instantOf(v.startDay, v.startTime), endsAt: instantOf(v.endDay ?? v.startDay, v.endTime),
      precision: 'time', place: v.place ?? '', address: v.address ?? '', municipality: v.municipality, onlineUrl: v.onlineUrl, languages: v.languages, interpreting: v.interpreting, needs: v.needs, processId: v.process, seriesId: v.series, originId: v.origin, contact: v.contact ?? '',
      registration: v.registration, capacity: v.capacity, opensAt: instantIn(v.opensDay, v.opensTime, '00:00'), closesAt: instantIn(v.closesDay, v.closesTime, '23:59'), waitingList: v.waitingList, groupMax: v.groupMax, certificate: v.certificate, keepDays: v.keepDays, source: v.source ?? '',
      invented: before?.invented ?? false, participants: before?.participants ?? null, qualifier: before?.qualifier ?? 'exact',
    },
  };
}

async function create(c: Ctx): Promise<Response> {
  requireStart(c);
  const parsed = parseForm(EventForm, await readForm(c));
  if (!parsed.ok) return formPage(c, null, parsed.form, 422);
  const input = await inputOf(c, null, parsed.value);
  const made = input.ok ? await write(c.get('db'), (tx) => createEvent(tx, c.get('actor'), input.value)) : input;
  return made.ok ? goTo(c, `${deskHref(made.value.slug)}?said=saved`) : formPage(c, null, withProblems(parsed.form, made.problems), statusOf(made.problems));
}

async function change(c: Ctx): Promise<Response> {
  const event = await runEvent(c);
  const parsed = parseForm(EventForm, await readForm(c));
  if (!parsed.ok) return formPage(c, event, parsed.form, 422);
  const input = await inputOf(c, event, parsed.value);
  if (!input.ok) return formPage(c, event, withProblems(parsed.form, input.problems), 422);
  // A process of one's own may not be left for one that is not.
  if (!mayRun(c.get('actor'), { processId: input.value.processId ?? null })) refuse('forbidden');
  const moved = event.startsAt.getTime() !== input.value.startsAt.getTime() || event.place !== input.value.place || event.address !== input.value.address || event.onlineUrl !== input.value.onlineUrl;
  const done = await write(c.get('db'), async (tx) => {
    const changed = await changeEvent(tx, c.get('actor'), event.id, parsed.value.revision ?? 0, input.value);
    // Whoever has registered must not stand before a locked door.
    if (changed.ok && moved && event.state === 'published' && event.endsAt > new Date()) await tellChanged(tx, c.get('actor'), event.id);
    return changed;
  });
  return done.ok ? goTo(c, `${deskHref(event.slug)}?said=saved`) : formPage(c, await runEvent(c), withProblems(parsed.form, done.problems), statusOf(done.problems));
}

async function overview(c: Ctx, event: Event, forms: NonNullable<OverviewProps['forms']> = {}, status: 200 | 409 | 422 = 200): Promise<Response> {
  const db = c.get('db');
  const [rounds, { whole, sessions }, needs, series] = await Promise.all([programmeOf(db, event.id), numbersOf(db, event), needsOf(db, event.id), seriesList(db)]);
  const asked = c.req.query('said');
  const said = asked === 'saved' || asked === 'published' || asked === 'copied' || asked === 'told' ? asked : null;
  return html(c, <OverviewPage event={event} rounds={rounds} whole={whole} sessions={sessions} needs={needs} series={series} now={new Date()} run={mayRun(c.get('actor'), event)} said={status === 200 ? said : null} forms={forms} />, status);
}

async function publish(c: Ctx): Promise<Response> {
  const event = await runEvent(c);
  valueOf(await write(c.get('db'), (tx) => publishEvent(tx, c.get('actor'), event.id)));
  return goTo(c, `${deskHref(event.slug)}?said=published`);
}

async function callOff(c: Ctx): Promise<Response> {
  const event = await runEvent(c);
  const parsed = parseForm(CancelForm, await readForm(c));
  const refused = async (problems: readonly Problem[]) => overview(c, await runEvent(c), { cancel: withProblems(parsed.form, problems) }, statusOf(problems));
  if (!parsed.ok) return refused(parsed.form.problems);
  if (!parsed.value.sure) return refused(failed('confirm_needed', 'sure').problems);
  const done = await write(c.get('db'), (tx) => cancelEvent(tx, c.get('actor'), event.id, parsed.value.revision, worded(null, wordingIn(parsed.value, 'reason'))));
  return done.ok ? goTo(c, `${deskHref(event.slug)}?said=told`) : refused(done.problems);
}

async function copy(c: Ctx): Promise<Response> {
  const event = await runEvent(c);
  const parsed = parseForm(CopyForm, await readForm(c));
  const refused = (problems: readonly Problem[]) => overview(c, event, { copy: withProblems(parsed.form, problems) }, statusOf(problems));
  if (!parsed.ok) return refused(parsed.form.problems);
  const { day, rhythm, times, more, series, followsUp } = parsed.value;
  if (series !== null && !(await seriesList(c.get('db'))).some((s) => s.id === series)) return refused(failed('invalid_choice', 'series').problems);
  const days = [...new Set([...daysIn(day, rhythm, times), ...(more ?? '').split('\n').map((line) => line.trim()).filter((line) => line !== '')])].sort();
  const done = await write(c.get('db'), (tx) => copyEvent(tx, c.get('actor'), event.id, { days, seriesId: series, followsUp }));
  if (!done.ok) return refused(done.problems);
  return goTo(c, done.value.length === 1 ? `${deskHref(done.value[0] as string)}?said=copied` : PATHS.desk);
}

async function count(c: Ctx): Promise<Response> {
  const event = await runEvent(c);
  const parsed = parseForm(NumbersForm, await readForm(c));
  if (!parsed.ok) return overview(c, event, { numbers: parsed.form }, 422);
  const { participants, qualifier, revision } = parsed.value;
  const done = await write(c.get('db'), (tx) => setParticipants(tx, c.get('actor'), event.id, revision, { participants, qualifier }));
  return done.ok ? goTo(c, `${deskHref(event.slug)}?said=saved`) : overview(c, await runEvent(c), { numbers: withProblems(parsed.form, done.problems) }, 409);
}

const askedSeries = async (c: Ctx) => (c.req.param('slug') === NEW ? null : found(await seriesBySlug(c.get('db'), c.req.param('slug') ?? '')));

async function changeSeries(c: Ctx): Promise<Response> {
  requireStart(c);
  const series = await askedSeries(c);
  const parsed = parseForm(SeriesForm, await readForm(c));
  if (!parsed.ok) return html(c, <SeriesFormPage series={series} form={parsed.form} />, 422);
  const input = { title: worded(series?.title ?? null, wordingIn(parsed.value, 'title')), summary: worded(series?.summary ?? localized(''), wordingIn(parsed.value, 'summary')), audiences: parsed.value.audiences };
  const done = await write(c.get('db'), (tx) => saveSeries(tx, c.get('actor'), input, series === null ? undefined : { id: series.id, version: parsed.value.revision ?? 0 }));
  return done.ok ? goTo(c, pathTo(PATHS.series, { slug: done.value.slug })) : html(c, <SeriesFormPage series={await askedSeries(c)} form={withProblems(parsed.form, done.problems)} />, 409);
}

async function waitingPage(c: Ctx, event: Event, form: FormState = EMPTY_FORM, status: 200 | 409 = 200): Promise<Response> {
  const db = c.get('db');
  const [waiting, everybody, taken] = await Promise.all([waitingList(db, event.id), guestsOf(db, event.id, ['waiting']), takenPlaces(db, [event.id])]);
  return html(c, <WaitingPage event={event} waiting={waiting} names={new Map(everybody.map((g) => [g.id, g.name]))} free={freePlaces(event.capacity, taken.get(event.id) ?? 0)} form={form} />, status);
}

async function admit(c: Ctx): Promise<Response> {
  const event = await runEvent(c);
  const parsed = parseForm(AdmitForm, await readForm(c));
  if (!parsed.ok) refuse('bad_request');
  const done = await write(c.get('db'), (tx) => admitByHand(tx, c.get('actor'), event.id, parsed.value.id));
  return done.ok ? goTo(c, pathTo(PATHS.deskWaiting, { slug: event.slug })) : waitingPage(c, event, withProblems(EMPTY_FORM, done.problems), 409);
}

async function guests(c: Ctx): Promise<Response> {
  const event = await runEvent(c);
  const [list, rounds] = await Promise.all([guestsOf(c.get('db'), event.id, ['confirmed', 'waiting']), programmeOf(c.get('db'), event.id)]);
  return html(c, <GuestsPage event={event} guests={list} rounds={rounds} />);
}

async function guestFile(c: Ctx): Promise<Response> {
  const event = await runEvent(c);
  const t = words('de');
  const [list, rounds] = await Promise.all([guestsOf(c.get('db'), event.id, ['confirmed', 'waiting']), programmeOf(c.get('db'), event.id)]);
  const sessions = new Map(rounds.flatMap((r) => r.sessions).map((s) => [s.id, sourceText(s.title)]));
  const rows = list.map((g) => ({
    number: g.number, name: g.name, names: g.names.split('\n').join(', '), places: g.places, state: g.state, arrived: g.arrived, email: g.email, phone: g.phone, language: g.locale, sessions: chosenText(t, g, sessions), needs: needsText(t, 'de', g), registered: dayOf(g.registeredAt),
  }));
  return c.body(csvOf(rows, { columns: ['number', 'name', 'names', 'places', 'state', 'arrived', 'email', 'phone', 'language', 'sessions', 'needs', 'registered'] }), 200, { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${event.slug}.csv"` });
}
