import type { Actor } from '../../../kernel/actor.ts';
import { addDays, dayOf, type Day } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import { enqueue } from '../../../platform/jobs.ts';
import { linkNodes, putNode, record, unlinkNodes, type ThreadTables } from '../../thread/public.ts';
import { hashOf, newToken } from '../carrying/updates/rules.ts';
import type { ConceptTables } from '../tables.ts';
import { adviceByNumber, answersTo, asksAbout, conceptOfAdvice } from './queries.ts';
import { LINK_DAYS, needsText, type Advice, type Answer, type PlaceAnswer } from './rules.ts';
import { hrefs } from './urls.ts';

type Tx = Writes<ConceptTables & ThreadTables>;

/** The job that mails a municipality. */
export const ASK_PLACE = 'concept.ask_municipality';

export interface AdviceInput {
  readonly title: Localized;
  readonly text: Localized;
  /** Key of the measure it belongs to. */
  readonly measure: string | null;
  readonly answerBy: Day | null;
}

/** A recommendation to the municipalities; for the office until it is published. Without a number a new one. */
export async function saveAdvice(tx: Tx, actor: Actor, conceptId: string, number: number | null, version: number | null, input: AdviceInput): Promise<Result<{ id: string; number: number }>> {
  await tx.selectFrom('concept').select('id').where('id', '=', conceptId).forUpdate().execute();
  const before = number === null ? null : await adviceByNumber(tx, conceptId, number);
  if (number !== null && before === null) return failed('not_found');
  if (before !== null && before.version !== version) return failed('stale');
  const measure = input.measure === null ? null : await tx.selectFrom('measure').select(['id', 'public']).where('key', '=', input.measure).where('concept_id', '=', conceptId).executeTakeFirst();
  if (measure === undefined) return failed('key_unknown', 'measure', { key: input.measure ?? '' });
  const last = await tx.selectFrom('municipal_advice').select((e) => e.fn.max('number').as('n')).where('concept_id', '=', conceptId).executeTakeFirst();
  const at = before?.number ?? (last?.n ?? 0) + 1;
  const values = { title: input.title, text: input.text, measure_id: measure?.id ?? null, answer_by: input.answerBy };
  const id = before?.id ?? newId();
  if (before === null) await tx.insertInto('municipal_advice').values({ id, concept_id: conceptId, number: at, ...values }).execute();
  else await tx.updateTable('municipal_advice').set({ ...values, version: before.version + 1 }).where('id', '=', id).execute();
  const { slug } = await conceptOfAdvice(tx, { conceptId });
  await putNode(tx, { kind: 'advice', id, title: input.title, href: hrefs.one(slug, at), visible: before?.publishedOn != null, date: before?.publishedOn ?? dayOf(new Date()) });
  await tie(tx, conceptId, id, before, measure?.id ?? null);
  await record(tx, { actor, kind: 'concept', id: conceptId, action: before === null ? 'advice.added' : 'advice.changed', values: { number: at, ...input } });
  return ok({ id, number: at });
}

/** It came of its measure, or of the concept as a whole. */
async function tie(tx: Tx, conceptId: string, id: string, before: Advice | null, measureId: string | null): Promise<void> {
  const from = measureId ?? conceptId;
  const was = before === null ? null : (before.measureId ?? conceptId);
  if (was !== null && was !== from) await unlinkNodes(tx, was, 'led_to', id);
  if (was !== from) await linkNodes(tx, from, 'led_to', id);
}

