import { createHash } from 'node:crypto';
import type { Actor } from '../../../kernel/actor.ts';
import { dayOf, type Day } from '../../../kernel/dates.ts';
import { newId, slugOf } from '../../../kernel/ids.ts';
import { localized, reworded, sourceText } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { record, type ThreadTables } from '../../thread/public.ts';
import { freeSlug } from '../register/commands.ts';
import type { Kind, PaperKind, SittingState, StepRole } from '../schema.ts';
import type { BodyTables } from '../tables.ts';
import { outcomeSaid, publicSince, resultSaid } from './rules.ts';

type Tx = Writes<BodyTables & ThreadTables>;

/** What everything taken from another system brings along. */
interface Taken {
  /** Its address as an object there: it is known by it. */
  readonly externalId: string;
  /** Where people read the original. */
  readonly originalUrl: string | null;
  /** The system, as readers know it. */
  readonly source: string;
  readonly invented: boolean;
}

export interface TakenBody extends Taken {
  readonly name: string;
  readonly kind: Kind;
  readonly since: Day | null;
  readonly until: Day | null;
}

export interface TakenItem {
  readonly externalId: string;
  readonly number: string;
  readonly title: string;
  readonly result: string;
  readonly wording: string;
  /** Address of the step of a paper's sequence that is dealt with here. */
  readonly step: string | null;
}

export interface TakenSitting extends Taken {
  readonly bodyId: string;
  readonly day: Day;
  readonly starts: string | null;
  readonly ends: string | null;
  readonly place: string;
  readonly state: SittingState;
  readonly items: readonly TakenItem[];
}

export interface TakenStep {
  readonly externalId: string;
  readonly bodyId: string;
  readonly sittingId: string;
  /** Address of the point of the agenda. */
  readonly item: string | null;
  readonly role: StepRole;
}

export interface TakenPaper extends Taken {
  readonly number: string | null;
  readonly kind: PaperKind;
  readonly kindSaid: string;
  readonly title: string;
  readonly dated: Day;
  readonly files: readonly { readonly title: string; readonly url: string }[];
  readonly steps: readonly TakenStep[];
}

export interface TakenAs {
  readonly id: string;
  readonly added: boolean;
}

const NOTHING = localized('');
/** Six signs that make an address part its own, and the same at every reading. */
const mark = (externalId: string): string => createHash('sha256').update(externalId).digest('hex').slice(0, 6);
const cut = (text: string, max: number): string => text.slice(0, max).replace(/-+$/, '');

/** Enters or rewrites a body that another system is in charge of. */
export async function takeBody(tx: Tx, actor: Actor, input: TakenBody): Promise<TakenAs> {
  const { externalId, originalUrl, source, invented, name, kind, since, until } = input;
  const known = await tx.selectFrom('body').select(['id', 'name']).where('external_id', '=', externalId).executeTakeFirst();
  const columns = { kind, decides: kind === 'assembly', open_sittings: true, public: true, since, until, source, invented, original_url: originalUrl, deleted_at: null };
  if (known !== undefined) {
    await tx.updateTable('body').set((e) => ({ ...columns, name: reworded(known.name, name), version: e('version', '+', 1) })).where('id', '=', known.id).execute();
    await record(tx, { actor, kind: 'body', id: known.id, action: 'body.taken_anew', values: { source } });
    return { id: known.id, added: false };
  }
  const id = newId();
  await tx.insertInto('body').values({ id, slug: await freeSlug(tx, 'body', name), ...columns, name: localized(name), purpose: NOTHING, external_id: externalId }).execute();
  await record(tx, { actor, kind: 'body', id, action: 'body.taken', values: { source } });
  return { id, added: true };
}

