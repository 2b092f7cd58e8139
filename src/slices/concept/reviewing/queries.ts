import { sql } from 'kysely';
import { departmentsOf, type Actor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/dates.ts';
import type { Locale } from '../../../kernel/locale.ts';
import { inLanguage } from '../../../kernel/localized.ts';
import type { Waiting } from '../../../kernel/waiting.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { hashOf, isToken } from '../carrying/updates/rules.ts';
import type { ConceptTables } from '../tables.ts';
import type { Item, Round } from './rules.ts';
import { hrefs } from './urls.ts';
import { words } from './words.ts';

type R = Reads<ConceptTables>;

const rounds = (reads: R) =>
  reads
    .selectFrom('review_round as r')
    .innerJoin('concept_edition as e', 'e.id', 'r.edition_id')
    .select(['r.id', 'r.concept_id as conceptId', 'r.edition_id as editionId', 'e.slug as editionSlug', 'r.number', 'r.title', 'r.note', 'r.opens_on as opensOn', 'r.closes_on as closesOn', 'r.released_on as releasedOn', 'r.carried_on as carriedOn', 'r.version']);

/** Rounds of a concept, the newest first; everybody reads those that are released. */
export async function roundsOf(reads: R, conceptId: string, options: { readonly drafts: boolean }): Promise<readonly Round[]> {
  return rounds(reads).where('r.concept_id', '=', conceptId).$if(!options.drafts, (q) => q.where('r.released_on', 'is not', null)).orderBy('r.number', 'desc').execute();
}

export async function roundByNumber(reads: R, conceptId: string, number: number): Promise<Round | null> {
  return (await rounds(reads).where('r.concept_id', '=', conceptId).where('r.number', '=', number).executeTakeFirst()) ?? null;
}

export async function roundById(reads: R, id: string): Promise<Round | null> {
  return (await rounds(reads).where('r.id', '=', id).executeTakeFirst()) ?? null;
}

/** Everything of a round with what was said, in the order of the edition; proposals come last. */
export async function itemsOf(reads: R, roundId: string, only: { readonly id?: string } = {}): Promise<readonly Item[]> {
  const { rows } = await sql<Item>`select i.id, i.number, i.measure_id as "measureId", m.key, m.public as "measurePublic", m.lead_department_id as "leadDepartmentId", i.field_code as "fieldCode", i.title, i.outcome, i.reason,
      i.concluded_on as "concludedOn", i.made_measure_id as "madeMeasureId", b.key as "madeKey", b.public as "madePublic", i.done_on as "doneOn", i.version, coalesce(v.voices, '[]') as voices
    from review_item i left join measure m on m.id = i.measure_id left join measure b on b.id = i.made_measure_id
    left join (
      select item_id, json_agg(json_build_object('origin', origin, 'departmentId', department_id, 'name', name, 'verdict', verdict, 'reason', reason, 'source', source, 'via', via, 'givenOn', given_on) order by given_on, origin, name) as voices
      from review_voice where item_id in (select id from review_item where round_id = ${roundId}) group by 1
    ) v on v.item_id = i.id
    where i.round_id = ${roundId} and (${only.id ?? null}::uuid is null or i.id = ${only.id ?? null}::uuid) order by i.number`.execute(reads);
  return rows;
}

/** What reviews that were carried into the draft still want of its measures, by measure. */
export async function toDoIn(reads: R, conceptId: string): Promise<ReadonlyMap<string, 'improve' | 'extend'>> {
  const rows = await reads.selectFrom('review_item as i').innerJoin('review_round as r', 'r.id', 'i.round_id').select(['i.measure_id as id', 'i.outcome']).where('r.concept_id', '=', conceptId).where('r.carried_on', 'is not', null).where('i.done_on', 'is', null).where('i.outcome', 'in', ['improve', 'extend']).orderBy('r.number').execute();
  return new Map(rows.map((row) => [row.id ?? '', row.outcome as 'improve' | 'extend']));
}

export interface Ask {
  readonly id: string;
  readonly roundId: string;
  readonly departmentId: string;
  readonly askedOn: Day;
  readonly answeredOn: Day | null;
}
const asks = (reads: R) => reads.selectFrom('review_ask').select(['id', 'round_id as roundId', 'department_id as departmentId', 'asked_on as askedOn', 'answered_on as answeredOn']);

export async function asksOf(reads: R, roundId: string): Promise<readonly Ask[]> {
  return asks(reads).where('round_id', '=', roundId).execute();
}

export async function askById(reads: R, id: string): Promise<Ask | null> {
  return (await asks(reads).where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Whose link this is; null where it is nobody's. */
export async function askByToken(reads: R, token: string): Promise<Ask | null> {
  return isToken(token) ? ((await asks(reads).where('token_hash', '=', hashOf(token)).executeTakeFirst()) ?? null) : null;
}

/** The concept a round belongs to, for links and mails. */
export async function conceptOfRound(reads: R, round: Pick<Round, 'conceptId'>) {
  return reads.selectFrom('concept').select(['slug', 'title']).where('id', '=', round.conceptId).executeTakeFirstOrThrow();
}

/** Rounds in which an officer's department was asked and has not answered. */
export async function reviewsWaiting(reads: R, actor: Actor, locale: Locale): Promise<readonly Waiting[]> {
  const departments = departmentsOf(actor);
  if (departments.length === 0) return [];
  const rows = await reads
    .selectFrom('review_ask as a')
    .innerJoin('review_round as r', 'r.id', 'a.round_id')
    .innerJoin('concept as c', 'c.id', 'r.concept_id')
    .select(['c.slug', 'c.title', 'r.number', 'r.closes_on as due', 'a.department_id as departmentId'])
    .where('a.department_id', 'in', departments)
    .where('a.answered_on', 'is', null)
    .where('r.released_on', 'is', null)
    .execute();
  return rows.map((row) => ({ label: words(locale)('staff.waiting', { title: inLanguage(row.title, locale).text }), href: hrefs.say(row.slug, row.number, { as: `department:${row.departmentId}` }), due: row.due, count: 1 }));
}
