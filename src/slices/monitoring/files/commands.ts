import { sql } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import { failed, ok, type Problem, type Result } from '../../../kernel/problem.ts';
import type { Db, Writes } from '../../../platform/database/types.ts';
import { record, type ThreadTables } from '../../thread/public.ts';
import { groupsOf } from '../rules.ts';
import { hiddenCells } from '../suppression/rules.ts';
import type { MonitoringTables } from '../tables.ts';
import type { StatisticsFile } from './imports.ts';
import type { Observation } from './rules.ts';

type Tx = Writes<MonitoringTables & ThreadTables>;

export interface ReadingOrder {
  readonly code: string;
  /** The method these values were counted by; another one begins another line. */
  readonly method?: string;
  readonly citation: string;
  readonly accessed?: string | null;
  /** Leave out lines that are not understood instead of refusing the file. */
  readonly skipWrong?: boolean;
}

/** What reading a file did, or would do. */
export interface ReadingReport {
  readonly added: number;
  readonly corrected: number;
  readonly same: number;
  /** Lines about another measure or unit. */
  readonly other: number;
  readonly hidden: number;
  /** Lines that were not understood; the first of them by number. */
  readonly wrong: number;
  readonly wrongLines: readonly number[];
}

const BATCH = 10_000;
const MAX_TOLD = 20;

/** Reads the values of a file into an indicator. Reading it again changes nothing; what differs is corrected, and what it was before is kept. */
export async function readObservations(tx: Tx, actor: Actor, file: Pick<StatisticsFile, 'read' | 'lines'>, order: ReadingOrder): Promise<Result<ReadingReport>> {
  const indicator = await tx.selectFrom('indicator').select(['id', 'unit', 'hide_below', 'formula']).where('code', '=', order.code).executeTakeFirst();
  if (indicator === undefined) return failed('not_found', 'code');
  if (indicator.formula !== '') return failed('wrong_state', 'code');
  const into = { series: await seriesOf(tx, indicator.id, order.method ?? ''), source: await sourceOf(tx, order) };
  const read = await readAll(tx, file, into);
  if (read.added + read.corrected + read.same === 0) return failed('line_invalid', 'file', { line: read.wrongLines[0] ?? 1 });
  if (read.wrong > 0 && order.skipWrong !== true) return { ok: false, problems: read.wrongLines.map((line): Problem => ({ code: 'line_invalid', field: 'file', params: { line } })) };
  const hidden = indicator.unit === 'count' && indicator.hide_below > 0 ? await hideSmall(tx, into.series, indicator.hide_below) : 0;
  await record(tx, { actor, kind: 'indicator', id: indicator.id, action: 'indicator.read', values: { added: read.added, corrected: read.corrected, source: order.citation } });
  return ok({ ...read, hidden });
}

/** The series of a method, made where there is none, and held until the transaction ends. */
export async function seriesOf(tx: Tx, indicatorId: string, method: string): Promise<number> {
  await tx.insertInto('indicator_series').values({ indicator_id: indicatorId, method }).onConflict((c) => c.doNothing()).execute();
  // Two files for one series wait for each other: each compares with what is there.
  return (await tx.selectFrom('indicator_series').select('id').where('indicator_id', '=', indicatorId).where('method', '=', method).forUpdate().executeTakeFirstOrThrow()).id;
}

/** The citation, entered where it is new. */
export async function sourceOf(tx: Tx, { citation, accessed = null }: Pick<ReadingOrder, 'citation' | 'accessed'>): Promise<number> {
  const known = await tx.selectFrom('observation_source').select('id').where('citation', '=', citation).where(sql<boolean>`accessed is not distinct from ${accessed}::date`).executeTakeFirst();
  return known?.id ?? (await tx.insertInto('observation_source').values({ citation, accessed }).returning('id').executeTakeFirstOrThrow()).id;
}

interface Into {
  readonly series: number;
  readonly source: number;
}

/** What was put away of a file so far. While one batch is put away, the next one is read. */
class Batches {
  added = 0;
  corrected = 0;
  same = 0;
  private readonly areas = new Set<string>();
  private fresh = new Map<string, string>();
  private batch: Observation[] = [];
  private pending: Promise<void> = Promise.resolve();
  private readonly tx: Tx;
  private readonly into: Into;

  constructor(tx: Tx, into: Into) {
    this.tx = tx;
    this.into = into;
  }

  /** Takes one more; gives the batch before this one where that is to be waited for. */
  take(one: Observation): Promise<void> | null {
    if (!this.areas.has(one.area)) this.fresh.set(one.area, one.areaName);
    this.areas.add(one.area);
    return this.batch.push(one) >= BATCH ? this.put() : null;
  }

  /** Puts away what is left. */
  async end(): Promise<void> {
    if (this.batch.length > 0) await this.put();
    await this.pending;
  }

  private async put(): Promise<void> {
    const [batch, fresh] = [this.batch, this.fresh];
    this.batch = [];
    this.fresh = new Map();
    await this.pending;
    this.pending = this.store(batch, fresh);
    // A failure is told by whoever waits for it next, not by the process ending in between.
    this.pending.catch(() => undefined);
  }

