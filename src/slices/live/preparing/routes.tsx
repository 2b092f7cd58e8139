import { found, refuse, type FormState, type Problem } from '../../../kernel/problem.ts';
import { isCoordinator } from '../../../kernel/actor.ts';
import type { Db } from '../../../platform/database/types.ts';
import { write } from '../../../platform/database/write.ts';
import { keyFolder } from '../../../platform/keys.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { roomPlace, roomPlaces } from '../../events/public.ts';
import { allProcesses } from '../../participation/public.ts';
import { requireRole } from '../../people/public.ts';
import { closeRoom, createRoom, editRoom, openRoom, removeRoom, setSubject } from '../commands.ts';
import { showDeskRoom } from '../moderating/routes.tsx';
import { mayInterpret, mayPrepare, moderatedRoom, preparedRoom, requireRoomStaff } from '../policy.ts';
import { pollsOf, roomList, type Poll, type Room, type Subject } from '../queries.ts';
import { ROOM_STATES } from '../rules.ts';
import { deskHref, NEW, pathTo, PATHS } from '../urls.ts';
import { closePoll, openPoll, removePoll, savePoll, showOnScreen, step } from './commands.ts';
import { DeskPage } from './pages/desk.tsx';
import { PollPage } from './pages/poll.tsx';
import { SettingsPage } from './pages/settings.tsx';
import { PollForm, pollFrom, RevisionForm, RoomForm, roomFrom, RunForm, SureForm } from './schema.ts';

/** Events that are offered to tie a room to. */
const MOST_EVENTS = 50;

export function mountPreparing(site: Site): void {
  site.page(PATHS.desk, showDesk);
  site.page(PATHS.deskNew, async (c) => { requirePreparer(c); return settings(c, null); });
  site.action(PATHS.deskNew, create);
  site.page(PATHS.deskEdit, async (c) => settings(c, await preparedRoom(c)));
  site.action(PATHS.deskEdit, edit);
  site.page(PATHS.deskPoll, async (c) => { const room = await preparedRoom(c); return html(c, <PollPage room={room} poll={await pollAt(c, room)} />); });
  site.action(PATHS.deskPoll, save);
  site.action(PATHS.deskPollRemove, remove);
  site.action(PATHS.deskOpen, open);
  site.action(PATHS.deskClose, close);
  site.action(PATHS.deskRemove, removeDraft);
  site.action(PATHS.deskRun, run);
}

function requirePreparer(c: Ctx) {
  const actor = requireRole(c, 'coordinator');
  return isCoordinator(actor) ? actor : refuse('forbidden');
}

async function showDesk(c: Ctx): Promise<Response> {
  const actor = requireRoomStaff(c);
  const { items } = await roomList(c.get('db'), { states: ROOM_STATES });
  return html(c, <DeskPage rooms={items.filter((room) => mayInterpret(actor, room))} mayPrepare={mayPrepare(actor, null)} />);
}

async function settings(c: Ctx, room: Room | null, state?: FormState, status: 200 | 409 | 422 = 200): Promise<Response> {
  const db = c.get('db');
  const [processes, earlier, places] = await Promise.all([allProcesses(db), roomList(db, { states: ROOM_STATES }), c.get('modules').has('events') ? roomPlaces(db, MOST_EVENTS, new Date()) : []]);
  const offered = [...(room?.subject == null || places.some((p) => p.id === room.subject?.id) ? [] : [{ ...room.subject, eventTitle: room.subject.title }]), ...places];
  return html(c, <SettingsPage room={room} places={offered} processes={c.get('modules').has('participation') ? processes : []} process={c.req.query('process')} earlier={earlier.items} state={state} />, status);
}

/** The event or session that was chosen, as the room's subject; what the room already belongs to stays without being looked up. */
async function subjectOf(db: Db, id: string | null, before: Subject | null): Promise<Subject | null> {
  if (id === null || id === before?.id) return id === null ? null : before;
  const place = await roomPlace(db, id);
  return place === null ? null : { kind: place.kind, id, title: place.title, href: place.href, origin: place.origin };
}

async function create(c: Ctx): Promise<Response> {
  const actor = requirePreparer(c);
  const parsed = parseForm(RoomForm, await readForm(c));
  if (!parsed.ok) return settings(c, null, parsed.form, 422);
  const subject = await subjectOf(c.get('db'), parsed.value.event, null);
  const made = await write(c.get('db'), async (tx) => {
    const room = await createRoom(tx, actor, { ...roomFrom(parsed.value, null), copyOf: parsed.value.copyOf });
    const tied = room.ok ? await setSubject(tx, room.value.id, subject) : room;
    return tied.ok ? room : tied;
  });
  return made.ok ? goTo(c, deskHref(made.value.slug)) : settings(c, null, withProblems(parsed.form, made.problems), 422);
}

