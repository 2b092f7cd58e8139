import type { Day } from '../../../kernel/dates.ts';
import { localized, type Localized } from '../../../kernel/localized.ts';
import type { Reads } from '../../../platform/database/types.ts';
import type { DocumentationTables } from '../tables.ts';
import type { Snapshot } from './rules.ts';

type R = Reads<DocumentationTables>;

export interface DocumentationEdition {
  readonly id: string;
  readonly number: number;
  readonly releasedOn: Day;
  /** Name or function of who released it. */
  readonly approver: string;
  readonly snapshot: Snapshot;
  /** Hexadecimal SHA-256 of the snapshot. */
  readonly digest: string;
}

/** Released editions, the newest first. */
export async function editionsOf(reads: R, eventId: string): Promise<readonly DocumentationEdition[]> {
  const rows = await reads.selectFrom('event_documentation').select(['id', 'number', 'released_on as releasedOn', 'approver', 'snapshot', 'digest']).where('event_id', '=', eventId).orderBy('number', 'desc').execute();
  return rows.map((row) => ({ ...row, snapshot: row.snapshot as Snapshot, digest: row.digest.toString('hex') }));
}

/** Whether there is something to read; cheaper than reading it. */
export async function hasDocumentation(reads: R, eventId: string): Promise<boolean> {
  return (await reads.selectFrom('event_documentation').select('id').where('event_id', '=', eventId).limit(1).executeTakeFirst()) !== undefined;
}

/** What the office says before everything else; version 0 while nothing is saved. */
export async function prefaceOf(reads: R, eventId: string): Promise<{ readonly preface: Localized; readonly version: number }> {
  return (await reads.selectFrom('event_documentation_draft').select(['preface', 'version']).where('event_id', '=', eventId).executeTakeFirst()) ?? { preface: localized(''), version: 0 };
}
