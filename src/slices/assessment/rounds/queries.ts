import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { sql } from 'kysely';
import { sourceText, type Localized } from '../../../kernel/localized.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { measureById, measuresNamed, type ConceptTables } from '../../concept/public.ts';
import { recommendationById, recommendationList, type PublicParticipationTables } from '../../participation/public.ts';
import { suggestSimilar, type SimilarityTables } from '../../similarity/public.ts';
import type { SubjectRow } from '../queries.ts';
import type { AssessmentTables } from '../tables.ts';
import { suggestDepartments, type ConsultationKind, type Past, type Suggestion } from './rules.ts';

type R = Reads<AssessmentTables>;

export interface Consultation {
  readonly id: string;
  readonly kind: ConsultationKind;
  readonly title: Localized;
  readonly heldFrom: string;
  readonly heldTo: string;
  readonly monthsOnly: boolean;
  readonly meetings: number;
  readonly result: Localized | null;
  readonly departmentIds: readonly string[];
  readonly version: number;
}
export interface Round {
  readonly id: string;
  readonly number: number;
  readonly title: Localized;
  readonly note: Localized | null;
  readonly source: string | null;
  readonly dueOn: string;
  readonly sentOn: string | null;
  readonly closedOn: string | null;
  readonly version: number;
  readonly consultations: readonly Consultation[];
}

const rounds = (reads: R) =>
  reads
    .selectFrom('assessment_round as r')
    .select(['r.id', 'r.number', 'r.title', 'r.note', 'r.source', 'r.due_on as dueOn', 'r.sent_on as sentOn', 'r.closed_on as closedOn', 'r.version'])
    .select((eb) =>
      jsonArrayFrom(
        eb.selectFrom('assessment_consultation as k').select(['k.id', 'k.kind', 'k.title', 'k.held_from as heldFrom', 'k.held_to as heldTo', 'k.months_only as monthsOnly', 'k.meetings', 'k.result', 'k.version'])
          .select(sql<string[]>`(select coalesce(json_agg(d.department_id), '[]') from assessment_consultation_department d where d.consultation_id = k.id)`.as('departmentIds'))
          .whereRef('k.round_id', '=', 'r.id').orderBy('k.held_from').orderBy('k.kind').orderBy('k.id'),
      ).as('consultations'),
    );

export interface RoundQuery {
  /** Those the office still prepares, too. */
  readonly drafts?: boolean;
  readonly q?: string | null;
  readonly limit?: number;
  readonly offset?: number;
}

/** Rounds, the newest first, with the number of all. */
export async function roundList(reads: R, { drafts = false, q = null, limit = 500, offset = 0 }: RoundQuery = {}): Promise<{ readonly items: readonly Round[]; readonly total: number }> {
  let found = rounds(reads);
  if (!drafts) found = found.where('r.sent_on', 'is not', null);
  if (q !== null) found = found.where(sql<boolean>`localized_words(r.title) ilike ${`%${q.replace(/[\\%_]/g, '\\$&')}%`}`);
  const [rows, count] = await Promise.all([
    found.orderBy(sql`coalesce(r.sent_on, r.due_on)`, 'desc').orderBy('r.number', 'desc').limit(limit).offset(offset).execute(),
    found.clearSelect().select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
  ]);
  return { items: rows as unknown as Round[], total: count.n };
}

export async function roundByNumber(reads: R, number: number, options: { readonly drafts?: boolean } = {}): Promise<Round | null> {
  const row = (await rounds(reads).where('r.number', '=', number).executeTakeFirst()) as unknown as Round | undefined;
  return row === undefined || (row.sentOn === null && options.drafts !== true) ? null : row;
}

export async function roundById(reads: R, id: string): Promise<Round | null> {
  return ((await rounds(reads).where('r.id', '=', id).executeTakeFirst()) as unknown as Round | undefined) ?? null;
}

export interface RoundItem extends SubjectRow {
  readonly itemId: string;
  readonly question: Localized | null;
  readonly joinedTo: string | null;
  readonly departmentIds: readonly string[];
}

/** What a draft round holds. */
export async function itemsOf(reads: R, roundId: string): Promise<readonly RoundItem[]> {
  const rows = await reads
    .selectFrom('assessment_round_item as i')
    .select(['i.id as itemId', 'i.subject_kind as kind', 'i.subject_id as id', 'i.subject_title as title', 'i.subject_href as href', 'i.question', 'i.joined_to as joinedTo'])
    .select(sql<string[]>`(select coalesce(json_agg(d.department_id), '[]') from assessment_round_department d where d.item_id = i.id)`.as('departmentIds'))
    .where('i.round_id', '=', roundId)
    .orderBy('i.position')
    .execute();
  return rows as RoundItem[];
}

/** Things that stand in a draft round, so that none is put into two. */
export async function inDraftRounds(reads: R): Promise<ReadonlySet<string>> {
  const rows = await reads.selectFrom('assessment_round_item as i').innerJoin('assessment_round as r', 'r.id', 'i.round_id').select('i.subject_id').where('r.sent_on', 'is', null).execute();
  return new Set(rows.map((r) => r.subject_id));
}

type S = Reads<AssessmentTables & ConceptTables & SimilarityTables & PublicParticipationTables>;

/** Departments for a thing: who was asked in its field and about what is much alike, and who leads measures that sound like it. */
export async function suggestionsFor(reads: S, subject: Pick<SubjectRow, 'kind' | 'id' | 'title'>): Promise<readonly Suggestion[]> {
  const text = sourceText(subject.title);
  const [recommendations, asked, alike, similar, own] = await Promise.all([
    recommendationList(reads, null), askedBefore(reads), suggestSimilar(reads, { kind: 'recommendation', text, except: subject.id, limit: 3 }), suggestSimilar(reads, { kind: 'measure', text, except: subject.id, limit: 3 }),
    subject.kind === 'measure' ? measureById(reads, subject.id) : recommendationById(reads, subject.id),
  ]);
  const fields = new Map(recommendations.map((r) => [r.id, sourceText(r.field)]));
  const titles = new Map(recommendations.map((r) => [r.id, sourceText(r.title)]));
  const past: Past[] = asked.filter((a) => a.subjectId !== subject.id).map((a) => ({ ...a, field: fields.get(a.subjectId) ?? '' }));
  const named = await measuresNamed(reads, similar.map((s) => s.id));
  const leads = [...(own !== null && 'leadDepartmentId' in own ? [own] : []), ...similar.flatMap((s) => named.get(s.id) ?? [])];
  return suggestDepartments({
    field: own !== null && 'field' in own ? sourceText(own.field) : '',
    past,
    alike: alike.map(({ id }) => ({ id, title: titles.get(id) ?? '' })),
    measures: leads.map((m) => ({ title: sourceText(m.title), departmentId: m.leadDepartmentId })),
  });
}

/** Every department that was asked, about what, and whether it said that it is not its affair. */
async function askedBefore(reads: R): Promise<readonly Omit<Past, 'field'>[]> {
  const rows = await reads.selectFrom('assessment as a').innerJoin('assessment_answer as x', 'x.assessment_id', 'a.id').select(['a.subject_id as subjectId', 'x.department_id as departmentId', 'x.feasibility']).execute();
  return rows.map(({ feasibility, ...row }) => ({ ...row, theirs: feasibility !== 'not_ours' }));
}
