import { sql } from 'kysely';
import type { Actor } from '../../../../kernel/actor.ts';
import { dayOf } from '../../../../kernel/dates.ts';
import { newId } from '../../../../kernel/ids.ts';
import { failed, ok, type Result } from '../../../../kernel/problem.ts';
import type { Database, Writes } from '../../../../platform/database/types.ts';
import { recordFile, type StoredFile } from '../../../../platform/files.ts';
import { record, type ThreadTables } from '../../../thread/public.ts';
import type { ConceptTables } from '../../tables.ts';
import { circleBy, nextTurn, type PlannedStep } from '../rules.ts';
import { allNeeds, insideOf } from './queries.ts';
import { fileNameOf, risksSeen, stepsSeen } from './rules.ts';

type Tx = Writes<ConceptTables & ThreadTables>;

export interface PlanChange {
  /** What the form was opened with (`stepsSeen`); null by those who did not look. */
  readonly seen: string | null;
  readonly repeatMonths: number | null;
  /** In their order. One with an id is changed, without a title it goes; one that is not named stays as it is. */
  readonly steps: readonly (Omit<PlannedStep, 'title'> & { readonly title: string | null })[];
}

/** Locks a measure and counts the change; null where there is none. */
async function touch(tx: Tx, id: string, more: { readonly repeat_months?: number | null; readonly account_key?: string | null } = {}) {
  return tx.updateTable('measure').set((e) => ({ ...more, version: e('version', '+', 1), updated_at: new Date() })).where('id', '=', id).returning(['id', 'key']).executeTakeFirst();
}

/** The steps of a measure with the units and roles in charge. A step done in a measure that recurs is laid out once more. */
export async function savePlan(tx: Tx, actor: Actor, id: string, change: PlanChange): Promise<Result<null>> {
  const before = await tx.selectFrom('measure').select(['repeat_months', 'watched_since']).where('id', '=', id).forUpdate().executeTakeFirst();
  if (before === undefined) return failed('not_found');
  const known = await stepsOf(tx, id);
  if (change.seen !== null && change.seen !== stepsSeen(known, before.repeat_months)) return failed('stale');
  const ids = new Map(known.map((s) => [s.id, s]));
  const wrong = change.steps.find((s) => s.id !== null && !ids.has(s.id));
  if (wrong !== undefined) return failed('stale');
  const kept = change.steps.filter((s): s is PlannedStep => s.title !== null);
  const gone = change.steps.flatMap((s) => (s.title === null && s.id !== null ? [s.id] : []));
  const others = known.filter((s) => !change.steps.some((c) => c.id === s.id));
  const doneNow = kept.filter((s) => s.done !== null && s.id !== null && ids.get(s.id)?.done === null);
  // What the form did not know of comes before what it adds: numbers of steps stay what they were as far as they can.
  const all = [...kept.filter((s) => s.id !== null), ...others, ...kept.filter((s) => s.id === null)];
  await writeSteps(tx, id, [...all, ...nextTurn(all, doneNow, change.repeatMonths)], new Set(ids.keys()), gone);
  await touch(tx, id, { repeat_months: change.repeatMonths });
  // Whoever plans steps for a baseline has begun to carry it out.
  if (before.watched_since === null && kept.length > 0) await tx.updateTable('measure').set({ watched_since: dayOf(new Date()) }).where('id', '=', id).execute();
  await record(tx, { actor, kind: 'measure', id, action: 'measure.planned', values: { repeatMonths: change.repeatMonths, steps: kept, removed: gone } });
  return ok(null);
}

async function stepsOf(tx: Tx, id: string): Promise<readonly (PlannedStep & { readonly id: string })[]> {
  return tx.selectFrom('measure_step').select(['id', 'title', 'starts_on as startsOn', 'due_on as due', 'done_on as done', 'department_id as departmentId', 'role']).where('measure_id', '=', id).orderBy('position').execute();
}

async function writeSteps(tx: Tx, measureId: string, steps: readonly PlannedStep[], known: ReadonlySet<string>, gone: readonly string[]): Promise<void> {
  if (gone.length > 0) await tx.deleteFrom('measure_step').where('measure_id', '=', measureId).where('id', 'in', gone).execute();
  const rows = steps.map((s, i) => ({ id: s.id ?? newId(), measure_id: measureId, position: i + 1, title: s.title, starts_on: s.startsOn, due_on: s.due, done_on: s.done, department_id: s.departmentId, role: s.role }));
  for (const { id, ...row } of rows.filter((r) => known.has(r.id))) await tx.updateTable('measure_step').set(row).where('id', '=', id).execute();
  const added = rows.filter((r) => !known.has(r.id));
  if (added.length > 0) await tx.insertInto('measure_step').values(added).execute();
}

