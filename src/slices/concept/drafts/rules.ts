import { createHash } from 'node:crypto';
import type { ContentEntry, ContentField } from '../editions/rules.ts';

/** Rows for goals and texts that a field's form offers. */
export const GOAL_ROWS = 30;
export const TEXT_ROWS = 30;

/**
 * What a form was opened with, as a short word: two people may change different fields of a draft at once, but not the same
 * field without seeing each other's change.
 */
export function seenOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22);
}

export const fieldSeen = (field: ContentField | null): string =>
  field === null ? 'new' : seenOf([field.code, field.position, field.title, field.vision, field.goals.map((g) => [g.id, g.position, g.title]), field.texts.map((x) => [x.id, x.text])]);

export const entrySeen = (entry: ContentEntry | null, fieldId: string): string => (entry === null ? 'new' : seenOf([fieldId, entry.number, entry.goalId, entry.wording, entry.selected]));
