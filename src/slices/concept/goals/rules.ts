import { seenOf } from '../drafts/rules.ts';
import type { ContentField } from '../editions/rules.ts';

/** A goal of a draft with its field and the measures under it. */
export interface GoalHome {
  readonly field: ContentField;
  readonly goal: ContentField['goals'][number];
  readonly entries: ContentField['entries'];
}

export function goalIn(fields: readonly ContentField[], id: string): GoalHome | null {
  for (const field of fields) {
    const goal = field.goals.find((g) => g.id === id);
    if (goal !== undefined) return { field, goal, entries: field.entries.filter((e) => e.goalId === id) };
  }
  return null;
}

/** What the forms of a goal were opened with. */
export const goalSeen = ({ field, goal, entries }: GoalHome): string => seenOf([field.id, goal.id, goal.title, entries.map((e) => [e.id, e.number])]);