export interface RisksChange {
  readonly seen: string | null;
  readonly risks: readonly { readonly id: string | null; readonly text: string | null; readonly likelihood: 'low' | 'medium' | 'high' | null; readonly answer: string | null }[];
  /** Keys of measures without which this one cannot go on: the whole list. */
  readonly needs: readonly string[];
}

/** All dependencies are one net: two that are written at once could close a circle that neither sees. */
const NEEDS_LOCK = 340_001;

/** Risks, and the measures that this one waits for; never in a circle. */
export async function saveRisks(tx: Tx, actor: Actor, id: string, change: RisksChange): Promise<Result<null>> {
  await sql`select pg_advisory_xact_lock(${NEEDS_LOCK})`.execute(tx);
  const measure = await tx.selectFrom('measure').select('key').where('id', '=', id).forUpdate().executeTakeFirst();
  if (measure === undefined) return failed('not_found');
  const { risks } = await insideOf(tx, id);
  const needed = await tx.selectFrom('measure_need as w').innerJoin('measure as o', 'o.id', 'w.needs_id').select(['o.key']).where('w.measure_id', '=', id).orderBy('o.key').execute();
  if (change.seen !== null && change.seen !== risksSeen(risks, needed)) return failed('stale');
  const found = change.needs.length === 0 ? [] : await tx.selectFrom('measure').select(['id', 'key']).where('key', 'in', change.needs).execute();
  const unknown = change.needs.find((key) => !found.some((f) => f.key === key));
  if (unknown !== undefined) return failed('key_unknown', 'needs', { key: unknown });
  const edges = new Map(await allNeeds(tx));
  edges.delete(id);
  const circle = circleBy(id, found.map((f) => f.id), edges);
  if (circle !== null) return failed('circle', 'needs', { key: found.find((f) => f.id === circle)?.key ?? '' });
  await tx.deleteFrom('measure_need').where('measure_id', '=', id).execute();
  if (found.length > 0) await tx.insertInto('measure_need').values(found.map((f) => ({ measure_id: id, needs_id: f.id }))).execute();
  await writeRisks(tx, id, change.risks);
  await touch(tx, id);
  await record(tx, { actor, kind: 'measure', id, action: 'measure.risks_changed', values: { risks: change.risks.filter((r) => r.text !== null), needs: change.needs } });
  return ok(null);
}

/** The form names every risk that was there when it was opened, so that the list is replaced as a whole. */
async function writeRisks(tx: Tx, measureId: string, risks: RisksChange['risks']): Promise<void> {
  await tx.deleteFrom('measure_risk').where('measure_id', '=', measureId).execute();
  const rows = risks.filter((r) => r.text !== null && r.likelihood !== null);
  if (rows.length > 0) await tx.insertInto('measure_risk').values(rows.map((r, i) => ({ id: newId(), measure_id: measureId, position: i + 1, text: r.text ?? '', likelihood: r.likelihood ?? 'medium', answer: r.answer }))).execute();
}

export type NewDocument = { readonly title: string } & ({ readonly url: string } | { readonly file: StoredFile });

/** A page elsewhere, or a file kept here. */
export async function addDocument(tx: Writes<ConceptTables & ThreadTables & Pick<Database, 'file'>>, actor: Actor, measureId: string, input: NewDocument): Promise<Result<{ id: string }>> {
  if ((await touch(tx, measureId)) === undefined) return failed('not_found');
  const { last } = await tx.selectFrom('measure_document').select((e) => e.fn.max('position').as('last')).where('measure_id', '=', measureId).executeTakeFirstOrThrow();
  const id = newId();
  const place = 'url' in input ? { url: input.url } : { file: input.file.sha256, file_name: fileNameOf(input.title) };
  if ('file' in input) await recordFile(tx, input.file);
  await tx.insertInto('measure_document').values({ id, measure_id: measureId, position: (last ?? 0) + 1, title: input.title, ...place }).execute();
  await record(tx, { actor, kind: 'measure', id: measureId, action: 'measure.document_added', values: { title: input.title, ...('url' in input ? { url: input.url } : { file: input.file.sha256 }) } });
  return ok({ id });
}

export async function removeDocument(tx: Tx, actor: Actor, measureId: string, id: string): Promise<Result<null>> {
  const gone = await tx.deleteFrom('measure_document').where('measure_id', '=', measureId).where('id', '=', id).returning(['title']).executeTakeFirst();
  if (gone === undefined) return failed('not_found');
  await touch(tx, measureId);
  await record(tx, { actor, kind: 'measure', id: measureId, action: 'measure.document_removed', values: { title: gone.title } });
  return ok(null);
}
