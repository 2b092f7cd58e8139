import type { Actor } from '../../../kernel/actor.ts';
import { dayOf, type Day } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import { sourceText, type Localized } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import { createMeasure, measureById } from '../../concept/public.ts';
import { recommendationById, setRecommendationState, type RecommendationPublicState } from '../../participation/public.ts';
import { indexText } from '../../similarity/public.ts';
import { linkNodes, putNode, record } from '../../thread/public.ts';
import { inEveryLanguage, lockAssessment, type Held, type Tx } from '../commands.ts';
import { checkDecision, type DecisionInput, type DecisionKind } from '../rules.ts';
import { hrefs } from '../urls.ts';
import { draftOf } from './queries.ts';

export interface NewDecision extends DecisionInput {
  /** In plain words, for the authors. */
  readonly reason: Localized;
  /** Title of the new measure; the subject's if not given. */
  readonly title?: Localized | null;
  /** The drafter knows that answers are missing. */
  readonly gapsKnown: boolean;
  /** Today if not given. */
  readonly decidedOn?: Day;
}
export interface DraftInput extends NewDecision {
  /** As the form saw it; 0 where there is none yet. */
  readonly version: number;
  /** Hands it in for the release; else the office goes on writing. */
  readonly submit: boolean;
}

const accountOf = (actor: Actor): string | null => (actor.kind === 'account' ? actor.id : null);

/** Writes the office's draft of a decision. Nothing of it is public. */
export async function draftDecision(tx: Tx, actor: Actor, assessmentId: string, input: DraftInput): Promise<Result<null>> {
  const held = await lockAssessment(tx, assessmentId);
  if (held === null) return failed('not_found');
  if (held.decided) return failed('already_closed');
  const checked = checkDecision(input);
  if (!checked.ok) return checked;
  if (input.submit && held.unanswered > 0 && !input.gapsKnown) return failed('confirm_needed', 'gapsKnown');
  const before = await draftOf(tx, assessmentId);
  if ((before?.version ?? 0) !== input.version) return failed('stale');
  const { kind, forwardedTo, level, measureId, newMeasure } = checked.value;
  const row = {
    kind, reason: input.reason, forwarded_to: forwardedTo, competent_level: level, measure_id: measureId, concept_id: newMeasure?.conceptId ?? null, field_code: newMeasure?.fieldCode ?? null, title: input.title ?? null,
    gaps_known: input.gapsKnown, drafted_by: accountOf(actor), drafted_on: dayOf(new Date()), submitted: input.submit, returned: input.submit ? null : (before?.returned ?? null), version: input.version + 1,
  };
  await tx.insertInto('decision_draft').values({ assessment_id: assessmentId, ...row }).onConflict((c) => c.column('assessment_id').doUpdateSet(row)).execute();
  await record(tx, { actor, kind: 'assessment', id: assessmentId, action: input.submit ? 'decision.submitted' : 'decision.drafted', values: { kind } });
  return ok(null);
}

/** Gives a draft back to the office with what is to be changed. */
export async function returnDraft(tx: Tx, actor: Actor, assessmentId: string, version: number, why: string): Promise<Result<null>> {
  const done = await tx.updateTable('decision_draft').set({ submitted: false, returned: why, version: version + 1 }).where('assessment_id', '=', assessmentId).where('submitted', '=', true).where('version', '=', version).returning('assessment_id').executeTakeFirst();
  if (done === undefined) return failed('stale');
  await record(tx, { actor, kind: 'assessment', id: assessmentId, action: 'decision.returned', values: {} });
  return ok(null);
}

/** Releases what was handed in, word for word as it was read: from now on it is public, signed, and does not change. */
export async function releaseDecision(tx: Tx, actor: Actor, assessmentId: string, version: number): Promise<Result<{ id: string; measureKey: string | null }>> {
  const draft = await draftOf(tx, assessmentId);
  if (draft === null || !draft.submitted || draft.version !== version) return failed('stale');
  return signDecision(tx, actor, assessmentId, draft);
}

