import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { getCookie } from 'hono/cookie';
import { found, refuse } from '../../../kernel/problem.ts';
import { LOCALES, staffLocale, type Locale } from '../../../kernel/locale.ts';
import { Audience, snapshotOf, versionOf, type Parts, type Snapshot } from '../../../platform/web/audience.ts';
import { log } from '../../../platform/log.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import type { Signals } from '../../../platform/web/signals.ts';
import type { Site } from '../../../platform/web/site.ts';
import type { View } from '../../../platform/web/view.ts';
import { topicOf } from '../commands.ts';
import { interpreterParts } from '../interpreting/pages/translate.tsx';
import { deskParts } from '../moderating/pages/desk.tsx';
import { phoneParts } from '../pages/parts.tsx';
import { mayInterpret, mayModerate, readableRoom } from '../policy.ts';
import type { Room } from '../queries.ts';
import { screenParts } from '../showing/pages/screen.tsx';
import { stateOf, type RoomState } from '../state/queries.ts';
import { PATHS } from '../urls.ts';

/** Pages that change while somebody looks at them. */
const LOOKS = ['phone-support', 'phone-new', 'screen', 'desk', ...LOCALES.map((to) => `interpret-${to}` as const)] as const;
export type Look = (typeof LOOKS)[number];

/** Pages of the workspace: in its languages, for those who may. */
const isStaffLook = (look: Look): boolean => look === 'desk' || look.startsWith('interpret-');

/** Streams of one process; beyond them phones ask every few seconds instead. */
const MOST_STREAMS = 15_000;
/** A moderator's or an interpreter's right is looked at again after so long. */
const STAFF_STREAM_MS = 15 * 60_000;

export function mountStreaming(site: Site): void {
  site.page(PATHS.stream, stream, { secret: true });
  site.page(PATHS.now, now, { secret: true });
}

interface Hall {
  readonly audience: Audience<RoomState>;
  /** How each language's pages are addressed; the same for all who read it. */
  readonly views: Map<Locale, View>;
}
const halls = new WeakMap<Signals, Map<string, Hall>>();

/** Everybody of this process who looks at a room; null where nothing is pushed. */
function hallOf(c: Ctx, roomId: string): Hall | null {
  const signals = c.get('signals');
  if (signals === null) return null;
  const known = halls.get(signals) ?? new Map<string, Hall>();
  halls.set(signals, known);
  const hall = known.get(roomId) ?? openHall(c, signals, roomId);
  known.set(roomId, hall);
  const view = c.get('view');
  if (!hall.views.has(view.locale)) hall.views.set(view.locale, { ...view, user: null, search: '' });
  return hall;
}

function openHall(c: Ctx, signals: Signals, roomId: string): Hall {
  const db = c.get('db');
  const views = new Map<Locale, View>();
  const render = (state: RoomState, variant: string): Parts => {
    const [locale, look] = variant.split(' ') as [Locale, Look];
    return partsFor(state, views.get(locale) as View, look);
  };
  const audience = new Audience<RoomState>({ load: () => stateOf(db, roomId), render, heard: () => signals.connected });
  signals.on(topicOf(roomId), () => audience.changed());
  signals.atEnd(() => audience.stop());
  return { audience, views };
}

function partsFor(state: RoomState, view: View, look: Look): Parts {
  if (look === 'screen') return screenParts(state, view);
  const to = LOCALES.find((l) => look === `interpret-${l}`);
  if (to !== undefined) return interpreterParts(state, view, to);
  return look === 'desk' ? deskParts(state, view) : phoneParts(state, view, look === 'phone-new' ? 'new' : 'support');
}

/** The version of what a page shows that was made of this state. */
export const versionFor = (c: Ctx, state: RoomState, look: Look): string => versionOf(partsFor(state, c.get('view'), look));

/** A room as it is now: shared by all who ask within a moment, but read anew for somebody who has just changed something. */
export async function currentState(c: Ctx, room: Room): Promise<RoomState> {
  const hall = c.get('actor').kind === 'visitor' && getCookie(c, 'fresh') === undefined ? hallOf(c, room.id) : null;
  return found(await (hall === null ? stateOf(c.get('db'), room.id) : hall.audience.state()));
}

function lookOf(c: Ctx, room: Room): Look {
  const look = LOOKS.find((l) => l === c.req.query('view')) ?? refuse('bad_request', { parameter: 'view' });
  if (isStaffLook(look) && !(look === 'desk' ? mayModerate : mayInterpret)(c.get('actor'), room)) refuse('forbidden');
  return look;
}

const variantOf = (c: Ctx, look: Look): string => `${isStaffLook(look) ? staffLocale(c.get('locale')) : c.get('locale')} ${look}`;

/** Server-sent events, written to the bare connection: nothing is made for a single listener. */
async function stream(c: Ctx): Promise<Response> {
  const room = await readableRoom(c);
  const look = lookOf(c, room);
  const hall = hallOf(c, room.id);
  const outgoing = c.env?.outgoing;
  if (hall === null || outgoing === undefined) return now(c);
  if (streams >= MOST_STREAMS) return c.body(null, 503, { 'retry-after': '30' });
  const headers = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' };
  // The end of the connection ends the answer: one write a change instead of three around its length, and right for proxies that speak HTTP/1.0.
  outgoing.useChunkedEncodingByDefault = false;
  outgoing.writeHead(200, headers);
  streams += 1;
  const variant = variantOf(c, look);
  const limit = isStaffLook(look) ? setTimeout(() => outgoing.end(), STAFF_STREAM_MS) : undefined;
  outgoing.on('close', () => {
    streams -= 1;
    clearTimeout(limit);
    hall.audience.leave(variant, outgoing);
  });
  outgoing.on('error', () => undefined);
  try {
    await hall.audience.join(variant, outgoing, c.req.query('have') ?? '');
  } catch (error) {
    log.error('a live page could not begin', { error });
    outgoing.end();
  }
  if (outgoing.destroyed) hall.audience.leave(variant, outgoing);
  // One of its own each time: the middleware writes headers into it.
  return RESPONSE_ALREADY_SENT.clone();
}
let streams = 0;

/** The same for lines that hold a stream back: everything that changes, or "nothing new". */
async function now(c: Ctx): Promise<Response> {
  const room = await readableRoom(c);
  const look = lookOf(c, room);
  const hall = hallOf(c, room.id);
  const snapshot = hall === null ? await alone(c, room, look) : found(await hall.audience.snapshot(variantOf(c, look)));
  const etag = `W/"${snapshot.version}"`;
  const headers = { etag, 'cache-control': 'no-cache' };
  if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers);
  return c.body(snapshot.json, 200, { ...headers, 'content-type': 'application/json' });
}

async function alone(c: Ctx, room: Room, look: Look): Promise<Snapshot> {
  return snapshotOf(partsFor(found(await stateOf(c.get('db'), room.id)), c.get('view'), look));
}
