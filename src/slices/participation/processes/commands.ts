import type { Actor } from '../../../kernel/actor.ts';
import { dayOf, type Day } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import { localized, sourceText, type Localized } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { linkMany, nodesOfKind, putNode, record, unlinkNodes, type ThreadTables } from '../../thread/public.ts';
import type { ProcessTables } from '../tables.ts';
import { processHref } from '../urls.ts';
import { addUsualTasks } from './checklist/commands.ts';
import { processById, topicsOf, type Process } from './queries.ts';
import type { CallState, NoteKind, PhaseKind, Precision, Qualifier, Unit } from './schema.ts';

type Tx = Writes<ProcessTables & ThreadTables>;

export interface NewNumber {
  readonly quantity: string;
  readonly label: Localized;
  readonly value: number;
  readonly unit?: Unit;
  readonly qualifier?: Qualifier;
  readonly source?: string;
}
export interface PhaseInput {
  readonly kind: PhaseKind;
  readonly title: Localized;
  readonly text?: Localized;
  readonly result?: Localized;
  readonly startsOn?: Day | null;
  readonly endsOn?: Day | null;
  readonly precision?: Precision;
  readonly source?: string;
  readonly numbers?: readonly NewNumber[];
}
export interface NewProcess {
  readonly slug: string;
  readonly title: Localized;
  readonly summary: Localized;
  readonly source?: string;
  readonly invented?: boolean;
  readonly call?: CallState;
  readonly callClosesOn?: Day | null;
  /** Day it became public; left out while it is prepared. */
  readonly publishedOn?: Day | null;
  readonly topics?: readonly Localized[];
  readonly phases?: readonly PhaseInput[];
  readonly notes?: readonly { readonly kind: NoteKind; readonly text: Localized; readonly source?: string }[];
}

const NOTHING = localized('');

/** A process with its topics, phases and notes. */
export async function createProcess(tx: Tx, actor: Actor, input: NewProcess): Promise<Result<{ id: string; slug: string }>> {
  const id = newId();
  const { slug, title, summary, source = '', invented = false, call = 'none' } = input;
  const made = await tx
    .insertInto('process')
    .values({ id, slug, title, summary, source, invented, call, call_closes_on: input.callClosesOn ?? null, published_on: input.publishedOn ?? null })
    .onConflict((c) => c.column('slug').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made === undefined) return failed('already_taken', 'slug');
  await addTopics(tx, id, input.topics ?? [], 0);
  for (const [i, phase] of (input.phases ?? []).entries()) await insertPhase(tx, id, i, phase);
  const notes = (input.notes ?? []).map((n, position) => ({ id: newId(), process_id: id, position, kind: n.kind, text: n.text, source: n.source ?? '' }));
  if (notes.length > 0) await tx.insertInto('process_note').values(notes).execute();
  await putProcessNode(tx, id);
  await record(tx, { actor, kind: 'process', id, action: 'process.created', values: { slug, title: sourceText(title) } });
  return ok({ id, slug });
}

export interface ProcessChange {
  readonly version: number;
  readonly title: Localized;
  readonly summary: Localized;
  readonly source: string;
  /** Names in the source language: kept ones keep their translations, missing ones are switched off, new ones are added. */
  readonly topics: readonly string[];
}

export async function updateProcess(tx: Tx, actor: Actor, id: string, change: ProcessChange): Promise<Result<null>> {
  const { version, title, summary, source } = change;
  const done = await tx.updateTable('process').set({ title, summary, source, version: version + 1 }).where('id', '=', id).where('version', '=', version).returning('id').executeTakeFirst();
  if (done === undefined) return failed('stale');
  await setTopics(tx, id, change.topics);
  await putProcessNode(tx, id);
  await record(tx, { actor, kind: 'process', id, action: 'process.changed', values: { title: sourceText(title), summary: sourceText(summary), source, topics: change.topics } });
  return ok(null);
}

/** Opens or closes the call for submissions. `closesOn` is its last day. */
export async function setCall(tx: Tx, actor: Actor, id: string, change: { call: Exclude<CallState, 'none'>; closesOn: Day | null; version: number }): Promise<Result<null>> {
  const done = await tx
    .updateTable('process')
    .set({ call: change.call, call_closes_on: change.closesOn, version: change.version + 1 })
    .where('id', '=', id)
    .where('version', '=', change.version)
    .returning('id')
    .executeTakeFirst();
  if (done === undefined) return failed('stale');
  await record(tx, { actor, kind: 'process', id, action: change.call === 'open' ? 'process.call_opened' : 'process.call_closed', values: { closesOn: change.closesOn } });
  return ok(null);
}

/** Makes a process public, for good. Its records' nodes are renewed by {@link ../commands.ts}. */
export async function markPublished(tx: Tx, actor: Actor, id: string, today: Day): Promise<Result<Process>> {
  const done = await tx.updateTable('process').set({ published_on: today }).where('id', '=', id).where('published_on', 'is', null).returning('id').executeTakeFirst();
  if (done === undefined) return failed('wrong_state');
  await putProcessNode(tx, id);
  await record(tx, { actor, kind: 'process', id, action: 'process.published' });
  return ok((await processById(tx, id)) as Process);
}

