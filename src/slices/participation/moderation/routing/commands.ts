import type { Actor } from '../../../../kernel/actor.ts';
import type { Day } from '../../../../kernel/dates.ts';
import { failed, ok, type Result } from '../../../../kernel/problem.ts';
import { enqueue } from '../../../../platform/jobs.ts';
import { record } from '../../../thread/public.ts';
import { tellAuthors } from '../../receipts/news/commands.ts';
import { changeVersion, putSubmissionNode, type Tx } from '../../submissions/commands.ts';
import { submissionById } from '../../submissions/queries.ts';
import { STEPS, type RouteKind } from './rules.ts';

export const ALERT = 'participation.alert';

/**
 * Takes what is no contribution out of the way of contributions: it is never public, and its author reads what happens with it.
 * Somebody in danger alerts the coordination office by mail. After commit the caller waits until no process shows the text.
 */
export async function routeSubmission(tx: Tx, actor: Actor, id: string, change: { readonly version: number; readonly kind: RouteKind }): Promise<Result<null>> {
  const s = await submissionById(tx, id);
  if (s === null) return failed('not_found');
  if (s.state === 'withdrawn' || s.state === 'routed' || s.consideredOn !== null || s.mergedInto !== null) return failed('wrong_state');
  if (!(await changeVersion(tx, id, change.version, { state: 'routed', withheld_reason: null }))) return failed('stale');
  await tx.insertInto('submission_route').values({ submission_id: id, kind: change.kind }).onConflict((c) => c.column('submission_id').doUpdateSet({ kind: change.kind, closed_on: null })).execute();
  await putSubmissionNode(tx, id);
  await record(tx, { actor, kind: 'submission', id, action: 'submission.routed', values: { kind: change.kind } });
  await tellAuthors(tx, [id], 'routed');
  if (change.kind === 'danger') await enqueue(tx, ALERT, { submissionId: id });
  return ok(null);
}

export interface RouteChange {
  readonly version: number;
  readonly steps: readonly string[];
  readonly handedTo: string;
  readonly handedAt: Date | null;
  readonly consent: boolean;
  readonly note: string;
  /** Day on which nothing more is to be done. */
  readonly closedOn: Day | null;
}

/** Writes down what was done. A body may only be named with the time it got it. */
export async function saveRoute(tx: Tx, actor: Actor, id: string, change: RouteChange): Promise<Result<null>> {
  const known = await tx.selectFrom('submission_route').select(['kind', 'handed_at']).where('submission_id', '=', id).executeTakeFirst();
  if (known === undefined) return failed('not_found');
  if (change.handedTo !== '' && change.handedAt === null) return failed('required', 'handedOn');
  if (change.handedTo === '' && change.handedAt !== null) return failed('required', 'handedTo');
  const steps = STEPS[known.kind as RouteKind].filter((step) => change.steps.includes(step));
  const { handedTo, handedAt, consent, note, closedOn } = change;
  const done = await tx
    .updateTable('submission_route')
    .set({ steps, handed_to: handedTo, handed_at: handedAt, consent, note, closed_on: closedOn, version: change.version + 1 })
    .where('submission_id', '=', id)
    .where('version', '=', change.version)
    .returning('submission_id')
    .executeTakeFirst();
  if (done === undefined) return failed('stale');
  await record(tx, { actor, kind: 'submission', id, action: 'submission.route_changed', values: { steps, handedTo, handedAt: handedAt?.toISOString() ?? null, consent, closedOn } });
  if (known.handed_at === null && handedAt !== null) await tellAuthors(tx, [id], 'routed');
  return ok(null);
}

/** It was a contribution after all: back to those that wait. */
export async function unrouteSubmission(tx: Tx, actor: Actor, id: string): Promise<Result<null>> {
  const s = await submissionById(tx, id);
  if (s === null) return failed('not_found');
  if (s.state !== 'routed') return failed('wrong_state');
  if (!(await changeVersion(tx, id, s.version, { state: 'received' }))) return failed('stale');
  await tx.deleteFrom('submission_route').where('submission_id', '=', id).execute();
  await putSubmissionNode(tx, id);
  await record(tx, { actor, kind: 'submission', id, action: 'submission.unrouted' });
  return ok(null);
}
