import { newCode } from '../../../kernel/code.ts';
import { dayOf, type Day } from '../../../kernel/dates.ts';
import type { Writes } from '../../../platform/database/types.ts';
import type { Content } from '../submissions/commands.ts';
import type { DraftTables } from '../tables.ts';
import { draftHash } from './queries.ts';

type Tx = Writes<DraftTables>;

/**
 * Puts a text aside for whoever holds the code; with the code of a draft that is still there, in its place. Nothing of it enters the
 * history: it is nobody's contribution yet. Returns the code, which is stored nowhere.
 */
export async function saveDraft(tx: Tx, processId: string, content: Content, known: string | null): Promise<string> {
  const columns = { process_id: processId, text: content.text, language: content.language, topic_id: content.topicId, municipality_key: content.municipality, saved_on: dayOf(new Date()) };
  if (known !== null) {
    const renewed = await tx.updateTable('submission_draft').set(columns).where('code_hash', '=', draftHash(known)).where('process_id', '=', processId).returning('process_id').executeTakeFirst();
    if (renewed !== undefined) return known;
  }
  const code = newCode();
  await tx.insertInto('submission_draft').values({ code_hash: draftHash(code), ...columns }).execute();
  return code;
}

/** Erases a draft: it was sent, or its author wants it gone. */
export async function removeDraft(tx: Tx, code: string): Promise<void> {
  await tx.deleteFrom('submission_draft').where('code_hash', '=', draftHash(code)).execute();
}

/** Retention: drafts last saved before that day. Returns how many. */
export async function purgeDrafts(tx: Tx, before: Day): Promise<number> {
  return (await tx.deleteFrom('submission_draft').where('saved_on', '<', before).returning('process_id').execute()).length;
}
