import { seenOf } from '../drafts/rules.ts';
import type { ContentEntry, ContentField } from '../editions/rules.ts';

/** What the form was opened with that parts a measure: its wording and what stands beside it, so that the same part is not made twice. */
export const splitSeen = (entry: Pick<ContentEntry, 'wording'>, field: Pick<ContentField, 'entries'>): string => seenOf([entry.wording, field.entries.map((e) => e.id)]);

/** What the form was opened with that brings measures together: whatever could be chosen, with its wording. */
export const mergeSeen = (fields: readonly Pick<ContentField, 'entries'>[]): string => seenOf(fields.flatMap((f) => f.entries.map((e) => [e.id, e.wording])));
