import { sql } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { enqueue } from '../../../platform/jobs.ts';
import { ownBodies, takeBack, takeBackFrom, takeBody, type BodyTables } from '../../bodies/public.ts';
import { record, type ThreadTables } from '../../thread/public.ts';
import type { Source, Unfinished } from './queries.ts';
import { kindOf, type ReadOrganization } from './rules.ts';
import { REFUSALS_KEPT, RUNS_KEPT, type Choice, type RunEnd, type RunKind, type RunState, type SourceInput } from './schema.ts';
import type { CouncilTables } from './tables.ts';
import type { Tally } from './taking/commands.ts';

type Tx = Writes<CouncilTables & BodyTables & ThreadTables>;

/** Name of the job that reads a system. */
export const READ = 'council.read';
/** How long a run that gave no sign is believed to live. */
const LEASE = sql<Date>`now() + interval '15 minutes'`;

/** Adds a system, switched off until somebody has chosen what is taken; or changes one. The history names neither its address nor a key in it. */
export async function saveSource(tx: Tx, actor: Actor, { name, address, fromDay, active, invented = false }: SourceInput & { readonly invented?: boolean }, known?: { readonly id: string; readonly version: number }): Promise<Result<{ id: string }>> {
  const twin = await tx.selectFrom('council_source').select('id').where('address', '=', address).executeTakeFirst();
  if (twin !== undefined && twin.id !== known?.id) return failed('already_taken', 'address');
  const columns = { name, address, from_day: fromDay, active };
  const id = known?.id ?? newId();
  if (known === undefined) await tx.insertInto('council_source').values({ id, ...columns, invented }).execute();
  else {
    const before = await tx.selectFrom('council_source').select(['address', 'name', 'from_day', 'version']).where('id', '=', id).forUpdate().executeTakeFirst();
    if (before?.version !== known.version) return failed('stale');
    if (new URL(before.address).host !== new URL(address).host && (await tx.selectFrom('council_object').select('external_id').where('source_id', '=', id).executeTakeFirst()) !== undefined) return failed('in_use', 'address');
    const anew = before.address !== address || before.name !== name || before.from_day !== fromDay;
    await tx.updateTable('council_source').set({ ...columns, version: known.version + 1, ...(anew ? { read_until: null, unfinished: null } : {}) }).where('id', '=', id).execute();
  }
  await record(tx, { actor, kind: 'council_source', id, action: known === undefined ? 'council.added' : 'council.changed', values: { name, fromDay, active } });
  return ok({ id });
}

/** Keeps what the system names, without touching what people chose. */
export async function keepOrganizations(tx: Tx, source: Source, found: readonly ReadOrganization[]): Promise<string[]> {
  const others: string[] = [];
  for (const { externalId, corporation, name, kindSaid } of found) {
    const columns = { corporation, name, kind_said: kindSaid, gone_at: null };
    const row = await tx.insertInto('council_organization').values({ external_id: externalId, source_id: source.id, ...columns }).onConflict((c) => c.column('external_id').doUpdateSet(columns).where('council_organization.source_id', '=', source.id)).returning('external_id').executeTakeFirst();
    if (row === undefined) others.push(externalId);
  }
  return others;
}

/** Rewrites the bodies that are taken as the system's own, and lets go of those it has taken back. */
export async function keepBodies(tx: Tx, actor: Actor, source: Source, found: readonly ReadOrganization[], gone: readonly string[]): Promise<void> {
  const rows = await tx.selectFrom('council_organization').select(['external_id', 'body_id']).where('source_id', '=', source.id).where('taken', '=', 'own').execute();
  for (const { external_id: id } of rows) {
    const read = found.find((o) => o.externalId === id);
    if (read !== undefined && (await isAnew(tx, source, read))) await takeBody(tx, actor, { ...read, source: source.name, invented: source.invented });
  }
  for (const id of gone) {
    const row = await tx.updateTable('council_organization').set({ gone_at: new Date(), taken: 'no', body_id: null }).where('external_id', '=', id).where('source_id', '=', source.id).where('gone_at', 'is', null).returning('external_id').executeTakeFirst();
    if (row !== undefined) await takeBack(tx, actor, 'body', id);
  }
}

