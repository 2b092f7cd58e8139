import type { Day } from '../../../../kernel/dates.ts';
import type { Database, Reads } from '../../../../platform/database/types.ts';
import type { ModerationTables } from '../../tables.ts';

export interface Message {
  readonly id: string;
  readonly text: string;
  readonly language: string;
  readonly saidOn: Day;
  readonly audio: { readonly sha256: string; readonly mediaType: string } | null;
}

/** What the office said to an author, in its order. */
export async function messagesTo(reads: Reads<ModerationTables & Pick<Database, 'file'>>, submissionId: string): Promise<readonly Message[]> {
  const rows = await reads
    .selectFrom('submission_message as m')
    .leftJoin('file as f', 'f.sha256', 'm.audio')
    .select(['m.id', 'm.text', 'm.language', 'm.said_on as saidOn', 'f.sha256', 'f.media_type'])
    .where('m.submission_id', '=', submissionId)
    .orderBy('m.said_on')
    .orderBy('m.id')
    .execute();
  return rows.map(({ sha256, media_type, ...message }) => ({ ...message, audio: sha256 === null || media_type === null ? null : { sha256, mediaType: media_type } }));
}
