import { randomBytes } from 'node:crypto';
import { getCookie, setCookie } from 'hono/cookie';
import { refuse, type FormState, type Problem } from '../../../kernel/problem.ts';
import type { Db } from '../../../platform/database/types.ts';
import { keyFolder } from '../../../platform/keys.ts';
import { addressOf } from '../../../platform/web/address.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems, type RawForm } from '../../../platform/web/forms.ts';
import type { Limit } from '../../../platform/web/limits.ts';
import type { Site } from '../../../platform/web/site.ts';
import { problemText } from '../../../ui/index.ts';
import { goTo } from '../../../ui/respond.tsx';
import { allowanceProblems } from '../../ballots/public.ts';
import { showRoom } from '../looking/routes.tsx';
import { readableRoom } from '../policy.ts';
import type { Room } from '../queries.ts';
import { deviceMark, readAnswer } from '../rules.ts';
import { stateOf, type ShownPoll } from '../state/queries.ts';
import { currentState } from '../streaming/routes.tsx';
import { PATHS, roomHref } from '../urls.ts';
import { ask, support, takeAnswer } from './commands.ts';
import { AnswerForm, AskForm, SupportForm } from './schema.ts';

/** A hall of 5,000 may sit behind one address and answer in the same half minute; a machine is slowed down far above that. */
const ANSWERS_PER_ADDRESS: Limit = { burst: 15_000, perMinute: 15_000 };
const ANSWERS_PER_DEVICE: Limit = { burst: 20, perMinute: 60 };
const QUESTIONS_PER_ADDRESS: Limit = { burst: 300, perMinute: 200 };
const QUESTIONS_PER_DEVICE: Limit = { burst: 5, perMinute: 5 };

export function mountTaking(site: Site): void {
  site.action(PATHS.answer, answer);
  site.action(PATHS.ask, askQuestion);
  site.action(PATHS.support, supportQuestion);
}

const REMEMBERED_MS = 1_000;
const rooms = new WeakMap<Db, Map<string, { room: Room; until: number }>>();

/** The room people write into, read once a second; whether it and its poll are open is asked by what writes. */
async function liveRoom(c: Ctx): Promise<Room> {
  const known = rooms.get(c.get('db')) ?? new Map<string, { room: Room; until: number }>();
  rooms.set(c.get('db'), known);
  const slug = c.req.param('slug') ?? '';
  const kept = known.get(slug);
  if (kept !== undefined && kept.until > performance.now()) return kept.room;
  known.delete(slug);
  const room = await readableRoom(c);
  if (room.state !== 'open') refuse(room.state === 'draft' ? 'not_open_yet' : 'already_closed');
  if (known.size > 1_000) known.clear();
  known.set(slug, { room, until: performance.now() + REMEMBERED_MS });
  return room;
}

const cookieOf = (room: Room): string => `live-${room.id}`;
const COOKIE_DAYS = 30;

/** A device's secret: from its cookie, else from the page or the phone's own memory, else a new one. */
function deviceOf(c: Ctx, room: Room, raw: RawForm): string {
  const sent = raw.values['device'];
  const given = getCookie(c, cookieOf(room)) ?? (typeof sent === 'string' ? sent : '');
  return /^[\w-]{22}$/.test(given) ? given : randomBytes(16).toString('base64url');
}

function keepDevice(c: Ctx, room: Room, device: string): void {
  if (getCookie(c, cookieOf(room)) === device) return;
  setCookie(c, cookieOf(room), device, { path: '/', httpOnly: true, sameSite: 'Lax', secure: c.get('config').baseUrl.startsWith('https:'), maxAge: COOKIE_DAYS * 24 * 3_600 });
}

/** The room's key is made when it opens. Where a backup came back without it a new one begins: devices count anew, and the room goes on. */
const markOf = (c: Ctx, room: Room, device: string) => {
  const key = keyFolder(c.get('config').keysDir).ensure(room.id);
  return (subject: string): Buffer => deviceMark(key, subject, device);
};

const limited = (c: Ctx, what: string, device: string, perDevice: Limit, perAddress: Limit): boolean => c.get('limits').take(`${what} device`, device, perDevice) > 0 || c.get('limits').take(what, addressOf(c), perAddress) > 0;

/** The island asks for data; a form without script gets a page. */
const wantsData = (c: Ctx): boolean => c.req.header('accept')?.startsWith('application/json') === true;

