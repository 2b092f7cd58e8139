import type { Day } from '../../../kernel/dates.ts';
import type { Reads } from '../../../platform/database/types.ts';
import type { FoundItem, Refusal, RunEnd, RunKind, RunState } from './schema.ts';
import type { CouncilTables } from './tables.ts';

type R = Reads<CouncilTables>;

export interface Source {
  readonly id: string;
  readonly name: string;
  /** Can hold a key: for administrators alone. */
  readonly address: string;
  readonly active: boolean;
  readonly fromDay: Day | null;
  readonly invented: boolean;
  readonly readUntil: Date | null;
  readonly comparedAt: Date | null;
  readonly unfinished: Unfinished | null;
  readonly version: number;
}

/** Where a run that came to its limits goes on. */
export interface Unfinished {
  /** When its first part began. */
  readonly startedAt: string;
  readonly whole: boolean;
  /** How many parts there were. */
  readonly parts: number;
  readonly list: string;
  readonly next: string;
}

const SOURCE = ['id', 'name', 'address', 'active', 'from_day as fromDay', 'invented', 'read_until as readUntil', 'compared_at as comparedAt', 'unfinished', 'version'] as const;

export async function sources(reads: R): Promise<readonly Source[]> {
  return (await reads.selectFrom('council_source').select(SOURCE).orderBy('name').orderBy('id').execute()) as unknown as Source[];
}

export async function sourceById(reads: R, id: string): Promise<Source | null> {
  return ((await reads.selectFrom('council_source').select(SOURCE).where('id', '=', id).executeTakeFirst()) as unknown as Source | undefined) ?? null;
}

export interface Organization {
  readonly externalId: string;
  readonly corporation: string;
  readonly name: string;
  readonly kindSaid: string;
  readonly taken: 'no' | 'own' | 'mapped';
  readonly bodyId: string | null;
}

/** What the system names and has not taken back, those that are taken first. */
export async function organizationsOf(reads: R, sourceId: string): Promise<readonly Organization[]> {
  return (await reads.selectFrom('council_organization').select(['external_id as externalId', 'corporation', 'name', 'kind_said as kindSaid', 'taken', 'body_id as bodyId']).where('source_id', '=', sourceId).where('gone_at', 'is', null).orderBy((e) => e('taken', '=', 'no')).orderBy('name').orderBy('external_id').limit(1_000).execute()) as Organization[];
}

export interface Run {
  readonly id: string;
  readonly sourceId: string;
  readonly kind: RunKind;
  readonly state: RunState;
  readonly reason: RunEnd | null;
  readonly askedAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly whole: boolean;
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly gone: number;
  readonly refused: number;
  readonly ignored: number;
  readonly requests: number;
  readonly sample: readonly FoundItem[];
}

const RUN = ['id', 'source_id as sourceId', 'kind', 'state', 'reason', 'asked_at as askedAt', 'started_at as startedAt', 'ended_at as endedAt', 'whole', 'added', 'changed', 'same', 'gone', 'refused', 'ignored', 'requests', 'sample'] as const;

/** The latest first. */
export async function runsOf(reads: R, sourceId: string, limit = 20): Promise<readonly Run[]> {
  return (await reads.selectFrom('council_run').select(RUN).where('source_id', '=', sourceId).orderBy('asked_at', 'desc').orderBy('id').limit(limit).execute()) as unknown as Run[];
}

export async function runById(reads: R, id: string): Promise<Run | null> {
  return ((await reads.selectFrom('council_run').select(RUN).where('id', '=', id).executeTakeFirst()) as unknown as Run | undefined) ?? null;
}

/** The latest run of each system. */
export async function latestRuns(reads: R): Promise<ReadonlyMap<string, Run>> {
  const rows = (await reads.selectFrom('council_run').distinctOn('source_id').select(RUN).orderBy('source_id').orderBy('asked_at', 'desc').execute()) as unknown as Run[];
  return new Map(rows.map((run) => [run.sourceId, run]));
}

/** The last import of each system that came to its end. */
export async function lastSuccesses(reads: R): Promise<ReadonlyMap<string, Date>> {
  const rows = await reads.selectFrom('council_run').select(['source_id']).select((e) => e.fn.max('ended_at').as('at')).where('kind', '=', 'import').where('state', '=', 'done').groupBy('source_id').execute();
  return new Map(rows.flatMap(({ source_id: id, at }) => (at === null ? [] : [[id, at as Date] as const])));
}

export interface RefusedObject {
  readonly externalId: string;
  readonly type: string;
  readonly reason: Refusal;
}

export async function refusalsOf(reads: R, runId: string): Promise<readonly RefusedObject[]> {
  return (await reads.selectFrom('council_refusal').select(['external_id as externalId', 'type', 'reason']).where('run_id', '=', runId).orderBy('position').execute()) as RefusedObject[];
}

/** What this system brought and has not taken back, of a type, last seen before a moment. */
export async function unseen(reads: R, sourceId: string, type: 'Meeting' | 'Paper', before: Date): Promise<string[]> {
  return (await reads.selectFrom('council_object').select('external_id').where('source_id', '=', sourceId).where('type', '=', type).where('gone_at', 'is', null).where('seen_at', '<', before).orderBy('external_id').execute()).map((row) => row.external_id);
}

export async function countOf(reads: R, sourceId: string, type?: 'Meeting' | 'Paper'): Promise<number> {
  const { n } = await reads.selectFrom('council_object').select((e) => e.fn.countAll<number>().as('n')).where('source_id', '=', sourceId).$if(type !== undefined, (q) => q.where('type', '=', type as string).where('gone_at', 'is', null)).executeTakeFirstOrThrow();
  return n;
}
