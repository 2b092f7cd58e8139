import type { Actor } from '../../../kernel/actor.ts';
import { dayOf, type Day } from '../../../kernel/dates.ts';
import { newId, slugOf } from '../../../kernel/ids.ts';
import { localized, sourceText, type Localized } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Database, Writes } from '../../../platform/database/types.ts';
import { recordFile, type StoredFile } from '../../../platform/files.ts';
import { record, type ThreadTables } from '../../thread/public.ts';
import { freeSlug, type Known } from '../register/commands.ts';
import type { Outcome, PaperKind, StepResult, StepRole } from '../schema.ts';
import { votesIn } from '../rules.ts';
import { mostVotes } from '../sittings/queries.ts';
import type { BodyTables } from '../tables.ts';
import { annexesOf } from './queries.ts';

type Tx = Writes<BodyTables & ThreadTables>;

export interface PaperInput {
  readonly number?: string | null;
  readonly kind: PaperKind;
  readonly title: Localized;
  readonly dated: Day;
  readonly departmentId?: string | null;
  readonly proposal?: Localized;
  readonly facts?: Localized;
  readonly financial?: Localized;
  readonly public?: boolean;
  readonly source?: string | null;
  readonly invented?: boolean;
}

/** Adds a paper, for the office alone until it is sent; or rewrites one. */
export async function savePaper(tx: Tx, actor: Actor, input: PaperInput, known?: Known): Promise<Result<{ id: string; slug: string }>> {
  const { number = null, kind, title, dated, departmentId = null, proposal = localized(''), facts = localized(''), financial = localized('') } = input;
  const twin = number === null ? undefined : await tx.selectFrom('paper').select('id').where('number', '=', number).where('external_id', 'is', null).executeTakeFirst();
  if (twin !== undefined && twin.id !== known?.id) return failed('already_taken', 'number');
  const columns = { number, kind, title, dated, department_id: departmentId, proposal, facts, financial, public: input.public ?? true, source: input.source ?? '' };
  const values = { number, kind, dated, public: columns.public, ...(columns.public ? { title: sourceText(title) } : {}) };
  if (known !== undefined) {
    // What was decided on in public cannot be hidden afterwards.
    if (!columns.public && (await isDecided(tx, known.id))) return failed('in_use', 'public');
    const row = await tx.updateTable('paper').set({ ...columns, version: known.version + 1 }).where('id', '=', known.id).where('version', '=', known.version).where('deleted_at', 'is', null).where('external_id', 'is', null).returning(['id', 'slug']).executeTakeFirst();
    if (row === undefined) return failed('stale');
    await record(tx, { actor, kind: 'paper', id: row.id, action: 'paper.changed', values });
    return ok(row);
  }
  const made = { id: newId(), slug: await freeSlug(tx, 'paper', number ?? sourceText(title)) };
  await tx.insertInto('paper').values({ ...made, ...columns, invented: input.invented ?? false }).execute();
  await record(tx, { actor, kind: 'paper', id: made.id, action: 'paper.added', values });
  return ok(made);
}

const isDecided = async (tx: Tx, paperId: string): Promise<boolean> => (await tx.selectFrom('body_resolution').select('id').where('paper_id', '=', paperId).where('deleted_at', 'is', null).executeTakeFirst()) !== undefined;

/** The day on which the members get it, and everybody may read it. It moves no more once that day has come and a body has decided on it. */
export async function setDispatch(tx: Tx, actor: Actor, known: Known, dispatchedOn: Day | null, today: Day): Promise<Result<null>> {
  if ((dispatchedOn === null || dispatchedOn > today) && (await isDecided(tx, known.id))) return failed('in_use', 'dispatchedOn');
  const row = await tx.updateTable('paper').set({ dispatched_on: dispatchedOn, version: known.version + 1 }).where('id', '=', known.id).where('version', '=', known.version).where('deleted_at', 'is', null).where('external_id', 'is', null).returning('id').executeTakeFirst();
  if (row === undefined) return failed('stale');
  await record(tx, { actor, kind: 'paper', id: known.id, action: 'paper.dispatch', values: { dispatchedOn } });
  return ok(null);
}

/** Takes a paper back that nobody was sent and no body has decided on. */
export async function removePaper(tx: Tx, actor: Actor, id: string, today: Day): Promise<Result<null>> {
  const paper = await tx.selectFrom('paper').select('dispatched_on').where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst();
  if (paper === undefined) return failed('not_found');
  if ((paper.dispatched_on !== null && paper.dispatched_on <= today) || (await isDecided(tx, id))) return failed('in_use');
  await tx.updateTable('paper').set({ deleted_at: new Date(), number: null }).where('id', '=', id).execute();
  await record(tx, { actor, kind: 'paper', id, action: 'paper.removed' });
  return ok(null);
}

export interface AnnexInput {
  readonly title: Localized;
  readonly text?: Localized;
  readonly url?: string | null;
  /** A PDF that was kept; null takes one away, absent leaves what is there. */
  readonly file?: StoredFile | null;
}

