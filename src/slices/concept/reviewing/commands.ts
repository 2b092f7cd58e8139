import type { Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import { LOCALES } from '../../../kernel/locale.ts';
import { localized, type Localized } from '../../../kernel/localized.ts';
import { failed, ok, type Problem, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { record, type ThreadTables } from '../../thread/public.ts';
import { conceptBySlug, contentOf } from '../editions/queries.ts';
import { adoptedOf } from '../editions/rules.ts';
import type { ConceptTables } from '../tables.ts';
import { itemsOf } from './queries.ts';
import { agreedOn, outcomesFor, type Outcome, type Speaker, type Verdict, type Via } from './rules.ts';
import { words } from './words.ts';

type Tx = Writes<ConceptTables & ThreadTables>;

export interface RoundInput {
  readonly title: Localized;
  readonly note: Localized | null;
  readonly opensOn: Day;
  readonly closesOn: Day;
}

/** Opens a round over everything that stands in the edition in force. */
export async function openRound(tx: Tx, actor: Actor, slug: string, input: RoundInput): Promise<Result<{ id: string; number: number }>> {
  if (input.closesOn < input.opensOn) return failed('date_order', 'closesOn');
  await tx.selectFrom('concept').select('id').where('slug', '=', slug).forUpdate().execute();
  const concept = await conceptBySlug(tx, slug);
  const edition = concept === null ? null : adoptedOf(concept);
  if (concept === null || edition === null) return failed('wrong_state');
  const before = await tx.selectFrom('review_round').select(['number', 'released_on']).where('concept_id', '=', concept.id).orderBy('number', 'desc').execute();
  if (before.some((r) => r.released_on === null)) return failed('already_taken');
  const round = { id: newId(), number: (before[0]?.number ?? 0) + 1 };
  await tx.insertInto('review_round').values({ ...round, concept_id: concept.id, edition_id: edition.id, title: input.title, note: input.note, opens_on: input.opensOn, closes_on: input.closesOn }).execute();
  const entries = (await contentOf(tx, edition.id)).flatMap((f) => f.entries.map((e) => ({ field: f.code, entry: e })));
  const items = entries.map(({ field, entry }, i) => ({ id: newId(), round_id: round.id, number: i + 1, measure_id: entry.measureId, field_code: field, title: entry.wording }));
  for (let from = 0; from < items.length; from += 500) await tx.insertInto('review_item').values(items.slice(from, from + 500)).execute();
  await record(tx, { actor, kind: 'concept', id: concept.id, action: 'review.opened', values: { round: round.number, edition: edition.slug, ...input, measures: items.length } });
  return ok(round);
}

export interface LockedRound {
  readonly id: string;
  readonly conceptId: string;
  readonly number: number;
  readonly opensOn: Day;
  readonly closesOn: Day;
  readonly releasedOn: Day | null;
  readonly carriedOn: Day | null;
  readonly version: number;
}

/** The round, held so that nobody releases it while somebody speaks. */
export async function lockRound(tx: Tx, id: string): Promise<Result<LockedRound>> {
  const row = await tx.selectFrom('review_round').select(['id', 'concept_id as conceptId', 'number', 'opens_on as opensOn', 'closes_on as closesOn', 'released_on as releasedOn', 'carried_on as carriedOn', 'version']).where('id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? failed('not_found') : ok(row);
}

async function lockOpen(tx: Tx, id: string): Promise<Result<LockedRound>> {
  const round = await lockRound(tx, id);
  return round.ok && round.value.releasedOn !== null ? failed('already_closed') : round;
}

/** Words and days of a round that is not released yet. */
export async function changeRound(tx: Tx, actor: Actor, id: string, version: number, input: RoundInput): Promise<Result<null>> {
  const round = await lockOpen(tx, id);
  if (!round.ok) return round;
  if (round.value.version !== version) return failed('stale');
  if (input.closesOn < input.opensOn) return failed('date_order', 'closesOn');
  await tx.updateTable('review_round').set({ title: input.title, note: input.note, opens_on: input.opensOn, closes_on: input.closesOn, version: version + 1 }).where('id', '=', id).execute();
  await record(tx, { actor, kind: 'concept', id: round.value.conceptId, action: 'review.changed', values: { round: round.value.number, ...input } });
  return ok(null);
}

export interface Said extends Speaker {
  readonly source: string | null;
  readonly via: Via;
  readonly today: Day;
  /** Of the office nothing is refused for its date: it enters what came in time. */
  readonly late?: boolean;
  /** Verdict null takes back what was said before. */
  readonly rows: readonly { readonly item: string; readonly verdict: Verdict | null; readonly reason: string | null }[];
  readonly proposals: readonly { readonly title: string; readonly field: string; readonly reason: string }[];
}

/** What a department, a body, a forum or the office says in a round. Said again, it replaces what the same one said before; proposals are added. */
export async function speak(tx: Tx, actor: Actor, roundId: string, said: Said): Promise<Result<{ readonly voices: number }>> {
  const round = await lockOpen(tx, roundId);
  if (!round.ok) return round;
  const { opensOn, closesOn, conceptId, number } = round.value;
  if (said.late !== true && said.today < opensOn) return failed('not_open_yet');
  if (said.late !== true && said.today > closesOn) return failed('already_closed');
  const items = new Map((await itemsOf(tx, roundId)).map((i) => [i.id, i]));
  const problems = wrongIn(said, new Set([...items.values()].filter((i) => i.measureId !== null).map((i) => i.id)), await codesOf(tx, roundId));
  if (problems.length > 0) return { ok: false, problems };
  const own = { origin: said.origin, department_id: said.departmentId, name: said.name };
  for (const { item, verdict, reason } of said.rows) {
    const values = { verdict: verdict ?? 'keep', reason: reason ?? '', source: said.source, via: said.via, given_on: said.today };
    if (verdict === null) await tx.deleteFrom('review_voice').where('item_id', '=', item).where('origin', '=', said.origin).where('department_id', 'is not distinct from', said.departmentId).where('name', 'is not distinct from', said.name).execute();
    else await tx.insertInto('review_voice').values({ id: newId(), item_id: item, ...own, ...values }).onConflict((c) => c.columns(['item_id', 'origin', 'department_id', 'name']).doUpdateSet(values)).execute();
  }
  await propose(tx, roundId, items.size, said);
  if (said.departmentId !== null) await tx.updateTable('review_ask').set({ answered_on: said.today }).where('round_id', '=', roundId).where('department_id', '=', said.departmentId).execute();
  const voices = said.rows.filter((r) => r.verdict !== null).length + said.proposals.length;
  await record(tx, { actor, kind: 'concept', id: conceptId, action: 'review.said', values: { round: number, origin: said.origin, department: said.departmentId, name: said.name, via: said.via, rows: said.rows.map((r) => ({ ...r, item: items.get(r.item)?.number })), proposals: said.proposals } });
  return ok({ voices });
}

async function codesOf(tx: Tx, roundId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.selectFrom('concept_field as f').innerJoin('review_round as r', 'r.edition_id', 'f.edition_id').select('f.code').where('r.id', '=', roundId).execute();
  return new Set(rows.map((r) => r.code));
}

function wrongIn(said: Said, measures: ReadonlySet<string>, codes: ReadonlySet<string>): Problem[] {
  if (said.rows.some((r) => !measures.has(r.item))) return [{ code: 'not_found' }];
  return said.proposals.flatMap((p, i) => (codes.has(p.field) ? [] : [{ code: 'invalid_choice' as const, field: `new${i + 1}_field` }]));
}

async function propose(tx: Tx, roundId: string, last: number, said: Said): Promise<void> {
  let number = last;
  for (const proposal of said.proposals) {
    // A form that is sent twice proposes once.
    const known = tx.selectFrom('review_item as i').innerJoin('review_voice as v', 'v.item_id', 'i.id').select('i.id').where('i.round_id', '=', roundId).where('i.measure_id', 'is', null).where('i.title', '=', localized(proposal.title));
    if ((await known.where('v.origin', '=', said.origin).where('v.department_id', 'is not distinct from', said.departmentId).where('v.name', 'is not distinct from', said.name).executeTakeFirst()) !== undefined) continue;
    const id = newId();
    number += 1;
    await tx.insertInto('review_item').values({ id, round_id: roundId, number, field_code: proposal.field, title: localized(proposal.title) }).execute();
    await tx.insertInto('review_voice').values({ id: newId(), item_id: id, origin: said.origin, department_id: said.departmentId, name: said.name, verdict: 'new', reason: proposal.reason, source: said.source, via: said.via, given_on: said.today }).execute();
  }
}

export interface Conclusion {
  readonly version: number;
  readonly outcome: Outcome;
  readonly reason: Localized;
  readonly today: Day;
}

/** The office's conclusion on one measure or proposal, with its reason. It can be changed until the round is released. */
export async function conclude(tx: Tx, actor: Actor, roundId: string, itemId: string, input: Conclusion): Promise<Result<null>> {
  const round = await lockOpen(tx, roundId);
  if (!round.ok) return round;
  const item = (await itemsOf(tx, roundId, { id: itemId }))[0];
  if (item === undefined) return failed('not_found');
  if (item.version !== input.version) return failed('stale');
  if (!outcomesFor(item).includes(input.outcome)) return failed('invalid_choice', 'outcome');
  await tx.updateTable('review_item').set({ outcome: input.outcome, reason: input.reason, concluded_on: input.today, version: item.version + 1 }).where('id', '=', item.id).execute();
  await record(tx, { actor, kind: 'concept', id: round.value.conceptId, action: 'review.concluded', values: { round: round.value.number, item: item.number, outcome: input.outcome, reason: input.reason } });
  return ok(null);
}

const inAll = (key: 'agreed' | 'nobody'): Localized => localized(words('de')(key), 'de', Object.fromEntries((['de-simple', 'en', 'ar'] as const).filter((l) => LOCALES.includes(l)).map((l) => [l, words(l)(key)])));

/** Concludes whatever nobody has to think about: all who spoke say the same, or nobody spoke and the measure stays. Returns how many. */
export async function concludeAgreed(tx: Tx, actor: Actor, roundId: string, today: Day): Promise<Result<{ readonly n: number }>> {
  const round = await lockOpen(tx, roundId);
  if (!round.ok) return round;
  const agreed = (await itemsOf(tx, roundId)).flatMap((item) => { const outcome = agreedOn(item); return outcome === null ? [] : [{ item, outcome }]; });
  for (const { item, outcome } of agreed) {
    await tx.updateTable('review_item').set({ outcome, reason: inAll(item.voices.length === 0 ? 'nobody' : 'agreed'), concluded_on: today, version: item.version + 1 }).where('id', '=', item.id).execute();
  }
  if (agreed.length > 0) await record(tx, { actor, kind: 'concept', id: round.value.conceptId, action: 'review.agreed', values: { round: round.value.number, items: agreed.map(({ item, outcome }) => [item.number, outcome]) } });
  return ok({ n: agreed.length });
}
