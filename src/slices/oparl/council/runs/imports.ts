import { system } from '../../../../kernel/actor.ts';
import { dayOf } from '../../../../kernel/dates.ts';
import { write } from '../../../../platform/database/write.ts';
import type { Db } from '../../../../platform/database/types.ts';
import { log } from '../../../../platform/log.ts';
import { OutboundError } from '../../../../platform/outbound.ts';
import { takenParents } from '../../../bodies/public.ts';
import { beginRun, endRun, keepAlive, keepBodies, keepOrganizations, type Ended } from '../commands.ts';
import { corporationsOf, pagesOf, readOrganizations, RunEnded, type Corporation, type Endpoint, type ListPage } from '../imports.ts';
import { countOf, organizationsOf, runById, sourceById, unseen, type Run, type Source, type Unfinished } from '../queries.ts';
import { homeOf, isMany, isObject, since, text } from '../rules.ts';
import { COMPARE_DAYS, GONE_FREE, GONE_SHARE, type Limits, type RunEnd } from '../schema.ts';
import { refuse, takeBackMissing, takeObject, type ObjectType, type Reading, type Tally, type Tx } from '../taking/commands.ts';

const ACTOR = system('oparl import');
/** A day is read twice: clocks differ, and what changes while it is read has its old time. */
const OVERLAP = 86_400_000;
/** An import that has not come to its end after so many parts leads nowhere. */
const MOST_PARTS = 24;
/** Points and steps looked up in a run. */
const MOST_PARTS_OF = 20_000;
/** Objects of a transaction. */
const BATCH = 50;

/** One run from its beginning to its end. */
interface Under {
  readonly db: Db;
  readonly run: Run;
  readonly source: Source;
  readonly endpoint: Endpoint;
  readonly limits: Limits;
  readonly tally: Tally;
  readonly startedAt: Date;
  /** Everything is read, not only what changed. */
  readonly whole: boolean;
  /** The how-manieth part of an import it is. */
  readonly part: number;
  /** Where a run that was ended by its bounds goes on. */
  place: { readonly list: string; readonly next: string } | null;
}

const emptyTally = (): Tally => ({ added: 0, changed: 0, same: 0, gone: 0, refused: 0, ignored: 0, refusals: [], sample: [] });

/** Works off an ordered run with answers from the endpoint that `connect` makes. Whatever the other side does, the run comes to an end that is noted. */
export async function carryOut(db: Db, runId: string, connect: (source: Source) => Endpoint, limits: Limits): Promise<void> {
  if (!(await write(db, (tx) => beginRun(tx, runId)))) return;
  const run = await runById(db, runId);
  const source = run === null ? null : await sourceById(db, run.sourceId);
  if (run === null || source === null) return;
  const now = new Date();
  const resumed = run.kind === 'import' ? source.unfinished : null;
  const old = source.comparedAt === null || now.getTime() - source.comparedAt.getTime() > COMPARE_DAYS * 86_400_000;
  const under: Under = {
    db, run, source, limits, tally: emptyTally(), endpoint: connect(source), startedAt: resumed === null ? now : new Date(resumed.startedAt), whole: resumed?.whole ?? (run.kind !== 'import' || source.readUntil === null || old), part: (resumed?.parts ?? 0) + 1, place: resumed,
  };
  const reason = await endOf(under);
  await write(db, (tx) => endRun(tx, source.id, run.id, resultOf(under, reason)));
}

async function endOf(under: Under): Promise<RunEnd | null> {
  try {
    await readAll(under);
    return null;
  } catch (error) {
    if (error instanceof RunEnded) return error.end;
    if (error instanceof OutboundError) return error.reason;
    log.error('council import failed', { run: under.run.id, error });
    return 'unexpected';
  }
}

function resultOf({ run, whole, tally, endpoint, startedAt, place, part }: Under, reason: RunEnd | null): Ended {
  const { requests } = endpoint;
  const some = tally.added + tally.changed + tally.same + tally.gone > 0;
  const base = { state: reason === null ? ('done' as const) : some ? ('partial' as const) : ('failed' as const), reason, whole, requests, tally };
  if (run.kind !== 'import') return base;
  if (reason === null) return { ...base, progress: { readUntil: startedAt, unfinished: null, ...(whole ? { comparedAt: startedAt } : {}) } };
  // At its bounds it goes on there; after any other end it begins again, and what is the same is passed over.
  const unfinished: Unfinished | null = reason === 'limit' && place !== null && part < MOST_PARTS ? { startedAt: startedAt.toISOString(), whole, parts: part, ...place } : null;
  return { ...base, progress: { unfinished } };
}

async function readAll(under: Under): Promise<void> {
  const { source, endpoint, limits, run } = under;
  const home = homeOf(source.address);
  const corporations = await corporationsOf(endpoint, home, source.address, limits);
  const chosenBefore = await refreshOrganizations(under, corporations);
  if (run.kind === 'look') return;
  if (chosenBefore.size === 0) throw new RunEnded('nothing_chosen');
  const organizations = await organizationsOf(under.db, source.id);
  const read = corporations.filter((c) => organizations.some((o) => o.corporation === c.id && o.taken !== 'no'));
  const reading: Reading = { source, home, bodies: chosenBefore, rehearsal: run.kind === 'preview', seenAt: new Date() };
  const moment = under.whole || source.readUntil === null ? null : new Date(source.readUntil.getTime() - OVERLAP);
  const lists = [...read.map((c) => ({ address: c.meeting, type: 'Meeting' as const })), ...read.map((c) => ({ address: c.paper, type: 'Paper' as const }))].flatMap(({ address, type }) => (address === null ? [] : [{ address, type }]));
  if (lists.length === 0) throw new RunEnded('no_lists');
  await readLists(under, reading, lists, moment);
  if (run.kind === 'preview') return;
  if (moment !== null) await readParts(under, reading, read, moment);
  if (under.whole) await missing(under, reading);
}

