import type { Actor } from '../../kernel/actor.ts';
import { dayOf, type Day } from '../../kernel/dates.ts';
import { newId } from '../../kernel/ids.ts';
import { localized, type Localized } from '../../kernel/localized.ts';
import { LOCALES, type Locale } from '../../kernel/locale.ts';
import { failed, ok, type Result } from '../../kernel/problem.ts';
import type { Writes } from '../../platform/database/types.ts';
import { measureById, type ConceptTables } from '../concept/public.ts';
import { setRecommendationState, type ParticipationTables } from '../participation/public.ts';
import type { TerritoryTables } from '../territory/public.ts';
import type { SimilarityTables } from '../similarity/public.ts';
import { linkNodes, putNode, record, type ThreadTables } from '../thread/public.ts';
import type { AssessmentTables } from './tables.ts';
import { hrefs } from './urls.ts';
import { words } from './words.ts';

export type Tx = Writes<AssessmentTables & ConceptTables & ThreadTables & SimilarityTables & ParticipationTables & TerritoryTables>;

/** A node of the red thread that is assessed. */
export interface NewSubject {
  readonly kind: 'recommendation' | 'measure';
  readonly id: string;
  readonly title: Localized;
  readonly href: string;
  readonly visible: boolean;
}
export interface NewAssessment {
  readonly subject: NewSubject;
  /** What asks for the same: assessed and decided with it. */
  readonly joined?: readonly NewSubject[];
  readonly departmentIds: readonly string[];
  readonly dueOn: Day;
  readonly question?: Localized | null;
  /** Today if not given. */
  readonly sentOn?: Day;
  readonly roundId?: string | null;
}

/** Asks departments for their professional view of a recommendation or measure. While one is open for it, no second is sent. */
export async function sendToDepartments(tx: Tx, actor: Actor, input: NewAssessment): Promise<Result<{ id: string; number: number }>> {
  const departments = [...new Set(input.departmentIds)];
  const sentOn = input.sentOn ?? dayOf(new Date());
  const { subject, joined = [] } = input;
  if (departments.length === 0) return failed('required', 'departments');
  if (input.dueOn < sentOn) return failed('date_order', 'dueOn');
  const all = [subject, ...joined];
  if ((await openlyAssessed(tx, all.map((s) => s.id))).size > 0) return failed('wrong_state');
  for (const { kind, id, visible } of all) {
    if (kind !== 'recommendation') continue;
    const told = visible ? await setRecommendationState(tx, actor, id, 'in_assessment') : failed('wrong_state');
    if (!told.ok) return told;
  }
  const id = newId();
  const { number } = await tx
    .insertInto('assessment')
    .values({ id, subject_kind: subject.kind, subject_id: subject.id, subject_title: subject.title, subject_href: subject.href, question: input.question ?? null, sent_on: sentOn, due_on: input.dueOn, round_id: input.roundId ?? null })
    .returning('number')
    .executeTakeFirstOrThrow();
  await tx.insertInto('assessment_answer').values(departments.map((department) => ({ id: newId(), assessment_id: id, department_id: department }))).execute();
  if (joined.length > 0) await tx.insertInto('assessment_joined').values(joined.map((s) => ({ assessment_id: id, subject_kind: s.kind, subject_id: s.id, subject_title: s.title, subject_href: s.href }))).execute();
  await putNode(tx, { kind: 'assessment', id, title: inEveryLanguage((t) => t('assessment.node'), subject.title), href: hrefs.assessment(number), visible: subject.visible, date: sentOn });
  for (const s of all) await linkNodes(tx, s.id, 'assessed_in', id);
  await record(tx, { actor, kind: 'assessment', id, action: 'assessment.sent', values: { number, subjects: all.map((s) => s.id), departments, dueOn: input.dueOn } });
  return ok({ id, number });
}

/** Of these things, those that departments are being asked about now. */
export async function openlyAssessed(tx: Tx, subjectIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (subjectIds.length === 0) return new Set();
  const rows = await tx
    .selectFrom('assessment as a')
    .leftJoin('assessment_joined as j', 'j.assessment_id', 'a.id')
    .select(['a.subject_id as own', 'j.subject_id as also'])
    .where((eb) => eb.or([eb('a.subject_id', 'in', subjectIds), eb('j.subject_id', 'in', subjectIds)]))
    .where((eb) => eb.not(eb.exists(eb.selectFrom('decision as d').select('d.id').whereRef('d.assessment_id', '=', 'a.id'))))
    .execute();
  return new Set(rows.flatMap((r) => [r.own, r.also]).filter((id): id is string => id !== null && subjectIds.includes(id)));
}

/** `Fachliche Einschätzung: <title>` in every interface language; the title in the language it has. */
export function inEveryLanguage(prefix: (t: ReturnType<typeof words>) => string, title: Localized): Localized {
  const text = (locale: Locale): string => `${prefix(words(locale))}: ${(title.texts[locale] ?? title.texts[title.source])?.text ?? ''}`;
  return localized(text('de'), 'de', Object.fromEntries(LOCALES.filter((l) => l !== 'de').map((l) => [l, text(l)])));
}

export interface Held {
  readonly id: string;
  readonly number: number;
  readonly kind: 'recommendation' | 'measure';
  readonly subjectId: string;
  readonly title: Localized;
  /** Everything that is decided with it, itself first. */
  readonly subjects: readonly { readonly kind: string; readonly id: string }[];
  /** Whether its measure is kept to the office. */
  readonly hidden: boolean;
  readonly decided: boolean;
  /** Whether its decision waits for the release. */
  readonly submitted: boolean;
  readonly unanswered: number;
}

/** Locks an assessment and says how it stands. */
export async function lockAssessment(tx: Tx, id: string): Promise<Held | null> {
  const row = await tx.selectFrom('assessment').select(['id', 'number', 'subject_kind', 'subject_id', 'subject_title']).where('id', '=', id).forUpdate().executeTakeFirst();
  if (row === undefined) return null;
  const decided = await tx.selectFrom('decision').select('id').where('assessment_id', '=', id).executeTakeFirst();
  const draft = await tx.selectFrom('decision_draft').select('submitted').where('assessment_id', '=', id).executeTakeFirst();
  const joined = await tx.selectFrom('assessment_joined').select(['subject_kind as kind', 'subject_id as id']).where('assessment_id', '=', id).execute();
  const hidden = row.subject_kind === 'measure' && (await measureById(tx, row.subject_id))?.public === false;
  const open = await tx.selectFrom('assessment_answer').select((eb) => eb.fn.countAll<number>().as('n')).where('assessment_id', '=', id).where('answered_on', 'is', null).executeTakeFirstOrThrow();
  return {
    id: row.id, number: row.number, kind: row.subject_kind as Held['kind'], subjectId: row.subject_id, title: row.subject_title, subjects: [{ kind: row.subject_kind, id: row.subject_id }, ...joined],
    hidden, decided: decided !== undefined, submitted: draft?.submitted === true, unanswered: open.n,
  };
}

/** Deletes internal notes and the talk about assessments decided before the instant; returns how many. What is deleted leaves no new record of itself. */
export async function forgetInternal(tx: Writes<AssessmentTables>, before: Date): Promise<number> {
  const done = tx.selectFrom('decision').select('assessment_id').where('signed_at', '<', before);
  const notes = await tx.updateTable('assessment_answer').set({ internal_note: null }).where('internal_note', 'is not', null).where('assessment_id', 'in', done).returning('id').execute();
  const talk = await tx.deleteFrom('assessment_comment').where('assessment_id', 'in', done).returning('id').execute();
  return notes.length + talk.length;
}
