import type { Day } from '../../../../kernel/dates.ts';
import type { Localized } from '../../../../kernel/localized.ts';
import { composed } from '../../../../platform/database/composed.ts';
import type { Database, Reads } from '../../../../platform/database/types.ts';
import type { ProcessTables } from '../../tables.ts';

type R = Reads<ProcessTables & Pick<Database, 'file'>>;

export interface ProcessDocument {
  readonly id: string;
  readonly phaseId: string | null;
  readonly title: Localized;
  readonly language: string;
  readonly source: string;
  readonly addedOn: Day;
  /** Where it stands on somebody else's page. */
  readonly address: string | null;
  /** Null: not kept here. */
  readonly kept: KeptDocument | null;
}
export interface KeptDocument {
  readonly sha256: string;
  readonly fileName: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
}

const inOrder = composed((reads: R, processId: string) =>
  reads
    .selectFrom('process_document as d')
    .leftJoin('file as f', 'f.sha256', 'd.file')
    .select(['d.id', 'd.phase_id as phaseId', 'd.title', 'd.language', 'd.source', 'd.added_on as addedOn', 'd.address', 'f.sha256', 'd.file_name as fileName', 'f.media_type as mediaType', 'f.size'])
    .where('d.process_id', '=', processId)
    .orderBy('d.position'),
);

/** The documents of a process in the order they were added. */
export async function documentsOf(reads: R, processId: string): Promise<readonly ProcessDocument[]> {
  const rows = await inOrder(reads, processId);
  return rows.map(({ sha256, fileName, mediaType, size, ...d }) => ({ ...d, kept: sha256 === null || fileName === null || mediaType === null || size === null ? null : { sha256, fileName, mediaType, size } }));
}