/** What organizations there are; and the bodies here that are taken from them. */
async function refreshOrganizations(under: Under, corporations: readonly Corporation[]): Promise<ReadonlyMap<string, string>> {
  const { db, source, endpoint, limits, tally, run } = under;
  const { found, gone, refused } = await readOrganizations(endpoint, homeOf(source.address), corporations, limits, dayOf(new Date()));
  for (const { externalId, reason } of refused) refuse(tally, 'Organization', externalId, reason);
  await inTurn(under, async (tx) => {
    for (const id of await keepOrganizations(tx, source, found)) refuse(tally, 'Organization', id, 'other_source');
    if (run.kind === 'import') await keepBodies(tx, ACTOR, source, found, gone);
  });
  return new Map((await organizationsOf(db, source.id)).flatMap((o) => (o.bodyId === null ? [] : [[o.externalId, o.bodyId]])));
}

/** Writes, as long as no other run has taken this one's place. */
async function inTurn(under: Under, work: (tx: Tx) => Promise<void>): Promise<void> {
  await write(under.db, async (tx) => {
    if (!(await keepAlive(tx, under.source.id, under.run.id))) throw new RunEnded('overtaken');
    await work(tx);
  });
}

interface List {
  readonly address: string;
  readonly type: ObjectType;
}

async function readLists(under: Under, reading: Reading, lists: readonly List[], moment: Date | null): Promise<void> {
  const from = lists.findIndex((l) => l.address === under.place?.list);
  for (const [i, { address, type }] of lists.entries()) {
    if (i < from) continue;
    const begin = i === from && under.place !== null ? under.place.next : since(address, moment);
    under.place = { list: address, next: begin };
    for await (const { objects, next } of pagesOf(under.endpoint, begin, under.limits, moment === null ? null : address)) {
      await takePage(under, reading, type, objects);
      if (next !== null) under.place = { list: address, next };
    }
  }
  under.place = null;
}

async function takePage(under: Under, reading: Reading, type: ObjectType, objects: ListPage['objects']): Promise<void> {
  if (!reading.rehearsal && (await countOf(under.db, under.source.id)) > under.limits.objects) throw new RunEnded('too_many');
  for (let i = 0; i < objects.length; i += BATCH) await takeBatch(under, reading, type, objects.slice(i, i + BATCH));
}

/** Some objects in one transaction; if one of them cannot be written, each in its own, so that only that one stays out. */
async function takeBatch(under: Under, reading: Reading, type: ObjectType, objects: readonly unknown[]): Promise<void> {
  const attempt = emptyTally();
  try {
    await inTurn(under, async (tx) => { for (const object of objects) await takeObject(tx, reading, type, object, attempt); });
    add(under.tally, attempt);
  } catch (error) {
    if (error instanceof RunEnded) throw error;
    if (objects.length > 1) for (const object of objects) await takeBatch(under, reading, type, [object]);
    else {
      log.error('council object not taken', { run: under.run.id, error });
      refuse(under.tally, type, isObject(objects[0]) ? (text(objects[0], 'id') ?? '') : '', 'unexpected');
    }
  }
}

function add(to: Tally, some: Tally): void {
  for (const name of ['added', 'changed', 'same', 'gone', 'refused', 'ignored'] as const) to[name] += some[name];
  to.refusals.push(...some.refusals);
  to.sample.push(...some.sample.slice(0, Math.max(0, 20 - to.sample.length)));
}

/** Version 1.1 tells of points and steps that changed by themselves: what they are part of is read again. */
async function readParts(under: Under, reading: Reading, corporations: readonly Corporation[], moment: Date): Promise<void> {
  const changed: string[] = [];
  for (const list of corporations.flatMap((c) => c.parts)) {
    for await (const { objects } of pagesOf(under.endpoint, since(list, moment), under.limits, list)) if (changed.length < MOST_PARTS_OF) changed.push(...objects.filter(isObject).flatMap((o) => text(o, 'id') ?? []));
  }
  const parents = await takenParents(under.db, [...new Set(changed)].slice(0, MOST_PARTS_OF));
  for (const type of ['Meeting', 'Paper'] as const) {
    const stale = new Set(await unseen(under.db, under.source.id, type, under.startedAt));
    for (const id of parents.filter((p) => stale.has(p))) await askAgain(under, reading, type, id);
  }
}

/** What is here and was not named any more: each is asked for by itself, and gone only if the other side says so. */
async function missing(under: Under, reading: Reading): Promise<void> {
  for (const type of ['Meeting', 'Paper'] as const) {
    const lost = await unseen(under.db, under.source.id, type, under.startedAt);
    if (isMany(lost.length, await countOf(under.db, under.source.id, type), GONE_SHARE, GONE_FREE)) throw new RunEnded('many_gone');
    for (const id of lost) await askAgain(under, reading, type, id);
  }
}

async function askAgain(under: Under, reading: Reading, type: ObjectType, id: string): Promise<void> {
  try {
    const object = await under.endpoint.ask(id);
    // Only what answers as itself is believed.
    if (isObject(object) && text(object, 'id') === id) await takeBatch(under, reading, type, [object]);
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    if (error.status === 404 || error.status === 410) await inTurn(under, (tx) => takeBackMissing(tx, reading, type, id, under.tally));
  }
}