/** Whether an organization reads differently from last time; notes how it reads now. */
async function isAnew(tx: Tx, source: Source, read: ReadOrganization): Promise<boolean> {
  const digest = JSON.stringify([read, source.name, source.invented]);
  const columns = { source_id: source.id, type: 'Organization', digest, seen_at: new Date() };
  const before = await tx.selectFrom('council_object').select('digest').where('external_id', '=', read.externalId).executeTakeFirst();
  await tx.insertInto('council_object').values({ external_id: read.externalId, ...columns }).onConflict((c) => c.column('external_id').doUpdateSet(columns).where('council_object.source_id', '=', source.id)).execute();
  return before?.digest !== digest;
}

/** Which organizations are taken, and as what. What is not taken any more leaves the pages at once; what is new is read with the next run, which reads everything. */
export async function chooseOrganizations(tx: Tx, actor: Actor, source: Source, choices: ReadonlyMap<string, Choice>): Promise<Result<null>> {
  await tx.selectFrom('council_source').select('id').where('id', '=', source.id).forUpdate().execute();
  const rows = await tx.selectFrom('council_organization').select(['external_id', 'name', 'kind_said', 'corporation', 'taken', 'body_id']).where('source_id', '=', source.id).where('gone_at', 'is', null).execute();
  const ours = new Set((await ownBodies(tx)).map((b) => b.id));
  let changes = 0;
  for (const row of rows) {
    const choice = choices.get(row.external_id);
    if (choice === undefined || choice === (row.taken === 'mapped' ? row.body_id : row.taken)) continue;
    if (choice !== 'no' && choice !== 'own' && !ours.has(choice)) return failed('invalid_choice');
    if (row.body_id !== null) await letGo(tx, actor, source, row.body_id, row.taken === 'own' ? row.external_id : null);
    const bodyId = choice === 'no' ? null : choice === 'own' ? await bodyFor(tx, actor, source, row) : choice;
    await tx.updateTable('council_organization').set({ taken: choice === 'no' || choice === 'own' ? choice : 'mapped', body_id: bodyId }).where('external_id', '=', row.external_id).execute();
    changes += 1;
  }
  if (changes === 0) return ok(null);
  await tx.updateTable('council_object').set({ digest: null }).where('source_id', '=', source.id).execute();
  await tx.updateTable('council_source').set({ read_until: null, unfinished: null }).where('id', '=', source.id).execute();
  await record(tx, { actor, kind: 'council_source', id: source.id, action: 'council.chosen', values: { organizations: [...choices.values()].filter((c) => c !== 'no').length } });
  return ok(null);
}

async function letGo(tx: Tx, actor: Actor, source: Source, bodyId: string, ownId: string | null): Promise<void> {
  const mine = await tx.selectFrom('council_object').select('external_id').where('source_id', '=', source.id).where('type', '=', 'Meeting').execute();
  await takeBackFrom(tx, actor, bodyId, mine.map((row) => row.external_id));
  if (ownId !== null) await takeBack(tx, actor, 'body', ownId);
}

/** A body that stands for the organization, with its kind as its name tells it; the next run fills in the rest. */
async function bodyFor(tx: Tx, actor: Actor, { name: source, invented }: Source, { external_id: externalId, name, kind_said: said }: { readonly external_id: string; readonly name: string; readonly kind_said: string }): Promise<string> {
  return (await takeBody(tx, actor, { externalId, name, kind: kindOf(name, said), since: null, until: null, originalUrl: null, source, invented })).id;
}

/** Orders a run; one that is ordered or under way is enough. */
export async function askRun(tx: Tx, actor: Actor, sourceId: string, kind: RunKind): Promise<Result<{ id: string }>> {
  const source = await tx.selectFrom('council_source').select(['id', sql<boolean>`busy_until > now()`.as('busy')]).where('id', '=', sourceId).forUpdate().executeTakeFirst();
  if (source === undefined) return failed('not_found');
  const waiting = await tx.selectFrom('council_run').select('id').where('source_id', '=', sourceId).where('state', '=', 'waiting').where('asked_at', '>', sql<Date>`now() - interval '1 hour'`).executeTakeFirst();
  if (waiting !== undefined || source.busy) return failed('wrong_state');
  const id = newId();
  await tx.insertInto('council_run').values({ id, source_id: sourceId, kind }).execute();
  await enqueue(tx, READ, { runId: id }, { attempts: 1 });
  if (actor.kind === 'account') await record(tx, { actor, kind: 'council_source', id: sourceId, action: `council.asked_${kind}` });
  return ok({ id });
}

