import type { Actor } from '../../kernel/actor.ts';
import { found, refuse } from '../../kernel/problem.ts';
import { allows, type Right } from '../../kernel/rights.ts';
import type { Ctx } from '../../platform/web/env.ts';
import { requireRole } from '../people/public.ts';
import { roomBySlug, type Room } from './queries.ts';

export const PREPARE = ['coordinator', 'coordinator in process'] as const satisfies Right;
export const MODERATE = [...PREPARE, 'moderator', 'moderator in process'] as const satisfies Right;
export const INTERPRET = [...MODERATE, 'interpreter', 'interpreter in process'] as const satisfies Right;

/** Who prepares rooms and their polls. */
export const mayPrepare = (actor: Actor, room: Pick<Room, 'processId'> | null): boolean => allows(actor, PREPARE, { process: room?.processId ?? null });

/** Who runs a room: opens and closes it and its polls, and decides about questions and words. */
export const mayModerate = (actor: Actor, room: Pick<Room, 'processId'>): boolean => allows(actor, MODERATE, { process: room.processId });

/** Who types translations of polls and questions. */
export const mayInterpret = (actor: Actor, room: Pick<Room, 'processId'>): boolean => allows(actor, INTERPRET, { process: room.processId });

/** The rooms' list in the workspace: everybody who may do something in one of them. */
export const requireRoomStaff = (c: Ctx) => requireRole(c, 'coordinator', 'moderator', 'interpreter');

async function roomFor(c: Ctx, may: (actor: Actor, room: Room) => boolean): Promise<Room> {
  const actor = requireRoomStaff(c);
  const room = found(await roomBySlug(c.get('db'), c.req.param('slug') ?? ''));
  return may(actor, room) ? room : refuse('forbidden');
}

export const preparedRoom = (c: Ctx): Promise<Room> => roomFor(c, mayPrepare);
export const moderatedRoom = (c: Ctx): Promise<Room> => roomFor(c, mayModerate);
export const interpretedRoom = (c: Ctx): Promise<Room> => roomFor(c, mayInterpret);

/** The room of the address, for readers: a draft exists only for those who prepare it. */
export async function readableRoom(c: Ctx): Promise<Room> {
  const room = found(await roomBySlug(c.get('db'), c.req.param('slug') ?? ''));
  if (room.state === 'draft' && !mayInterpret(c.get('actor'), room)) refuse('not_found');
  return room;
}
