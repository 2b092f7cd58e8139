import { z } from 'zod';
import { cleanLine } from '../../../kernel/text.ts';
import { KINDS, LONGEST } from './rules.ts';

const kinds = KINDS.map((k) => k.kind);

/** What an address asks for; what makes no sense in it counts as not asked. */
export const SearchQuery = z.object({
  q: z.string().catch('').transform((q) => [...cleanLine(q)].slice(0, LONGEST).join('').trim()),
  kind: z.enum(kinds).nullable().catch(null),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
