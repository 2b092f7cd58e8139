import type { Reads } from '../../../platform/database/types.ts';
import { suggestSimilar, type SimilarityTables } from '../../similarity/public.ts';
import { submissionsByIds, type Submission } from '../submissions/queries.ts';
import type { PublicTables } from '../tables.ts';

/** Similar ones are found among all processes; enough of them to have some of this one. */
const OF_ALL = 60;

/** Public submissions of the same process about the same thing, most alike first. */
export async function similarSubmissions(reads: Reads<PublicTables & SimilarityTables>, about: { readonly processId: string; readonly text: string; readonly except: string }, options: { readonly limit: number; readonly atLeast?: number }): Promise<{ submission: Submission; score: number }[]> {
  if (about.text === '') return [];
  const similar = await suggestSimilar(reads, { kind: 'submission', text: about.text, except: about.except, limit: OF_ALL, ...(options.atLeast === undefined ? {} : { atLeast: options.atLeast }) });
  const known = new Map((await submissionsByIds(reads, similar.map((s) => s.id))).map((s) => [s.id, s]));
  return similar
    .flatMap(({ id, score }) => { const submission = known.get(id); return submission !== undefined && submission.processId === about.processId && submission.state === 'published' ? [{ submission, score }] : []; })
    .slice(0, options.limit);
}
