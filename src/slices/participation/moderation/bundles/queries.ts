import type { Reads } from '../../../../platform/database/types.ts';
import { suggestSimilar, type SimilarityTables } from '../../../similarity/public.ts';
import { WAITING } from '../../submissions/commands.ts';
import { submissionsByIds, type Submission } from '../../submissions/queries.ts';
import type { PublicTables } from '../../tables.ts';

export interface Alike {
  readonly submission: Submission;
  /** 0 to 1. */
  readonly score: number;
}

/** So alike that one decision is likely to fit both. */
const DECIDED_ALIKE = 0.5;
const MOST = 100;

/** Contributions of the same process that wait, too, and say much the same; the most alike first. */
export async function alikeWaiting(reads: Reads<PublicTables & SimilarityTables>, s: Pick<Submission, 'id' | 'processId' | 'text'>): Promise<readonly Alike[]> {
  const found = await suggestSimilar(reads, { kind: WAITING, text: s.text, except: s.id, limit: MOST, atLeast: DECIDED_ALIKE });
  const scores = new Map(found.map((f) => [f.id, f.score]));
  const waiting = (await submissionsByIds(reads, [...scores.keys()])).filter((other) => other.processId === s.processId && other.state === 'received');
  return waiting.map((submission) => ({ submission, score: scores.get(submission.id) ?? 0 })).sort((a, b) => b.score - a.score);
}
