import type { Actor } from '../../kernel/actor.ts';
import { found, refuse } from '../../kernel/problem.ts';
import { allows, type Right } from '../../kernel/rights.ts';
import type { Ctx } from '../../platform/web/env.ts';
import { requireRole } from '../people/public.ts';
import { surveyBySlug, type Survey } from './queries.ts';

export const RUN = ['coordinator', 'coordinator in process'] as const satisfies Right;
export const ENTER = [...RUN, 'moderator', 'moderator in process'] as const satisfies Right;

/** Who prepares, starts, ends and releases surveys, invites, and reads answers: the coordination, of everything or of the process. */
export const mayRunSurvey = (actor: Actor, processId: string): boolean => allows(actor, RUN, { process: processId });

/** Who types in answers from paper: also those who moderate the process. */
export const mayEnterPaper = (actor: Actor, processId: string): boolean => allows(actor, ENTER, { process: processId });

/** Who starts new surveys. */
export const requireCoordinator = (c: Ctx) => requireRole(c, 'coordinator');

/** The survey of a workspace page, for those who run it. */
export async function deskSurvey(c: Ctx): Promise<Survey> {
  const actor = requireCoordinator(c);
  const survey = found(await surveyBySlug(c.get('db'), c.req.param('slug') ?? ''));
  return mayRunSurvey(actor, survey.processId) ? survey : refuse('forbidden');
}

/** The same for those who type in paper. */
export async function paperSurvey(c: Ctx): Promise<Survey> {
  const actor = requireRole(c, 'coordinator', 'moderator');
  const survey = found(await surveyBySlug(c.get('db'), c.req.param('slug') ?? ''));
  return mayEnterPaper(actor, survey.processId) ? survey : refuse('forbidden');
}

/** The survey of a public page: a draft exists for those who run it only. */
export async function publicSurvey(c: Ctx): Promise<Survey> {
  const survey = found(await surveyBySlug(c.get('db'), c.req.param('slug') ?? ''));
  if (survey.state === 'draft' && !mayRunSurvey(c.get('actor'), survey.processId)) refuse('not_found');
  return survey;
}