/** Says which concepts the process led to; their nodes must exist. */
export async function setConcepts(tx: Tx, actor: Actor, id: string, conceptIds: readonly string[]): Promise<Result<null>> {
  const all = new Map((await nodesOfKind(tx, 'concept')).map((node) => [node.id, node]));
  if (conceptIds.some((concept) => !all.has(concept))) return failed('invalid_choice', 'concepts');
  for (const concept of all.keys()) if (!conceptIds.includes(concept)) await unlinkNodes(tx, id, 'led_to', concept);
  await linkMany(tx, conceptIds.map((to) => ({ from: id, relation: 'led_to' as const, to })));
  await record(tx, { actor, kind: 'process', id, action: 'process.concepts_linked', values: { concepts: conceptIds.map((concept) => sourceText(all.get(concept)?.title ?? localized(''))) } });
  return ok(null);
}

/** Adds a phase at the end with the usual checklist of its kind, or rewrites one with its numbers. */
export async function savePhase(tx: Tx, actor: Actor, processId: string, phase: PhaseInput, known?: { id: string; version: number }): Promise<Result<{ id: string }>> {
  if (phase.startsOn != null && phase.endsOn != null && phase.endsOn < phase.startsOn) return failed('date_order', 'endsOn');
  const id = known === undefined ? await insertPhase(tx, processId, await nextPosition(tx, processId), phase) : await rewritePhase(tx, processId, known, phase);
  if (id === null) return failed('stale');
  if (known === undefined) await addUsualTasks(tx, processId, { id, kind: phase.kind });
  await record(tx, { actor, kind: 'process', id: processId, action: known === undefined ? 'process.phase_added' : 'process.phase_changed', values: { phase: sourceText(phase.title), startsOn: phase.startsOn ?? null, endsOn: phase.endsOn ?? null } });
  return ok({ id });
}

export async function removePhase(tx: Tx, actor: Actor, processId: string, phase: { id: string; version: number }): Promise<Result<null>> {
  const gone = await tx.deleteFrom('process_phase').where('id', '=', phase.id).where('process_id', '=', processId).where('version', '=', phase.version).returning('title').executeTakeFirst();
  if (gone === undefined) return failed('stale');
  await record(tx, { actor, kind: 'process', id: processId, action: 'process.phase_removed', values: { phase: sourceText(gone.title) } });
  return ok(null);
}

async function nextPosition(tx: Tx, processId: string): Promise<number> {
  const last = await tx.selectFrom('process_phase').select(({ fn }) => fn.max('position').as('n')).where('process_id', '=', processId).executeTakeFirst();
  return (last?.n ?? -1) + 1;
}

const phaseRow = (phase: PhaseInput) => ({
  kind: phase.kind,
  title: phase.title,
  text: phase.text ?? NOTHING,
  result: phase.result ?? NOTHING,
  starts_on: phase.startsOn ?? null,
  ends_on: phase.endsOn ?? null,
  precision: phase.precision ?? 'day',
  source: phase.source ?? '',
});

async function insertPhase(tx: Tx, processId: string, position: number, phase: PhaseInput): Promise<string> {
  const id = newId();
  await tx.insertInto('process_phase').values({ id, process_id: processId, position, ...phaseRow(phase) }).execute();
  await insertNumbers(tx, id, phase.numbers ?? []);
  return id;
}

async function rewritePhase(tx: Tx, processId: string, known: { id: string; version: number }, phase: PhaseInput): Promise<string | null> {
  const done = await tx
    .updateTable('process_phase')
    .set({ ...phaseRow(phase), version: known.version + 1 })
    .where('id', '=', known.id)
    .where('process_id', '=', processId)
    .where('version', '=', known.version)
    .returning('id')
    .executeTakeFirst();
  if (done === undefined) return null;
  await tx.deleteFrom('process_number').where('phase_id', '=', known.id).execute();
  await insertNumbers(tx, known.id, phase.numbers ?? []);
  return known.id;
}

async function insertNumbers(tx: Tx, phaseId: string, numbers: readonly NewNumber[]): Promise<void> {
  const rows = numbers.map((n, position) => ({ id: newId(), phase_id: phaseId, position, quantity: n.quantity, label: n.label, value: n.value, unit: n.unit ?? '', qualifier: n.qualifier ?? 'exact', source: n.source ?? '' }));
  if (rows.length > 0) await tx.insertInto('process_number').values(rows).execute();
}

async function addTopics(tx: Tx, processId: string, names: readonly Localized[], from: number): Promise<void> {
  const rows = names.map((name, i) => ({ id: newId(), process_id: processId, position: from + i, name }));
  if (rows.length > 0) await tx.insertInto('process_topic').values(rows).execute();
}

async function setTopics(tx: Tx, processId: string, names: readonly string[]): Promise<void> {
  const known = await topicsOf(tx, processId);
  for (const topic of known) await tx.updateTable('process_topic').set({ active: names.includes(sourceText(topic.name)) }).where('id', '=', topic.id).execute();
  const fresh = names.filter((name) => !known.some((t) => sourceText(t.name) === name));
  await addTopics(tx, processId, fresh.map((name) => localized(name)), known.length);
}

async function putProcessNode(tx: Tx, id: string): Promise<void> {
  const process = (await processById(tx, id)) as Process;
  const first = await tx.selectFrom('process_phase').select(({ fn }) => fn.min('starts_on').as('day')).where('process_id', '=', id).executeTakeFirst();
  const date = first?.day ?? process.publishedOn ?? dayOf(new Date());
  await putNode(tx, { kind: 'process', id, title: process.title, href: processHref(process.slug), visible: process.publishedOn !== null, date });
}
