import type { Actor } from '../../kernel/actor.ts';
import { found, refuse } from '../../kernel/problem.ts';
import { allows, OFFICE, type Right } from '../../kernel/rights.ts';
import type { Ctx } from '../../platform/web/env.ts';
import { requireRole } from '../people/public.ts';
import { eventBySlug, type Event } from './queries.ts';

export const RUN = ['coordinator', 'coordinator in process'] as const satisfies Right;
export const RECEIVE = [...RUN, 'moderator', 'moderator in process'] as const satisfies Right;

/** Who plans an event, sees who registered, and cancels it. */
export const mayRun = (actor: Actor, event: Pick<Event, 'processId'>): boolean => allows(actor, RUN, { process: event.processId });

/** Who stands at the door: they see names and numbers, no addresses and no needs. */
export const mayReceive = (actor: Actor, event: Pick<Event, 'processId'>): boolean => allows(actor, RECEIVE, { process: event.processId });

/** Who starts new events and series, and takes stalls over as good practice. */
export const mayStart = (actor: Actor): boolean => allows(actor, OFFICE);

/** The event of the address, for readers: a draft exists only for those who work on it. */
export async function readableEvent(c: Ctx): Promise<Event> {
  const event = found(await eventBySlug(c.get('db'), c.req.param('slug') ?? ''));
  if (event.state === 'draft' && !mayReceive(c.get('actor'), event)) refuse('not_found');
  return event;
}

/** The same for data: a draft has none. */
export async function publicEvent(c: Ctx): Promise<Event> {
  const event = found(await eventBySlug(c.get('db'), c.req.param('slug') ?? ''));
  return event.state === 'draft' ? refuse('not_found') : event;
}

/** The event of the address, for those who run it. */
export async function runEvent(c: Ctx): Promise<Event> {
  const actor = requireRole(c, 'coordinator');
  const event = found(await eventBySlug(c.get('db'), c.req.param('slug') ?? ''));
  return mayRun(actor, event) ? event : refuse('forbidden');
}

/** The event of the address, for those who receive its guests. */
export async function receivedEvent(c: Ctx): Promise<Event> {
  const actor = requireRole(c, 'coordinator', 'moderator');
  const event = found(await eventBySlug(c.get('db'), c.req.param('slug') ?? ''));
  return mayReceive(actor, event) ? event : refuse('forbidden');
}
