import { sql } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import type { Localized } from '../../../kernel/localized.ts';
import { composed } from '../../../platform/database/composed.ts';
import type { Reads } from '../../../platform/database/types.ts';
import type { ConceptTables } from '../tables.ts';
import type { AboutText, ContentField, Outcome } from './rules.ts';

type R = Reads<ConceptTables>;

export interface Resolution {
  readonly id: string;
  readonly body: string;
  readonly date: string;
  readonly paper: string | null;
  readonly outcome: Outcome;
  readonly ayes: number | null;
  readonly noes: number | null;
  readonly abstentions: number | null;
  readonly note: Localized | null;
  readonly steps: readonly { readonly body: string; readonly date: string | null; readonly result: string }[];
  /** The same as recorded with its body; null where it is not. */
  readonly decidedId: string | null;
}
export interface Edition {
  readonly id: string;
  readonly number: number;
  readonly slug: string;
  readonly state: 'draft' | 'adopted' | 'superseded';
  readonly version: number;
  /** What was said of the concept when the edition was adopted; null in a draft. */
  readonly about: AboutText | null;
  readonly resolution: Resolution | null;
}
export interface Concept {
  readonly id: string;
  readonly slug: string;
  readonly title: Localized;
  readonly summary: Localized | null;
  readonly source: string | null;
  readonly note: Localized | null;
  readonly printedTotal: number | null;
  readonly printedTotalNote: Localized | null;
  /** Oldest first. */
  readonly editions: readonly Edition[];
}

const concepts = (reads: R) =>
  reads
    .selectFrom('concept as c')
    .select(['c.id', 'c.slug', 'c.title', 'c.summary', 'c.source', 'c.note', 'c.printed_total as printedTotal', 'c.printed_total_note as printedTotalNote'])
    .select((eb) =>
      jsonArrayFrom(
        eb.selectFrom('concept_edition as e').select(['e.id', 'e.number', 'e.slug', 'e.state', 'e.version', 'e.about'])
          .select((inner) =>
            jsonObjectFrom(
              inner.selectFrom('resolution as r').select(['r.id', 'r.body', 'r.date', 'r.paper', 'r.outcome', 'r.ayes', 'r.noes', 'r.abstentions', 'r.note', 'r.decided_id as decidedId'])
                .select((deep) => jsonArrayFrom(deep.selectFrom('resolution_step as s').select(['s.body', 's.date', 's.result']).whereRef('s.resolution_id', '=', 'r.id').orderBy('s.position')).as('steps'))
                .whereRef('r.edition_id', '=', 'e.id'),
            ).as('resolution'),
          )
          .whereRef('e.concept_id', '=', 'c.id').orderBy('e.number'),
      ).as('editions'),
    );

const newestFirst = (reads: R) =>
  concepts(reads)
    .select((eb) => eb.selectFrom('edition_entry as x').innerJoin('concept_edition as y', 'y.id', 'x.edition_id').select((q) => q.fn.countAll<number>().as('n')).whereRef('y.concept_id', '=', 'c.id').where('y.state', '=', 'adopted').as('measures'))
    .orderBy('c.created_at', 'desc').orderBy('c.slug');
const all = composed(newestFirst);
const adopted = composed((reads: R) => newestFirst(reads).where((eb) => eb.exists(eb.selectFrom('concept_edition as a').select('a.id').whereRef('a.concept_id', '=', 'c.id').where('a.state', '=', 'adopted'))));

/** All concepts, the newest first; without `drafts` only those that a body has adopted. */
export async function conceptList(reads: R, options: { readonly drafts?: boolean } = {}): Promise<readonly (Concept & { readonly measures: number })[]> {
  return (await (options.drafts === true ? all(reads) : adopted(reads))) as unknown as (Concept & { measures: number })[];
}

const bySlug = composed((reads: R, slug: string) => concepts(reads).where('c.slug', '=', slug));

export async function conceptBySlug(reads: R, slug: string): Promise<Concept | null> {
  return ((await bySlug(reads, slug)) as unknown as Concept[])[0] ?? null;
}

const content = composed((reads: R, editionId: string) =>
  reads
    .selectFrom('concept_field as f')
    .select(['f.id', 'f.code', 'f.position', 'f.title', 'f.vision'])
    .select((eb) => [
      jsonArrayFrom(eb.selectFrom('concept_text as t').select(['t.id', 't.text']).whereRef('t.field_id', '=', 'f.id').orderBy('t.position')).as('texts'),
      jsonArrayFrom(eb.selectFrom('concept_goal as g').select(['g.id', 'g.position', 'g.title']).whereRef('g.field_id', '=', 'f.id').orderBy('g.position')).as('goals'),
      jsonArrayFrom(
        eb.selectFrom('edition_entry as x').innerJoin('measure as m', 'm.id', 'x.measure_id')
          .select(['x.id', 'x.number', 'x.goal_id as goalId', 'x.wording', 'x.selected', 'm.id as measureId', 'm.key', 'm.state']).whereRef('x.field_id', '=', 'f.id').orderBy('x.number'),
      ).as('entries'),
    ])
    .where('f.edition_id', '=', editionId)
    .orderBy('f.position'),
);

/** Everything that stands in an edition, in its order, in one round trip. */
export async function contentOf(reads: R, editionId: string): Promise<readonly ContentField[]> {
  return (await content(reads, editionId)) as unknown as ContentField[];
}

/** Fields that new measures of a concept can be put in: those of its draft, else of the edition in force. */
export async function openFields(reads: R): Promise<readonly { readonly conceptId: string; readonly conceptTitle: Localized; readonly code: string; readonly title: Localized }[]> {
  return reads
    .selectFrom('concept_edition as e')
    .innerJoin('concept as c', 'c.id', 'e.concept_id')
    .innerJoin('concept_field as f', 'f.edition_id', 'e.id')
    .select(['c.id as conceptId', 'c.title as conceptTitle', 'f.code', 'f.title'])
    .where('e.state', 'in', ['draft', 'adopted'])
    .where(sql<boolean>`not exists (select from concept_edition d where d.concept_id = e.concept_id and d.state = 'draft' and d.id <> e.id)`)
    .orderBy('c.created_at', 'desc').orderBy('f.position')
    .execute();
}
