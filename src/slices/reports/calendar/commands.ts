import type { Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/dates.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import type { ConceptTables } from '../../concept/public.ts';
import { record, type ThreadTables } from '../../thread/public.ts';
import { lockedRound } from '../rounds/commands.ts';
import type { ReportTables } from '../tables.ts';
import { requestsOf } from './queries.ts';
import { datesFor, lastOf, type Pace } from './rules.ts';

export interface CalendarInput extends Pace {
  readonly version: number;
  readonly today: Day;
  readonly sittingOn: Day | null;
  /** Computed from the sitting where it is null. */
  readonly dueOn: Day | null;
}

/** Moves the sitting or the deadline of an open round. Whoever was asked stays asked; reminders go by the new deadline. */
export async function setCalendar(tx: Writes<ReportTables & ConceptTables & ThreadTables>, actor: Actor, roundId: string, input: CalendarInput): Promise<Result<null>> {
  const round = await lockedRound(tx, roundId);
  if (round === null) return failed('not_found');
  if (round.state === 'closed') return failed('already_closed');
  if (round.version !== input.version) return failed('stale');
  const asked = round.askOn === null || lastOf(await requestsOf(tx, roundId)).has('asked');
  const { dueOn, askOn } = datesFor(input.today, input.sittingOn, input.dueOn, input);
  // Not asked yet and no day to wait for any more: they are asked the next morning.
  const from = asked ? round.askOn : (askOn ?? input.today);
  const values = { sitting_on: input.sittingOn, due_on: dueOn, dispatch_days: input.dispatchDays, cosign_days: input.cosignDays, ask_on: from };
  await tx.updateTable('report_round').set({ ...values, version: round.version + 1 }).where('id', '=', roundId).execute();
  await record(tx, { actor, kind: 'report_round', id: roundId, action: 'report.calendar_set', values: { sittingOn: input.sittingOn, dueOn, dispatchDays: input.dispatchDays, cosignDays: input.cosignDays } });
  return ok(null);
}
