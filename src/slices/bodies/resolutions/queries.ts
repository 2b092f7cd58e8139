import { sql } from 'kysely';
import type { Day } from '../../../kernel/dates.ts';
import { sourceText, type Localized } from '../../../kernel/localized.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { asAsked, containsWords } from '../../../platform/database/words.ts';
import { stepsOf } from '../papers/queries.ts';
import type { Words } from '../register/queries.ts';
import type { Eye } from '../rules.ts';
import type { Outcome, ReportState } from '../schema.ts';
import type { BodyTables } from '../tables.ts';
import { words } from '../words.ts';

type R = Reads<BodyTables>;

export interface Resolution {
  readonly id: string;
  readonly slug: string;
  readonly bodyId: string;
  readonly bodySlug: string;
  readonly bodyName: Localized;
  readonly sittingSlug: string | null;
  readonly sittingId: string | null;
  readonly paperId: string | null;
  readonly paperSlug: string | null;
  readonly paperNumber: string | null;
  readonly decidedOn: Day;
  readonly title: Localized;
  readonly wording: Localized;
  readonly outcome: Outcome;
  readonly ayes: number | null;
  readonly noes: number | null;
  readonly abstentions: number | null;
  readonly note: Localized;
  readonly public: boolean;
  readonly reportDuty: boolean;
  readonly reportDue: Day | null;
  readonly reportDepartmentId: string | null;
  readonly reportUnit: string;
  readonly reportedOn: Day | null;
  readonly reportNote: Localized;
  readonly reportHref: string | null;
  readonly source: string;
  readonly invented: boolean;
  readonly modifiedAt: Date;
  readonly version: number;
}

const COLUMNS = [
  'r.id', 'r.slug', 'r.body_id as bodyId', 'b.slug as bodySlug', 'b.name as bodyName', 's.slug as sittingSlug', 'r.sitting_id as sittingId', 'r.paper_id as paperId', 'p.slug as paperSlug', 'p.number as paperNumber', 'r.decided_on as decidedOn', 'r.title', 'r.wording', 'r.outcome', 'r.ayes', 'r.noes', 'r.abstentions',
  'r.note', 'r.public', 'r.report_duty as reportDuty', 'r.report_due as reportDue', 'r.report_department_id as reportDepartmentId', 'r.report_unit as reportUnit', 'r.reported_on as reportedOn', 'r.report_note as reportNote', 'r.report_href as reportHref',
  'r.source', 'r.invented', 'r.modified_at as modifiedAt', 'r.version',
] as const;

/** The resolutions this eye sees: everybody those that were taken in public on papers that are public. */
const resolutionsFor = (reads: R, eye: Eye) =>
  reads
    .selectFrom('body_resolution as r')
    .innerJoin('body as b', 'b.id', 'r.body_id')
    .leftJoin('sitting as s', (join) => join.onRef('s.id', '=', 'r.sitting_id').on('s.deleted_at', 'is', null))
    .leftJoin('paper as p', (join) => join.onRef('p.id', '=', 'r.paper_id').on('p.deleted_at', 'is', null))
    .where('r.deleted_at', 'is', null)
    .$if(!eye.office, (q) =>
      q.where('r.public', '=', true).where('b.public', '=', true).where('r.decided_on', '<=', eye.today).where((e) => e.or([e('p.id', 'is', null), e.and([e('p.public', '=', true), e('p.dispatched_on', '<=', eye.today)])])),
    );

export interface ResolutionFilter {
  readonly bodyId: string | null;
  readonly report: ReportState | null;
  readonly q: Words | null;
}

const TEXT = sql`concat_ws(' ', localized_words(r.title), localized_words(r.wording), localized_words(b.name), p.number)`;

/** As `reportState` says it, for the filter. */
const reported = (state: ReportState, today: Day) => {
  const late = sql<boolean>`r.reported_on > r.report_due`;
  if (state === 'none') return sql<boolean>`not r.report_duty`;
  if (state === 'kept') return sql<boolean>`r.report_duty and r.reported_on is not null and (${late}) is not true`;
  if (state === 'kept_late') return sql<boolean>`r.report_duty and (${late}) is true`;
  const overdue = sql<boolean>`(r.report_due < ${today}) is true`;
  return state === 'overdue' ? sql<boolean>`r.report_duty and r.reported_on is null and ${overdue}` : sql<boolean>`r.report_duty and r.reported_on is null and not ${overdue}`;
};

