import type { Actor } from '../../../../kernel/actor.ts';
import { newId } from '../../../../kernel/ids.ts';
import { sourceText, type Localized } from '../../../../kernel/localized.ts';
import { failed, ok, type Result } from '../../../../kernel/problem.ts';
import type { Database, Writes } from '../../../../platform/database/types.ts';
import { recordFile, type StoredFile } from '../../../../platform/files.ts';
import { record, type ThreadTables } from '../../../thread/public.ts';
import type { ProcessTables } from '../../tables.ts';

type Tx = Writes<ProcessTables & ThreadTables & Pick<Database, 'file'>>;

export interface NewDocument {
  readonly processId: string;
  /** Null: of the process as a whole. */
  readonly phaseId: string | null;
  readonly title: Localized;
  /** BCP 47 tag of what is inside. */
  readonly language: string;
  readonly source: string;
  /** The file with its name for saving it; null: it is not kept here, but stands at the address or where the source says. */
  readonly kept: { readonly file: StoredFile; readonly fileName: string } | null;
  readonly address: string | null;
}

/** Puts a document beside a process or one of its phases. */
export async function addDocument(tx: Tx, actor: Actor, input: NewDocument): Promise<Result<{ id: string }>> {
  const { processId, phaseId, title, language, source, kept, address } = input;
  if (kept === null && address === null && source === '') return failed('required', 'file');
  if (phaseId !== null && (await tx.selectFrom('process_phase').select('id').where('id', '=', phaseId).where('process_id', '=', processId).executeTakeFirst()) === undefined) return failed('invalid_choice', 'phase');
  const id = newId();
  const { n } = await tx.selectFrom('process_document').select(({ fn }) => fn.countAll<number>().as('n')).where('process_id', '=', processId).executeTakeFirstOrThrow();
  if (kept !== null) await recordFile(tx, kept.file);
  await tx.insertInto('process_document').values({ id, process_id: processId, phase_id: phaseId, position: n, title, language, source, address, file: kept?.file.sha256 ?? null, file_name: kept?.fileName ?? null }).execute();
  await record(tx, { actor, kind: 'process', id: processId, action: 'process.document_added', values: { title: sourceText(title), sha256: kept?.file.sha256 ?? null, address } });
  return ok({ id });
}

/** Takes a document away; the file leaves the disk at night when nothing else refers to it. */
export async function removeDocument(tx: Tx, actor: Actor, processId: string, id: string): Promise<Result<null>> {
  const gone = await tx.deleteFrom('process_document').where('id', '=', id).where('process_id', '=', processId).returning('title').executeTakeFirst();
  if (gone === undefined) return failed('not_found');
  await record(tx, { actor, kind: 'process', id: processId, action: 'process.document_removed', values: { title: sourceText(gone.title) } });
  return ok(null);
}
