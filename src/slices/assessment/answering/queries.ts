import { sourceText, type Localized } from '../../../kernel/localized.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { measureByKey, measuresNamed, type ConceptTables, type NamedMeasure } from '../../concept/public.ts';
import { recommendationById, submissionsByIds, type PublicParticipationTables } from '../../participation/public.ts';
import { suggestSimilar, type SimilarityTables } from '../../similarity/public.ts';
import { threadOf, type ThreadTables } from '../../thread/public.ts';
import type { Assessment, SubjectRow } from '../queries.ts';
import type { AssessmentTables } from '../tables.ts';

export interface Voice {
  readonly id: string;
  readonly number: number;
  readonly text: string;
  readonly language: string;
  readonly href: string;
}
export interface Voices {
  readonly total: number;
  /** The first ones, as they were said. */
  readonly items: readonly Voice[];
  readonly subjects: readonly (SubjectRow & { readonly text: Localized | null; readonly prospect: Localized | null })[];
}

const SHOWN = 20;

/** What people said that it came from, over every merge; only what is public. */
export async function voicesBehind(reads: Reads<ThreadTables & PublicParticipationTables>, { subjectKind, subjectId, subjectTitle, subjectHref, joined }: Assessment): Promise<Voices> {
  const subjects: SubjectRow[] = [{ kind: subjectKind, id: subjectId, title: subjectTitle, href: subjectHref }, ...joined];
  const threads = await Promise.all(subjects.map((s) => threadOf(reads, s.id, { staff: false })));
  const nodes = new Map(threads.flatMap((t) => t?.earlier ?? []).filter((step) => step.kind === 'submission').flatMap((step) => step.items.map((n) => [n.id, n] as const)));
  const totals = threads.map((t) => t?.earlier.find((step) => step.kind === 'submission')?.total ?? 0);
  const said = await submissionsByIds(reads, [...nodes.keys()].slice(0, SHOWN));
  const items = said.filter((s) => s.state === 'published').map((s) => ({ id: s.id, number: s.number, text: s.text, language: s.language, href: nodes.get(s.id)?.href ?? '' }));
  const worded = await Promise.all(subjects.map(async (s) => { const r = s.kind === 'recommendation' ? await recommendationById(reads, s.id) : null; return { ...s, text: r?.text ?? null, prospect: r?.prospect ?? null }; }));
  return { total: subjects.length === 1 ? (totals[0] ?? 0) : nodes.size, items, subjects: worded };
}

/** Measures under way that sound like the subject, most alike first, and those chosen before. */
export async function existingFor(reads: Reads<ConceptTables & SimilarityTables>, assessment: Pick<Assessment, 'subjectId' | 'subjectTitle'>, chosen: readonly NamedMeasure[]): Promise<readonly NamedMeasure[]> {
  const alike = await suggestSimilar(reads, { kind: 'measure', text: sourceText(assessment.subjectTitle), except: assessment.subjectId, limit: 6, atLeast: 0.3 });
  const known = await measuresNamed(reads, alike.map((a) => a.id));
  const suggested = alike.flatMap(({ id }) => known.get(id) ?? []).filter((m) => m.public && !chosen.some((c) => c.id === m.id));
  return [...chosen, ...suggested];
}

/** Measures that a line of keys names, separated by commas or spaces; and the keys that name none. */
export async function measuresByKeys(reads: Reads<ConceptTables>, line: string): Promise<{ readonly ids: readonly string[]; readonly unknown: readonly string[] }> {
  const keys = [...new Set(line.split(/[\s,;]+/u).filter((key) => key !== ''))].slice(0, 20);
  const found = await Promise.all(keys.map(async (key) => ({ key, measure: await measureByKey(reads, key, { drafts: true }) })));
  return { ids: found.flatMap((f) => f.measure?.id ?? []), unknown: found.filter((f) => f.measure === null).map((f) => f.key) };
}

export interface Delegated {
  readonly to: string | null;
  readonly note: string | null;
}

/** Who sees to a department's answer; callers have asked `policy.ts` first. */
export async function delegationOf(reads: Reads<AssessmentTables>, assessmentId: string, departmentId: string): Promise<Delegated> {
  const row = await reads.selectFrom('assessment_answer').select(['delegated_to as to', 'delegated_note as note']).where('assessment_id', '=', assessmentId).where('department_id', '=', departmentId).executeTakeFirst();
  return row ?? { to: null, note: null };
}
