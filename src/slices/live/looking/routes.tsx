import { randomBytes } from 'node:crypto';
import { isStaff } from '../../../kernel/actor.ts';
import { found } from '../../../kernel/problem.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { renderDocument } from '../../../ui/index.ts';
import { html } from '../../../ui/respond.tsx';
import { ThreadSection, threadOf } from '../../thread/public.ts';
import { RoomPage, type RoomPageProps } from '../pages/room.tsx';
import { mayInterpret } from '../policy.ts';
import type { Room } from '../queries.ts';
import { stateOf, type RoomState } from '../state/queries.ts';
import { currentState, versionFor } from '../streaming/routes.tsx';

const DONE = ['answered', 'asked', 'waiting', 'supported'] as const;
/** Stand for a page's own secrets in a page made once for all. */
const DEVICE = '\u0000device\u0000';
const ONCE = '\u0000once\u0000';
const shared = new Map<string, string>();
const MOST_SHARED = 200;

export interface Shown {
  readonly refused?: RoomPageProps['refused'];
  readonly status?: 200 | 409 | 422 | 429;
}

/** A room as it is now. An open one is never kept anywhere: its page holds a secret for a device that has none yet. */
export async function showRoom(c: Ctx, room: Room, { refused, status = 200 }: Shown = {}): Promise<Response> {
  if (room.state === 'open') c.set('secret', true);
  // What was refused was asked of the room as it was a moment ago.
  const state = refused === undefined ? await currentState(c, room) : found(await stateOf(c.get('db'), room.id));
  const sort = c.req.query('sort') === 'new' ? 'new' : 'support';
  const done = DONE.find((d) => d === c.req.query('done')) ?? null;
  const version = versionFor(c, state, `phone-${sort}`);
  const page = async (device: string, once: string) => <RoomPage state={state} version={version} sort={sort} device={device} once={once} done={done} {...(refused === undefined ? {} : { refused })} staff={mayInterpret(c.get('actor'), room)} thread={await threadSection(c, state)} />;
  if (c.get('actor').kind !== 'visitor' || refused !== undefined || room.state !== 'open') return html(c, await page(secret(), secret()), status);
  const view = c.get('view');
  const key = [room.id, version, room.revision, view.locale, view.theme, sort, done].join(' ');
  const made = shared.get(key) ?? renderDocument(await page(DEVICE, ONCE), view);
  if (shared.size >= MOST_SHARED) shared.clear();
  shared.set(key, made);
  return c.html(made.replaceAll(DEVICE, secret()).replaceAll(ONCE, secret()));
}

const secret = (): string => randomBytes(16).toString('base64url');

async function threadSection(c: Ctx, { room }: RoomState) {
  return room.state === 'draft' ? null : <ThreadSection data={await threadOf(c.get('db'), room.id, { staff: isStaff(c.get('actor')) })} />;
}
