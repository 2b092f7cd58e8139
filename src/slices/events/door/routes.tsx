import { isId } from '../../../kernel/ids.ts';
import { failed, refuse, type FormState, type Result } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { problemText } from '../../../ui/index.ts';
import { receivedEvent } from '../policy.ts';
import { programmeOf } from '../programme/queries.ts';
import { numbersOf, type Event } from '../queries.ts';
import { addWalkIn } from '../registering/commands.ts';
import { PATHS, pathTo } from '../urls.ts';
import { words } from '../words.ts';
import { checkIn, undoArrival, type Seen } from './commands.ts';
import { DoorPage, type DoorPageProps } from './pages/door.tsx';
import { doorGuest, doorList } from './queries.ts';
import { readTicket } from './rules.ts';
import { ArrivalForm, WalkInForm } from './schema.ts';

const SECRET = { secret: true };
/** A whole forum on one page: while there is no line, there is no other. */
const PAGE_SIZE = 300;
/** A device that was without a line longer than this has the wrong time. */
const LONGEST_AWAY_MS = 48 * 3_600_000;

/** Receiving guests: pages for people, the same addresses for the script that sends what it kept. */
export function mountDoor(site: Site): void {
  site.page(PATHS.deskDoor, async (c) => doorPage(c, await receivedEvent(c)), SECRET);
  site.action(PATHS.deskDoor, arrive);
  site.action(PATHS.deskWalkIn, walkIn);
}

type More = Pick<DoorPageProps, 'form' | 'walking'>;

async function doorPage(c: Ctx, event: Event, more: More = {}, status: 200 | 409 | 422 = 200): Promise<Response> {
  const db = c.get('db');
  const typed = (c.req.query('q') ?? '').trim().slice(0, 120);
  const q = typed === '' ? null : typed;
  const page = Math.max(1, Number.parseInt(c.req.query('page') ?? '1', 10) || 1);
  const rounds = await programmeOf(db, event.id);
  const session = rounds.flatMap((r) => r.sessions).find((s) => s.id === c.req.query('session'))?.id ?? null;
  const opened = readTicket(c.req.query('ticket') ?? '');
  const [{ items, total }, { whole }, ticket] = await Promise.all([doorList(db, event.id, { q, sessionId: session, page, pageSize: PAGE_SIZE }), numbersOf(db, event), opened === null ? null : doorGuest(db, event.id, opened, session)]);
  return html(c, <DoorPage event={event} guests={items} total={total} page={page} pageSize={PAGE_SIZE} q={q} rounds={rounds} session={session} whole={whole} ticket={ticket} {...saidIn(c)} {...more} />, status);
}

/** What the last press did, carried in the address because the page is loaded anew after it. */
function saidIn(c: Ctx): Pick<DoorPageProps, 'said' | 'walkIn'> {
  const number = (name: string): number | null => (/^\d{1,6}$/.test(c.req.query(name) ?? '') ? Number(c.req.query(name)) : null);
  const [seen, arrived, came] = [number('number'), number('arrived'), number('walkin')];
  return { said: seen === null || arrived === null ? null : { number: seen, arrived, again: c.req.query('again') === '1' }, walkIn: came };
}

const wantsData = (c: Ctx): boolean => c.req.header('accept')?.includes('application/json') === true;

/** What stands in the way, for the script that says it. */
const problemData = (c: Ctx, { problems: [problem] }: FormState) => ({ error: problem?.code ?? 'bad_request', ...(problem === undefined ? {} : { message: problemText(c.get('locale'), problem) }) });

async function arrive(c: Ctx): Promise<Response> {
  const event = await receivedEvent(c);
  const parsed = parseForm(ArrivalForm, await readForm(c));
  const refused = (form: FormState): Promise<Response> | Response => (wantsData(c) ? c.json(problemData(c, form), 422) : doorPage(c, event, { form }, 422));
  if (!parsed.ok) return refused(parsed.form);
  const { id, code, places, session, undo, at } = parsed.value;
  const who = id !== null ? { id } : readTicket(code ?? '');
  const guest = who === null ? null : await doorGuest(c.get('db'), event.id, who, session);
  if (guest === null) return refused(withProblems(parsed.form, failed('ticket_unknown', 'code').problems));
  const done: Result<Seen | null> = await write(c.get('db'), async (tx): Promise<Result<Seen | null>> => (undo ? undoArrival(tx, c.get('actor'), event.id, guest.id, session) : checkIn(tx, c.get('actor'), event.id, { registrationId: guest.id, places, sessionId: session, at: seenAt(at) })));
  if (!done.ok) return refused(withProblems(parsed.form, done.problems));
  if (wantsData(c)) return c.json(done.value ?? {});
  const query = new URLSearchParams({ ...(session === null ? {} : { session }), ...(done.value === null ? {} : { number: String(done.value.number), arrived: String(done.value.arrived), again: done.value.again ? '1' : '0' }) });
  return goTo(c, `${pathTo(PATHS.deskDoor, { slug: event.slug })}?${query}`);
}

/** The device's time, if it can be true. */
function seenAt(at: number | null): Date {
  const now = Date.now();
  return new Date(at !== null && at <= now && at > now - LONGEST_AWAY_MS ? at : now);
}

async function walkIn(c: Ctx): Promise<Response> {
  const event = await receivedEvent(c);
  const parsed = parseForm(WalkInForm, await readForm(c));
  const refused = (walking: FormState, status: 409 | 422) => (wantsData(c) ? c.json(problemData(c, walking), status) : doorPage(c, event, { walking }, status));
  if (!parsed.ok) return refused(parsed.form, 422);
  if (!isId(parsed.value.id)) refuse('bad_request');
  const done = await write(c.get('db'), (tx) => addWalkIn(tx, c.get('actor'), event.id, { ...parsed.value, locale: c.get('locale') }));
  if (!done.ok) return refused(withProblems(parsed.form, done.problems), 409);
  if (wantsData(c)) return c.json({ walkIn: true, number: done.value.number, message: words(c.get('locale'))('door.walked_in', { number: done.value.number }) });
  return goTo(c, `${pathTo(PATHS.deskDoor, { slug: event.slug })}?walkin=${done.value.number}`);
}
