import { VISITOR } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { EMPTY_FORM, failed, found, type FormState, type Problem } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { addressOf } from '../../../platform/web/address.ts';
import { Door } from '../../../platform/web/door.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems, type RawForm } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { byLanguage } from '../../../kernel/localized.ts';
import { isId } from '../../../kernel/ids.ts';
import { instanceOf } from '../../instance/public.ts';
import { mayReceive, readableEvent } from '../policy.ts';
import { choiceRounds, programmeOf } from '../programme/queries.ts';
import { eventById, takenPlaces, type Event } from '../queries.ts';
import { keepDaysOf, registrationStatus } from '../rules.ts';
import { choicesOf, takenSeats, waitingSeats } from '../seats/queries.ts';
import { eventHref, mineHref, PATHS, pathTo } from '../urls.ts';
import { cancelRegistration, changeRegistration, eraseRegistration, register, type Wishes } from './commands.ts';
import { ErasedPage, FindPage, MinePage, TicketPage, type Done, type MinePageProps } from './pages/mine.tsx';
import { RegisterPage } from './pages/register.tsx';
import { aheadOf, contactOf, registrationByCode, registrationById, type Registration } from './queries.ts';
import { codeFor, isFormToken } from './rules.ts';
import { ChangeForm, RegisterForm, SureForm } from './schema.ts';

/** A hall behind one address registers within minutes; a machine tries for hours. */
const PER_ADDRESS = { burst: 600, perMinute: 120 };
/** Nobody is written to more often than this because others typed their address. */
const PER_MAILBOX = { burst: 10, perMinute: 0.2 };
const SECRET = { secret: true };
const SMALL = { maxBody: 64 * 1024 };

export function mountRegistering(site: Site): void {
  // Every form is handed out with a random value of its own, so the page is never kept.
  site.page(PATHS.register, async (c) => registerPage(c, await readableEvent(c), EMPTY_FORM), SECRET);
  site.action(PATHS.register, send, SMALL);
  site.page(PATHS.find, (c) => html(c, <FindPage />));
  site.action(PATHS.find, (c) => DOOR.typed(c, (code) => goTo(c, mineHref(code))), SMALL);
  site.page(PATHS.mine, (c) => holderOf(c, (holder) => minePage(c, holder)), SECRET);
  site.action(PATHS.mineChange, (c) => holderOf(c, (holder) => change(c, holder)), SMALL);
  site.action(PATHS.mineCancel, (c) => holderOf(c, (holder) => cancel(c, holder)), SMALL);
  site.action(PATHS.mineErase, (c) => holderOf(c, (holder) => erase(c, holder)), SMALL);
  site.data(`${PATHS.mineData}.json`, (c) => holderOf(c, (holder) => data(c, holder)), SECRET);
  site.page(PATHS.ticket, ticket, SECRET);
  site.data(PATHS.ticket, (c) => c.redirect(c.get('view').href(pathTo(PATHS.ticket, { id: c.req.param('id') ?? '' })), 302), SECRET);
}

/** Days after the event until everything about a registration is deleted. */
const daysOf = async (c: Ctx, event: Event): Promise<number> => keepDaysOf((await instanceOf(c.get('db'))).settings, event);

async function offered(c: Ctx, event: Event, except: string | null = null) {
  const [programme, seats, waiting, taken] = await Promise.all([programmeOf(c.get('db'), event.id), takenSeats(c.get('db'), event.id, except), waitingSeats(c.get('db'), event.id), takenPlaces(c.get('db'), [event.id])]);
  return { programme, rounds: choiceRounds(programme), seats, waiting, status: registrationStatus(event, taken.get(event.id) ?? 0, new Date()) };
}

async function registerPage(c: Ctx, event: Event, form: FormState, status: 200 | 409 | 422 | 429 = 200): Promise<Response> {
  const { rounds, seats, waiting, status: registering } = await offered(c, event);
  const typed = form.values['token'];
  return html(c, <RegisterPage event={event} rounds={rounds} seats={seats} waiting={waiting} status={registering} token={isFormToken(typed) ? typed : newId()} days={await daysOf(c, event)} form={form} />, status);
}

