import type { Day } from '../../../kernel/dates.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { hashOf, isToken } from '../carrying/updates/rules.ts';
import type { ConceptTables } from '../tables.ts';
import type { Advice, PlaceAnswer } from './rules.ts';

type R = Reads<ConceptTables>;

const advice = (reads: R) =>
  reads
    .selectFrom('municipal_advice as a')
    .leftJoin('measure as m', 'm.id', 'a.measure_id')
    .select(['a.id', 'a.concept_id as conceptId', 'a.number', 'a.title', 'a.text', 'a.measure_id as measureId', 'm.key', 'm.title as measureTitle', 'm.public as measurePublic', 'a.answer_by as answerBy', 'a.published_on as publishedOn', 'a.version']);

/** What a concept recommends to the municipalities, in its order; everybody reads what is published. */
export async function adviceOf(reads: R, conceptId: string, options: { readonly drafts: boolean }): Promise<readonly Advice[]> {
  return advice(reads).where('a.concept_id', '=', conceptId).$if(!options.drafts, (q) => q.where('a.published_on', 'is not', null)).orderBy('a.number').execute();
}

export async function adviceByNumber(reads: R, conceptId: string, number: number): Promise<Advice | null> {
  return (await advice(reads).where('a.concept_id', '=', conceptId).where('a.number', '=', number).executeTakeFirst()) ?? null;
}

export async function adviceById(reads: R, id: string): Promise<Advice | null> {
  return (await advice(reads).where('a.id', '=', id).executeTakeFirst()) ?? null;
}

/** Answers of municipalities. */
export async function answersTo(reads: R, adviceIds: readonly string[]): Promise<readonly PlaceAnswer[]> {
  if (adviceIds.length === 0) return [];
  const rows = await reads.selectFrom('advice_answer').select(['advice_id as adviceId', 'territory_key as territoryKey', 'answer', 'text', 'answered_on as answeredOn', 'via', 'version']).where('advice_id', 'in', adviceIds).orderBy('territory_key').execute();
  return rows as PlaceAnswer[];
}

export interface AdviceAsk {
  readonly id: string;
  readonly adviceId: string;
  readonly territoryKey: string;
  readonly askedOn: Day;
  readonly expiresOn: Day;
}
const asks = (reads: R) => reads.selectFrom('advice_ask').select(['id', 'advice_id as adviceId', 'territory_key as territoryKey', 'asked_on as askedOn', 'expires_on as expiresOn']);

export async function asksAbout(reads: R, adviceId: string): Promise<readonly AdviceAsk[]> {
  return asks(reads).where('advice_id', '=', adviceId).execute();
}

export async function askById(reads: R, id: string): Promise<AdviceAsk | null> {
  return (await asks(reads).where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Whose link this is; null where it is nobody's. */
export async function askByToken(reads: R, token: string): Promise<AdviceAsk | null> {
  return isToken(token) ? ((await asks(reads).where('token_hash', '=', hashOf(token)).executeTakeFirst()) ?? null) : null;
}

export async function conceptOfAdvice(reads: R, { conceptId }: Pick<Advice, 'conceptId'>) {
  return reads.selectFrom('concept').select(['slug', 'title']).where('id', '=', conceptId).executeTakeFirstOrThrow();
}
