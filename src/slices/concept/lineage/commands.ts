import type { Actor } from '../../../kernel/actor.ts';
import { sourceText, type Localized } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import type { SimilarityTables } from '../../similarity/public.ts';
import { linkNodes, type ThreadTables } from '../../thread/public.ts';
import { followDraft } from '../drafts/commands.ts';
import { lockDraft, touched } from '../editions/commands.ts';
import { contentOf } from '../editions/queries.ts';
import type { ContentEntry, ContentField } from '../editions/rules.ts';
import { createMeasure } from '../measures/making/commands.ts';
import type { ConceptTables } from '../tables.ts';
import { mergeSeen, splitSeen } from './rules.ts';

type Tx = Writes<ConceptTables & ThreadTables & SimilarityTables>;

interface Home {
  readonly conceptId: string;
  readonly content: readonly ContentField[];
  readonly field: ContentField;
  readonly entry: ContentEntry;
}

async function homeOf(tx: Tx, editionId: string, entryId: string): Promise<Result<Home>> {
  const draft = await lockDraft(tx, editionId);
  if (!draft.ok) return draft;
  const content = await contentOf(tx, editionId);
  const field = content.find((f) => f.entries.some((e) => e.id === entryId));
  const entry = field?.entries.find((e) => e.id === entryId);
  return field === undefined || entry === undefined ? failed('not_found') : ok({ conceptId: draft.value.conceptId, content, field, entry });
}

/** Whether only this draft has the measure: then nobody outside the office has met it. */
const isNew = async (tx: Tx, editionId: string, measureId: string): Promise<boolean> =>
  (await tx.selectFrom('edition_entry').select('id').where('measure_id', '=', measureId).where('edition_id', '<>', editionId).executeTakeFirst()) === undefined;

/** A part of a measure becomes a measure of its own, beside it, with the next free number. Nobody else's number changes. */
export async function splitEntry(tx: Tx, actor: Actor, editionId: string, entryId: string, part: { readonly wording: Localized; readonly rest: Localized | null; readonly seen?: string }): Promise<Result<{ key: string }>> {
  const home = await homeOf(tx, editionId, entryId);
  if (!home.ok) return home;
  const { field, entry, conceptId } = home.value;
  if (part.seen !== undefined && splitSeen(entry, field) !== part.seen) return failed('stale');
  const goal = field.goals.find((g) => g.id === entry.goalId)?.position ?? null;
  const made = await createMeasure(tx, actor, { conceptId, fieldCode: field.code, title: part.wording, state: 'idea', goal, number: null, selected: entry.selected });
  if (!made.ok) return made;
  const born = await tx.selectFrom('edition_entry').select('id').where('edition_id', '=', editionId).where('measure_id', '=', made.value.id).executeTakeFirstOrThrow();
  await tx.insertInto('entry_origin').values({ edition_id: editionId, entry_id: born.id, measure_id: entry.measureId, kind: 'split' }).execute();
  if (part.rest !== null) await rewordEntry(tx, entry, field.id, part.rest);
  await touched(tx, actor, editionId, 'measure_split', { key: entry.key, into: made.value.key, wording: sourceText(part.wording) });
  return ok({ key: made.value.key });
}

/** One measure of the draft takes up others, which leave the draft and keep their key, page and number in the editions before. */
export async function mergeEntries(tx: Tx, actor: Actor, editionId: string, entryId: string, input: { readonly others: readonly string[]; readonly wording: Localized; readonly seen?: string }): Promise<Result<null>> {
  const home = await homeOf(tx, editionId, entryId);
  if (!home.ok) return home;
  if (input.seen !== undefined && mergeSeen(home.value.content) !== input.seen) return failed('stale');
  const all = home.value.content.flatMap((f) => f.entries);
  const others = [...new Set(input.others)].filter((id) => id !== entryId).map((id) => all.find((e) => e.id === id));
  if (others.length === 0) return failed('required', 'others');
  for (const other of others) {
    if (other === undefined) return failed('invalid_choice', 'others');
    // What the other had taken up itself goes on to the new home; one that only this draft has leaves nothing else to tell.
    await tx.updateTable('entry_origin').set({ entry_id: entryId }).where('entry_id', '=', other.id)
      .where((eb) => eb.not(eb.exists(eb.selectFrom('entry_origin as o').select('o.measure_id').where('o.entry_id', '=', entryId).whereRef('o.measure_id', '=', 'entry_origin.measure_id'))))
      .where('measure_id', '<>', home.value.entry.measureId).execute();
    if (!(await isNew(tx, editionId, other.measureId))) {
      await tx.insertInto('entry_origin').values({ edition_id: editionId, entry_id: entryId, measure_id: other.measureId, kind: 'merged' }).onConflict((c) => c.columns(['entry_id', 'measure_id']).doUpdateSet({ kind: 'merged' })).execute();
    }
    await tx.updateTable('measure').set({ entry_id: null }).where('entry_id', '=', other.id).execute();
    await tx.deleteFrom('edition_entry').where('id', '=', other.id).execute();
  }
  await rewordEntry(tx, home.value.entry, home.value.field.id, input.wording);
  return touched(tx, actor, editionId, 'measures_merged', { key: home.value.entry.key, others: others.map((o) => o?.key), wording: sourceText(input.wording) });
}

async function rewordEntry(tx: Tx, entry: ContentEntry, fieldId: string, wording: Localized): Promise<void> {
  await tx.updateTable('edition_entry').set({ wording }).where('id', '=', entry.id).execute();
  await followDraft(tx, entry, fieldId, wording);
}

/** With the resolution, readers of a measure's thread find where it went and what it came from. */
export async function linkOrigins(tx: Writes<ConceptTables & ThreadTables>, editionId: string): Promise<void> {
  const origins = await tx.selectFrom('entry_origin as o').innerJoin('edition_entry as x', 'x.id', 'o.entry_id').select(['o.measure_id as from', 'x.measure_id as to', 'o.kind']).where('o.edition_id', '=', editionId).execute();
  for (const { from, to, kind } of origins) await linkNodes(tx, from, kind === 'merged' ? 'merged_into' : 'led_to', to);
}