/** The chosen sessions stand in fields named after their rounds. */
function sessionsIn(raw: RawForm): string[] {
  return Object.entries(raw.values).flatMap(([name, value]) => (name.startsWith('round_') && isId(value) ? [value] : []));
}

type Typed = Extract<ReturnType<typeof parseForm<typeof RegisterForm>>, { ok: true }>['value'];

function wishesOf(value: Omit<Typed, 'token'>, raw: RawForm): Wishes {
  const { places, name, email, phone, names, interpreting, child_care, wheelchair, sign_language, note } = value;
  return { places, sessions: sessionsIn(raw), interpreting: interpreting === null ? [] : [interpreting], childCare: child_care ?? 0, wheelchair, signLanguage: sign_language, contact: { name, email, phone, names: names ?? '', note } };
}

const statusFor = (problems: readonly Problem[]): 409 | 422 => (problems[0]?.field === undefined ? 409 : 422);

async function send(c: Ctx): Promise<Response> {
  const event = await readableEvent(c);
  const raw = await readForm(c);
  const parsed = parseForm(RegisterForm, raw);
  if (!parsed.ok) return registerPage(c, event, parsed.form, 422);
  const { value } = parsed;
  const code = codeFor(isFormToken(value.token) ? value.token : null, event.id);
  // The same form again, from a double click or a reload.
  if ((await registrationByCode(c.get('db'), code)) !== null) return goTo(c, `${mineHref(code)}?done=registered`);
  const limits = c.get('limits');
  if (limits.take('registration', addressOf(c), PER_ADDRESS) > 0 || (value.email !== null && limits.take('registration-mail', value.email, PER_MAILBOX) > 0)) return registerPage(c, event, withProblems(parsed.form, failed('rate_limited').problems), 429);
  // Whoever registers is not recorded, signed in or not. Two copies of one form at once meet at the code's unique hash.
  const done = await write(c.get('db'), (tx) => register(tx, event.id, { ...wishesOf(value, raw), locale: c.get('locale'), code })).catch((error: unknown) => (isTwice(error) ? { ok: true as const } : Promise.reject(error)));
  if (!done.ok) return registerPage(c, event, withProblems(parsed.form, done.problems), statusFor(done.problems));
  return goTo(c, `${mineHref(code)}?done=registered`);
}

const isTwice = (error: unknown): boolean => (error as { code?: string; constraint?: string }).code === '23505' && (error as { constraint?: string }).constraint === 'event_registration_link_pkey';

interface Holder {
  readonly code: string;
  readonly registration: Registration;
  readonly event: Event;
}

/** Registrations belong to whoever holds their code. */
const DOOR = new Door<Registration>({ name: 'registration-code', limit: PER_ADDRESS, parameter: 'code', find: (c, code) => registrationByCode(c.get('db'), code), form: (c, form, status) => html(c, <FindPage form={form} />, status) });

const holderOf = (c: Ctx, answer: (holder: Holder) => Response | Promise<Response>): Promise<Response> => DOOR.holder(c, async (code, registration) => answer({ code, registration, event: found(await eventById(c.get('db'), registration.eventId)) }));

async function minePage(c: Ctx, { code, registration, event }: Holder, refused: Pick<MinePageProps, 'form' | 'cancelling' | 'erasing'> = {}, status: 200 | 409 | 422 = 200): Promise<Response> {
  const db = c.get('db');
  const [{ programme, rounds, seats, waiting }, contact, choices, ahead] = await Promise.all([
    offered(c, event, registration.id), contactOf(db, registration.id), choicesOf(db, registration.id), registration.state === 'waiting' ? aheadOf(db, registration) : null,
  ]);
  const asked = c.req.query('done');
  const done: Done | null = status === 200 && (asked === 'registered' || asked === 'changed' || asked === 'cancelled') ? asked : null;
  const open = registration.state !== 'cancelled' && event.state === 'published' && event.endsAt > new Date();
  return html(c, <MinePage code={code} registration={registration} event={event} programme={programme} rounds={rounds} seats={seats} waiting={waiting} contact={contact} choices={choices} ahead={ahead} open={open} done={done} days={await daysOf(c, event)} {...refused} />, status);
}

