import type { Actor } from '../../../kernel/actor.ts';
import { dayOf, type Day } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import { sourceText, type Localized } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { forgetText, indexText } from '../../similarity/public.ts';
import { linkNodes, putNode, record, unlinkNodes, type ThreadTables } from '../../thread/public.ts';
import { allOfProcess } from '../forums/commands.ts';
import { forumsOf } from '../forums/queries.ts';
import { reconsider, withOrigins } from '../merging/commands.ts';
import { processById, type Process } from '../processes/queries.ts';
import { tellAuthors } from '../receipts/news/commands.ts';
import { lockProcess, type Tx } from '../submissions/commands.ts';
import { submissionsByIds } from '../submissions/queries.ts';
import type { ProcessTables, RecommendationTables } from '../tables.ts';
import { recommendationHref } from '../urls.ts';
import { originsOf, recommendationById, type Decided, type Forwarded, type Recommendation } from './queries.ts';
import { mayBecome, wordingOf } from './rules.ts';
import type { PublicState } from './schema.ts';

export interface RecommendationContent {
  readonly field: Localized;
  readonly title: Localized;
  readonly text: Localized;
  /** Why it can be carried out on this level. */
  readonly prospect: Localized;
  readonly source?: string;
  readonly submissionIds: readonly string[];
  readonly forumIds: readonly string[];
}
export interface NewRecommendation extends RecommendationContent {
  readonly processId: string;
  /** Day it became public; left out for a draft. */
  readonly publishedOn?: Day | null;
}

/** Condenses submissions and forums into a recommendation under the process's next number. */
export async function createRecommendation(tx: Tx, actor: Actor, input: NewRecommendation): Promise<Result<{ id: string; number: number }>> {
  await lockProcess(tx, input.processId);
  const process = await processById(tx, input.processId);
  if (process === null) return failed('not_found');
  const refused = await originsRefused(tx, process.id, input);
  if (refused !== null) return refused;
  const id = newId();
  const row = await tx.updateTable('process').set((e) => ({ next_recommendation: e('next_recommendation', '+', 1) })).where('id', '=', process.id).returning('next_recommendation').executeTakeFirstOrThrow();
  const number = row.next_recommendation - 1;
  await tx.insertInto('recommendation').values({ id, process_id: process.id, number, ...columns(input) }).execute();
  await putRecommendationNode(tx, process, id);
  await setOrigins(tx, id, input);
  await record(tx, { actor, kind: 'recommendation', id, action: 'recommendation.created', values: { number, title: sourceText(input.title) } });
  if (input.publishedOn == null) return ok({ id, number });
  const published = await publishRecommendation(tx, actor, id, 1, input.publishedOn);
  return published.ok ? ok({ id, number }) : published;
}

export async function updateRecommendation(tx: Tx, actor: Actor, id: string, version: number, input: RecommendationContent): Promise<Result<null>> {
  const before = await recommendationById(tx, id);
  if (before === null) return failed('not_found');
  await lockProcess(tx, before.processId);
  const refused = await originsRefused(tx, before.processId, input);
  if (refused !== null) return refused;
  const done = await tx.updateTable('recommendation').set({ ...columns(input), version: version + 1 }).where('id', '=', id).where('version', '=', version).returning('id').executeTakeFirst();
  if (done === undefined) return failed('stale');
  await putRecommendationNode(tx, (await processById(tx, before.processId)) as Process, id);
  const changed = await setOrigins(tx, id, input);
  if (before.state !== 'draft') await considerAll(tx, changed);
  await record(tx, { actor, kind: 'recommendation', id, action: 'recommendation.changed', values: { title: sourceText(input.title), text: sourceText(input.text), prospect: sourceText(input.prospect) } });
  return ok(null);
}

/** Makes a draft public. From now on what it came from counts as condensed: its authors are told, and their addresses go. */
export async function publishRecommendation(tx: Tx, actor: Actor, id: string, version: number, day: Day = dayOf(new Date())): Promise<Result<null>> {
  const draft = await recommendationById(tx, id);
  if (draft === null) return failed('not_found');
  if (draft.state !== 'draft') return failed('wrong_state');
  await lockProcess(tx, draft.processId);
  const done = await tx.updateTable('recommendation').set({ state: 'published', published_on: day, version: version + 1 }).where('id', '=', id).where('version', '=', version).returning('id').executeTakeFirst();
  if (done === undefined) return failed('stale');
  await putRecommendationNode(tx, (await processById(tx, draft.processId)) as Process, id);
  await considerAll(tx, (await originsOf(tx, id)).submissionIds);
  await record(tx, { actor, kind: 'recommendation', id, action: 'recommendation.published', values: { on: day } });
  return ok(null);
}

/**
 * For the slices that weigh, assess and decide: what has become of a public recommendation, and with what reason. Setting the same state
 * again changes nothing; a decision that was there before goes with its state.
 */
