import { departmentsOf, type Actor } from '../../../kernel/actor.ts';
import type { Locale } from '../../../kernel/locale.ts';
import { inLanguage } from '../../../kernel/localized.ts';
import type { Waiting } from '../../../kernel/waiting.ts';
import type { Reads } from '../../../platform/database/types.ts';
import type { ConceptTables } from '../tables.ts';
import { mayRunEvaluations } from './policy.ts';
import type { Evaluation, Finding } from './rules.ts';
import { hrefs } from './urls.ts';
import { words } from './words.ts';

type R = Reads<ConceptTables>;

const evaluations = (reads: R) =>
  reads.selectFrom('evaluation').select(['id', 'concept_id as conceptId', 'number', 'title', 'author', 'finished_on as finishedOn', 'summary', 'url', 'file', 'file_name as fileName', 'published_on as publishedOn', 'version']);

/** Evaluations of a concept, the newest first; everybody reads those that are published. */
export async function evaluationsOf(reads: R, conceptId: string, options: { readonly drafts: boolean }): Promise<readonly Evaluation[]> {
  return evaluations(reads).where('concept_id', '=', conceptId).$if(!options.drafts, (q) => q.where('published_on', 'is not', null)).orderBy('finished_on', 'desc').orderBy('number', 'desc').execute();
}

export async function evaluationByNumber(reads: R, conceptId: string, number: number): Promise<Evaluation | null> {
  return (await evaluations(reads).where('concept_id', '=', conceptId).where('number', '=', number).executeTakeFirst()) ?? null;
}

/** What it found, in its order, with the answers. */
export async function findingsOf(reads: R, evaluationIds: readonly string[]): Promise<readonly (Finding & { readonly evaluationId: string })[]> {
  if (evaluationIds.length === 0) return [];
  const rows = await reads
    .selectFrom('evaluation_finding as f')
    .leftJoin('measure as m', 'm.id', 'f.measure_id')
    .select(['f.id', 'f.evaluation_id as evaluationId', 'f.position', 'f.text', 'f.field_code as fieldCode', 'f.goal', 'f.measure_id as measureId', 'm.key', 'm.title as measureTitle', 'm.public as measurePublic', 'f.state', 'f.answer', 'f.answered_on as answeredOn', 'f.department_id as departmentId', 'f.version'])
    .where('f.evaluation_id', 'in', evaluationIds)
    .orderBy('f.position')
    .execute();
  return rows as (Finding & { evaluationId: string })[];
}

/** Findings without an answer: those of an officer's departments, all for the office. */
export async function findingsWaiting(reads: R, actor: Actor, locale: Locale): Promise<readonly Waiting[]> {
  const office = mayRunEvaluations(actor);
  const departments = departmentsOf(actor);
  if (!office && departments.length === 0) return [];
  const rows = await reads
    .selectFrom('evaluation_finding as f')
    .innerJoin('evaluation as e', 'e.id', 'f.evaluation_id')
    .innerJoin('concept as c', 'c.id', 'e.concept_id')
    .select(['c.slug', 'e.number', 'e.title'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('f.state', '=', 'open')
    .$if(!office, (q) => q.where('f.department_id', 'in', departments))
    .groupBy(['c.slug', 'e.number', 'e.title'])
    .execute();
  return rows.map((row) => ({ label: words(locale)('staff.waiting', { title: inLanguage(row.title, locale).text }), href: hrefs.one(row.slug, row.number), due: null, count: row.count }));
}