async function refused(c: Ctx, room: Room, form: 'answer' | 'ask' | null, state: FormState, status: 409 | 422 | 429): Promise<Response> {
  if (wantsData(c)) return c.json({ problems: state.problems.map((p: Problem) => problemText(c.get('view').locale, p)) }, status);
  if (form === null) refuse(state.problems[0]?.code ?? 'bad_request');
  return showRoom(c, room, { refused: { form, state }, status });
}

const accepted = (c: Ctx, room: Room, done: string, data: Record<string, unknown>, anchor = ''): Response => (wantsData(c) ? c.json(data) : goTo(c, `${roomHref(room.slug)}?done=${done}${anchor}`));

/** The poll as it is open now; when the shared state does not know it yet, it is looked up. */
async function openPollOf(c: Ctx, room: Room, id: string): Promise<ShownPoll | null> {
  const isOpen = (p: ShownPoll): boolean => p.id === id && p.state === 'open';
  return (await currentState(c, room)).polls.find(isOpen) ?? (await stateOf(c.get('db'), room.id))?.polls.find(isOpen) ?? null;
}

async function answer(c: Ctx): Promise<Response> {
  const raw = await readForm(c);
  const room = await liveRoom(c);
  const parsed = parseForm(AnswerForm, raw);
  const poll = parsed.ok ? await openPollOf(c, room, parsed.value.poll) : null;
  if (!parsed.ok || poll === null) return refused(c, room, 'answer', withProblems(parsed.form, [{ code: parsed.ok ? 'already_closed' : 'bad_request' }]), parsed.ok ? 409 : 422);
  const device = deviceOf(c, room, raw);
  if (limited(c, 'live answer', device, ANSWERS_PER_DEVICE, ANSWERS_PER_ADDRESS)) return refused(c, room, 'answer', withProblems(parsed.form, [{ code: 'rate_limited' }]), 429);
  const { answer: given, problems } = readAnswer(poll, raw.values, (dots, fieldOf) => allowanceProblems(dots, poll, fieldOf));
  if (problems.length > 0) return refused(c, room, 'answer', withProblems(parsed.form, problems), 422);
  const { team, turn } = parsed.value;
  const known = poll.kind === 'quiz' && team !== null && team <= room.teams.length ? team : null;
  const taken = await takeAnswer(c.get('db'), { ...given, pollId: poll.id, device: markOf(c, room, device)(poll.id), team: known, turn: turn ?? 0 });
  if (taken.state === 'closed') return refused(c, room, 'answer', withProblems(parsed.form, [{ code: 'already_closed' }]), 409);
  keepDevice(c, room, device);
  return accepted(c, room, 'answered', taken);
}

async function askQuestion(c: Ctx): Promise<Response> {
  const raw = await readForm(c);
  const room = await liveRoom(c);
  const parsed = parseForm(AskForm, raw);
  if (!parsed.ok) return refused(c, room, 'ask', parsed.form, 422);
  const device = deviceOf(c, room, raw);
  if (limited(c, 'live question', device, QUESTIONS_PER_DEVICE, QUESTIONS_PER_ADDRESS)) return refused(c, room, 'ask', withProblems(parsed.form, [{ code: 'rate_limited' }]), 429);
  const { text, firstName, language, once } = parsed.value;
  const asked = { text, firstName, language: language ?? (c.get('locale').split('-')[0] as string), once: once ?? device };
  // Not through the door that empties the page cache: an open room's page is never in it.
  const result = await c.get('db').transaction().execute((tx) => ask(tx, room.id, asked));
  if (!result.ok) return refused(c, room, 'ask', withProblems(parsed.form, result.problems), 409);
  keepDevice(c, room, device);
  return accepted(c, room, result.value.shown ? 'asked' : 'waiting', result.value);
}

async function supportQuestion(c: Ctx): Promise<Response> {
  const raw = await readForm(c);
  const room = await liveRoom(c);
  const parsed = parseForm(SupportForm, raw);
  if (!parsed.ok) return refused(c, room, null, parsed.form, 422);
  const device = deviceOf(c, room, raw);
  if (limited(c, 'live support', device, ANSWERS_PER_DEVICE, ANSWERS_PER_ADDRESS)) return refused(c, room, null, withProblems(parsed.form, [{ code: 'rate_limited' }]), 429);
  const { question, stand } = parsed.value;
  const result = await c.get('db').transaction().execute((tx) => support(tx, room, question, markOf(c, room, device), stand === 'yes'));
  if (!result.ok) return refused(c, room, null, withProblems(parsed.form, result.problems), 409);
  keepDevice(c, room, device);
  return accepted(c, room, 'supported', {}, `#question-${question}`);
}
