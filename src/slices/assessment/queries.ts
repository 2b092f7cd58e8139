import { sql } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import type { Localized } from '../../kernel/localized.ts';
import type { Reads } from '../../platform/database/types.ts';
import { measuresNamed, type ConceptTables, type NamedMeasure } from '../concept/public.ts';
import type { AssessmentTables } from './tables.ts';
import type { CostClass, DecisionKind, EstimatePer, Feasibility, Level } from './rules.ts';

type R = Reads<AssessmentTables & ConceptTables>;

export interface AnswerRow {
  readonly departmentId: string;
  readonly feasibility: Feasibility | null;
  readonly level: Level | null;
  readonly cost: CostClass | null;
  /** Who is competent, in words. */
  readonly body: string | null;
  readonly estimateEur: number | null;
  readonly estimatePer: EstimatePer | null;
  readonly resources: Localized | null;
  readonly conditions: Localized | null;
  readonly publicNote: Localized | null;
  readonly answeredOn: string | null;
  readonly version: number;
  /** What exists already. */
  readonly existing: readonly NamedMeasure[];
}
export interface DecisionRow {
  readonly kind: DecisionKind;
  readonly reason: Localized;
  readonly forwardedTo: string | null;
  readonly level: Level | null;
  readonly decidedOn: string;
  /** Account; for staff. */
  readonly releasedBy: string | null;
  readonly measureKey: string | null;
  readonly measureTitle: Localized | null;
  /** Whether readers without account may open the measure. */
  readonly measurePublic: boolean | null;
}
/** Something that is assessed: a node of the red thread with its page. */
export interface SubjectRow {
  readonly kind: 'recommendation' | 'measure';
  readonly id: string;
  readonly title: Localized;
  readonly href: string;
}
export interface Assessment {
  readonly id: string;
  readonly number: number;
  /** Number of its round; null where it was sent alone. */
  readonly round: number | null;
  readonly subjectKind: 'recommendation' | 'measure';
  readonly subjectId: string;
  readonly subjectTitle: Localized;
  readonly subjectHref: string;
  /** What is decided together with it. */
  readonly joined: readonly SubjectRow[];
  readonly question: Localized | null;
  readonly sentOn: string;
  readonly dueOn: string;
  readonly answers: readonly AnswerRow[];
  readonly decision: DecisionRow | null;
}

/** Without the internal notes: those have a query of their own, so that no page shows them by accident. */
const assessments = (reads: R) =>
  reads
    .selectFrom('assessment as a')
    .leftJoin('assessment_round as r', 'r.id', 'a.round_id')
    .select(['a.id', 'a.number', 'r.number as round', 'a.subject_kind as subjectKind', 'a.subject_id as subjectId', 'a.subject_title as subjectTitle', 'a.subject_href as subjectHref', 'a.question', 'a.sent_on as sentOn', 'a.due_on as dueOn'])
    .select((eb) => [
      jsonArrayFrom(
        eb.selectFrom('assessment_answer as x').select(['x.department_id as departmentId', 'x.feasibility', 'x.competent_level as level', 'x.cost_class as cost', 'x.competent_body as body', 'x.estimate_eur as estimateEur', 'x.estimate_per as estimatePer', 'x.resources', 'x.conditions', 'x.public_note as publicNote', 'x.answered_on as answeredOn', 'x.version'])
          .select(sql<string[]>`(select coalesce(json_agg(e.measure_id), '[]') from assessment_existing e where e.answer_id = x.id)`.as('existing'))
          .whereRef('x.assessment_id', '=', 'a.id').orderBy('x.answered_on').orderBy('x.id'),
      ).as('answers'),
      jsonArrayFrom(
        eb.selectFrom('assessment_joined as j').select(['j.subject_kind as kind', 'j.subject_id as id', 'j.subject_title as title', 'j.subject_href as href']).whereRef('j.assessment_id', '=', 'a.id').orderBy('j.subject_href'),
      ).as('joined'),
      jsonObjectFrom(
        eb.selectFrom('decision as d').select(['d.kind', 'd.reason', 'd.forwarded_to as forwardedTo', 'd.competent_level as level', 'd.decided_on as decidedOn', 'd.released_by as releasedBy', 'd.measure_id as measureId'])
          .whereRef('d.assessment_id', '=', 'a.id'),
      ).as('decision'),
    ]);

type Row = Omit<Assessment, 'decision' | 'answers'> & { readonly answers: readonly (Omit<AnswerRow, 'existing'> & { readonly existing: readonly string[] })[] } & { readonly decision: (Omit<DecisionRow, 'measureKey' | 'measureTitle' | 'measurePublic'> & { readonly measureId: string | null }) | null };

/** With the measures that answers and decisions name. */
async function withMeasures(reads: R, rows: readonly Row[]): Promise<readonly Assessment[]> {
  const measures = await measuresNamed(reads, rows.flatMap((r) => [...r.answers.flatMap((x) => x.existing), ...(r.decision?.measureId == null ? [] : [r.decision.measureId])]));
  const named = (ids: readonly string[]): readonly NamedMeasure[] => ids.flatMap((id) => measures.get(id) ?? []);
  return rows.map(({ decision, answers, ...row }) => ({ ...row, answers: answers.map((x) => ({ ...x, existing: named(x.existing) })), decision: decision === null ? null : decisionOf(decision, measures) }));
}

function decisionOf({ measureId, ...rest }: NonNullable<Row['decision']>, measures: ReadonlyMap<string, NamedMeasure>): DecisionRow {
  const measure = measures.get(measureId ?? '');
  return { ...rest, measureKey: measure?.key ?? null, measureTitle: measure?.title ?? null, measurePublic: measure?.public ?? null };
}

