import type { Reads } from '../../../platform/database/types.ts';
import { conceptBySlug, type ConceptTables } from '../../concept/public.ts';
import { isInventedConcept } from '../../participation/public.ts';
import type { Anchor } from '../../thread/public.ts';
import type { ReportTables } from '../tables.ts';
import type { Snapshot } from './rules.ts';

type R = Reads<ReportTables>;

export interface Edition {
  readonly id: string;
  readonly roundId: string;
  readonly snapshot: Snapshot;
  /** Hexadecimal SHA-256 of the snapshot. */
  readonly digest: string;
  /** Languages in which the PDF is ready. */
  readonly files: readonly string[];
  /** The latest edition of the same round, if that is another one. */
  readonly supersededBy: string | null;
}

const editions = (reads: R) =>
  reads
    .selectFrom('report_edition as e')
    .select(['e.id', 'e.round_id as roundId', 'e.snapshot', 'e.digest'])
    .select((eb) => [
      eb.selectFrom('report_file as f').select((q) => q.fn.agg<string[]>('array_agg', ['f.locale']).as('l')).whereRef('f.edition_id', '=', 'e.id').as('files'),
      eb.selectFrom('report_edition as n').select('n.slug').whereRef('n.round_id', '=', 'e.round_id').whereRef('n.number', '>', 'e.number').orderBy('n.number', 'desc').limit(1).as('supersededBy'),
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof editions>['execute']>>[number];
const editionOf = (row: Row): Edition => ({ id: row.id, roundId: row.roundId, snapshot: row.snapshot as Snapshot, digest: row.digest.toString('hex'), files: row.files ?? [], supersededBy: row.supersededBy });

export async function editionBySlug(reads: R, slug: string): Promise<Edition | null> {
  const row = await editions(reads).where('e.slug', '=', slug).executeTakeFirst();
  return row === undefined ? null : editionOf(row);
}

export async function editionById(reads: R, id: string): Promise<Edition | null> {
  const row = await editions(reads).where('e.id', '=', id).executeTakeFirst();
  return row === undefined ? null : editionOf(row);
}

/** Published reports, the latest first; of each round all editions. */
export async function editionList(reads: R, options: { readonly limit?: number; readonly offset?: number } = {}): Promise<{ readonly items: readonly Edition[]; readonly total: number }> {
  const [rows, counted] = await Promise.all([
    editions(reads).orderBy('e.published_on', 'desc').orderBy('e.created_at', 'desc').limit(options.limit ?? 50).offset(options.offset ?? 0).execute(),
    reads.selectFrom('report_edition').select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow(),
  ]);
  return { items: rows.map(editionOf), total: counted.n };
}

/** The newest reports for front pages: one of each round. */
export async function latestReports(reads: R, limit = 3): Promise<readonly Edition[]> {
  const { items } = await editionList(reads, { limit: limit * 3 });
  return items.filter((e) => e.supersededBy === null).slice(0, limit);
}

/** The last edition of the same concept before now: what the next one is compared with. */
export async function lastEditionOf(reads: R, conceptId: string): Promise<Edition | null> {
  const row = await editions(reads)
    .innerJoin('report_round as r', 'r.id', 'e.round_id')
    .where('r.concept_id', '=', conceptId)
    .orderBy('e.created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : editionOf(row);
}

export async function editionsOf(reads: R, roundId: string): Promise<readonly Edition[]> {
  return (await editions(reads).where('e.round_id', '=', roundId).orderBy('e.number').execute()).map(editionOf);
}

export async function fileOf(reads: R, editionId: string, locale: 'de' | 'en'): Promise<Buffer | null> {
  const row = await reads.selectFrom('report_file').select('content').where('edition_id', '=', editionId).where('locale', '=', locale).executeTakeFirst();
  return row?.content ?? null;
}

/** Whether it reports on a concept that came of an invented process. */
export async function isInvented(reads: Parameters<typeof isInventedConcept>[0] & Reads<ConceptTables>, { snapshot }: Pick<Edition, 'snapshot'>): Promise<boolean> {
  const concept = await conceptBySlug(reads, snapshot.concept.slug);
  return concept !== null && (await isInventedConcept(reads, concept.id));
}

/** Where the history's chain ended when each report was published: verification holds it to them. */
export async function anchorsOf(reads: R): Promise<readonly Anchor[]> {
  const rows = await reads.selectFrom('report_edition').select('snapshot').execute();
  return rows.flatMap((r) => (r.snapshot as Snapshot).history ?? []);
}
