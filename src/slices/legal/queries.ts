import { isAdministrator, isCoordinator, type Actor } from '../../kernel/actor.ts';
import { addDays, dayOf } from '../../kernel/dates.ts';
import type { Locale } from '../../kernel/locale.ts';
import type { Waiting } from '../../kernel/waiting.ts';
import type { Reads } from '../../platform/database/types.ts';
import { ANSWER_DAYS } from './rules.ts';
import type { LegalTables } from './tables.ts';
import { PATHS } from './urls.ts';
import { words } from './words.ts';

type R = Reads<LegalTables>;

export interface BarrierReport {
  readonly id: string;
  readonly receivedAt: Date;
  readonly locale: string;
  readonly page: string | null;
  readonly message: string;
  readonly replyContact: string | null;
  readonly version: number;
  readonly answeredAt: Date | null;
  readonly note: string | null;
}

/** Open reports first, oldest on top; then the answered ones. */
export async function barrierReports(reads: R): Promise<readonly BarrierReport[]> {
  return reads
    .selectFrom('barrier_report')
    .select(['id', 'received_at as receivedAt', 'locale', 'page', 'message', 'reply_contact as replyContact', 'version', 'answered_at as answeredAt', 'note'])
    .orderBy((eb) => eb('answered_at', 'is not', null))
    .orderBy('received_at')
    .limit(200)
    .execute();
}

/** Reports of barriers without an answer, as one line of the shared list. */
export async function waitingFor(reads: R, actor: Actor, locale: Locale): Promise<Waiting[]> {
  if (!isCoordinator(actor) && !isAdministrator(actor)) return [];
  const row = await reads.selectFrom('barrier_report').select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.min('received_at').as('first')]).where('answered_at', 'is', null).executeTakeFirstOrThrow();
  if (row.count === 0) return [];
  return [{ label: words(locale)('staff.waiting', { count: row.count }), href: PATHS.reports, due: addDays(dayOf(row.first), ANSWER_DAYS), count: row.count }];
}

/** Until which day the archive has taken or waived records of a class. */
export async function releasedUntil(reads: R, key: string): Promise<Date | null> {
  const row = await reads.selectFrom('archive_decision').select('until_day').where('class', '=', key).executeTakeFirst();
  return row === undefined ? null : new Date(`${row.until_day}T00:00:00Z`);
}

export interface ClassState {
  readonly lastRun: Date | null;
  readonly removed: number;
  readonly decision: 'taken' | 'waived' | null;
  readonly until: string | null;
}

/** For each class: when it last ran, how much it has removed in all, and what the archive said. */
export async function classStates(reads: R): Promise<ReadonlyMap<string, ClassState>> {
  const [runs, decisions] = await Promise.all([
    reads.selectFrom('retention_run').select((eb) => ['class', eb.fn.max('ran_at').as('last'), eb.fn.sum<number>('removed').as('removed')]).groupBy('class').execute(),
    reads.selectFrom('archive_decision').select(['class', 'decision', 'until_day']).execute(),
  ]);
  const keys = new Set([...runs, ...decisions].map((r) => r.class));
  return new Map([...keys].map((key) => {
    const run = runs.find((r) => r.class === key);
    const decided = decisions.find((d) => d.class === key);
    return [key, { lastRun: run?.last ?? null, removed: run?.removed ?? 0, decision: (decided?.decision as 'taken' | 'waived' | undefined) ?? null, until: decided?.until_day ?? null }];
  }));
}
