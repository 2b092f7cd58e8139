import type { QueryExecutorProvider } from 'kysely';
import { enqueue } from '../../../../../platform/jobs.ts';

export const TRANSLATE = 'participation.translate';

/** Has the worker ask the operator's translation service for a German working translation. */
export async function askForTranslation(tx: QueryExecutorProvider & { readonly isTransaction: boolean }, submissionId: string): Promise<void> {
  await enqueue(tx, TRANSLATE, { submissionId }, { key: `${TRANSLATE}:${submissionId}` });
}