/** Enters or rewrites a sitting that another system is in charge of, with the public points of its agenda. A day on which we have a sitting of our own is not entered twice. */
export async function takeSitting(tx: Tx, actor: Actor, input: TakenSitting): Promise<Result<TakenAs>> {
  const { externalId, originalUrl, source, bodyId, day, starts, ends, place, state } = input;
  const ours = await tx.selectFrom('sitting').select('id').where('body_id', '=', bodyId).where('day', '=', day).where('external_id', 'is', null).where('deleted_at', 'is', null).executeTakeFirst();
  if (ours !== undefined) return failed('duplicate');
  const known = await tx.selectFrom('sitting').select('id').where('external_id', '=', externalId).executeTakeFirst();
  const columns = { body_id: bodyId, day, starts, ends, place, state, dispatched_on: publicSince(dayOf(new Date()), day), source, original_url: originalUrl, deleted_at: null };
  const id = known?.id ?? newId();
  const slug = await sittingSlugOf(tx, bodyId, day, externalId, id);
  if (known === undefined) await tx.insertInto('sitting').values({ id, slug, ...columns, minutes: NOTHING, external_id: externalId }).execute();
  else await tx.updateTable('sitting').set((e) => ({ ...columns, slug, version: e('version', '+', 1) })).where('id', '=', id).execute();
  await takeItems(tx, id, input.items);
  await record(tx, { actor, kind: 'sitting', id, action: known === undefined ? 'sitting.taken' : 'sitting.taken_anew', values: { day, source } });
  return ok({ id, added: known === undefined });
}

/** The day; of a second sitting that day, and of one whose address stays while its body changes, with a mark of its own. */
async function sittingSlugOf(tx: Tx, bodyId: string, day: Day, externalId: string, id: string): Promise<string> {
  const before = await tx.selectFrom('sitting').select(['slug', 'body_id']).where('id', '=', id).executeTakeFirst();
  if (before?.body_id === bodyId) return before.slug;
  const taken = await tx.selectFrom('sitting').select('id').where('body_id', '=', bodyId).where('slug', '=', day).executeTakeFirst();
  return taken === undefined ? day : `${day}-${mark(externalId)}`;
}

async function takeItems(tx: Tx, sittingId: string, items: readonly TakenItem[]): Promise<void> {
  const ids = items.map((i) => i.externalId);
  const known = new Map((ids.length === 0 ? [] : await tx.selectFrom('agenda_item').select(['id', 'external_id', 'title', 'result', 'paper_id']).where('external_id', 'in', ids).execute()).map((row) => [row.external_id, row]));
  const steps = items.flatMap((i) => i.step ?? []);
  const papers = new Map((steps.length === 0 ? [] : await tx.selectFrom('consultation').select(['external_id', 'paper_id']).where('external_id', 'in', steps).where('deleted_at', 'is', null).execute()).map((row) => [row.external_id, row.paper_id]));
  const fresh = [];
  for (const [i, item] of items.entries()) {
    const row = known.get(item.externalId);
    const paper = item.step === null ? undefined : papers.get(item.step);
    const columns = { sitting_id: sittingId, position: i + 1, public: true, title: row === undefined ? localized(item.title) : reworded(row.title, item.title), result: row === undefined ? localized(item.result) : reworded(row.result, item.result), number_said: item.number, wording: item.wording, paper_id: paper ?? row?.paper_id ?? null, deleted_at: null };
    if (row === undefined) fresh.push({ id: newId(), external_id: item.externalId, ...columns });
    else await tx.updateTable('agenda_item').set(columns).where('id', '=', row.id).execute();
  }
  if (fresh.length > 0) await tx.insertInto('agenda_item').values(fresh).execute();
  const left = tx.updateTable('agenda_item').set({ deleted_at: new Date(), title: NOTHING, result: NOTHING, wording: '' }).where('sitting_id', '=', sittingId).where('external_id', 'is not', null).where('deleted_at', 'is', null);
  await (ids.length === 0 ? left : left.where('external_id', 'not in', ids)).execute();
  await settle(tx, { sittingId });
}