/** Assessments of measures that are kept to the office are kept to it, too. */
async function hiddenSubjects(reads: R): Promise<readonly string[]> {
  const rows = await reads.selectFrom('assessment').select('subject_id as id').where('subject_kind', '=', 'measure').distinct().execute();
  const measures = await measuresNamed(reads, rows.map((r) => r.id));
  return [...measures.values()].filter((m) => !m.public).map((m) => m.id);
}

const isOpen = sql<boolean>`not exists (select from decision o where o.assessment_id = a.id)`;

export interface AssessmentQuery {
  readonly state?: 'open' | 'decided' | null;
  readonly kind?: DecisionKind | null;
  readonly q?: string | null;
  readonly round?: number | null;
  /** Only those that one of these departments was asked about. */
  readonly departmentIds?: readonly string[];
  /** Also of measures that are not public. */
  readonly drafts?: boolean;
  readonly limit?: number;
  readonly offset?: number;
}

/** Assessments, the newest first, with the number of all that match. */
export async function assessmentList(reads: R, query: AssessmentQuery = {}): Promise<{ readonly items: readonly Assessment[]; readonly total: number }> {
  let found = assessments(reads);
  const hidden = query.drafts === true ? [] : await hiddenSubjects(reads);
  if (hidden.length > 0) found = found.where('a.subject_id', 'not in', hidden);
  if (query.state === 'open') found = found.where(isOpen);
  if (query.state === 'decided') found = found.where((eb) => eb.not(isOpen));
  const { kind, departmentIds } = query;
  if (kind != null) found = found.where((eb) => eb.exists(eb.selectFrom('decision as k').select('k.id').whereRef('k.assessment_id', '=', 'a.id').where('k.kind', '=', kind)));
  if (departmentIds !== undefined) found = found.where((eb) => eb.exists(eb.selectFrom('assessment_answer as w').select('w.id').whereRef('w.assessment_id', '=', 'a.id').where('w.department_id', 'in', departmentIds.length === 0 ? ['00000000-0000-0000-0000-000000000000'] : departmentIds)));
  if (query.round != null) found = found.where('r.number', '=', query.round);
  if (query.q != null) found = found.where(sql<boolean>`a.subject_title #>> array['texts', a.subject_title ->> 'source', 'text'] ilike ${`%${query.q.replace(/[\\%_]/g, '\\$&')}%`}`);
  const [rows, count] = await Promise.all([
    found.orderBy('a.number', 'desc').limit(query.limit ?? 500).offset(query.offset ?? 0).execute(),
    found.clearSelect().select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
  ]);
  return { items: await withMeasures(reads, rows as unknown as Row[]), total: count.n };
}

export async function assessmentByNumber(reads: R, number: number, options: { readonly drafts?: boolean } = {}): Promise<Assessment | null> {
  const [row] = await withMeasures(reads, (await assessments(reads).where('a.number', '=', number).execute()) as unknown as Row[]);
  if (row === undefined) return null;
  const kept = options.drafts !== true && row.subjectKind === 'measure' && (await measuresNamed(reads, [row.subjectId])).get(row.subjectId)?.public === false;
  return kept ? null : row;
}

/** Public or not; for the worker. */
export async function assessmentById(reads: R, id: string): Promise<Assessment | null> {
  return (await withMeasures(reads, (await assessments(reads).where('a.id', '=', id).execute()) as unknown as Row[]))[0] ?? null;
}

/** Ids of subjects that were sent out at least once. */
export async function assessedSubjects(reads: R): Promise<ReadonlySet<string>> {
  const rows = await reads.selectFrom('assessment').select('subject_id').distinct().execute();
  return new Set(rows.map((r) => r.subject_id));
}

/** Internal notes by department. Callers have asked `policy.ts` first. */
export async function internalNotes(reads: R, assessmentId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await reads.selectFrom('assessment_answer').select(['department_id', 'internal_note']).where('assessment_id', '=', assessmentId).where('internal_note', 'is not', null).execute();
  return new Map(rows.map((r) => [r.department_id, r.internal_note ?? '']));
}

export interface OpenItem {
  readonly number: number;
  readonly title: Localized;
  readonly due: string;
}

/** What is open: per department the answers that are missing, and how far the decision is. */
export async function openWork(reads: R): Promise<{ readonly missing: readonly (OpenItem & { readonly departmentId: string; readonly delegatedTo: string | null })[]; readonly ready: readonly OpenItem[]; readonly submitted: readonly (OpenItem & { readonly draftedBy: string | null })[] }> {
  const rows = await reads
    .selectFrom('assessment as a')
    .innerJoin('assessment_answer as x', 'x.assessment_id', 'a.id')
    .leftJoin('decision_draft as d', 'd.assessment_id', 'a.id')
    .select(['a.number', 'a.subject_title as title', 'a.due_on as due', 'x.department_id as departmentId', 'x.answered_on as answeredOn', 'x.delegated_to as delegatedTo', 'd.submitted', 'd.drafted_by as draftedBy'])
    .where(isOpen)
    .orderBy('a.due_on').orderBy('a.number')
    .execute();
  const once = <T extends { readonly number: number }>(list: readonly T[]): T[] => [...new Map(list.map((r) => [r.number, r])).values()];
  const missing = rows.filter((r) => r.answeredOn === null && r.submitted !== true);
  const waiting = new Set(missing.map((r) => r.number));
  return { missing, ready: once(rows.filter((r) => !waiting.has(r.number) && r.submitted !== true)), submitted: once(rows.filter((r) => r.submitted === true)) };
}