/** The holder's page again, with what is stored now. */
async function again(c: Ctx, holder: Holder, refused: Pick<MinePageProps, 'form' | 'cancelling' | 'erasing'>, problems: readonly Problem[]): Promise<Response> {
  const registration = found(await registrationById(c.get('db'), holder.registration.id));
  return minePage(c, { ...holder, registration }, refused, problems[0]?.code === 'stale' || problems[0]?.code === 'wrong_state' ? 409 : 422);
}

async function change(c: Ctx, holder: Holder): Promise<Response> {
  const raw = await readForm(c);
  const parsed = parseForm(ChangeForm, raw);
  if (!parsed.ok) return again(c, holder, { form: parsed.form }, parsed.form.problems);
  const done = await write(c.get('db'), (tx) => changeRegistration(tx, holder.registration.id, parsed.value.revision, wishesOf(parsed.value, raw)));
  if (!done.ok) return again(c, holder, { form: withProblems(parsed.form, done.problems) }, done.problems);
  return goTo(c, `${mineHref(holder.code)}?done=changed`);
}

async function cancel(c: Ctx, holder: Holder): Promise<Response> {
  const parsed = parseForm(SureForm, await readForm(c));
  const refused = (problems: readonly Problem[]) => again(c, holder, { cancelling: withProblems(parsed.form, problems) }, problems);
  if (!parsed.ok || !parsed.value.sure) return refused(failed('confirm_needed', 'sure').problems);
  const done = await write(c.get('db'), (tx) => cancelRegistration(tx, VISITOR, holder.registration.id));
  return done.ok ? goTo(c, `${mineHref(holder.code)}?done=cancelled`) : refused(done.problems);
}

async function erase(c: Ctx, holder: Holder): Promise<Response> {
  const parsed = parseForm(SureForm, await readForm(c));
  const refused = (problems: readonly Problem[]) => again(c, holder, { erasing: withProblems(parsed.form, problems) }, problems);
  if (!parsed.ok || !parsed.value.sure) return refused(failed('confirm_needed', 'sure').problems);
  const done = await write(c.get('db'), (tx) => eraseRegistration(tx, holder.registration.id));
  return done.ok ? html(c, <ErasedPage />) : refused(done.problems);
}

/** Everything that is held about the holder, as a file. */
async function data(c: Ctx, { registration, event }: Holder): Promise<Response> {
  const [contact, choices, programme] = await Promise.all([contactOf(c.get('db'), registration.id), choicesOf(c.get('db'), registration.id), programmeOf(c.get('db'), event.id)]);
  const sessions = programme.flatMap((r) => r.sessions).flatMap((s) => choices.filter((c) => c.sessionId === s.id).map(({ waiting }) => ({ title: byLanguage(s.title), waiting })));
  const { id, eventId: _, version: __, ...held } = registration;
  const body = { event: { title: byLanguage(event.title), url: c.get('view').absolute(eventHref(event.slug)), startsAt: event.startsAt }, registration: { id, ...held }, contact, sessions };
  return c.body(JSON.stringify(body, null, 2), 200, { 'content-type': 'application/json', 'content-disposition': `attachment; filename="registration-${registration.number}.json"` });
}

/** What a ticket's code leads to: those at the door to their page, everybody else to a word about it. It says nothing about who holds it. */
async function ticket(c: Ctx): Promise<Response> {
  const id = c.req.param('id') ?? '';
  const registration = found(isId(id) ? await registrationById(c.get('db'), id) : null);
  const event = found(await eventById(c.get('db'), registration.eventId));
  if (mayReceive(c.get('actor'), event)) return goTo(c, `${pathTo(PATHS.deskDoor, { slug: event.slug })}?ticket=${id}`);
  return html(c, <TicketPage event={event} number={registration.number} />);
}