export async function setRecommendationState(tx: Writes<ProcessTables & RecommendationTables & ThreadTables>, actor: Actor, id: string, state: PublicState, decision: Decided | null = null): Promise<Result<null>> {
  const known = await recommendationById(tx, id);
  if (known === null) return failed('not_found');
  if (known.state === state) return ok(null);
  if (!mayBecome(known.state, state)) return failed('wrong_state');
  await tx.updateTable('recommendation').set({ state, decision_reason: decision?.reason ?? null, decided_on: decision?.on ?? null, decision_href: decision?.href ?? null, ...forwardedColumns(decision?.forwarded ?? null) }).where('id', '=', id).execute();
  await record(tx, { actor, kind: 'recommendation', id, action: 'recommendation.state_changed', values: { state: [known.state, state] } });
  return ok(null);
}

const forwardedColumns = (forwarded: Forwarded | null) => ({ forwarded_to: forwarded?.to ?? null, forwarded_on: forwarded?.on ?? null, replied_on: forwarded?.repliedOn ?? null, reply: forwarded?.reply ?? null });

/** Notes beside its decision when a recommendation was forwarded and what they replied; its authors read it under their receipts, and those who still have an address there are mailed. */
export async function noteForwarding(tx: Tx, actor: Actor, id: string, forwarded: Forwarded): Promise<Result<null>> {
  const known = await recommendationById(tx, id);
  if (known === null) return failed('not_found');
  if (known.state !== 'forwarded') return failed('wrong_state');
  await tx.updateTable('recommendation').set(forwardedColumns(forwarded)).where('id', '=', id).execute();
  await record(tx, { actor, kind: 'recommendation', id, action: 'recommendation.forwarding_noted', values: { to: forwarded.to, on: forwarded.on, repliedOn: forwarded.repliedOn } });
  const before = known.decision?.forwarded;
  const news = forwarded.repliedOn !== null && before?.repliedOn == null ? 'replied' : forwarded.on !== null && before?.on == null ? 'forwarded' : null;
  if (news !== null) await tellAuthors(tx, await withOrigins(tx, (await originsOf(tx, id)).submissionIds), news);
  return ok(null);
}

const columns = ({ field, title, text, prospect, source = '' }: RecommendationContent) => ({ field, title, text, prospect, source });

async function originsRefused(tx: Tx, processId: string, { submissionIds, forumIds }: RecommendationContent) {
  if (submissionIds.length + forumIds.length === 0) return failed('required', 'submissions');
  if (!(await allOfProcess(tx, processId, submissionIds))) return failed('invalid_choice', 'submissions');
  const forums = new Set((await forumsOf(tx, processId)).map((f) => f.id));
  return forumIds.every((id) => forums.has(id)) ? null : failed('invalid_choice', 'forums');
}

/** Ties origins as chosen; gives the submissions whose tie came or went. */
async function setOrigins(tx: Tx, id: string, { submissionIds, forumIds }: RecommendationContent): Promise<string[]> {
  const before = await originsOf(tx, id);
  const submissions = difference(before.submissionIds, submissionIds);
  const forums = difference(before.forumIds, forumIds);
  for (const gone of submissions.gone) await tx.deleteFrom('recommendation_submission').where('recommendation_id', '=', id).where('submission_id', '=', gone).execute();
  for (const gone of forums.gone) await tx.deleteFrom('recommendation_forum').where('recommendation_id', '=', id).where('forum_id', '=', gone).execute();
  for (const fresh of submissions.fresh) await tx.insertInto('recommendation_submission').values({ recommendation_id: id, submission_id: fresh }).execute();
  for (const fresh of forums.fresh) await tx.insertInto('recommendation_forum').values({ recommendation_id: id, forum_id: fresh }).execute();
  for (const gone of [...submissions.gone, ...forums.gone]) await unlinkNodes(tx, gone, 'led_to', id);
  for (const fresh of [...submissions.fresh, ...forums.fresh]) await linkNodes(tx, fresh, 'led_to', id);
  return [...submissions.gone, ...submissions.fresh];
}

function difference(before: readonly string[], after: readonly string[]): { gone: string[]; fresh: string[] } {
  return { gone: before.filter((b) => !after.includes(b)), fresh: [...new Set(after.filter((a) => !before.includes(a)))] };
}

/** Works out who counts as condensed now; the worker tells those who left an address and then erases it. */
async function considerAll(tx: Tx, submissionIds: readonly string[]): Promise<void> {
  for (const id of submissionIds) await reconsider(tx, id);
  const condensed = (await submissionsByIds(tx, await withOrigins(tx, submissionIds))).filter((s) => s.consideredOn !== null);
  await tellAuthors(tx, condensed.map((s) => s.id), 'condensed');
}

export async function putRecommendationNode(tx: Tx, process: Process, id: string): Promise<void> {
  const r = (await recommendationById(tx, id)) as Recommendation;
  const visible = r.state !== 'draft' && process.publishedOn !== null;
  await putNode(tx, { kind: 'recommendation', id, title: r.title, href: recommendationHref(process.slug, r.number), visible, date: r.publishedOn ?? dayOf(new Date()) });
  if (visible) await indexText(tx, { id, kind: 'recommendation', text: wordingOf(r) });
  else await forgetText(tx, id);
}
