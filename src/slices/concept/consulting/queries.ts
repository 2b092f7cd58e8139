import type { Localized } from '../../../kernel/localized.ts';
import type { Day } from '../../../kernel/dates.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { Locale } from '../../../kernel/locale.ts';
import { inLanguage } from '../../../kernel/localized.ts';
import type { Waiting } from '../../../kernel/waiting.ts';
import { composed } from '../../../platform/database/composed.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { mayEditConcepts } from '../policy.ts';
import type { ConceptTables } from '../tables.ts';
import { receiptHash, type Comment, type CommentState, type Consultation } from './rules.ts';
import { hrefs } from './urls.ts';
import { words } from './words.ts';

type R = Reads<ConceptTables>;

export async function consultationOf(reads: R, editionId: string): Promise<Consultation | null> {
  const row = await reads.selectFrom('concept_consultation').select(['edition_id as editionId', 'opens_on as opensOn', 'closes_on as closesOn', 'note']).where('edition_id', '=', editionId).executeTakeFirst();
  return row ?? null;
}

/** The newest edition of a concept whose draft was or is laid open to comments. */
export async function newestConsulted(reads: R, conceptId: string, day: Day): Promise<string | null> {
  const row = await reads.selectFrom('concept_consultation as k').innerJoin('concept_edition as e', 'e.id', 'k.edition_id').select('e.id').where('e.concept_id', '=', conceptId).where('k.opens_on', '<=', day).orderBy('e.number', 'desc').limit(1).executeTakeFirst();
  return row?.id ?? null;
}

/** A draft that everybody may comment on now. */
export interface OpenConsultation {
  readonly slug: string;
  readonly title: Localized;
  readonly closesOn: Day;
}

/** Drafts that are open to comments on the day, the one that closes first at the head. */
export const openConsultations: (reads: R, day: Day) => Promise<readonly OpenConsultation[]> = composed((reads: R, day: Day) =>
  reads
    .selectFrom('concept_consultation as k').innerJoin('concept_edition as e', 'e.id', 'k.edition_id').innerJoin('concept as c', 'c.id', 'e.concept_id')
    .select(['c.slug', 'c.title', 'k.closes_on as closesOn']).where('e.state', '=', 'draft').where('k.opens_on', '<=', day).where('k.closes_on', '>=', day).orderBy('k.closes_on').orderBy('c.slug').limit(3));

const comments = (reads: R) =>
  reads.selectFrom('concept_comment').select(['id', 'edition_id as editionId', 'number', 'part', 'body', 'text', 'lang', 'state', 'withheld_reason as withheldReason', 'answer', 'result', 'answered_on as answeredOn', 'received_on as receivedOn', 'version']);

/** Comments on a draft in the order they came. */
export async function commentsOf(reads: R, editionId: string, states: readonly CommentState[]): Promise<readonly Comment[]> {
  return (await comments(reads).where('edition_id', '=', editionId).where('state', 'in', states).orderBy('number').execute()) as Comment[];
}

export async function commentByNumber(reads: R, editionId: string, number: number): Promise<Comment | null> {
  return ((await comments(reads).where('edition_id', '=', editionId).where('number', '=', number).executeTakeFirst()) as Comment | undefined) ?? null;
}

/** Whose receipt this is, by the code as its author has it. */
export async function commentByReceipt(reads: R, editionId: string, code: string): Promise<Comment | null> {
  return ((await comments(reads).where('edition_id', '=', editionId).where('receipt_hash', '=', receiptHash(code)).executeTakeFirst()) as Comment | undefined) ?? null;
}

/** Drafts with comments that nobody has looked at or answered yet. */
export async function commentsWaiting(reads: R, actor: Actor, locale: Locale): Promise<readonly Waiting[]> {
  if (!mayEditConcepts(actor)) return [];
  const rows = await reads
    .selectFrom('concept_comment as m')
    .innerJoin('concept_edition as e', 'e.id', 'm.edition_id')
    .innerJoin('concept as c', 'c.id', 'e.concept_id')
    .select(['c.slug', 'c.title'])
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.min('m.received_on').as('due')])
    .where('e.state', '=', 'draft')
    .where((eb) => eb.or([eb('m.state', '=', 'received'), eb.and([eb('m.state', '=', 'published'), eb('m.answered_on', 'is', null)])]))
    .groupBy(['c.slug', 'c.title'])
    .execute();
  return rows.map((row) => ({ label: words(locale)('staff.waiting', { title: inLanguage(row.title, locale).text }), href: hrefs.desk(row.slug), due: null, count: row.count }));
}
