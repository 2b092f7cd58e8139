import { sql } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import { dayOf, type Day } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import { localized, type Localized } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { linkNodes, putNode, record, type ThreadTables } from '../../thread/public.ts';
import { copyChapters } from '../chapters/commands.ts';
import { lockDraft, type Draft } from '../editions/commands.ts';
import { RESERVED_EDITIONS, type Outcome } from '../editions/rules.ts';
import { linkOrigins } from '../lineage/commands.ts';
import type { ConceptTables } from '../tables.ts';
import { hrefs } from '../urls.ts';

type Tx = Writes<ConceptTables & ThreadTables>;

export interface NewResolution {
  readonly body: string;
  readonly date: Day;
  readonly paper?: string | null;
  readonly outcome: Outcome;
  readonly ayes?: number | null;
  readonly noes?: number | null;
  readonly abstentions?: number | null;
  readonly note?: Localized | null;
  /** Bodies that dealt with the paper before, in order. */
  readonly steps?: readonly { readonly body: string; readonly date: Day | null; readonly result: string }[];
  /** The same resolution as recorded with its body: the thread then leads there. */
  readonly decidedId?: string | null;
}
export interface Adoption {
  readonly editionId: string;
  /** The draft as the signer saw it: a change since then refuses the adoption. */
  readonly version?: number;
  /** Address part of the edition, e.g. the year; its number if not given. */
  readonly slug?: string | null;
  readonly resolution: NewResolution;
}

/** A body's resolution makes the draft the edition in force. From here on the edition and all that stands in it never change. */
export async function adoptEdition(tx: Tx, actor: Actor, input: Adoption): Promise<Result<{ resolutionId: string }>> {
  const locked = await lockDraft(tx, input.editionId, input.version);
  if (!locked.ok) return locked;
  const draft = locked.value;
  if (input.resolution.date > dayOf(new Date())) return failed('not_open_yet', 'date');
  const slug = await freeSlug(tx, draft, input.slug ?? String(draft.number));
  if (slug === null) return failed('already_taken', 'slug');
  const resolutionId = await insertResolution(tx, input.editionId, input.resolution);
  await tx.updateTable('concept_edition').set({ state: 'superseded' }).where('concept_id', '=', draft.conceptId).where('state', '=', 'adopted').execute();
  await tx.updateTable('concept_edition').set({ state: 'adopted', slug, about: JSON.stringify(await aboutNow(tx, draft.conceptId)) }).where('id', '=', input.editionId).execute();
  await placeMeasures(tx, draft, input.resolution.date);
  const stationId = input.resolution.decidedId ?? resolutionId;
  await putThread(tx, draft, slug, stationId, input.resolution);
  await linkOrigins(tx, input.editionId);
  await record(tx, { actor, kind: 'concept', id: draft.conceptId, action: 'edition.adopted', values: { edition: draft.number, slug, ...input.resolution } });
  return ok({ resolutionId: stationId });
}

/** What is said of the concept today is what the edition keeps. */
function aboutNow(tx: Tx, conceptId: string) {
  return tx.selectFrom('concept').select(['title', 'summary', 'source', 'note', 'printed_total as printedTotal', 'printed_total_note as printedTotalNote']).where('id', '=', conceptId).executeTakeFirstOrThrow();
}

async function freeSlug(tx: Tx, draft: Draft, wish: string): Promise<string | null> {
  if ((RESERVED_EDITIONS as readonly string[]).includes(wish)) return null;
  const taken = await tx.selectFrom('concept_edition').select('id').where('concept_id', '=', draft.conceptId).where('slug', '=', wish).where('id', '<>', draft.id).executeTakeFirst();
  return taken === undefined ? wish : null;
}

async function insertResolution(tx: Tx, editionId: string, input: NewResolution): Promise<string> {
  const id = newId();
  await tx
    .insertInto('resolution')
    .values({ id, edition_id: editionId, body: input.body, date: input.date, paper: input.paper ?? null, outcome: input.outcome, ayes: input.ayes ?? null, noes: input.noes ?? null, abstentions: input.abstentions ?? null, note: input.note ?? null, decided_id: input.decidedId ?? null })
    .execute();
  const steps = (input.steps ?? []).map((step, i) => ({ ...step, resolution_id: id, position: i + 1 }));
  if (steps.length > 0) await tx.insertInto('resolution_step').values(steps).execute();
  return id;
}

