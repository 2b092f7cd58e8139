import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { composed } from '../../../platform/database/composed.ts';
import type { Reads } from '../../../platform/database/types.ts';
import type { ConceptTables } from '../tables.ts';
import { sortedTerms, type Around } from './rules.ts';

type R = Reads<ConceptTables>;

const around = composed((reads: R, editionId: string) =>
  reads.selectNoFrom((eb) => [
    jsonArrayFrom(
      eb.selectFrom('concept_chapter as h').select(['h.id', 'h.code', 'h.position', 'h.place', 'h.title', 'h.body'])
        .select((inner) => jsonArrayFrom(inner.selectFrom('concept_figure as g').select(['g.id', 'g.label', sql<number>`g.value::float8`.as('value'), 'g.unit', 'g.source']).whereRef('g.chapter_id', '=', 'h.id').orderBy('g.position')).as('figures'))
        .where('h.edition_id', '=', editionId).orderBy('h.position'),
    ).as('chapters'),
    jsonArrayFrom(eb.selectFrom('concept_point as p').select(['p.id', 'p.kind', 'p.position', 'p.title', 'p.text', 'p.levels']).where('p.edition_id', '=', editionId).orderBy('p.kind').orderBy('p.position')).as('points'),
    jsonArrayFrom(eb.selectFrom('concept_term as t').select(['t.id', 't.code', 't.term', 't.synonyms', 't.definition']).where('t.edition_id', '=', editionId).orderBy('t.code')).as('terms'),
  ]),
);

/** Chapters, statements and glossary of an edition, in one round trip. */
export async function aroundOf(reads: R, editionId: string): Promise<Around> {
  const row = (await around(reads, editionId))[0] as unknown as Around;
  return { ...row, terms: sortedTerms(row.terms) };
}
