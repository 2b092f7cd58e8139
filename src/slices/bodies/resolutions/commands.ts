import type { Actor } from '../../../kernel/actor.ts';
import { dayOf, type Day } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import { LOCALES } from '../../../kernel/locale.ts';
import { localized, sourceText, type Localized } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { linkNodes, nodesById, putNode, record, unlinkNodes, type ThreadTables } from '../../thread/public.ts';
import { freeSlug, type Known } from '../register/commands.ts';
import type { Outcome } from '../schema.ts';
import { votesIn } from '../rules.ts';
import { mostVotes } from '../sittings/queries.ts';
import type { BodyTables } from '../tables.ts';
import { resolutionHref } from '../urls.ts';
import { words } from '../words.ts';

type Tx = Writes<BodyTables & ThreadTables>;

export interface ResolutionInput {
  readonly slug?: string;
  readonly bodyId: string;
  readonly sittingId?: string | null;
  readonly paperId?: string | null;
  readonly decidedOn: Day;
  readonly title: Localized;
  readonly wording: Localized;
  readonly outcome: Outcome;
  readonly ayes?: number | null;
  readonly noes?: number | null;
  readonly abstentions?: number | null;
  readonly note?: Localized;
  readonly public?: boolean;
  readonly reportDuty?: boolean;
  readonly reportDue?: Day | null;
  readonly reportDepartmentId?: string | null;
  readonly reportUnit?: string | null;
  readonly source?: string | null;
  readonly invented?: boolean;
}

const NOTHING = localized('');
/** What the thread calls a resolution taken behind closed doors: whoever works here sees that there is one, and the office alone which. */
const CLOSED = localized(words('de')('resolution.closed'), 'de', Object.fromEntries(LOCALES.filter((l) => l !== 'de').map((l) => [l, words(l)('resolution.closed')])));

function columnsOf(input: ResolutionInput) {
  const duty = input.reportDuty ?? false;
  return {
    body_id: input.bodyId, sitting_id: input.sittingId ?? null, paper_id: input.paperId ?? null, decided_on: input.decidedOn, title: input.title, wording: input.wording, outcome: input.outcome, ayes: input.ayes ?? null, noes: input.noes ?? null,
    abstentions: input.abstentions ?? null, note: input.note ?? NOTHING, public: input.public ?? true, report_duty: duty, report_due: input.reportDue ?? null, report_department_id: input.reportDepartmentId ?? null, report_unit: input.reportUnit ?? '', source: input.source ?? '',
  };
}

/** Records what a body decided, or rewrites it. It is a station of the thread; of one taken behind closed doors the thread says no more than that. */
export async function saveResolution(tx: Tx, actor: Actor, input: ResolutionInput, known?: Known): Promise<Result<{ id: string; slug: string }>> {
  const refused = await refusedInput(tx, input);
  if (refused !== null) return refused;
  const columns = columnsOf(input);
  const values = { decidedOn: input.decidedOn, outcome: input.outcome, public: columns.public, reportDuty: columns.report_duty, reportDue: columns.report_due, ...(columns.public ? { title: sourceText(input.title) } : {}) };
  const saved = known === undefined ? await insert(tx, input, columns) : await update(tx, known, columns);
  if (saved === null) return failed('stale');
  await putNode(tx, { kind: 'resolution', id: saved.id, title: columns.public ? input.title : CLOSED, href: resolutionHref(saved.slug), visible: columns.public, date: input.decidedOn });
  await record(tx, { actor, kind: 'resolution', id: saved.id, action: known === undefined ? 'resolution.added' : 'resolution.changed', values });
  return ok(saved);
}

async function insert(tx: Tx, input: ResolutionInput, columns: ReturnType<typeof columnsOf>): Promise<{ id: string; slug: string }> {
  const made = { id: newId(), slug: await freeSlug(tx, 'body_resolution', input.slug ?? (input.public === false ? input.decidedOn : `${input.decidedOn} ${sourceText(input.title)}`)) };
  await tx.insertInto('body_resolution').values({ ...made, ...columns, report_note: NOTHING, invented: input.invented ?? false }).execute();
  return made;
}

