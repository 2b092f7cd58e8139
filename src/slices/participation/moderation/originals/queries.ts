import type { Reads } from '../../../../platform/database/types.ts';
import type { ModerationTables } from '../../tables.ts';

/** The wording before passages were taken out; null where nothing was, or where it was erased. */
export async function originalOf(reads: Reads<ModerationTables>, submissionId: string): Promise<string | null> {
  return (await reads.selectFrom('submission_original').select('text').where('submission_id', '=', submissionId).executeTakeFirst())?.text ?? null;
}

/** Whether there is one, without reading it. */
export async function hasOriginal(reads: Reads<ModerationTables>, submissionId: string): Promise<boolean> {
  return (await reads.selectFrom('submission_original').select('submission_id').where('submission_id', '=', submissionId).executeTakeFirst()) !== undefined;
}
