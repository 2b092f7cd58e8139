import { z } from 'zod';
import { field } from '../../../platform/web/forms.ts';
import { DECISIONS, PAIR_KINDS } from './rules.ts';

/** The buttons of a pair: "same" says which of the two stays in front. */
export const CHOICES = ['same', 'same_second', 'related', 'different'] as const;

export const DecideForm = z.object({ choice: field.choice(CHOICES) });

const one = <T extends z.ZodType>(schema: T) => schema.nullable().catch(null);

/** What the list is narrowed to; what it does not know is left out. */
export const PairFilter = z.object({
  kind: one(z.enum(PAIR_KINDS)),
  place: one(z.uuid()),
  show: one(z.enum(DECISIONS)),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
  done: one(z.uuid()),
});
export type PairFilter = z.infer<typeof PairFilter>;

/** The list as it is narrowed, as the query of an address. */
export function queryOf({ kind, place, show }: Pick<PairFilter, 'kind' | 'place' | 'show'>, more: Readonly<Record<string, string>> = {}): string {
  const set = Object.entries({ kind, place, show, ...more }).filter((entry): entry is [string, string] => entry[1] !== null);
  return set.length === 0 ? '' : `?${new URLSearchParams(set).toString()}`;
}