async function update(tx: Tx, known: Known, columns: ReturnType<typeof columnsOf>): Promise<{ id: string; slug: string } | null> {
  const kept = columns.report_duty ? {} : { reported_on: null, report_note: NOTHING, report_href: null };
  const row = await tx.updateTable('body_resolution').set({ ...columns, ...kept, version: known.version + 1 }).where('id', '=', known.id).where('version', '=', known.version).where('deleted_at', 'is', null).returning(['id', 'slug']).executeTakeFirst();
  return row ?? null;
}

/** A body decides in its own sitting, no later than today, and in public only on what its members were sent before. */
async function refusedInput(tx: Tx, input: ResolutionInput): Promise<Extract<Result<never>, { ok: false }> | null> {
  if (input.decidedOn > dayOf(new Date())) return failed('date_in_future', 'decidedOn');
  if (input.reportDue != null && input.reportDue < input.decidedOn) return failed('date_order', 'reportDue');
  if (input.sittingId != null) {
    const sitting = await tx.selectFrom('sitting').select('body_id').where('id', '=', input.sittingId).where('deleted_at', 'is', null).executeTakeFirst();
    if (sitting?.body_id !== input.bodyId) return failed('invalid_choice', 'sitting');
    const most = await mostVotes(tx, input.sittingId);
    if (most !== null && votesIn(input) > most) return failed('too_many_votes', 'ayes', { max: most });
  }
  if (input.paperId == null || input.public === false) return null;
  const paper = await tx.selectFrom('paper').select(['public', 'dispatched_on']).where('id', '=', input.paperId).where('deleted_at', 'is', null).executeTakeFirst();
  return paper === undefined ? failed('invalid_choice', 'paper') : !paper.public || paper.dispatched_on === null || paper.dispatched_on > input.decidedOn ? failed('not_open_yet', 'paper') : null;
}

/** Ties measures (or recommendations) to the resolution that carries them, and lets go of those that are no longer named. */
export async function setResolved(tx: Tx, actor: Actor, id: string, wanted: readonly string[]): Promise<Result<null>> {
  const nodes = [...(await nodesById(tx, [...new Set(wanted)])).values()].filter((n) => n.kind === 'measure' || n.kind === 'recommendation');
  const before = await tx.selectFrom('thread_link').innerJoin('thread_node', 'thread_node.id', 'thread_link.from_id').select('from_id').where('to_id', '=', id).where('relation', '=', 'resolved_by').where('thread_node.kind', '=', 'measure').execute();
  const keep = new Set(nodes.map((n) => n.id));
  for (const { from_id: from } of before) if (!keep.has(from)) await unlinkNodes(tx, from, 'resolved_by', id);
  for (const node of nodes) await linkNodes(tx, node.id, 'resolved_by', id);
  await record(tx, { actor, kind: 'resolution', id, action: 'resolution.measures', values: { measures: nodes.length } });
  return ok(null);
}

/** The unit has reported back: when, what in short, and where it can be read. */
export async function reportBack(tx: Tx, actor: Actor, known: Known, input: { readonly reportedOn: Day; readonly note: Localized; readonly href: string | null }): Promise<Result<null>> {
  if (input.reportedOn > dayOf(new Date())) return failed('date_in_future', 'reportedOn');
  if (input.href === null && sourceText(input.note) === '') return failed('required', 'reportNote');
  const row = await tx.updateTable('body_resolution').set({ reported_on: input.reportedOn, report_note: input.note, report_href: input.href, version: known.version + 1 }).where('id', '=', known.id).where('version', '=', known.version).where('report_duty', '=', true).where('deleted_at', 'is', null).returning('id').executeTakeFirst();
  if (row === undefined) return failed('stale');
  await record(tx, { actor, kind: 'resolution', id: known.id, action: 'resolution.reported', values: { reportedOn: input.reportedOn, href: input.href } });
  return ok(null);
}
