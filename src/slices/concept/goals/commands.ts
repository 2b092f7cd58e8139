import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { saidIn, sourceText, worded, type Wording } from '../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../kernel/problem.ts';
import type { Writes } from '../../../platform/database/types.ts';
import type { SimilarityTables } from '../../similarity/public.ts';
import type { ThreadTables } from '../../thread/public.ts';
import { followDraft } from '../drafts/commands.ts';
import { lockDraft, touched } from '../editions/commands.ts';
import { contentOf } from '../editions/queries.ts';
import type { ContentField } from '../editions/rules.ts';
import type { ConceptTables } from '../tables.ts';
import { goalIn, goalSeen, type GoalHome } from './rules.ts';

type Tx = Writes<ConceptTables & ThreadTables & SimilarityTables>;

interface Found extends GoalHome {
  readonly content: readonly ContentField[];
}

async function lockGoal(tx: Tx, editionId: string, goalId: string, seen: string): Promise<Result<Found>> {
  const draft = await lockDraft(tx, editionId);
  if (!draft.ok) return draft;
  const content = await contentOf(tx, editionId);
  const home = goalIn(content, goalId);
  if (home === null) return failed('not_found');
  return goalSeen(home) === seen ? ok({ ...home, content }) : failed('stale');
}

/** Measures under another goal; in another field they get its next free numbers, in their order. Nobody else's number changes. */
async function rehome(tx: Tx, entries: ContentField['entries'], field: ContentField, goalId: string, taken: number[]): Promise<void> {
  for (const entry of entries) {
    const stays = field.entries.some((e) => e.id === entry.id);
    const number = stays ? entry.number : Math.max(0, ...taken) + 1;
    if (!stays) taken.push(number);
    await tx.updateTable('edition_entry').set({ field_id: field.id, goal_id: goalId, number }).where('id', '=', entry.id).execute();
    if (!stays) await followDraft(tx, entry, field.id, entry.wording);
  }
}

async function closeGaps(tx: Tx, fieldId: string): Promise<void> {
  const goals = await tx.selectFrom('concept_goal').select(['id', 'position']).where('field_id', '=', fieldId).orderBy('position').execute();
  for (const [i, goal] of goals.entries()) if (goal.position !== i + 1) await tx.updateTable('concept_goal').set({ position: i + 1 }).where('id', '=', goal.id).execute();
}

/** A goal goes to another field at its end, with its measures. */
export async function moveGoal(tx: Tx, actor: Actor, editionId: string, goalId: string, seen: string, fieldId: string): Promise<Result<{ code: string }>> {
  const home = await lockGoal(tx, editionId, goalId, seen);
  if (!home.ok) return home;
  const { content, field, goal, entries } = home.value;
  const target = content.find((f) => f.id === fieldId);
  if (target === undefined || target.id === field.id) return failed('invalid_choice', 'field');
  await tx.updateTable('concept_goal').set({ field_id: target.id, position: target.goals.length + 1 }).where('id', '=', goalId).execute();
  await rehome(tx, entries, target, goalId, target.entries.map((e) => e.number));
  await closeGaps(tx, field.id);
  await touched(tx, actor, editionId, 'goal_moved', { goal: sourceText(goal.title), from: field.code, to: target.code });
  return ok({ code: target.code });
}

/** A part of a goal becomes a goal of its own behind it; the measures that are named go along. */
export async function splitGoal(tx: Tx, actor: Actor, editionId: string, goalId: string, seen: string, part: { readonly rest: Wording; readonly title: Wording; readonly entries: readonly string[] }): Promise<Result<{ code: string }>> {
  const home = await lockGoal(tx, editionId, goalId, seen);
  if (!home.ok) return home;
  const { field, goal, entries } = home.value;
  if (part.entries.some((id) => !entries.some((e) => e.id === id))) return failed('invalid_choice', 'entries');
  const id = newId();
  for (const later of field.goals.filter((g) => g.position > goal.position).toReversed()) await tx.updateTable('concept_goal').set({ position: later.position + 1 }).where('id', '=', later.id).execute();
  await tx.insertInto('concept_goal').values({ id, field_id: field.id, position: goal.position + 1, title: worded(null, part.title) }).execute();
  await tx.updateTable('concept_goal').set({ title: worded(goal.title, part.rest) }).where('id', '=', goal.id).execute();
  await rehome(tx, entries.filter((e) => part.entries.includes(e.id)), field, id, []);
  await touched(tx, actor, editionId, 'goal_split', { goal: saidIn(part.rest), into: saidIn(part.title), measures: part.entries.length });
  return ok({ code: field.code });
}

/** One goal takes up others, of its own field or another, with their measures. */
export async function mergeGoals(tx: Tx, actor: Actor, editionId: string, goalId: string, seen: string, input: { readonly title: Wording; readonly others: readonly string[] }): Promise<Result<{ code: string }>> {
  const home = await lockGoal(tx, editionId, goalId, seen);
  if (!home.ok) return home;
  const { content, field, goal } = home.value;
  const others = [...new Set(input.others)].filter((id) => id !== goalId).map((id) => goalIn(content, id));
  if (others.length === 0) return failed('required', 'others');
  const taken = field.entries.map((e) => e.number);
  for (const other of others) {
    if (other === null) return failed('invalid_choice', 'others');
    await rehome(tx, other.entries, field, goalId, taken);
    await tx.deleteFrom('concept_goal').where('id', '=', other.goal.id).execute();
    await closeGaps(tx, other.field.id);
  }
  await tx.updateTable('concept_goal').set({ title: worded(goal.title, input.title) }).where('id', '=', goal.id).execute();
  await touched(tx, actor, editionId, 'goals_merged', { goal: saidIn(input.title), others: others.map((o) => (o === null ? '' : sourceText(o.goal.title))) });
  return ok({ code: field.code });
}
