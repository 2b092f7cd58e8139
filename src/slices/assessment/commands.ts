import type { Actor } from '../../kernel/actor.ts';
import { dayOf, type Day } from '../../kernel/dates.ts';
import { newId } from '../../kernel/ids.ts';
import { localized, type Localized } from '../../kernel/localized.ts';
import { LOCALES, type Locale } from '../../kernel/locale.ts';
import { failed, ok, type Result } from '../../kernel/problem.ts';
import type { Writes } from '../../platform/database/types.ts';
import { setRecommendationState, type ParticipationTables, type RecommendationPublicState } from '../participation/public.ts';
import type { SimilarityTables } from '../similarity/public.ts';
import { linkNodes, putNode, record, type ThreadTables } from '../thread/public.ts';
import { createMeasure, measureById, type ConceptTables } from '../concept/public.ts';
import type { AssessmentTables } from './tables.ts';
import { hrefs } from './urls.ts';
import { words } from './words.ts';
import { checkDecision, type CostClass, type DecisionInput, type DecisionKind, type Feasibility, type Level } from './rules.ts';

type Tx = Writes<AssessmentTables & ConceptTables & ThreadTables & SimilarityTables & ParticipationTables>;

export interface NewAssessment {
  /** Node of the red thread that is assessed. */
  readonly subject: { readonly kind: 'recommendation' | 'measure'; readonly id: string; readonly title: Localized; readonly href: string; readonly visible: boolean };
  readonly departmentIds: readonly string[];
  readonly dueOn: Day;
  readonly question?: Localized | null;
  /** Today if not given. */
  readonly sentOn?: Day;
}

/** Asks departments for their professional view of a recommendation or measure. While one is open for it, no second is sent. */
export async function sendToDepartments(tx: Tx, actor: Actor, input: NewAssessment): Promise<Result<{ id: string; number: number }>> {
  const departments = [...new Set(input.departmentIds)];
  const sentOn = input.sentOn ?? dayOf(new Date());
  const { subject } = input;
  if (departments.length === 0) return failed('required', 'departments');
  if (input.dueOn < sentOn) return failed('date_order', 'dueOn');
  const open = await tx
    .selectFrom('assessment as a')
    .select('a.id')
    .where('a.subject_id', '=', subject.id)
    .where((eb) => eb.not(eb.exists(eb.selectFrom('decision as d').select('d.id').whereRef('d.assessment_id', '=', 'a.id'))))
    .executeTakeFirst();
  if (open !== undefined) return failed('wrong_state');
  if (subject.kind === 'recommendation') {
    if (!subject.visible) return failed('wrong_state');
    const told = await setRecommendationState(tx, actor, subject.id, 'in_assessment');
    if (!told.ok) return told;
  }
  const id = newId();
  const { number } = await tx
    .insertInto('assessment')
    .values({ id, subject_kind: subject.kind, subject_id: subject.id, subject_title: subject.title, subject_href: subject.href, question: input.question ?? null, sent_on: sentOn, due_on: input.dueOn })
    .returning('number')
    .executeTakeFirstOrThrow();
  await tx.insertInto('assessment_answer').values(departments.map((department) => ({ id: newId(), assessment_id: id, department_id: department }))).execute();
  await putNode(tx, { kind: 'assessment', id, title: inEveryLanguage((t) => t('assessment.node'), subject.title), href: hrefs.assessment(number), visible: subject.visible, date: sentOn });
  await linkNodes(tx, subject.id, 'assessed_in', id);
  await record(tx, { actor, kind: 'assessment', id, action: 'assessment.sent', values: { number, subject: subject.id, departments, dueOn: input.dueOn } });
  return ok({ id, number });
}

/** `Fachliche Einschätzung: <title>` in every interface language; the title in the language it has. */
function inEveryLanguage(prefix: (t: ReturnType<typeof words>) => string, title: Localized): Localized {
  const text = (locale: Locale): string => `${prefix(words(locale))}: ${(title.texts[locale] ?? title.texts[title.source])?.text ?? ''}`;
  return localized(text('de'), 'de', Object.fromEntries(LOCALES.filter((l) => l !== 'de').map((l) => [l, text(l)])));
}

export interface Answer {
  /** As the form saw it; left out by loaders. */
  readonly version?: number;
  readonly feasibility: Feasibility;
  readonly level: Level;
  readonly cost: CostClass;
  readonly publicNote: Localized | null;
  readonly internalNote: string | null;
  /** Today if not given. */
  readonly answeredOn?: Day;
}

/** One department's view; it may be changed until the decision is signed. "Under conditions", "no" and "not ours" say why in public. */
export async function answerAssessment(tx: Tx, actor: Actor, assessmentId: string, departmentId: string, answer: Answer): Promise<Result<null>> {
  const held = await lockAssessment(tx, assessmentId);
  if (held === null) return failed('not_found');
  if (held.decided) return failed('already_closed');
  const row = await tx.selectFrom('assessment_answer').select(['id', 'version']).where('assessment_id', '=', assessmentId).where('department_id', '=', departmentId).executeTakeFirst();
  if (row === undefined) return failed('not_found');
  if (answer.version !== undefined && answer.version !== row.version) return failed('stale');
  if (answer.feasibility !== 'yes' && answer.publicNote === null) return failed('required', 'publicNote');
  await tx
    .updateTable('assessment_answer')
    .set({ feasibility: answer.feasibility, competent_level: answer.level, cost_class: answer.cost, public_note: answer.publicNote, internal_note: answer.internalNote, answered_on: answer.answeredOn ?? dayOf(new Date()), version: row.version + 1 })
    .where('id', '=', row.id)
    .execute();
  await record(tx, { actor, kind: 'assessment', id: assessmentId, action: 'assessment.answered', values: { department: departmentId, feasibility: answer.feasibility, level: answer.level, cost: answer.cost } });
  return ok(null);
}

