import type { Actor } from '../../../../kernel/actor.ts';
import type { Day } from '../../../../kernel/dates.ts';
import { LOCALES } from '../../../../kernel/locale.ts';
import { localized, type Localized } from '../../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../../kernel/problem.ts';
import type { Writes } from '../../../../platform/database/types.ts';
import type { SimilarityTables } from '../../../similarity/public.ts';
import { linkMany, linkNodes, putNodes, record, type ThreadTables } from '../../../thread/public.ts';
import { startDraft } from '../../adoption/commands.ts';
import { removeEntry } from '../../drafts/commands.ts';
import { contentOf } from '../../editions/queries.ts';
import { createMeasure } from '../../measures/making/commands.ts';
import type { ConceptTables } from '../../tables.ts';
import { lockRound, type LockedRound } from '../commands.ts';
import { conceptOfRound, itemsOf } from '../queries.ts';
import type { Item, Outcome } from '../rules.ts';
import { hrefs } from '../urls.ts';
import { words } from '../words.ts';

type Tx = Writes<ConceptTables & ThreadTables & SimilarityTables>;

/** Everybody may read the round from now on. Every measure has what came out in its thread. */
export async function releaseRound(tx: Tx, actor: Actor, roundId: string, version: number, today: Day): Promise<Result<null>> {
  const locked = await lockRound(tx, roundId);
  if (!locked.ok) return locked;
  const round = locked.value;
  if (round.releasedOn !== null) return ok(null);
  if (round.version !== version) return failed('stale');
  const items = await itemsOf(tx, roundId);
  if (items.some((i) => i.outcome === null)) return failed('wrong_state', 'confirm');
  await tx.updateTable('review_round').set({ released_on: today, version: version + 1 }).where('id', '=', roundId).execute();
  await putThread(tx, round, items, today);
  await record(tx, { actor, kind: 'concept', id: round.conceptId, action: 'review.released', values: { round: round.number, outcomes: items.map((i) => [i.number, i.outcome]) } });
  return ok(null);
}

const titleOf = (outcome: Outcome): Localized => localized(words('de')(`outcome.${outcome}`), 'de', Object.fromEntries(LOCALES.filter((l) => l === 'de-simple' || l === 'en' || l === 'ar').map((l) => [l, words(l)(`outcome.${outcome}`)])));

async function putThread(tx: Tx, round: LockedRound, items: readonly Item[], today: Day): Promise<void> {
  const { slug } = await conceptOfRound(tx, round);
  const nodes = items.map((i) => ({ kind: 'review' as const, id: i.id, title: titleOf(i.outcome ?? 'keep'), href: hrefs.itemAt(slug, round.number, i.number), visible: true, date: today }));
  const links = items.flatMap((i) => (i.measureId === null ? [] : [{ from: i.measureId, relation: 'assessed_in' as const, to: i.id }]));
  for (let from = 0; from < nodes.length; from += 500) await putNodes(tx, nodes.slice(from, from + 500));
  await linkMany(tx, links);
}

/** The result becomes the agenda of the next edition: its draft is begun if there is none, what is dropped leaves it, proposals that were taken up stand in it as ideas, and what is to be improved or extended is marked as to do. */
export async function carryIntoDraft(tx: Tx, actor: Actor, roundId: string, today: Day): Promise<Result<null>> {
  const locked = await lockRound(tx, roundId);
  if (!locked.ok) return locked;
  const round = locked.value;
  if (round.releasedOn === null) return failed('wrong_state');
  if (round.carriedOn !== null) return ok(null);
  const draft = await draftFor(tx, actor, round.conceptId);
  if (!draft.ok) return draft;
  const items = await itemsOf(tx, roundId);
  const entries = new Map((await contentOf(tx, draft.value)).flatMap((f) => f.entries.map((e) => [e.measureId, e.id] as const)));
  for (const item of items.filter((i) => i.outcome === 'drop')) {
    const entry = entries.get(item.measureId ?? '');
    const gone = entry === undefined ? ok(null) : await removeEntry(tx, actor, draft.value, entry);
    if (!gone.ok) return gone;
  }
  for (const item of items.filter((i) => i.outcome === 'new')) {
    const made = await createMeasure(tx, actor, { conceptId: round.conceptId, fieldCode: item.fieldCode, title: item.title, state: 'idea', description: item.reason, origin: item.voices.some((v) => v.origin === 'department') ? 'department' : null });
    if (!made.ok) return made;
    await tx.updateTable('review_item').set({ made_measure_id: made.value.id }).where('id', '=', item.id).execute();
    await linkNodes(tx, item.id, 'led_to', made.value.id);
  }
  await tx.updateTable('review_round').set({ carried_on: today, version: round.version + 1 }).where('id', '=', roundId).execute();
  await record(tx, { actor, kind: 'concept', id: round.conceptId, action: 'review.carried', values: { round: round.number } });
  return ok(null);
}

async function draftFor(tx: Tx, actor: Actor, conceptId: string): Promise<Result<string>> {
  const known = await tx.selectFrom('concept_edition').select('id').where('concept_id', '=', conceptId).where('state', '=', 'draft').executeTakeFirst();
  if (known !== undefined) return ok(known.id);
  const started = await startDraft(tx, actor, conceptId);
  return started.ok ? ok(started.value.id) : started;
}

/** Whether the draft has what was to be improved or extended. */
export async function setDone(tx: Tx, actor: Actor, conceptId: string, itemId: string, done: boolean, today: Day): Promise<Result<null>> {
  const item = await tx.selectFrom('review_item as i').innerJoin('review_round as r', 'r.id', 'i.round_id').select(['i.id', 'i.number', 'r.number as round']).where('i.id', '=', itemId).where('r.concept_id', '=', conceptId).where('r.carried_on', 'is not', null).where('i.outcome', 'in', ['improve', 'extend']).executeTakeFirst();
  if (item === undefined) return failed('not_found');
  await tx.updateTable('review_item').set({ done_on: done ? today : null }).where('id', '=', item.id).execute();
  await record(tx, { actor, kind: 'concept', id: conceptId, action: 'review.agenda', values: { round: item.round, item: item.number, done } });
  return ok(null);
}
