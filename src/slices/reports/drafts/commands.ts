import type { Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/dates.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import { canonicalJson, record } from '../../thread/public.ts';
import { freeze, snapshotNow } from '../editions/commands.ts';
import { editionsOf } from '../editions/queries.ts';
import { digestOf } from '../editions/rules.ts';
import { lockedRound } from '../rounds/commands.ts';
import type { Round } from '../rounds/queries.ts';
import { draftsOf, type Draft } from './queries.ts';

type Tx = Parameters<typeof freeze>[0];

/** Freezes what the report would say now as the next numbered draft; everybody co-signs the same text. */
export async function makeDraft(tx: Tx, actor: Actor, roundId: string, input: { readonly version: number; readonly today: Day }): Promise<Result<{ number: number }>> {
  const round = await lockedRound(tx, roundId);
  if (round === null) return failed('not_found');
  if (round.state === 'closed') return failed('already_closed');
  if (round.version !== input.version) return failed('stale');
  const number = ((await draftsOf(tx, roundId))[0]?.number ?? 0) + 1;
  const snapshot = await snapshotNow(tx, round, input.today);
  const digest = digestOf(snapshot);
  await tx.insertInto('report_draft').values({ round_id: roundId, number, made_on: input.today, made_by: actor.kind === 'account' ? actor.id : null, snapshot: canonicalJson(snapshot), digest }).execute();
  await tx.updateTable('report_round').set({ version: round.version + 1 }).where('id', '=', roundId).execute();
  await record(tx, { actor, kind: 'report_round', id: roundId, action: 'report.drafted', values: { number, digest: digest.toString('hex') } });
  return ok({ number });
}

/** The latest draft of an open round, kept from changing; a draft of before the last edition is none any more. */
async function lockedDraft(tx: Tx, roundId: string, number: number): Promise<Result<{ round: Round; draft: Draft }>> {
  const round = await lockedRound(tx, roundId);
  if (round === null) return failed('not_found');
  if (round.state === 'closed') return failed('already_closed');
  const [draft] = await draftsOf(tx, roundId);
  if (draft === undefined || draft.number !== number || draft.snapshot.number !== (await editionsOf(tx, roundId)).length + 1) return failed('stale');
  return ok({ round, draft });
}

export interface SignatureInput {
  readonly departmentId: string;
  readonly agreed: boolean;
  readonly remark: string;
  readonly onBehalf: boolean;
  readonly today: Day;
}

/** A unit agrees to a draft, or says what it wants changed. Until the release it may say something else. */
export async function signDraft(tx: Tx, actor: Actor, roundId: string, number: number, input: SignatureInput): Promise<Result<null>> {
  const held = await lockedDraft(tx, roundId, number);
  if (!held.ok) return held;
  if (!input.agreed && input.remark === '') return failed('required', 'remark');
  const row = { agreed: input.agreed, remark: input.remark, on_day: input.today, on_behalf: input.onBehalf };
  await tx.insertInto('report_signature').values({ round_id: roundId, number, department_id: input.departmentId, ...row }).onConflict((c) => c.columns(['round_id', 'number', 'department_id']).doUpdateSet(row)).execute();
  await record(tx, { actor, kind: 'report_round', id: roundId, action: 'report.signed', values: { number, departmentId: input.departmentId, agreed: input.agreed } });
  return ok(null);
}

/** Hands the latest draft in. Units that have not signed do not hold it back. */
export async function submitDraft(tx: Tx, actor: Actor, roundId: string, number: number): Promise<Result<null>> {
  const held = await lockedDraft(tx, roundId, number);
  if (!held.ok) return held;
  await tx.updateTable('report_draft').set({ submitted: true, returned: null }).where('round_id', '=', roundId).where('number', '=', number).execute();
  await record(tx, { actor, kind: 'report_round', id: roundId, action: 'report.submitted', values: { number } });
  return ok(null);
}

/** Gives a draft back to the office with what is to be changed. */
export async function returnDraft(tx: Tx, actor: Actor, roundId: string, number: number, why: string): Promise<Result<null>> {
  const held = await lockedDraft(tx, roundId, number);
  if (!held.ok) return held;
  if (!held.value.draft.submitted) return failed('wrong_state');
  await tx.updateTable('report_draft').set({ submitted: false, returned: why }).where('round_id', '=', roundId).where('number', '=', number).execute();
  await record(tx, { actor, kind: 'report_round', id: roundId, action: 'report.returned', values: { number } });
  return ok(null);
}

/** Releases the draft word for word as it was handed in: it is frozen as an edition and public. */
export async function releaseDraft(tx: Tx, actor: Actor, roundId: string, number: number, today: Day): Promise<Result<{ id: string; slug: string }>> {
  const held = await lockedDraft(tx, roundId, number);
  if (!held.ok) return held;
  const { round, draft } = held.value;
  return draft.submitted ? freeze(tx, actor, round, { today, snapshot: draft.snapshot, draft: number }) : failed('wrong_state');
}
