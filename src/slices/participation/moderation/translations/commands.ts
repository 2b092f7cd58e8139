import type { Actor } from '../../../../kernel/actor.ts';
import { failed, ok, type Result } from '../../../../kernel/problem.ts';
import { record } from '../../../thread/public.ts';
import type { Tx } from '../../submissions/commands.ts';
import { submissionById } from '../../submissions/queries.ts';
import { contentHash } from '../../submissions/rules.ts';
import type { MadeBy } from './rules.ts';

export interface NewTranslation {
  readonly language: string;
  readonly text: string;
  readonly by: MadeBy;
  /** The version of the contribution that was translated. */
  readonly version: number;
}

/** Keeps a working translation; a newer one of the same language takes its place, but a machine never overwrites a person. */
export async function saveTranslation(tx: Tx, actor: Actor, id: string, { language, text, by, version }: NewTranslation): Promise<Result<null>> {
  const s = await submissionById(tx, id);
  if (s === null) return failed('not_found');
  if (s.state === 'withdrawn' || s.state === 'routed' || s.language === language) return failed('wrong_state');
  if (s.version !== version) return failed('stale');
  const row = { text, made_by: by, made_from: contentHash(s.processId, s.text), made_on: new Date().toISOString().slice(0, 10) };
  const done = await tx
    .insertInto('submission_translation')
    .values({ submission_id: id, language, ...row })
    .onConflict((c) => (by === 'machine' ? c.columns(['submission_id', 'language']).doUpdateSet(row).where('submission_translation.made_by', '=', 'machine') : c.columns(['submission_id', 'language']).doUpdateSet(row)))
    .returning('language')
    .executeTakeFirst();
  if (done !== undefined) await record(tx, { actor, kind: 'submission', id, action: 'submission.translated', values: { language, by } });
  return ok(null);
}
