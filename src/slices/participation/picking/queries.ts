import { sql } from 'kysely';
import type { Reads } from '../../../platform/database/types.ts';
import type { SimilarityTables } from '../../similarity/public.ts';
import { similarSubmissions } from '../merging/queries.ts';
import { submissionList, submissionsByIds, type Submission } from '../submissions/queries.ts';
import type { PublicTables } from '../tables.ts';
import { numbersIn } from './rules.ts';

type R = Reads<PublicTables & SimilarityTables>;

export interface Asked {
  readonly processId: string;
  /** Ids that are ticked. */
  readonly chosen: readonly string[];
  /** Numbers to be added, as typed. */
  readonly numbers: string;
  readonly q: string;
  /** What similar submissions are looked for. */
  readonly about: string;
}
export interface Candidates {
  /** Ticked ones, those added by number included. */
  readonly chosen: readonly Submission[];
  readonly found: readonly Submission[];
  readonly similar: readonly { readonly submission: Submission; readonly score: number }[];
}

/** What somebody may choose origins from. Those already merged into another stand behind that one and are not offered. */
export async function candidates(reads: R, { processId, chosen, numbers, q, about }: Asked): Promise<Candidates> {
  const added = await idsOfNumbers(reads, processId, numbersIn(numbers));
  const ticked = (await submissionsByIds(reads, [...new Set([...chosen, ...added])])).filter((s) => s.processId === processId && s.state !== 'withdrawn');
  const known = new Set(ticked.map((s) => s.id));
  const found = q === '' ? [] : (await submissionList(reads, { processId, q, merged: false }, { page: 1, pageSize: 50 })).items.filter((s) => !known.has(s.id));
  for (const s of found) known.add(s.id);
  const similar = (await similarSubmissions(reads, { processId, text: about, except: processId }, { limit: 10 })).filter(({ submission: s }) => !known.has(s.id) && s.mergedInto === null);
  return { chosen: ticked, found, similar };
}

async function idsOfNumbers(reads: R, processId: string, numbers: readonly number[]): Promise<string[]> {
  if (numbers.length === 0) return [];
  const rows = await reads.selectFrom('submission').select('id').where('process_id', '=', processId).where(sql<boolean>`number = any(${numbers})`).where('state', '<>', 'withdrawn').execute();
  return rows.map((r) => r.id);
}
