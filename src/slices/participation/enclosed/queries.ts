import { createHash } from 'node:crypto';
import type { Day } from '../../../kernel/dates.ts';
import type { Database, Reads } from '../../../platform/database/types.ts';
import type { EnclosedTables, PublicTables } from '../tables.ts';
import type { Slot } from './rules.ts';

type Files = Pick<Database, 'file'>;

export interface Attachment {
  readonly id: string;
  readonly submissionId: string;
  readonly position: number;
  readonly sha256: string;
  readonly mediaType: string;
  readonly size: number;
  readonly caption: string;
  readonly state: 'waiting' | 'shown' | 'withheld';
}

const attachments = (reads: Reads<PublicTables & Files>) =>
  reads
    .selectFrom('submission_attachment as a')
    .innerJoin('file as f', 'f.sha256', 'a.file')
    .select(['a.id', 'a.submission_id as submissionId', 'a.position', 'a.file as sha256', 'f.media_type as mediaType', 'f.size', 'a.caption', 'a.state'])
    .orderBy('a.submission_id')
    .orderBy('a.position');

/** Everything that came with a contribution, for the office and its author. */
export async function attachmentsOf(reads: Reads<PublicTables & Files>, submissionId: string): Promise<Attachment[]> {
  return (await attachments(reads).where('a.submission_id', '=', submissionId).execute()) as Attachment[];
}

/** What everybody may see: looked at by the office, of contributions that are public. */
export async function publicAttachments(reads: Reads<PublicTables & Files>, submissionIds: readonly string[]): Promise<Attachment[]> {
  if (submissionIds.length === 0) return [];
  const rows = await attachments(reads)
    .innerJoin('submission as s', 's.id', 'a.submission_id')
    .innerJoin('process as p', 'p.id', 's.process_id')
    .where('a.submission_id', 'in', [...submissionIds])
    .where('a.state', '=', 'shown')
    .where('s.state', '=', 'published')
    .where('p.published_on', 'is not', null)
    .execute();
  return rows as Attachment[];
}

/** On whose behalf. Absent names: the group does not want its name public, or the office withholds it. */
export interface PublicGroup {
  readonly submissionId: string;
  readonly name: string | null;
  readonly people: number | null;
}

/** The groups behind public contributions. */
export async function publicGroups(reads: Reads<PublicTables>, submissionIds: readonly string[]): Promise<PublicGroup[]> {
  if (submissionIds.length === 0) return [];
  return reads
    .selectFrom('submission_group as g')
    .innerJoin('submission as s', 's.id', 'g.submission_id')
    .select((e) => ['g.submission_id as submissionId', e.case().when(e.and([e('g.name_public', '=', true), e('g.withheld', '=', false)])).then(e.ref('g.name')).else(null).end().as('name'), 'g.people'])
    .where('g.submission_id', 'in', [...submissionIds])
    .where('s.state', '=', 'published')
    .execute();
}

export interface Group {
  readonly name: string;
  readonly namePublic: boolean;
  readonly people: number | null;
  readonly withheld: boolean;
}

/** The group as it was given, for the office and the author. */
export async function groupOf(reads: Reads<EnclosedTables>, submissionId: string): Promise<Group | null> {
  return (await reads.selectFrom('submission_group').select(['name', 'name_public as namePublic', 'people', 'withheld']).where('submission_id', '=', submissionId).executeTakeFirst()) ?? null;
}

export interface KeptFile {
  readonly sha256: string;
  readonly mediaType: string;
}
export interface Recording extends KeptFile {
  readonly receivedOn: Day;
  readonly transcribedOn: Day | null;
}

/** The author's voice, while it is kept. */
export async function recordingOf(reads: Reads<EnclosedTables & Files>, submissionId: string): Promise<Recording | null> {
  const row = await reads
    .selectFrom('submission_recording as r')
    .innerJoin('file as f', 'f.sha256', 'r.file')
    .select(['r.file as sha256', 'f.media_type as mediaType', 'r.received_on as receivedOn', 'r.transcribed_on as transcribedOn'])
    .where('r.submission_id', '=', submissionId)
    .executeTakeFirst();
  return row ?? null;
}

/** Whether it came with a recording that nobody has typed yet. */
export async function hasUntyped(reads: Reads<EnclosedTables>, submissionId: string): Promise<boolean> {
  return (await reads.selectFrom('submission_recording').select('submission_id').where('submission_id', '=', submissionId).where('transcribed_on', 'is', null).executeTakeFirst()) !== undefined;
}

/** The photo of the card it was typed from, while it is kept. */
export async function scanOf(reads: Reads<EnclosedTables & Files>, submissionId: string): Promise<KeptFile | null> {
  return (await reads.selectFrom('submission_scan as c').innerJoin('file as f', 'f.sha256', 'c.file').select(['c.file as sha256', 'f.media_type as mediaType']).where('c.submission_id', '=', submissionId).executeTakeFirst()) ?? null;
}

export interface Waiting {
  readonly slot: Slot;
  readonly sha256: string;
  readonly mediaType: string;
  readonly size: number;
}

/** What is stored of a form's random value beside its waiting files. */
export const formDigest = (token: string): Buffer => createHash('sha256').update(`upload\0${token}`).digest();

/** Files of a form that was not taken yet. */
export async function waitingFiles(reads: Reads<EnclosedTables & Files>, token: string): Promise<Waiting[]> {
  const rows = await reads.selectFrom('submission_upload as u').innerJoin('file as f', 'f.sha256', 'u.file').select(['u.slot', 'u.file as sha256', 'f.media_type as mediaType', 'f.size']).where('u.form', '=', formDigest(token)).orderBy('u.slot').execute();
  return rows as Waiting[];
}