/** Begins a run, unless another of the same system lives. One that died is closed. */
export async function beginRun(tx: Tx, runId: string): Promise<boolean> {
  const run = await tx.selectFrom('council_run').select(['source_id', 'state']).where('id', '=', runId).forUpdate().executeTakeFirst();
  if (run?.state !== 'waiting') return false;
  const mine = await tx.updateTable('council_source').set({ busy_run: runId, busy_until: LEASE }).where('id', '=', run.source_id).where((e) => e.or([e('busy_until', 'is', null), e('busy_until', '<', sql<Date>`now()`)])).returning('id').executeTakeFirst();
  if (mine === undefined) {
    await tx.updateTable('council_run').set({ state: 'failed', reason: 'overtaken', ended_at: new Date() }).where('id', '=', runId).execute();
    return false;
  }
  await tx.updateTable('council_run').set({ state: 'failed', reason: 'cut_off', ended_at: new Date() }).where('source_id', '=', run.source_id).where('state', '=', 'running').execute();
  await tx.updateTable('council_run').set({ state: 'running', started_at: new Date() }).where('id', '=', runId).execute();
  return true;
}

/** A sign of life of a run; false when another one has taken its place. */
export async function keepAlive(tx: Tx, sourceId: string, runId: string): Promise<boolean> {
  return (await tx.updateTable('council_source').set({ busy_until: LEASE }).where('id', '=', sourceId).where('busy_run', '=', runId).returning('id').executeTakeFirst()) !== undefined;
}

export interface Ended {
  readonly state: RunState;
  readonly reason: RunEnd | null;
  readonly whole: boolean;
  readonly requests: number;
  readonly tally: Tally;
  /** For imports: until when everything is read now, and where to go on. Absent: as before. */
  readonly progress?: { readonly readUntil?: Date; readonly comparedAt?: Date; readonly unfinished: Unfinished | null };
}

/** Ends a run with what came of it, and frees the system for the next one. */
export async function endRun(tx: Tx, sourceId: string, runId: string, { state, reason, whole, requests, tally, progress }: Ended): Promise<void> {
  const { added, changed, same, gone, refused, ignored, refusals, sample } = tally;
  await tx.updateTable('council_run').set({ state, reason, whole, requests, added, changed, same, gone, refused, ignored, sample: JSON.stringify(sample), ended_at: new Date() }).where('id', '=', runId).execute();
  const kept = refusals.slice(0, REFUSALS_KEPT).map((r, i) => ({ run_id: runId, position: i + 1, external_id: r.externalId, type: r.type, reason: r.reason }));
  if (kept.length > 0) await tx.insertInto('council_refusal').values(kept).execute();
  const columns = progress === undefined ? {} : { unfinished: progress.unfinished === null ? null : JSON.stringify(progress.unfinished), ...(progress.readUntil === undefined ? {} : { read_until: progress.readUntil }), ...(progress.comparedAt === undefined ? {} : { compared_at: progress.comparedAt }) };
  await tx.updateTable('council_source').set({ busy_run: null, busy_until: null, ...columns }).where('id', '=', sourceId).where('busy_run', '=', runId).execute();
  const old = tx.selectFrom('council_run').select('id').where('source_id', '=', sourceId).orderBy('asked_at', 'desc').offset(RUNS_KEPT);
  await tx.deleteFrom('council_run').where('id', 'in', old).execute();
}

/** Orders an import of every system that is on, or of those that have not come to their end. */
export async function askAll(tx: Tx, actor: Actor, unfinished: boolean): Promise<void> {
  const on = await tx.selectFrom('council_source').select('id').where('active', '=', true).$if(unfinished, (q) => q.where('unfinished', 'is not', null)).execute();
  for (const { id } of on) await askRun(tx, actor, id, 'import');
}