/** Signs a decision. Public from now on; authors find it in the thread of what they said. Adopting can make a measure. */
export async function signDecision(tx: Tx, actor: Actor, assessmentId: string, input: NewDecision): Promise<Result<{ id: string; measureKey: string | null }>> {
  const held = await lockAssessment(tx, assessmentId);
  if (held === null) return failed('not_found');
  if (held.decided) return failed('already_closed');
  const checked = checkDecision(input);
  if (!checked.ok) return checked;
  if (held.unanswered > 0 && !input.gapsKnown) return failed('confirm_needed', 'gapsKnown');
  const decidedOn = input.decidedOn ?? dayOf(new Date());
  const measure = await measureOf(tx, actor, checked.value, input.title ?? held.title, decidedOn);
  if (!measure.ok) return measure;
  const id = newId();
  const { kind, forwardedTo, level } = checked.value;
  await tx.updateTable('assessment_answer').set({ delegated_to: null, delegated_note: null }).where('assessment_id', '=', assessmentId).where('delegated_to', 'is not', null).execute();
  await tx.deleteFrom('decision_draft').where('assessment_id', '=', assessmentId).execute();
  await tx.insertInto('decision').values({ id, assessment_id: assessmentId, kind, reason: input.reason, forwarded_to: forwardedTo, competent_level: level, measure_id: measure.value?.id ?? null, decided_on: decidedOn, released_by: accountOf(actor) }).execute();
  await putNode(tx, { kind: 'decision', id, title: inEveryLanguage((t) => t(`decision.${kind}`), held.title), href: hrefs.decision(held.number), visible: !held.hidden, date: decidedOn });
  await linkNodes(tx, assessmentId, 'led_to', id);
  if (measure.value !== null) await tieMeasure(tx, held, id, measure.value.id);
  const told = await tellRecommendations(tx, actor, held, checked.value, { reason: input.reason, on: decidedOn });
  if (!told.ok) return told;
  if (!held.hidden) await indexText(tx, { id, kind: 'decision', text: await wordingOf(tx, held, input.reason) });
  await record(tx, { actor, kind: 'assessment', id: assessmentId, action: 'decision.signed', values: { kind, reason: input.reason, forwardedTo, level, measure: measure.value?.key ?? null } });
  return ok({ id, measureKey: measure.value?.key ?? null });
}

/** A measure that was assessed itself already has its decision after it: tied both ways it would stand before and after. */
async function tieMeasure(tx: Tx, held: Held, decisionId: string, measureId: string): Promise<void> {
  if (held.subjects.some((s) => s.id === measureId)) return;
  await linkNodes(tx, decisionId, 'led_to', measureId);
  for (const s of held.subjects) await linkNodes(tx, s.id, s.kind === 'recommendation' ? 'became' : 'merged_into', measureId);
}

/** What the recommendation's own page says from now on. */
const OUTCOME: Readonly<Record<DecisionKind, RecommendationPublicState>> = { adopt: 'adopted', merge: 'merged', revise: 'in_revision', forward: 'forwarded', decline: 'declined' };

async function tellRecommendations(tx: Tx, actor: Actor, held: Held, decision: DecisionInput, said: { readonly reason: Localized; readonly on: Day }): Promise<Result<null>> {
  for (const { kind, id } of held.subjects) {
    if (kind !== 'recommendation') continue;
    const told = await setRecommendationState(tx, actor, id, OUTCOME[decision.kind], { ...said, href: hrefs.decision(held.number), forwarded: decision.forwardedTo === null ? null : { to: decision.forwardedTo, on: null, repliedOn: null, reply: null } });
    if (!told.ok) return told;
  }
  return ok(null);
}

/** What the page "Why is my topic not in it?" finds it by: what was asked for and what was answered. */
async function wordingOf(tx: Tx, held: Held, reason: Localized): Promise<string> {
  const asked = await Promise.all(held.subjects.map(async (s) => { const r = s.kind === 'recommendation' ? await recommendationById(tx, s.id) : null; return r === null ? '' : `${sourceText(r.title)}\n${sourceText(r.text)}`; }));
  return [sourceText(held.title), ...asked, sourceText(reason)].join('\n');
}

async function measureOf(tx: Tx, actor: Actor, decision: DecisionInput, title: Localized, day: Day): Promise<Result<{ id: string; key: string } | null>> {
  if (decision.newMeasure !== null) return createMeasure(tx, actor, { ...decision.newMeasure, title, state: 'selected', public: true, origin: 'voices', since: day });
  if (decision.measureId === null) return ok(null);
  const found = await measureById(tx, decision.measureId);
  return found === null ? failed('not_found', 'measure') : ok(found);
}