/** Enters or rewrites a paper that another system is in charge of, with links to its files and the steps of its sequence. */
export async function takePaper(tx: Tx, actor: Actor, input: TakenPaper): Promise<TakenAs> {
  const { externalId, originalUrl, source, invented, number, kind, kindSaid, title, dated } = input;
  const known = await tx.selectFrom('paper').select(['id', 'title']).where('external_id', '=', externalId).executeTakeFirst();
  const columns = { number, kind, kind_said: kindSaid, dated, public: true, dispatched_on: publicSince(dayOf(new Date()), dated), source, invented, original_url: originalUrl, deleted_at: null };
  const id = known?.id ?? newId();
  if (known === undefined) await tx.insertInto('paper').values({ id, slug: await paperSlugOf(tx, number ?? title, externalId), ...columns, title: localized(title), proposal: NOTHING, facts: NOTHING, financial: NOTHING, external_id: externalId }).execute();
  else await tx.updateTable('paper').set((e) => ({ ...columns, title: reworded(known.title, title), version: e('version', '+', 1) })).where('id', '=', id).execute();
  await tx.deleteFrom('paper_annex').where('paper_id', '=', id).execute();
  if (input.files.length > 0) await tx.insertInto('paper_annex').values(input.files.map((file, i) => ({ id: newId(), paper_id: id, position: i + 1, title: localized(file.title), text: NOTHING, url: file.url }))).execute();
  await takeSteps(tx, id, input.steps);
  await record(tx, { actor, kind: 'paper', id, action: known === undefined ? 'paper.taken' : 'paper.taken_anew', values: { number, dated, source } });
  return { id, added: known === undefined };
}

async function paperSlugOf(tx: Tx, text: string, externalId: string): Promise<string> {
  const base = cut(slugOf(text), 70);
  const taken = base === 'new' || (await tx.selectFrom('paper').select('id').where('slug', '=', base).executeTakeFirst()) !== undefined;
  return taken ? `${base}-${mark(externalId)}` : base;
}

async function takeSteps(tx: Tx, paperId: string, steps: readonly TakenStep[]): Promise<void> {
  const ids = steps.map((s) => s.externalId);
  const known = new Map((ids.length === 0 ? [] : await tx.selectFrom('consultation').select(['id', 'external_id']).where('external_id', 'in', ids).execute()).map((row) => [row.external_id, row.id]));
  const sittings = new Map((ids.length === 0 ? [] : await tx.selectFrom('sitting').select(['id', 'day']).where('id', 'in', steps.map((s) => s.sittingId)).execute()).map((row) => [row.id, row.day]));
  const ordered = steps.flatMap((step) => { const day = sittings.get(step.sittingId); return day === undefined ? [] : [{ step, day }]; }).toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  for (const [i, { step, day }] of ordered.entries()) {
    const columns = { paper_id: paperId, position: i + 1, body_id: step.bodyId, sitting_id: step.sittingId, day, public: true, role: step.role, deleted_at: null };
    const id = known.get(step.externalId);
    if (id === undefined) await tx.insertInto('consultation').values({ id: newId(), external_id: step.externalId, ...columns, note: NOTHING }).execute();
    else await tx.updateTable('consultation').set(columns).where('id', '=', id).execute();
    if (step.item !== null) await tx.updateTable('agenda_item').set({ paper_id: paperId }).where('external_id', '=', step.item).where('sitting_id', '=', step.sittingId).execute();
  }
  const left = tx.updateTable('consultation').set({ deleted_at: new Date() }).where('paper_id', '=', paperId).where('external_id', 'is not', null).where('deleted_at', 'is', null);
  await (ids.length === 0 ? left : left.where('external_id', 'not in', ids)).execute();
  await settle(tx, { paperId });
}

/** The interface states a result with the point of the agenda; a paper's sequence shows it, too. */
async function settle(tx: Tx, of: { readonly sittingId: string } | { readonly paperId: string }): Promise<void> {
  const rows = await tx
    .selectFrom('consultation as c')
    .innerJoin('agenda_item as i', (join) => join.onRef('i.sitting_id', '=', 'c.sitting_id').onRef('i.paper_id', '=', 'c.paper_id'))
    .select(['c.id', 'i.result'])
    .where('c.external_id', 'is not', null)
    .where('i.external_id', 'is not', null)
    .where('c.deleted_at', 'is', null)
    .where('i.deleted_at', 'is', null)
    .where((e) => ('sittingId' in of ? e('c.sitting_id', '=', of.sittingId) : e('c.paper_id', '=', of.paperId)))
    .execute();
  for (const { id, result } of rows) {
    const said = sourceText(result);
    await tx.updateTable('consultation').set({ result: resultSaid(said), outcome: outcomeSaid(said), note: localized(said) }).where('id', '=', id).execute();
  }
}