async function lockAssessment(tx: Tx, id: string) {
  const row = await tx.selectFrom('assessment').select(['id', 'number', 'subject_kind', 'subject_id', 'subject_title', 'due_on']).where('id', '=', id).forUpdate().executeTakeFirst();
  if (row === undefined) return null;
  const decided = await tx.selectFrom('decision').select('id').where('assessment_id', '=', id).executeTakeFirst();
  const hidden = row.subject_kind === 'measure' && (await measureById(tx, row.subject_id))?.public === false;
  const open = await tx.selectFrom('assessment_answer').select((eb) => eb.fn.countAll<number>().as('n')).where('assessment_id', '=', id).where('answered_on', 'is', null).executeTakeFirstOrThrow();
  return { ...row, hidden, decided: decided !== undefined, unanswered: open.n };
}

export interface NewDecision extends DecisionInput {
  /** In plain words, for the authors. */
  readonly reason: Localized;
  /** Title of the new measure; the subject's if not given. */
  readonly title?: Localized | null;
  /** The signer knows that answers are missing. */
  readonly gapsKnown: boolean;
  readonly decidedOn?: Day;
}

/** Signs what the office decided. Public from now on; authors find it in the thread of what they said. Adopting can make a measure. */
export async function signDecision(tx: Tx, actor: Actor, assessmentId: string, input: NewDecision): Promise<Result<{ id: string; measureKey: string | null }>> {
  const held = await lockAssessment(tx, assessmentId);
  if (held === null) return failed('not_found');
  if (held.decided) return failed('already_closed');
  const checked = checkDecision(input);
  if (!checked.ok) return checked;
  if (held.unanswered > 0 && !input.gapsKnown) return failed('confirm_needed', 'gapsKnown');
  const decidedOn = input.decidedOn ?? dayOf(new Date());
  const measure = await measureOf(tx, actor, checked.value, input.title ?? held.subject_title, decidedOn);
  if (!measure.ok) return measure;
  const id = newId();
  const { kind, forwardedTo, level } = checked.value;
  await tx.insertInto('decision').values({ id, assessment_id: assessmentId, kind, reason: input.reason, forwarded_to: forwardedTo, competent_level: level, measure_id: measure.value?.id ?? null, decided_on: decidedOn }).execute();
  await putNode(tx, { kind: 'decision', id, title: inEveryLanguage((t) => t(`decision.${kind}`), held.subject_title), href: hrefs.decision(held.number), visible: !held.hidden, date: decidedOn });
  await linkNodes(tx, assessmentId, 'led_to', id);
  // A measure that was assessed itself already has its decision after it: tied both ways it would stand before and after.
  if (measure.value !== null && held.subject_id !== measure.value.id) {
    await linkNodes(tx, id, 'led_to', measure.value.id);
    if (held.subject_kind === 'recommendation') await linkNodes(tx, held.subject_id, 'became', measure.value.id);
    else await linkNodes(tx, held.subject_id, 'merged_into', measure.value.id);
  }
  if (held.subject_kind === 'recommendation') {
    const told = await setRecommendationState(tx, actor, held.subject_id, OUTCOME[kind], { reason: input.reason, on: decidedOn, href: hrefs.decision(held.number) });
    if (!told.ok) return told;
  }
  await record(tx, { actor, kind: 'assessment', id: assessmentId, action: 'decision.signed', values: { kind, reason: input.reason, forwardedTo, level, measure: measure.value?.key ?? null } });
  return ok({ id, measureKey: measure.value?.key ?? null });
}

/** What the recommendation's own page says from now on. */
const OUTCOME: Readonly<Record<DecisionKind, RecommendationPublicState>> = { adopt: 'adopted', merge: 'merged', revise: 'in_revision', forward: 'forwarded', decline: 'declined' };

async function measureOf(tx: Tx, actor: Actor, decision: DecisionInput, title: Localized, day: Day): Promise<Result<{ id: string; key: string } | null>> {
  if (decision.newMeasure !== null) return createMeasure(tx, actor, { ...decision.newMeasure, title, state: 'selected', public: true, origin: 'voices', since: day });
  if (decision.measureId === null) return ok(null);
  const found = await measureById(tx, decision.measureId);
  return found === null ? failed('not_found', 'measure') : ok(found);
}

/** Deletes internal notes of assessments decided before the instant; returns how many. What is deleted leaves no new record of itself. */
export async function forgetInternalNotes(tx: Writes<AssessmentTables>, before: Date): Promise<number> {
  const gone = await tx
    .updateTable('assessment_answer as x')
    .set({ internal_note: null })
    .where('x.internal_note', 'is not', null)
    .where((eb) => eb.exists(eb.selectFrom('decision as d').select('d.id').whereRef('d.assessment_id', '=', 'x.assessment_id').where('d.signed_at', '<', before)))
    .returning('x.id')
    .execute();
  return gone.length;
}
