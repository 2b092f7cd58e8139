import type { Actor } from '../../kernel/actor.ts';
import { found, refuse } from '../../kernel/problem.ts';
import { allows, OFFICE, placesOf, type Right } from '../../kernel/rights.ts';
import type { Ctx } from '../../platform/web/env.ts';
import { requireRole } from '../people/public.ts';
import { processBySlug, type Process } from './processes/queries.ts';

/** Contributions of a process: whoever runs or moderates it. */
export const MODERATE = ['coordinator', 'coordinator in process', 'moderator', 'moderator in process'] as const satisfies Right;
/** A process itself: whoever runs it. */
export const RUN = ['coordinator', 'coordinator in process'] as const satisfies Right;
/** Contributions in other languages: also those who interpret. */
export const TRANSLATE = [...MODERATE, 'interpreter', 'interpreter in process'] as const satisfies Right;

/** Who takes in, moderates, sorts and merges contributions of a process. */
export const mayModerate = (actor: Actor, processId: string): boolean => allows(actor, MODERATE, { process: processId });

/** Who writes a process's page, forums and recommendations. */
export const mayRun = (actor: Actor, processId: string): boolean => allows(actor, RUN, { process: processId });

/** Who types translations, and checks them. */
export const mayTranslate = (actor: Actor, processId: string): boolean => allows(actor, TRANSLATE, { process: processId });

/** Ids of the processes that somebody may moderate, for lists over many; as {@link mayModerate} for each. */
export const moderatedPlaces = (actor: Actor): 'all' | readonly string[] => placesOf(actor, MODERATE, 'process');

/** Ids of the processes that somebody runs; as {@link mayRun} for each. */
export const runPlaces = (actor: Actor): 'all' | readonly string[] => placesOf(actor, RUN, 'process');

/** Who starts new processes. */
export const mayStart = (actor: Actor): boolean => allows(actor, OFFICE);

/** The process of the address, for readers: a draft exists only for those who work on it. */
export async function readableProcess(c: Ctx): Promise<Process> {
  const process = found(await processBySlug(c.get('db'), c.req.param('slug') ?? ''));
  if (process.publishedOn === null && !mayModerate(c.get('actor'), process.id)) refuse('not_found');
  return process;
}

/** The same for data: a draft has none. */
export async function publicProcess(c: Ctx): Promise<Process & { readonly publishedOn: string }> {
  const process = found(await processBySlug(c.get('db'), c.req.param('slug') ?? ''));
  if (process.publishedOn === null) refuse('not_found');
  return { ...process, publishedOn: process.publishedOn };
}

/** Somebody who works with contributions; whether it is theirs is asked with {@link mayModerate} once it is loaded. */
export const requireModerator = (c: Ctx) => requireRole(c, 'coordinator', 'moderator');

/** The process of the address, for those who moderate it. */
export async function moderatedProcess(c: Ctx): Promise<Process> {
  const actor = requireModerator(c);
  const process = found(await processBySlug(c.get('db'), c.req.param('slug') ?? ''));
  return mayModerate(actor, process.id) ? process : refuse('forbidden');
}

/** The process of the address, for those who run it. */
export async function runProcess(c: Ctx): Promise<Process> {
  const actor = requireRole(c, 'coordinator');
  const process = found(await processBySlug(c.get('db'), c.req.param('slug') ?? ''));
  return mayRun(actor, process.id) ? process : refuse('forbidden');
}
