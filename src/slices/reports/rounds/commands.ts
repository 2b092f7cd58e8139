import type { Actor } from '../../../kernel/actor.ts';
import { dayOf, type Day } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import { inLanguage, localized, type Localized } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { enqueue } from '../../../platform/jobs.ts';
import { conceptBySlug, type ConceptTables } from '../../concept/public.ts';
import { record, type ThreadTables } from '../../thread/public.ts';
import { datesFor, USUAL, type Pace, type RequestKind } from '../calendar/rules.ts';
import type { ReportTables } from '../tables.ts';
import { words } from '../words.ts';
import { roundById, standingOf, type Round } from './queries.ts';
import { readPeriod } from './rules.ts';

type Tx = Writes<ReportTables & ConceptTables & ThreadTables>;

export interface NewRound {
  readonly conceptSlug: string;
  /** `2026-H2`. */
  readonly period: string;
  /** The body that is reported to. */
  readonly committee: string;
  /** Until when units answer; from the sitting where it is absent. */
  readonly dueOn?: Day | null;
  /** Day of the sitting that the report goes to: the calendar is computed backwards from it. */
  readonly sittingOn?: Day | null;
  readonly pace?: Pace;
  readonly preface?: Localized | null;
  /** Whether the units get a mail; yes unless said otherwise (loaders). */
  readonly mails?: boolean;
}

/** Begins a round: every department that leads a measure of the concept is asked for an update. */
export async function createRound(tx: Tx, actor: Actor, input: NewRound): Promise<Result<{ id: string; slug: string }>> {
  const period = readPeriod(input.period);
  if (period === null) return failed('invalid_choice', 'period');
  const concept = await conceptBySlug(tx, input.conceptSlug);
  if (concept === null) return failed('key_unknown', 'concept', { key: input.conceptSlug });
  const slug = `${concept.slug}-${period.key.toLowerCase()}`;
  const title = (locale: 'de' | 'de-simple' | 'en' | 'ar') => words(locale)('report_title', { year: String(period.year), half: period.half, concept: inLanguage(concept.title, locale).text });
  const id = newId();
  const today = dayOf(new Date());
  const { sittingOn = null, pace = USUAL } = input;
  const { dueOn, askOn } = datesFor(today, sittingOn, input.dueOn ?? null, pace);
  const made = await tx
    .insertInto('report_round')
    .values({
      id, slug, title: localized(title('de'), 'de', { 'de-simple': title('de-simple'), en: title('en'), ar: title('ar') }), period: period.key, from_day: period.from, to_day: period.to,
      committee: input.committee, concept_id: concept.id, preface: input.preface ?? null, due_on: dueOn,
      sitting_on: sittingOn, dispatch_days: pace.dispatchDays, cosign_days: pace.cosignDays, ask_on: askOn,
    })
    .onConflict((c) => c.column('slug').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made === undefined) return failed('already_taken', 'period');
  await record(tx, { actor, kind: 'report_round', id, action: 'report.round_created', values: { slug, period: period.key, committee: input.committee, dueOn, sittingOn } });
  if (input.mails !== false && askOn === null) await askUnits(tx, (await roundById(tx, id)) as Round, 'asked', today);
  return ok({ id, slug });
}

/** Asks every unit that still owes something, once a day and kind; returns how many. */
export async function askUnits(tx: Tx, round: Round, kind: RequestKind, today: Day): Promise<number> {
  const { units } = await standingOf(tx, round, today);
  let asked = 0;
  for (const { departmentId, missing } of units) {
    if (departmentId === null || missing === 0) continue;
    const fresh = await tx.insertInto('report_request').values({ round_id: round.id, department_id: departmentId, kind, on_day: today }).onConflict((c) => c.doNothing()).returning('on_day').executeTakeFirst();
    if (fresh === undefined) continue;
    await enqueue(tx as never, 'reports.ask', { roundId: round.id, departmentId, kind });
    asked += 1;
  }
  return asked;
}

/** Reminds all units with missing answers, at the office's request. */
export async function remindUnits(tx: Tx, actor: Actor, roundId: string, today: Day): Promise<Result<{ units: number }>> {
  const round = await lockedRound(tx, roundId);
  if (round === null) return failed('not_found');
  if (round.state === 'closed') return failed('already_closed');
  const units = await askUnits(tx, round, 'by_hand', today);
  if (units > 0) await record(tx, { actor, kind: 'report_round', id: roundId, action: 'report.round_reminded', values: { units } });
  return ok({ units });
}

/** What the office says before the numbers, and the short version in easy German. */
export async function writePreface(tx: Tx, actor: Actor, roundId: string, input: { readonly version: number; readonly preface: Localized | null; readonly easy: string | null }): Promise<Result<null>> {
  const round = await lockedRound(tx, roundId);
  if (round === null) return failed('not_found');
  if (round.state === 'closed') return failed('already_closed');
  if (round.version !== input.version) return failed('stale');
  await tx.updateTable('report_round').set({ preface: input.preface, easy: input.easy, version: round.version + 1 }).where('id', '=', roundId).execute();
  await record(tx, { actor, kind: 'report_round', id: roundId, action: 'report.preface_written', values: { preface: input.preface, easy: input.easy } });
  return ok(null);
}

/** Opens a closed round again: the next edition is a correction and says why. The published one stays as it is. */
export async function reopenRound(tx: Tx, actor: Actor, roundId: string, reason: Localized): Promise<Result<null>> {
  const round = await lockedRound(tx, roundId);
  if (round === null) return failed('not_found');
  if (round.state === 'open') return failed('wrong_state');
  await tx.updateTable('report_round').set({ state: 'open', correction: reason, version: round.version + 1 }).where('id', '=', roundId).execute();
  await record(tx, { actor, kind: 'report_round', id: roundId, action: 'report.corrected', values: { reason } });
  return ok(null);
}

/** The round, kept from changing until the transaction ends. */
export async function lockedRound(tx: Tx, id: string): Promise<Round | null> {
  await tx.selectFrom('report_round').select('id').where('id', '=', id).forUpdate().execute();
  return roundById(tx, id);
}
