import { seenOf } from '../drafts/rules.ts';
import type { ContentEntry, ContentField } from '../editions/rules.ts';

/** What the form was opened with that parts a measure. */
export const splitSeen = (entry: Pick<ContentEntry, 'wording'>): string => seenOf(entry.wording);

/** What the form was opened with that brings measures together: whatever could be chosen, with its wording. */
export const mergeSeen = (fields: readonly Pick<ContentField, 'entries'>[]): string => seenOf(fields.flatMap((f) => f.entries.map((e) => [e.id, e.wording])));