/** Measures now stand where the adopted edition puts them, are public, and ideas that it selected are selected. */
async function placeMeasures(tx: Tx, draft: Draft, date: Day): Promise<void> {
  const selected = await tx
    .selectFrom('edition_entry as x')
    .innerJoin('measure as m', 'm.id', 'x.measure_id')
    .select('m.id')
    .where('x.edition_id', '=', draft.id)
    .where('x.selected', '=', true)
    .where('m.state', '=', 'idea')
    .execute();
  await tx
    .updateTable('measure')
    .from('edition_entry as x')
    .set((eb) => ({ entry_id: eb.ref('x.id'), field_id: eb.ref('x.field_id'), title: eb.ref('x.wording'), public: true, version: eb('measure.version', '+', 1), updated_at: new Date() }))
    .whereRef('x.measure_id', '=', 'measure.id')
    .where('x.edition_id', '=', draft.id)
    .execute();
  await tx
    .updateTable('measure')
    .from('concept_field as new_field')
    .set((eb) => ({ field_id: eb.ref('new_field.id') }))
    .where('new_field.edition_id', '=', draft.id)
    .where('measure.concept_id', '=', draft.conceptId)
    .where('measure.field_id', '<>', sql<string>`new_field.id`)
    .where((eb) => eb('new_field.code', '=', eb.selectFrom('concept_field as old_field').select('old_field.code').whereRef('old_field.id', '=', 'measure.field_id')))
    .execute();
  const ids = selected.map((s) => s.id);
  if (ids.length === 0) return;
  await tx.updateTable('measure').set({ state: 'selected', state_since: date }).where('id', 'in', ids).execute();
  await tx.insertInto('measure_state_change').values(ids.map((id) => ({ id: newId(), measure_id: id, state: 'selected', date }))).execute();
}

async function putThread(tx: Tx, draft: Draft, slug: string, resolutionId: string, resolution: NewResolution): Promise<void> {
  const concept = await tx.selectFrom('concept').select('title').where('id', '=', draft.conceptId).executeTakeFirstOrThrow();
  await putNode(tx, { kind: 'concept', id: draft.conceptId, title: concept.title, href: hrefs.concept(draft.slug), visible: true, date: resolution.date });
  if (resolution.decidedId == null) await putNode(tx, { kind: 'resolution', id: resolutionId, title: resolutionTitle(resolution.body), href: hrefs.resolution(draft.slug, slug), visible: true, date: resolution.date });
  await linkNodes(tx, draft.conceptId, 'resolved_by', resolutionId);
  const measures = await tx
    .selectFrom('measure as m')
    .innerJoin('edition_entry as x', 'x.id', 'm.entry_id')
    .select(['m.id', 'm.key', 'm.title'])
    .select((eb) => eb.selectFrom('measure_state_change as h').select((q) => q.fn.min('h.date').as('day')).whereRef('h.measure_id', '=', 'm.id').as('day'))
    .where('x.edition_id', '=', draft.id)
    .execute();
  for (const measure of measures) {
    await putNode(tx, { kind: 'measure', id: measure.id, title: measure.title, href: hrefs.measure(measure.key), visible: true, date: measure.day ?? resolution.date });
    await linkNodes(tx, measure.id, 'resolved_by', resolutionId);
  }
}

const resolutionTitle = (body: string): Localized => localized(`Beschluss: ${body}`, 'de', { 'de-simple': `Beschluss: ${body}`, en: `Resolution: ${body}`, ar: `قرار: ${body}` });

/** A new draft that begins as a copy of the edition in force. */
export async function startDraft(tx: Tx, actor: Actor, conceptId: string): Promise<Result<{ id: string }>> {
  const editions = await tx.selectFrom('concept_edition').select(['id', 'number', 'slug', 'state']).where('concept_id', '=', conceptId).orderBy('number', 'desc').forUpdate().execute();
  const adopted = editions.find((e) => e.state === 'adopted');
  if (adopted === undefined) return failed('wrong_state');
  if (editions.some((e) => e.state === 'draft')) return failed('already_taken');
  const number = (editions[0]?.number ?? 0) + 1;
  const slugs = new Set(editions.map((e) => e.slug));
  const id = newId();
  await tx.insertInto('concept_edition').values({ id, concept_id: conceptId, number, slug: slugs.has(String(number)) ? `${number}-${id.slice(0, 8)}` : String(number) }).execute();
  await copyContent(tx, adopted.id, id);
  await copyChapters(tx, adopted.id, id);
  await record(tx, { actor, kind: 'concept', id: conceptId, action: 'edition.started', values: { edition: number, from: adopted.slug } });
  return ok({ id });
}

async function copyContent(tx: Tx, from: string, to: string): Promise<void> {
  const fields = await tx.selectFrom('concept_field').selectAll().where('edition_id', '=', from).execute();
  if (fields.length === 0) return;
  const ids = fields.map((f) => f.id);
  const texts = await tx.selectFrom('concept_text').selectAll().where('field_id', 'in', ids).execute();
  const goals = await tx.selectFrom('concept_goal').selectAll().where('field_id', 'in', ids).execute();
  const entries = await tx.selectFrom('edition_entry').selectAll().where('edition_id', '=', from).execute();
  const heir = new Map([...fields, ...goals].map((part) => [part.id, newId()]));
  const of = (id: string): string => heir.get(id) as string;
  await tx.insertInto('concept_field').values(fields.map((f) => ({ ...f, id: of(f.id), edition_id: to }))).execute();
  if (texts.length > 0) await tx.insertInto('concept_text').values(texts.map((t) => ({ ...t, id: newId(), field_id: of(t.field_id) }))).execute();
  if (goals.length > 0) await tx.insertInto('concept_goal').values(goals.map((g) => ({ ...g, id: of(g.id), field_id: of(g.field_id) }))).execute();
  if (entries.length > 0) await tx.insertInto('edition_entry').values(entries.map((e) => ({ ...e, id: newId(), edition_id: to, field_id: of(e.field_id), goal_id: e.goal_id === null ? null : of(e.goal_id) }))).execute();
}