/** Takes something off every page because the other system took it back. What remains is that it was there: an address and a day, no text. */
export async function takeBack(tx: Tx, actor: Actor, kind: 'body' | 'sitting' | 'paper', externalId: string): Promise<boolean> {
  const row = await tx.selectFrom(kind).select('id').where('external_id', '=', externalId).where('deleted_at', 'is', null).executeTakeFirst();
  if (row === undefined) return false;
  const now = new Date();
  if (kind === 'body') await takeBodyBack(tx, row.id, now);
  else if (kind === 'sitting') {
    await tx.updateTable('sitting').set({ deleted_at: now, place: '', original_url: null }).where('id', '=', row.id).execute();
    await tx.updateTable('agenda_item').set({ deleted_at: now, title: NOTHING, result: NOTHING, wording: '' }).where('sitting_id', '=', row.id).where('external_id', 'is not', null).execute();
  } else {
    await tx.updateTable('paper').set({ deleted_at: now, title: NOTHING, number: null, kind_said: '', original_url: null }).where('id', '=', row.id).execute();
    await tx.deleteFrom('paper_annex').where('paper_id', '=', row.id).execute();
    await tx.updateTable('consultation').set({ deleted_at: now, note: NOTHING }).where('paper_id', '=', row.id).execute();
    // Points of agendas stay without it.
    await tx.updateTable('agenda_item').set({ paper_id: null }).where('paper_id', '=', row.id).execute();
  }
  await record(tx, { actor, kind, id: row.id, action: `${kind}.taken_back` });
  return true;
}

/** A body about which we have recorded something of our own only ends. */
async function takeBodyBack(tx: Tx, id: string, now: Date): Promise<void> {
  const resolution = await tx.selectFrom('body_resolution').select('id').where('body_id', '=', id).where('deleted_at', 'is', null).executeTakeFirst();
  const step = await tx.selectFrom('consultation').select('id').where('body_id', '=', id).where('external_id', 'is', null).where('deleted_at', 'is', null).executeTakeFirst();
  if (resolution === undefined && step === undefined) await tx.updateTable('body').set({ deleted_at: now }).where('id', '=', id).execute();
  else await tx.updateTable('body').set((e) => ({ until: e.fn.coalesce('until', e.val(dayOf(now))) })).where('id', '=', id).execute();
}

/** Takes back everything taken that a body dealt with, because it is not taken from there any more: these sittings, their steps, and papers that no other body deals with. */
export async function takeBackFrom(tx: Tx, actor: Actor, bodyId: string, externalIds: readonly string[]): Promise<void> {
  if (externalIds.length === 0) return;
  const deleted_at = new Date();
  const sittings = await tx.updateTable('sitting').set({ deleted_at, place: '', original_url: null }).where('body_id', '=', bodyId).where('external_id', 'in', externalIds).where('deleted_at', 'is', null).returning('id').execute();
  if (sittings.length === 0) return;
  const ids = sittings.map((s) => s.id);
  await tx.updateTable('agenda_item').set({ deleted_at, title: NOTHING, result: NOTHING, wording: '' }).where('sitting_id', 'in', ids).where('external_id', 'is not', null).execute();
  const steps = await tx.updateTable('consultation').set({ deleted_at, note: NOTHING }).where('sitting_id', 'in', ids).where('external_id', 'is not', null).where('deleted_at', 'is', null).returning('paper_id').execute();
  const papers = [...new Set(steps.map((s) => s.paper_id))];
  const left = papers.length === 0 ? [] : await tx.selectFrom('paper as p').select('p.external_id').where('p.id', 'in', papers).where('p.external_id', 'is not', null).where((e) => e.not(e.exists(e.selectFrom('consultation as c').select('c.id').whereRef('c.paper_id', '=', 'p.id').where('c.deleted_at', 'is', null)))).execute();
  for (const { external_id: id } of left) if (id !== null) await takeBack(tx, actor, 'paper', id);
  await record(tx, { actor, kind: 'body', id: bodyId, action: 'body.sittings_taken_back', values: { sittings: ids.length, papers: left.length } });
}
