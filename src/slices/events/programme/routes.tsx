import { isId } from '../../../kernel/ids.ts';
import { instantOf } from '../../../kernel/dates.ts';
import { localized, worded, wordingIn } from '../../../kernel/localized.ts';
import { EMPTY_FORM, failed, found, refuse, type FormState, type Problem } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { forumsOf } from '../../participation/public.ts';
import { RoundForm, SessionForm } from '../editing/schema.ts';
import { runEvent } from '../policy.ts';
import type { Event } from '../queries.ts';
import { makeLink } from '../tandem/commands.ts';
import { deskHref, NEW, PATHS, pathTo } from '../urls.ts';
import { addSpeaker, removeRound, removeSession, removeSpeaker, saveRound, saveSession } from './commands.ts';
import { RoundPage, SessionPage, type SessionPageProps } from './pages/edit.tsx';
import { programmeOf, sessionById, type Round, type Session } from './queries.ts';
import { SpeakerChoice, SpeakerForm } from './schema.ts';

const SECRET = { secret: true };

/** Rounds, sessions and the people in them, for those who plan. */
export function mountProgramme(site: Site): void {
  site.page(PATHS.deskRound, async (c) => { const event = await runEvent(c); return html(c, <RoundPage event={event} round={await askedRound(c, event)} />); }, SECRET);
  site.action(PATHS.deskRound, changeRound);
  site.action(PATHS.deskRoundRemove, dropRound);
  site.page(PATHS.deskSession, async (c) => { const event = await runEvent(c); return sessionPage(c, event, await askedSession(c, event)); }, SECRET);
  site.action(PATHS.deskSession, changeSession);
  site.action(PATHS.deskSessionRemove, dropSession);
  site.action(PATHS.deskSpeaker, nameSpeaker);
  site.action(PATHS.deskSpeakerRemove, dropSpeaker);
  site.action(PATHS.deskLink, link);
}

const idOf = (c: Ctx): string => { const id = c.req.param('id') ?? ''; return isId(id) ? id : refuse('not_found'); };

async function askedRound(c: Ctx, event: Event): Promise<Round | null> {
  return c.req.param('id') === NEW ? null : found((await programmeOf(c.get('db'), event.id)).find((r) => r.id === idOf(c)));
}

async function askedSession(c: Ctx, event: Event): Promise<Session | null> {
  if (c.req.param('id') === NEW) return null;
  const session = found(await sessionById(c.get('db'), idOf(c)));
  return session.eventId === event.id ? session : refuse('not_found');
}

const statusOf = (problems: readonly Problem[]): 409 | 422 => (['stale', 'in_use'].includes(problems[0]?.code ?? '') ? 409 : 422);

async function changeRound(c: Ctx): Promise<Response> {
  const event = await runEvent(c);
  const round = await askedRound(c, event);
  const parsed = parseForm(RoundForm, await readForm(c));
  if (!parsed.ok) return html(c, <RoundPage event={event} round={round} form={parsed.form} />, 422);
  const { day, startTime, endTime, revision } = parsed.value;
  const input = { title: worded(round?.title ?? null, wordingIn(parsed.value, 'title')), startsAt: instantOf(day, startTime), endsAt: instantOf(day, endTime) };
  const done = await write(c.get('db'), (tx) => saveRound(tx, c.get('actor'), event.id, input, round === null ? undefined : { id: round.id, version: revision ?? 0 }));
  return done.ok ? goTo(c, deskHref(event.slug)) : html(c, <RoundPage event={event} round={await askedRound(c, event)} form={withProblems(parsed.form, done.problems)} />, statusOf(done.problems));
}

async function dropRound(c: Ctx): Promise<Response> {
  const event = await runEvent(c);
  const done = await write(c.get('db'), (tx) => removeRound(tx, c.get('actor'), event.id, idOf(c)));
  return done.ok ? goTo(c, deskHref(event.slug)) : html(c, <RoundPage event={event} round={await askedRound(c, event)} form={withProblems(EMPTY_FORM, done.problems)} />, 409);
}