/** The latest first. */
export async function resolutionList(reads: R, eye: Eye, { bodyId, report, q }: ResolutionFilter, { limit, offset }: { readonly limit: number; readonly offset: number }): Promise<{ items: Resolution[]; total: number }> {
  const matching = resolutionsFor(reads, eye)
    .$if(bodyId !== null, (x) => x.where('r.body_id', '=', bodyId as string))
    .$if(report !== null, (x) => x.where(reported(report as ReportState, eye.today)))
    .$if(q !== null, (x) => x.where(containsWords(TEXT, q ?? '')));
  const [{ n }, rows] = await Promise.all([
    matching.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
    matching.select(COLUMNS).$if(q !== null && typeof q === 'object', (x) => x.orderBy(asAsked(TEXT, q as Exclude<Words, string>), 'desc')).orderBy('r.decided_on', 'desc').orderBy('r.slug').limit(limit).offset(offset).execute(),
  ]);
  return { items: rows as Resolution[], total: n };
}

export async function resolutionBySlug(reads: R, eye: Eye, slug: string): Promise<Resolution | null> {
  return ((await resolutionsFor(reads, eye).select(COLUMNS).where('r.slug', '=', slug).executeTakeFirst()) as Resolution | undefined) ?? null;
}

export async function resolutionById(reads: R, eye: Eye, id: string): Promise<Resolution | null> {
  return ((await resolutionsFor(reads, eye).select(COLUMNS).where('r.id', '=', id).executeTakeFirst()) as Resolution | undefined) ?? null;
}

/** Resolutions on one paper, or of one sitting. */
export async function resolutionsOn(reads: R, eye: Eye, on: { readonly paperId: string } | { readonly sittingId: string }): Promise<readonly Resolution[]> {
  const rows = await resolutionsFor(reads, eye).select(COLUMNS).where((e) => ('paperId' in on ? e('r.paper_id', '=', on.paperId) : e('r.sitting_id', '=', on.sittingId))).orderBy('r.decided_on').orderBy('r.slug').execute();
  return rows as Resolution[];
}

/** Duties to report that nobody has kept, the next one first. */
export async function openDuties(reads: R, eye: Eye): Promise<readonly Resolution[]> {
  return (await resolutionsFor(reads, eye).select(COLUMNS).where('r.report_duty', '=', true).where('r.reported_on', 'is', null).orderBy('r.report_due', (o) => o.asc().nullsLast()).orderBy('r.slug').execute()) as Resolution[];
}

/** A public resolution as a document names it: plain German, with the bodies that dealt with its paper before. */
export interface DecidedFacts extends Pick<Resolution, 'id' | 'slug' | 'outcome' | 'ayes' | 'noes' | 'abstentions'> {
  readonly body: string;
  readonly date: Day;
  readonly paper: string | null;
  readonly steps: readonly { readonly body: string; readonly date: Day; readonly result: string }[];
}

/** What a resolution says, for records that name it; null where this eye does not see it. */
export async function decidedFacts(reads: R, eye: Eye, id: string): Promise<DecidedFacts | null> {
  const r = await resolutionById(reads, eye, id);
  if (r === null) return null;
  const t = words('de');
  const before = r.paperId === null ? [] : (await stepsOf(reads, eye, r.paperId)).filter((s) => s.bodyId !== r.bodyId && s.day <= r.decidedOn);
  const { slug, outcome, ayes, noes, abstentions } = r;
  return { id, slug, body: sourceText(r.bodyName), date: r.decidedOn, paper: r.paperNumber, outcome, ayes, noes, abstentions, steps: before.map((s) => ({ body: sourceText(s.bodyName), date: s.day, result: s.result === null ? t(s.public ? 'result.none' : 'result.closed') : t(`result.${s.result}`) })) };
}