/** Everybody may read it and its answers from now on. */
export async function publishAdvice(tx: Tx, actor: Actor, conceptId: string, number: number, version: number, today: Day): Promise<Result<null>> {
  await tx.selectFrom('municipal_advice').select('id').where('concept_id', '=', conceptId).where('number', '=', number).forUpdate().execute();
  const now = await adviceByNumber(tx, conceptId, number);
  if (now === null) return failed('not_found');
  if (now.publishedOn !== null) return ok(null);
  if (now.version !== version) return failed('stale');
  await tx.updateTable('municipal_advice').set({ published_on: today, version: version + 1 }).where('id', '=', now.id).execute();
  const { slug } = await conceptOfAdvice(tx, now);
  await putNode(tx, { kind: 'advice', id: now.id, title: now.title, href: hrefs.one(slug, number), visible: true, date: today });
  await record(tx, { actor, kind: 'concept', id: conceptId, action: 'advice.published', values: { number } });
  return ok(null);
}

export interface Given {
  readonly territoryKey: string;
  /** 0 where the form showed no answer yet. */
  readonly seen: number;
  readonly answer: Answer;
  readonly text: Localized | null;
  readonly via: PlaceAnswer['via'];
  readonly today: Day;
}

/** What a municipality says to a published recommendation; said again, it replaces the answer before. */
export async function giveAnswer(tx: Tx, actor: Actor, adviceId: string, given: Given): Promise<Result<null>> {
  const advice = await tx.selectFrom('municipal_advice').select(['concept_id as conceptId', 'number', 'published_on']).where('id', '=', adviceId).forUpdate().executeTakeFirst();
  if (advice === undefined) return failed('not_found');
  if (advice.published_on === null) return failed('not_open_yet');
  if (needsText(given.answer) && given.text === null) return failed('required', 'text');
  const { territoryKey, seen, answer, text, via, today } = given;
  const before = (await answersTo(tx, [adviceId])).find((a) => a.territoryKey === territoryKey);
  if ((before?.version ?? 0) !== seen) return failed('stale');
  const values = { answer, text, via, answered_on: today };
  if (before === undefined) await tx.insertInto('advice_answer').values({ id: newId(), advice_id: adviceId, territory_key: territoryKey, ...values }).execute();
  else await tx.updateTable('advice_answer').set({ ...values, version: before.version + 1 }).where('advice_id', '=', adviceId).where('territory_key', '=', territoryKey).execute();
  await record(tx, { actor, kind: 'concept', id: advice.conceptId, action: 'advice.answered', values: { number: advice.number, territory: territoryKey, answer, text, via } });
  return ok(null);
}

/** Asks municipalities by mail, with a new link each; whoever was asked today is not asked again. Returns how many were. */
export async function askPlaces(tx: Tx, actor: Actor, adviceId: string, keys: readonly string[], today: Day): Promise<Result<{ readonly n: number }>> {
  const advice = await tx.selectFrom('municipal_advice').select(['concept_id as conceptId', 'number', 'published_on']).where('id', '=', adviceId).forUpdate().executeTakeFirst();
  if (advice === undefined) return failed('not_found');
  if (advice.published_on === null) return failed('not_open_yet');
  const before = new Map((await asksAbout(tx, adviceId)).map((a) => [a.territoryKey, a]));
  const asked = [...new Set(keys)].filter((key) => before.get(key)?.askedOn !== today);
  for (const key of asked) {
    const id = before.get(key)?.id ?? newId();
    const fresh = { asked_on: today, expires_on: addDays(today, LINK_DAYS), token_hash: null };
    await tx.insertInto('advice_ask').values({ id, advice_id: adviceId, territory_key: key, ...fresh }).onConflict((c) => c.columns(['advice_id', 'territory_key']).doUpdateSet(fresh)).execute();
    await enqueue(tx as never, ASK_PLACE, { askId: id });
  }
  if (asked.length > 0) await record(tx, { actor, kind: 'concept', id: advice.conceptId, action: 'advice.asked', values: { number: advice.number, territories: asked } });
  return ok({ n: asked.length });
}

/** Makes the link of a mail that is being written; only its hash is kept. */
export async function makePlaceLink(tx: Tx, askId: string): Promise<string> {
  const token = newToken();
  await tx.updateTable('advice_ask').set({ token_hash: hashOf(token) }).where('id', '=', askId).execute();
  return token;
}