async function sessionPage(c: Ctx, event: Event, session: Session | null, more: Pick<SessionPageProps, 'form' | 'speaker' | 'link'> = {}, status: 200 | 409 | 422 = 200): Promise<Response> {
  const [rounds, forums] = await Promise.all([programmeOf(c.get('db'), event.id), event.processId === null ? [] : forumsOf(c.get('db'), event.processId)]);
  if (rounds.length === 0) return goTo(c, pathTo(PATHS.deskRound, { slug: event.slug, id: NEW }));
  const asked = c.req.query('round');
  const roundId = session?.roundId ?? rounds.find((r) => r.id === asked)?.id ?? (rounds[0] as Round).id;
  return html(c, <SessionPage event={event} session={session} rounds={rounds} roundId={roundId} forums={forums} {...more} />, status);
}

async function changeSession(c: Ctx): Promise<Response> {
  const event = await runEvent(c);
  const session = await askedSession(c, event);
  const parsed = parseForm(SessionForm, await readForm(c));
  if (!parsed.ok) return sessionPage(c, event, session, { form: parsed.form }, 422);
  const { round, room, capacity, languages, forum, headcount, revision } = parsed.value;
  const refused = async (form: FormState) => sessionPage(c, event, await askedSession(c, event), { form }, statusOf(form.problems));
  const forums = event.processId === null ? [] : await forumsOf(c.get('db'), event.processId);
  if (forum !== null && !forums.some((f) => f.id === forum)) return refused(withProblems(parsed.form, failed('invalid_choice', 'forum').problems));
  const input = { roundId: round, title: worded(session?.title ?? null, wordingIn(parsed.value, 'title')), description: worded(session?.description ?? localized(''), wordingIn(parsed.value, 'description')), room: room ?? '', capacity, languages, forumId: forum, headcount };
  const done = await write(c.get('db'), (tx) => saveSession(tx, c.get('actor'), event.id, input, session === null ? undefined : { id: session.id, version: revision ?? 0 }));
  return done.ok ? goTo(c, session === null ? pathTo(PATHS.deskSession, { slug: event.slug, id: done.value.id }) : deskHref(event.slug)) : refused(withProblems(parsed.form, done.problems));
}

async function dropSession(c: Ctx): Promise<Response> {
  const event = await runEvent(c);
  const done = await write(c.get('db'), (tx) => removeSession(tx, c.get('actor'), event.id, idOf(c)));
  return done.ok ? goTo(c, deskHref(event.slug)) : sessionPage(c, event, await askedSession(c, event), { form: withProblems(EMPTY_FORM, done.problems) }, 409);
}

async function nameSpeaker(c: Ctx): Promise<Response> {
  const event = await runEvent(c);
  const session = found(await askedSession(c, event));
  const parsed = parseForm(SpeakerForm, await readForm(c));
  if (!parsed.ok) return sessionPage(c, event, session, { speaker: parsed.form }, 422);
  const { name, part } = parsed.value;
  await write(c.get('db'), (tx) => addSpeaker(tx, c.get('actor'), session, { name, part, function: worded(localized(''), wordingIn(parsed.value, 'function')) }));
  return goTo(c, pathTo(PATHS.deskSession, { slug: event.slug, id: session.id }));
}

async function dropSpeaker(c: Ctx): Promise<Response> {
  const event = await runEvent(c);
  const session = found(await askedSession(c, event));
  const parsed = parseForm(SpeakerChoice, await readForm(c));
  if (!parsed.ok) refuse('bad_request');
  await write(c.get('db'), (tx) => removeSpeaker(tx, c.get('actor'), session, parsed.value.speaker));
  return goTo(c, pathTo(PATHS.deskSession, { slug: event.slug, id: session.id }));
}

/** Makes a personal link for an expert of the tandem. It is shown in this answer and never again; an older one stops working. */
async function link(c: Ctx): Promise<Response> {
  const event = await runEvent(c);
  const session = found(await askedSession(c, event));
  const parsed = parseForm(SpeakerChoice, await readForm(c));
  const speaker = parsed.ok ? session.speakers.find((s) => s.id === parsed.value.speaker) : undefined;
  if (speaker === undefined) refuse('bad_request');
  const made = await write(c.get('db'), (tx) => makeLink(tx, c.get('actor'), event, session, speaker.id));
  if (!made.ok) return sessionPage(c, event, session, { speaker: withProblems(EMPTY_FORM, made.problems) }, 409);
  const view = c.get('view');
  return sessionPage(c, event, found(await askedSession(c, event)), { link: { name: speaker.name, address: view.absolute(view.href(pathTo(PATHS.tandem, { link: made.value }))) } });
}
