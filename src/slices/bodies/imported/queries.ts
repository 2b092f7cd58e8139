import type { Day } from '../../../kernel/dates.ts';
import { sourceText } from '../../../kernel/localized.ts';
import type { Reads } from '../../../platform/database/types.ts';
import type { Outcome } from '../schema.ts';
import type { BodyTables } from '../tables.ts';
import { outcomeSaid } from './rules.ts';

/** What another system says of a point of its agenda, as a resolution begins with it. */
export interface TakenPoint {
  readonly title: string;
  readonly wording: string;
  readonly bodyId: string;
  readonly sittingId: string;
  readonly paperId: string | null;
  readonly day: Day;
  readonly outcome: Outcome;
  readonly source: string;
}

export async function takenPoint(reads: Reads<BodyTables>, id: string): Promise<TakenPoint | null> {
  const row = await reads
    .selectFrom('agenda_item as i')
    .innerJoin('sitting as s', 's.id', 'i.sitting_id')
    .select(['i.title', 'i.wording', 'i.result', 'i.paper_id as paperId', 's.body_id as bodyId', 's.id as sittingId', 's.day', 's.source'])
    .where('i.id', '=', id)
    .where('i.external_id', 'is not', null)
    .where('i.deleted_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { title, result, ...point } = row;
  return { ...point, title: sourceText(title), outcome: outcomeSaid(sourceText(result)) };
}

/** Sittings taken from another system, by their address there. */
export async function takenSittings(reads: Reads<BodyTables>, externalIds: readonly string[]): Promise<ReadonlyMap<string, { readonly id: string; readonly bodyId: string }>> {
  if (externalIds.length === 0) return new Map();
  const rows = await reads.selectFrom('sitting').select(['external_id', 'id', 'body_id as bodyId']).where('external_id', 'in', [...new Set(externalIds)]).where('deleted_at', 'is', null).execute();
  return new Map(rows.map(({ external_id: externalId, ...row }) => [externalId ?? '', row]));
}

/** The sittings and papers that points of agendas and steps of sequences belong to, by their addresses there. */
export async function takenParents(reads: Reads<BodyTables>, externalIds: readonly string[]): Promise<string[]> {
  if (externalIds.length === 0) return [];
  const [sittings, papers] = await Promise.all([
    reads.selectFrom('agenda_item as i').innerJoin('sitting as s', 's.id', 'i.sitting_id').select('s.external_id').where('i.external_id', 'in', externalIds).where('s.deleted_at', 'is', null).execute(),
    reads.selectFrom('consultation as c').innerJoin('paper as p', 'p.id', 'c.paper_id').select('p.external_id').where('c.external_id', 'in', externalIds).where('p.deleted_at', 'is', null).execute(),
  ]);
  return [...new Set([...sittings, ...papers].flatMap((row) => row.external_id ?? []))];
}

/** Bodies of ours that something can be taken into. */
export async function ownBodies(reads: Reads<BodyTables>): Promise<readonly { readonly id: string; readonly slug: string; readonly name: string }[]> {
  const rows = await reads.selectFrom('body').select(['id', 'slug', 'name']).where('external_id', 'is', null).where('deleted_at', 'is', null).orderBy('slug').execute();
  return rows.map(({ name, ...row }) => ({ ...row, name: sourceText(name) }));
}
