import { sql } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import type { Localized } from '../../kernel/localized.ts';
import type { Reads } from '../../platform/database/types.ts';
import { measuresNamed, type ConceptTables } from '../concept/public.ts';
import type { AssessmentTables } from './tables.ts';
import type { CostClass, DecisionKind, Feasibility, Level } from './rules.ts';

type R = Reads<AssessmentTables & ConceptTables>;

export interface AnswerRow {
  readonly departmentId: string;
  readonly feasibility: Feasibility | null;
  readonly level: Level | null;
  readonly cost: CostClass | null;
  readonly publicNote: Localized | null;
  readonly answeredOn: string | null;
  readonly version: number;
}
export interface DecisionRow {
  readonly kind: DecisionKind;
  readonly reason: Localized;
  readonly forwardedTo: string | null;
  readonly level: Level | null;
  readonly decidedOn: string;
  readonly measureKey: string | null;
  readonly measureTitle: Localized | null;
  /** Whether readers without account may open the measure. */
  readonly measurePublic: boolean | null;
}
export interface Assessment {
  readonly id: string;
  readonly number: number;
  readonly subjectKind: 'recommendation' | 'measure';
  readonly subjectId: string;
  readonly subjectTitle: Localized;
  readonly subjectHref: string;
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
    .select(['a.id', 'a.number', 'a.subject_kind as subjectKind', 'a.subject_id as subjectId', 'a.subject_title as subjectTitle', 'a.subject_href as subjectHref', 'a.question', 'a.sent_on as sentOn', 'a.due_on as dueOn'])
    .select((eb) => [
      jsonArrayFrom(
        eb.selectFrom('assessment_answer as x').select(['x.department_id as departmentId', 'x.feasibility', 'x.competent_level as level', 'x.cost_class as cost', 'x.public_note as publicNote', 'x.answered_on as answeredOn', 'x.version'])
          .whereRef('x.assessment_id', '=', 'a.id').orderBy('x.answered_on').orderBy('x.id'),
      ).as('answers'),
      jsonObjectFrom(
        eb.selectFrom('decision as d').select(['d.kind', 'd.reason', 'd.forwarded_to as forwardedTo', 'd.competent_level as level', 'd.decided_on as decidedOn', 'd.measure_id as measureId'])
          .whereRef('d.assessment_id', '=', 'a.id'),
      ).as('decision'),
    ]);

type Row = Omit<Assessment, 'decision'> & { readonly decision: (Omit<DecisionRow, 'measureKey' | 'measureTitle' | 'measurePublic'> & { readonly measureId: string | null }) | null };

/** With the measures that decisions name. */
async function withMeasures(reads: R, rows: readonly Row[]): Promise<readonly Assessment[]> {
  const measures = await measuresNamed(reads, rows.flatMap((r) => r.decision?.measureId ?? []));
  return rows.map(({ decision, ...row }) => {
    if (decision === null) return { ...row, decision: null };
    const { measureId, ...rest } = decision;
    const measure = measures.get(measureId ?? '');
    return { ...row, decision: { ...rest, measureKey: measure?.key ?? null, measureTitle: measure?.title ?? null, measurePublic: measure?.public ?? null } };
  });
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

/** What is open: per department the answers that are missing, and the assessments that can be decided. */
export async function openWork(reads: R): Promise<{ readonly missing: readonly { readonly departmentId: string; readonly number: number; readonly title: Localized; readonly due: string }[]; readonly ready: readonly { readonly number: number; readonly title: Localized; readonly due: string }[] }> {
  const rows = await reads
    .selectFrom('assessment as a')
    .innerJoin('assessment_answer as x', 'x.assessment_id', 'a.id')
    .select(['a.number', 'a.subject_title as title', 'a.due_on as due', 'x.department_id as departmentId', 'x.answered_on as answeredOn'])
    .where(isOpen)
    .orderBy('a.due_on').orderBy('a.number')
    .execute();
  const missing = rows.filter((r) => r.answeredOn === null);
  const waiting = new Set(missing.map((r) => r.number));
  const ready = [...new Map(rows.filter((r) => !waiting.has(r.number)).map((r) => [r.number, { number: r.number, title: r.title, due: r.due }])).values()];
  return { missing, ready };
}
