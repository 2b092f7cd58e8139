import { sql } from 'kysely';
import type { Localized } from '../../../kernel/localized.ts';
import { composed } from '../../../platform/database/composed.ts';
import type { Reads } from '../../../platform/database/types.ts';
import type { ConceptTables } from '../tables.ts';
import type { LinkedMeasure, LocalPlan } from './schema.ts';

type R = Reads<ConceptTables>;

const PLANS = sql`select p.concept_id as "conceptId", c.slug, c.title, p.territory_key as "territoryKey", exists (select from concept_edition a where a.concept_id = c.id and a.state = 'adopted') as public,
    o.slug as "ofSlug", o.title as "ofTitle", e.slug as "ofEdition", n."takesOver", n.adapts, n.own
  from local_plan p join concept c on c.id = p.concept_id join concept_edition e on e.id = p.edition_id join concept o on o.id = e.concept_id
  cross join lateral (select count(*) filter (where d.kind = 'takes_over')::int as "takesOver", count(*) filter (where d.kind = 'adapts')::int as adapts, count(*) filter (where d.kind is null)::int as own
    from measure m left join measure_derivation d on d.measure_id = m.id where m.concept_id = c.id) n`;

/** Plans of municipalities that were derived from any edition of a concept, by municipality. */
export async function localPlans(reads: R, conceptId: string, options: { readonly drafts: boolean }): Promise<readonly LocalPlan[]> {
  const { rows } = await sql<LocalPlan>`${PLANS} where o.id = ${conceptId} order by p.territory_key`.execute(reads);
  return rows.filter((p) => p.public || options.drafts);
}

/** The plan that a concept is, if it is a municipality's. */
export async function localPlan(reads: R, conceptId: string): Promise<LocalPlan | null> {
  return (await sql<LocalPlan>`${PLANS} where p.concept_id = ${conceptId}`.execute(reads)).rows[0] ?? null;
}

/** Measure by measure, how a local plan stands to the concept it comes from. */
export async function linkedMeasures(reads: R, conceptId: string, options: { readonly drafts: boolean }): Promise<readonly LinkedMeasure[]> {
  const rows = await reads
    .selectFrom('measure as m')
    .innerJoin('concept_field as f', 'f.id', 'm.field_id')
    .leftJoin('edition_entry as e', 'e.id', 'm.entry_id')
    .leftJoin('measure_derivation as d', 'd.measure_id', 'm.id')
    .leftJoin('measure as o', 'o.id', 'd.of_measure_id')
    .select(['m.key', 'm.title', 'm.public', 'f.title as fieldTitle', 'd.note', 'o.key as ofKey', 'o.title as ofTitle', 'o.public as ofPublic'])
    .select((eb) => eb.fn.coalesce('d.kind', eb.val('own')).as('link'))
    .where('m.concept_id', '=', conceptId)
    .$if(!options.drafts, (q) => q.where('m.public', '=', true))
    .orderBy('f.position').orderBy('e.number').orderBy('m.key')
    .execute();
  return rows as LinkedMeasure[];
}

/** A measure on the other end of a derivation. */
export interface OtherEnd {
  readonly key: string;
  readonly title: Localized;
  readonly public: boolean;
  readonly conceptTitle: Localized;
  readonly territoryKey: string | null;
  readonly kind: 'takes_over' | 'adapts';
  readonly note: Localized | null;
}
export interface Derivations {
  /** What it comes from. */
  readonly of: OtherEnd | null;
  /** Local measures that come from it, by municipality. */
  readonly by: readonly OtherEnd[];
  /** The measure stands in a local plan. */
  readonly local: boolean;
}

const ends = composed((reads: R, id: string) =>
  reads
    .selectFrom('measure_derivation as d')
    .innerJoin('measure as m', (j) => j.on((e) => e('m.id', '=', e.case().when('d.measure_id', '=', id).then(e.ref('d.of_measure_id')).else(e.ref('d.measure_id')).end())))
    .innerJoin('concept as c', 'c.id', 'm.concept_id')
    .leftJoin('local_plan as p', 'p.concept_id', 'm.concept_id')
    .select(['d.measure_id as localId', 'm.key', 'm.title', 'm.public', 'c.title as conceptTitle', 'p.territory_key as territoryKey', 'd.kind', 'd.note'])
    .where((e) => e.or([e('d.measure_id', '=', id), e('d.of_measure_id', '=', id)]))
    .orderBy('p.territory_key'),
);
const isLocal = composed((reads: R, id: string) => reads.selectFrom('measure as m').innerJoin('local_plan as p', 'p.concept_id', 'm.concept_id').select('p.concept_id').where('m.id', '=', id));

/** Both ends of the derivations of one measure, as far as the reader may see them. */
export async function derivationsOf(reads: R, measureId: string, options: { readonly drafts: boolean }): Promise<Derivations> {
  const [all, local] = await Promise.all([ends(reads, measureId), isLocal(reads, measureId)]);
  const rows = (all as unknown as (OtherEnd & { localId: string })[]).filter((r) => r.public || options.drafts);
  return { of: rows.find((r) => r.localId === measureId) ?? null, by: rows.filter((r) => r.localId !== measureId), local: local.length > 0 };
}
