import type { Actor } from '../../../../kernel/actor.ts';
import { newId } from '../../../../kernel/ids.ts';
import { failed, ok, type Result } from '../../../../kernel/problem.ts';
import type { Database, Writes } from '../../../../platform/database/types.ts';
import { recordFile, type StoredFile } from '../../../../platform/files.ts';
import { record, type ThreadTables } from '../../../thread/public.ts';
import { tellAuthors } from '../../receipts/news/commands.ts';
import type { ParticipationTables } from '../../tables.ts';
import { submissionById } from '../../submissions/queries.ts';

type Tx = Writes<ParticipationTables & ThreadTables & Pick<Database, 'file'>>;

export interface NewMessage {
  readonly text: string;
  /** BCP 47 tag. */
  readonly language: string;
  /** The same said aloud. */
  readonly audio: StoredFile | null;
}

/** Says something to the author of a contribution, under the receipt. The history knows that, not what. With `tell: false` they learn of it by the decision it belongs to. */
export async function sayToAuthor(tx: Tx, actor: Actor, id: string, message: NewMessage, { tell = true }: { readonly tell?: boolean } = {}): Promise<Result<null>> {
  const s = await submissionById(tx, id);
  if (s === null) return failed('not_found');
  if (s.state === 'withdrawn') return failed('wrong_state');
  if (message.audio !== null) await recordFile(tx, message.audio);
  await tx.insertInto('submission_message').values({ id: newId(), submission_id: id, text: message.text, language: message.language, audio: message.audio?.sha256 ?? null }).execute();
  await record(tx, { actor, kind: 'submission', id, action: 'submission.answered', values: { language: message.language, audio: message.audio !== null } });
  if (tell) await tellAuthors(tx, [id], 'answered');
  return ok(null);
}
