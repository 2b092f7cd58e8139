import { sql, type SqlBool } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Localized } from '../../../kernel/localized.ts';
import { composed } from '../../../platform/database/composed.ts';
import type { Reads } from '../../../platform/database/types.ts';
import type { ConceptTables } from '../tables.ts';
import type { PracticeKind } from './rules.ts';

type R = Reads<ConceptTables>;

export interface Practice {
  readonly id: string;
  readonly slug: string;
  readonly title: Localized;
  readonly note: Localized | null;
  readonly kind: PracticeKind;
  readonly sinceYear: number | null;
  readonly partners: readonly string[];
  readonly amountEur: number | null;
  readonly targetGroup: string | null;
  readonly place: string | null;
  readonly source: string | null;
  readonly organisation: string | null;
  readonly goal: Localized | null;
  readonly worked: Localized | null;
  readonly funding: string | null;
  readonly contact: string | null;
  readonly version: number;
  readonly conceptId: string | null;
  readonly conceptSlug: string | null;
  readonly conceptTitle: Localized | null;
  readonly fieldCode: string | null;
  /** As the newest edition calls it. */
  readonly fieldTitle: Localized | null;
}

export interface PracticeQuery {
  readonly concept?: string | null;
  readonly field?: string | null;
  readonly kind?: PracticeKind | null;
  readonly q?: string | null;
  readonly limit?: number;
  readonly offset?: number;
}

const practices = (reads: R) =>
  reads
    .selectFrom('practice as p')
    .leftJoin('concept as c', 'c.id', 'p.concept_id')
    .leftJoinLateral(
      (eb) =>
        eb.selectFrom('concept_field as f').innerJoin('concept_edition as e', 'e.id', 'f.edition_id').select(['f.title', 'f.position'])
          .whereRef('e.concept_id', '=', 'p.concept_id').whereRef('f.code', '=', 'p.field_code').where('e.state', '<>', 'draft').orderBy('e.number', 'desc').limit(1).as('f'),
      (join) => join.onTrue(),
    )
    .select(['p.id', 'p.slug', 'p.title', 'p.note', 'p.kind', 'p.since_year as sinceYear', 'p.partners', 'p.amount_eur as amountEur', 'p.target_group as targetGroup', 'p.place', 'p.source', 'p.organisation', 'p.goal', 'p.worked', 'p.funding', 'p.contact', 'p.version', 'p.concept_id as conceptId', 'c.slug as conceptSlug', 'c.title as conceptTitle', 'p.field_code as fieldCode', 'f.title as fieldTitle']);

/** Practices by field and in the order they were named in, with the number of all that match. */
export async function practiceList(reads: R, query: PracticeQuery = {}): Promise<{ readonly items: readonly Practice[]; readonly total: number }> {
  let found = practices(reads);
  if (query.concept != null) found = found.where('c.slug', '=', query.concept);
  if (query.field != null) found = found.where('p.field_code', '=', query.field);
  if (query.kind != null) found = found.where('p.kind', '=', query.kind);
  for (const word of (query.q ?? '').split(/\s+/u).filter((w) => w !== '').slice(0, 8)) {
    const likely = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    found = found.where(sql<SqlBool>`concat_ws(' ', p.title #>> array['texts', p.title ->> 'source', 'text'], p.note #>> array['texts', p.note ->> 'source', 'text'], p.goal #>> array['texts', p.goal ->> 'source', 'text'], p.worked #>> array['texts', p.worked ->> 'source', 'text'], p.organisation, p.target_group, p.place, array_to_string(p.partners, ' ')) ilike ${likely}`);
  }
  const [rows, count] = await Promise.all([
    found.orderBy('c.created_at', 'desc').orderBy('f.position').orderBy('p.position').orderBy('p.slug').limit(query.limit ?? 500).offset(query.offset ?? 0).execute(),
    found.clearSelect().select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
  ]);
  return { items: rows as unknown as Practice[], total: count.n };
}

/** A practice as a link in its field. */
export interface NamedPractice {
  readonly slug: string;
  readonly title: Localized;
  readonly sinceYear: number | null;
  readonly fieldCode: string | null;
}

const named = composed((reads: R, conceptId: string) => reads.selectNoFrom((none) =>
  jsonArrayFrom(none.selectFrom('practice as p').select(['p.slug', 'p.title', 'p.since_year as sinceYear', 'p.field_code as fieldCode']).where('p.concept_id', '=', conceptId).orderBy('p.position').orderBy('p.slug')).as('all'),
));

/** What the practices of a concept are called, in the order they were named in. */
export async function practicesNamed(reads: R, conceptId: string): Promise<readonly NamedPractice[]> {
  return ((await named(reads, conceptId))[0]?.all ?? []) as unknown as NamedPractice[];
}

export async function practiceBySlug(reads: R, slug: string): Promise<Practice | null> {
  const row = await practices(reads).where('p.slug', '=', slug).executeTakeFirst();
  return (row as unknown as Practice | undefined) ?? null;
}
