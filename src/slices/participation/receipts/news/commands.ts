import type { Writes } from '../../../../platform/database/types.ts';
import { enqueue } from '../../../../platform/jobs.ts';
import type { SubmissionTables } from '../../tables.ts';

export const TELL = 'participation.tell';
/** What an author is told by mail; each is read under the receipt, too. */
export const NEWS = ['published', 'condensed', 'withheld', 'outside', 'forwarded', 'replied', 'answered', 'routed'] as const;
export type News = (typeof NEWS)[number];

/** Has the worker write to those of the authors who asked for an answer by mail. The jobs name contributions, no address. */
export async function tellAuthors(tx: Writes<SubmissionTables>, submissionIds: readonly string[], news: News): Promise<void> {
  if (submissionIds.length === 0) return;
  const ids = await tx.selectFrom('submission_contact').select('submission_id').where('submission_id', 'in', submissionIds).execute();
  for (const { submission_id: submissionId } of ids) await enqueue(tx, TELL, { submissionId, news }, { key: `${TELL}:${submissionId}:${news}` });
}