  private async store(batch: readonly Observation[], fresh: ReadonlyMap<string, string>): Promise<void> {
    const { added, corrected } = await putBatch(this.tx, this.into, batch, fresh);
    this.added += added;
    this.corrected += corrected;
    this.same += batch.length - added - corrected;
  }
}

async function readAll(tx: Tx, file: Pick<StatisticsFile, 'read' | 'lines'>, into: Into): Promise<Omit<ReadingReport, 'hidden'>> {
  const batches = new Batches(tx, into);
  const wrongLines: number[] = [];
  const seen = new Set<string>();
  let [other, wrong] = [0, 0];
  for await (const { line, cells } of file.lines()) {
    const one = file.read(cells);
    if (one === 'other') other += 1;
    else {
      const key = one === null ? '' : `${one.area} ${one.period} ${one.groups}`;
      if (one === null || seen.has(key)) {
        wrong += 1;
        if (wrongLines.length < MAX_TOLD) wrongLines.push(line);
      } else {
        seen.add(key);
        const before = batches.take(one);
        if (before !== null) await before;
      }
    }
  }
  await batches.end();
  const { added, corrected, same } = batches;
  return { added, corrected, same, other, wrong, wrongLines };
}

/** One statement a batch: what is there already and says the same is only looked at, what differs is kept before it is replaced. */
async function putBatch(tx: Tx, { series, source }: Into, batch: readonly Observation[], areas: ReadonlyMap<string, string>): Promise<{ added: number; corrected: number }> {
  if (areas.size > 0) await sql`insert into statistical_area (key, name) select * from unnest(${[...areas.keys()]}::text[], ${[...areas.values()].map((n, i) => (n === '' ? [...areas.keys()][i] : n))}::text[]) on conflict do nothing`.execute(tx);
  const given = sql`unnest(${batch.map((o) => o.area)}::text[], ${batch.map((o) => o.period)}::text[], ${batch.map((o) => o.groups)}::text[], ${batch.map((o) => o.value)}::float8[], ${batch.map((o) => o.qualifier)}::text[]) as g (area, period, groups, value, qualifier)`;
  const { rows } = await sql<{ added: number; corrected: number }>`
    with differing as materialized (
      select g.*, o.area is not null as known, o.value as old_value, o.qualifier as old_qualifier, o.hidden as old_hidden, o.source_id as old_source
      from ${given} left join observation o on o.series_id = ${series} and (o.area, o.period, o.groups) = (g.area, g.period, g.groups)
      where o.area is null or (o.value, o.qualifier) is distinct from (g.value, g.qualifier)
    ),
    kept as (
      insert into observation_before (series_id, area, period, groups, value, qualifier, hidden, source_id)
      select ${series}, area, period, groups, old_value, old_qualifier, old_hidden, old_source from differing where known
    ),
    changed as (
      update observation o set value = d.value, qualifier = d.qualifier, source_id = ${source} from differing d
      where d.known and o.series_id = ${series} and (o.area, o.period, o.groups) = (d.area, d.period, d.groups)
    ),
    put as (
      insert into observation (series_id, area, period, groups, value, qualifier, source_id)
      select ${series}, area, period, groups, value, qualifier, ${source} from differing where not known
    )
    select count(*) filter (where not known)::int as added, count(*) filter (where known)::int as corrected from differing`.execute(tx);
  return rows[0] ?? { added: 0, corrected: 0 };
}

/** Decides anew, period by period, what of a series must not be shown; gives how many values that are. */
export async function hideSmall(tx: Tx, series: number, below: number): Promise<number> {
  const periods = await tx.selectFrom('observation').select('period').distinct().where('series_id', '=', series).where((e) => e.or([e('hidden', '=', true), e('qualifier', 'in', ['suppressed', 'blocked']), e.and([e('value', '>', 0), e('value', '<', below)])])).execute();
  let hidden = 0;
  for (const { period } of periods) {
    const rows = await tx.selectFrom('observation').select(['area', 'groups', 'value', 'qualifier']).where('series_id', '=', series).where('period', '=', period).execute();
    const cells = hiddenCells(rows.map((r) => ({ area: r.area, groups: groupsOf(r.groups), value: r.value, withheld: r.qualifier === 'suppressed' || r.qualifier === 'blocked' })), below);
    const found = rows.filter((_, i) => cells[i]);
    hidden += found.length;
    await sql`update observation o set hidden = h.area is not null from observation p left join unnest(${found.map((r) => r.area)}::text[], ${found.map((r) => r.groups)}::text[]) as h (area, groups) on (h.area, h.groups) = (p.area, p.groups)
      where p.series_id = ${series} and p.period = ${period} and (o.series_id, o.area, o.period, o.groups) = (p.series_id, p.area, p.period, p.groups) and o.hidden <> (h.area is not null)`.execute(tx);
  }
  return hidden;
}

class Rehearsal extends Error {
  readonly result: unknown;
  constructor(result: unknown) {
    super('rehearsed');
    this.result = result;
  }
}

/** Does everything and takes it back: what would happen, told exactly. */
export async function rehearse<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await db.transaction().execute(async (tx) => { throw new Rehearsal(await work(tx)); });
  } catch (error) {
    if (error instanceof Rehearsal) return error.result as T;
    throw error;
  }
}
