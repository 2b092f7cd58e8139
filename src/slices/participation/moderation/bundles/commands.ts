import type { Actor } from '../../../../kernel/actor.ts';
import { failed, ok, type Result } from '../../../../kernel/problem.ts';
import type { Database, Writes } from '../../../../platform/database/types.ts';
import { mergeSubmissions } from '../../merging/commands.ts';
import { tellAuthors } from '../../receipts/news/commands.ts';
import { publishSubmission, withholdSubmission, type Tx as SubmissionTx } from '../../submissions/commands.ts';
import { submissionById, submissionsByIds } from '../../submissions/queries.ts';
import { sayToAuthor } from '../messages/commands.ts';

type Tx = SubmissionTx & Writes<Pick<Database, 'file'>>;

export interface BundleDecision {
  readonly decision: 'publish' | 'withhold';
  /** For withholding: the same for all, read by each author. */
  readonly reason: string | null;
  /** The same reason for authors of other languages, by tag; read beside it. */
  readonly said?: ReadonlyMap<string, string>;
  /** Put the others behind the first: all are kept, one is read. */
  readonly join: boolean;
}

/**
 * Decides about several that say the same, at once: that many sent it changes nothing about what is decided. Each keeps its number,
 * receipt and history. What somebody else has decided meanwhile is left as it is. Returns how many were decided.
 */
export async function decideTogether(tx: Tx, actor: Actor, firstId: string, otherIds: readonly string[], { decision, reason, join, said }: BundleDecision): Promise<Result<number>> {
  const first = await submissionById(tx, firstId);
  if (first === null) return failed('not_found');
  if (decision === 'withhold' && reason === null) return failed('required', 'reason');
  const all = [first, ...(await submissionsByIds(tx, otherIds)).filter((s) => s.id !== firstId && s.processId === first.processId)].filter((s) => s.state === 'received');
  for (const s of all) {
    const done = decision === 'publish' ? await publishSubmission(tx, actor, s.id) : await withholdSubmission(tx, actor, s.id, { version: s.version, reason: reason ?? '' });
    if (!done.ok) return done;
    const own = decision === 'withhold' ? said?.get(s.language) : undefined;
    if (own !== undefined) await sayToAuthor(tx, actor, s.id, { text: own, language: s.language, audio: null }, { tell: false });
    if (decision === 'publish' && join && s.id !== firstId && s.mergedInto === null) {
      const merged = await mergeSubmissions(tx, actor, s.id, firstId);
      if (!merged.ok) return merged;
    }
  }
  if (decision === 'withhold') await tellAuthors(tx, all.map((s) => s.id), 'withheld');
  return ok(all.length);
}
