import { sql } from 'kysely';
import type { Localized } from '../../kernel/localized.ts';
import type { Reads } from '../../platform/database/types.ts';
import type { State } from './measures/rules.ts';
import type { ConceptTables } from './tables.ts';

export interface NamedMeasure {
  readonly id: string;
  readonly key: string;
  readonly title: Localized;
  readonly state: State;
  /** Whether readers without account may open it. */
  readonly public: boolean;
  readonly leadDepartmentId: string | null;
}

/** What links to measures need, for those named by id. */
export async function measuresNamed(reads: Reads<ConceptTables>, ids: readonly string[]): Promise<ReadonlyMap<string, NamedMeasure>> {
  if (ids.length === 0) return new Map();
  const rows = await reads.selectFrom('measure').select(['id', 'key', 'title', 'state', 'public', 'lead_department_id as leadDepartmentId']).where('id', 'in', [...new Set(ids)]).execute();
  return new Map(rows.map((row) => [row.id, row as NamedMeasure]));
}

/** Goals by id, with the address part of their concept. */
export async function goalsNamed(reads: Reads<ConceptTables>, ids: readonly string[]): Promise<readonly { readonly id: string; readonly title: Localized; readonly concept: string }[]> {
  if (ids.length === 0) return [];
  const rows = await reads.selectFrom('concept_goal as g').innerJoin('concept_field as f', 'f.id', 'g.field_id').innerJoin('concept_edition as e', 'e.id', 'f.edition_id').innerJoin('concept as c', 'c.id', 'e.concept_id').select(['g.id', 'g.title', 'c.slug as concept']).where('g.id', 'in', [...new Set(ids)]).where('e.state', '!=', 'draft').orderBy('f.position').orderBy('g.position').execute();
  return rows as readonly { id: string; title: Localized; concept: string }[];
}

/** How much there is beside a concept that everybody may read. */
export interface Besides {
  readonly reviews: number;
  readonly evaluations: number;
  readonly advice: number;
  readonly plans: number;
  readonly effects: number;
}

export async function besidesOf(reads: Reads<ConceptTables>, conceptId: string): Promise<Besides> {
  const { rows } = await sql<Besides>`select
    (select count(*)::int from review_round where concept_id = ${conceptId} and released_on is not null) as reviews,
    (select count(*)::int from evaluation where concept_id = ${conceptId} and published_on is not null) as evaluations,
    (select count(*)::int from municipal_advice where concept_id = ${conceptId} and published_on is not null) as advice,
    (select count(*)::int from local_plan p join concept_edition e on e.id = p.edition_id where e.concept_id = ${conceptId}
      and exists (select from concept_edition a where a.concept_id = p.concept_id and a.state = 'adopted')) as plans,
    (select count(*)::int from effect) as effects`.execute(reads);
  return rows[0] ?? { reviews: 0, evaluations: 0, advice: 0, plans: 0, effects: 0 };
}