/** Adds an annex at the end, or rewrites one. */
export async function saveAnnex(tx: Tx & Writes<Pick<Database, 'file'>>, actor: Actor, paperId: string, { title, text = localized(''), url = null, file }: AnnexInput, id?: string): Promise<Result<null>> {
  const known = await annexesOf(tx, paperId);
  if (id !== undefined && !known.some((a) => a.id === id)) return failed('not_found');
  if (file != null) await recordFile(tx, file);
  const place = file === undefined ? {} : { file: file?.sha256 ?? null, file_name: file === null ? null : `${slugOf(sourceText(title)).slice(0, 80).replace(/-+$/, '') || 'anlage'}.pdf` };
  if (id === undefined) await tx.insertInto('paper_annex').values({ id: newId(), paper_id: paperId, position: (known.at(-1)?.position ?? 0) + 1, title, text, url, ...place }).execute();
  else await tx.updateTable('paper_annex').set({ title, text, url, ...place }).where('id', '=', id).execute();
  await record(tx, { actor, kind: 'paper', id: paperId, action: 'paper.annex', values: { annexes: id === undefined ? known.length + 1 : known.length } });
  return ok(null);
}

export async function removeAnnex(tx: Tx, actor: Actor, paperId: string, id: string): Promise<Result<null>> {
  const row = await tx.deleteFrom('paper_annex').where('id', '=', id).where('paper_id', '=', paperId).returning('id').executeTakeFirst();
  if (row === undefined) return failed('not_found');
  await record(tx, { actor, kind: 'paper', id: paperId, action: 'paper.annex_removed' });
  return ok(null);
}

export interface StepInput {
  readonly position: number;
  readonly bodyId: string;
  readonly sittingId?: string | null;
  readonly day: Day;
  readonly public: boolean;
  readonly role: StepRole;
  readonly result?: StepResult | null;
  readonly note?: Localized;
  readonly outcome?: Outcome;
  readonly ayes?: number | null;
  readonly noes?: number | null;
  readonly abstentions?: number | null;
}

/** A body in the sequence that deals with the paper; those from its place on move back by one. A sitting gives its own day. */
export async function saveStep(tx: Tx, actor: Actor, paperId: string, input: StepInput, id?: string): Promise<Result<{ id: string }>> {
  const { position, bodyId, sittingId = null, public: open, role, result = null } = input;
  const sitting = sittingId === null ? undefined : await tx.selectFrom('sitting').select(['body_id', 'day']).where('id', '=', sittingId).where('deleted_at', 'is', null).executeTakeFirst();
  if (sittingId !== null && sitting?.body_id !== bodyId) return failed('invalid_choice', 'sitting');
  const day = sitting?.day ?? input.day;
  if (result !== null && day > dayOf(new Date())) return failed('date_in_future', 'result');
  const most = sittingId === null ? null : await mostVotes(tx, sittingId);
  if (most !== null && votesIn(input) > most) return failed('too_many_votes', 'ayes', { max: most });
  const columns = { position, body_id: bodyId, sitting_id: sittingId, day, public: open, role, result, note: input.note ?? localized(''), outcome: input.outcome ?? 'unknown', ayes: input.ayes ?? null, noes: input.noes ?? null, abstentions: input.abstentions ?? null };
  const others = await tx.selectFrom('consultation').select(['id', 'position']).where('paper_id', '=', paperId).where('deleted_at', 'is', null).$if(id !== undefined, (q) => q.where('id', '<>', id as string)).execute();
  if (others.some((o) => o.position === position)) await tx.updateTable('consultation').set((e) => ({ position: e('position', '+', 1) })).where('id', 'in', others.filter((o) => o.position >= position).map((o) => o.id)).execute();
  const made = id ?? newId();
  if (id === undefined) await tx.insertInto('consultation').values({ id: made, paper_id: paperId, ...columns }).execute();
  else {
    const row = await tx.updateTable('consultation').set(columns).where('id', '=', id).where('paper_id', '=', paperId).where('deleted_at', 'is', null).returning('id').executeTakeFirst();
    if (row === undefined) return failed('not_found');
  }
  await record(tx, { actor, kind: 'paper', id: paperId, action: id === undefined ? 'paper.step_added' : 'paper.step_changed', values: { position, day, public: open, role, ...(open ? { result } : {}) } });
  return ok({ id: made });
}

export async function removeStep(tx: Tx, actor: Actor, paperId: string, id: string): Promise<Result<null>> {
  const row = await tx.updateTable('consultation').set({ deleted_at: new Date() }).where('id', '=', id).where('paper_id', '=', paperId).where('deleted_at', 'is', null).returning('position').executeTakeFirst();
  if (row === undefined) return failed('not_found');
  await record(tx, { actor, kind: 'paper', id: paperId, action: 'paper.step_removed', values: { position: row.position } });
  return ok(null);
}
