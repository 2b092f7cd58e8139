import type { Localized } from '../../../kernel/localized.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { conceptList, measuresForReport, type Concept, type ConceptTables, type ReportedMeasure } from '../../concept/public.ts';
import type { ReportTables } from '../tables.ts';
import { unitsOf, type Unit } from './rules.ts';

type R = Reads<ReportTables & ConceptTables>;

export interface Round {
  readonly id: string;
  readonly slug: string;
  readonly title: Localized;
  readonly period: string;
  readonly from: string;
  readonly to: string;
  readonly committee: string;
  readonly conceptId: string;
  readonly conceptSlug: string;
  readonly conceptTitle: Localized;
  readonly conceptSource: string | null;
  readonly preface: Localized | null;
  /** The short version in easy German. */
  readonly easy: string | null;
  readonly dueOn: string;
  /** Day of the sitting that the report goes to; null where none was said. */
  readonly sittingOn: string | null;
  readonly dispatchDays: number;
  readonly cosignDays: number;
  /** From when units are asked; null where they were asked as the round began. */
  readonly askOn: string | null;
  readonly state: 'open' | 'closed';
  readonly correction: Localized | null;
  readonly version: number;
}

const rounds = (reads: R) =>
  reads
    .selectFrom('report_round')
    .select(['id', 'slug', 'title', 'period', 'from_day as from', 'to_day as to', 'committee', 'concept_id as conceptId', 'preface', 'easy', 'due_on as dueOn', 'sitting_on as sittingOn', 'dispatch_days as dispatchDays', 'cosign_days as cosignDays', 'ask_on as askOn', 'state', 'correction', 'version'])
    .orderBy('due_on', 'desc')
    .orderBy('slug');

/** Rounds with the concept each is about; an office has few concepts. */
async function complete(reads: R, rows: Awaited<ReturnType<ReturnType<typeof rounds>['execute']>>): Promise<Round[]> {
  if (rows.length === 0) return [];
  const concepts = new Map((await conceptList(reads, { drafts: true })).map((c) => [c.id, c]));
  return rows.map((row) => {
    const concept = concepts.get(row.conceptId) as Concept;
    return { ...row, state: row.state as Round['state'], conceptSlug: concept.slug, conceptTitle: concept.title, conceptSource: concept.source };
  });
}

export async function roundBySlug(reads: R, slug: string): Promise<Round | null> {
  return (await complete(reads, await rounds(reads).where('slug', '=', slug).execute()))[0] ?? null;
}

export async function roundById(reads: R, id: string): Promise<Round | null> {
  return (await complete(reads, await rounds(reads).where('id', '=', id).execute()))[0] ?? null;
}

/** Rounds, the latest deadline first. */
export async function roundList(reads: R, options: { readonly open?: boolean } = {}): Promise<readonly Round[]> {
  return complete(reads, await rounds(reads).$if(options.open === true, (q) => q.where('state', '=', 'open')).execute());
}

export interface Answered {
  readonly measureId: string;
  readonly departmentId: string | null;
  readonly onBehalf: boolean;
  readonly text: Localized | null;
  readonly answeredOn: string;
  readonly version: number;
}

export async function answersOf(reads: R, roundId: string): Promise<ReadonlyMap<string, Answered>> {
  const rows = await reads
    .selectFrom('report_answer')
    .select(['measure_id as measureId', 'department_id as departmentId', 'on_behalf as onBehalf', 'text', 'answered_on as answeredOn', 'version'])
    .where('round_id', '=', roundId)
    .execute();
  return new Map(rows.map((row) => [row.measureId, row]));
}

export interface Standing {
  readonly measures: readonly ReportedMeasure[];
  readonly answers: ReadonlyMap<string, Answered>;
  readonly units: readonly Unit[];
}

/** Where a round stands: its measures, the answers so far, and what each unit still owes. */
export async function standingOf(reads: R, round: Round, today: string): Promise<Standing> {
  const [measures, answers] = await Promise.all([measuresForReport(reads, { conceptSlug: round.conceptSlug, since: round.from, until: round.to }), answersOf(reads, round.id)]);
  return { measures, answers, units: unitsOf(measures, new Set(answers.keys()), round.dueOn, today) };
}