async function edit(c: Ctx): Promise<Response> {
  const room = await preparedRoom(c);
  const raw = await readForm(c);
  const parsed = parseForm(RoomForm, raw);
  const revision = parseForm(RevisionForm, raw);
  if (!parsed.ok || !revision.ok) return settings(c, room, parsed.ok ? withProblems(parsed.form, [{ code: 'stale' }]) : parsed.form, 422);
  const subject = await subjectOf(c.get('db'), parsed.value.event, room.subject);
  const done = await write(c.get('db'), async (tx) => {
    const edited = await editRoom(tx, c.get('actor'), room.id, revision.value.revision, roomFrom(parsed.value, room));
    const tied = edited.ok ? await setSubject(tx, room.id, subject) : edited;
    return tied.ok ? edited : tied;
  });
  return done.ok ? goTo(c, deskHref(done.value.slug)) : settings(c, room, withProblems(parsed.form, done.problems), done.problems[0]?.code === 'stale' ? 409 : 422);
}

async function pollAt(c: Ctx, room: Room): Promise<Poll | null> {
  const number = c.req.param('number');
  return number === NEW ? null : found((await pollsOf(c.get('db'), room.id)).find((p) => String(p.number) === number));
}

async function save(c: Ctx): Promise<Response> {
  const room = await preparedRoom(c);
  const poll = await pollAt(c, room);
  const raw = await readForm(c);
  const parsed = parseForm(PollForm, raw);
  const again = (form: FormState, status: 409 | 422) => html(c, <PollPage room={room} poll={poll} state={form} />, status);
  if (!parsed.ok) return again(parsed.form, 422);
  const revision = parseForm(RevisionForm, raw);
  if (poll !== null && !revision.ok) return again(withProblems(parsed.form, [{ code: 'stale' }]), 409);
  const known = poll === null ? undefined : { number: poll.number, revision: revision.ok ? revision.value.revision : 0 };
  const done = await write(c.get('db'), (tx) => savePoll(tx, c.get('actor'), room.id, pollFrom(parsed.value, poll), known));
  if (done.ok) return goTo(c, deskHref(room.slug));
  return again(withProblems(parsed.form, done.problems), done.problems[0]?.code === 'stale' ? 409 : 422);
}

async function remove(c: Ctx): Promise<Response> {
  const room = await preparedRoom(c);
  const poll = found(await pollAt(c, room));
  return turned(c, room, await write(c.get('db'), (tx) => removePoll(tx, c.get('actor'), room.id, poll.number)));
}

async function open(c: Ctx): Promise<Response> {
  const room = await moderatedRoom(c);
  return turned(c, room, await write(c.get('db'), (tx) => openRoom(tx, keyFolder(c.get('config').keysDir), c.get('actor'), room.id)));
}

async function close(c: Ctx): Promise<Response> {
  const room = await moderatedRoom(c);
  const parsed = parseForm(SureForm, await readForm(c));
  if (!parsed.ok || !parsed.value.sure) return showDeskRoom(c, room, { closing: withProblems(parsed.form, [{ code: 'confirm_needed', field: 'sure' }]) });
  const done = await write(c.get('db'), (tx) => closeRoom(tx, c.get('actor'), room.id));
  // After commit: from here on no mark can be tied to a device any more.
  if (done.ok) keyFolder(c.get('config').keysDir).destroy(room.id);
  return turned(c, room, done);
}

async function removeDraft(c: Ctx): Promise<Response> {
  const room = await preparedRoom(c);
  const done = await write(c.get('db'), (tx) => removeRoom(tx, c.get('actor'), room.id));
  return done.ok ? goTo(c, PATHS.desk) : showDeskRoom(c, room, { problems: done.problems });
}

/** Everything a moderator does with polls and the projector while the room is running. */
async function run(c: Ctx): Promise<Response> {
  const room = await moderatedRoom(c);
  const parsed = parseForm(RunForm, await readForm(c));
  if (!parsed.ok) return showDeskRoom(c, room, { problems: parsed.form.problems });
  const { do: what, number, from } = parsed.value;
  const actor = c.get('actor');
  const done = await write(c.get('db'), (tx) => {
    if (what === 'step') return step(tx, actor, room.id);
    if (what === 'open') return openPoll(tx, actor, room.id, number ?? 0);
    if (what === 'close') return closePoll(tx, actor, room.id, number ?? 0);
    if (what === 'show' || what === 'last') return showOnScreen(tx, room.id, 'poll', number);
    return showOnScreen(tx, room.id, what === 'join' ? 'join' : 'questions', null);
  });
  if (done.ok && from === 'screen') return goTo(c, pathTo(PATHS.screen, { slug: room.slug }));
  return turned(c, room, done);
}

/** An action without fields: on to the room's desk, or the desk with what stands in the way. */
function turned(c: Ctx, room: Room, done: { readonly ok: boolean; readonly problems?: readonly Problem[] }): Response | Promise<Response> {
  return done.ok ? goTo(c, deskHref(room.slug)) : showDeskRoom(c, room, { problems: done.problems ?? [] });
}
