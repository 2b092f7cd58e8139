import { createHash } from 'node:crypto';
import { addDays, type Day } from '../../../kernel/dates.ts';
import type { Reads } from '../../../platform/database/types.ts';
import type { DraftTables } from '../tables.ts';
import { DRAFT_DAYS } from './rules.ts';

export interface Draft {
  readonly processId: string;
  readonly text: string;
  readonly language: string;
  readonly topicId: string | null;
  readonly municipality: string | null;
  readonly keptUntil: Day;
}

/** What is stored of a draft's code; it has 80 random bits, so its plain digest cannot be searched. */
export const draftHash = (code: string): Buffer => createHash('sha256').update(`draft\0${code}`).digest();

/** The draft behind a code. */
export async function draftByCode(reads: Reads<DraftTables>, code: string): Promise<Draft | null> {
  const row = await reads.selectFrom('submission_draft').select(['process_id as processId', 'text', 'language', 'topic_id as topicId', 'municipality_key as municipality', 'saved_on as savedOn']).where('code_hash', '=', draftHash(code)).executeTakeFirst();
  if (row === undefined) return null;
  const { savedOn, ...draft } = row;
  return { ...draft, keptUntil: addDays(savedOn, DRAFT_DAYS) };
}
