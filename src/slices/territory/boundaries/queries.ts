import type { Reads } from '../../../platform/database/types.ts';
import type { Geometry } from '../schema.ts';
import type { TerritoryTables } from '../tables.ts';

export interface BoundaryUpload {
  readonly id: string;
  readonly source: string;
  readonly boundaries: Readonly<Record<string, Geometry>>;
  readonly leftOut: readonly string[];
}

/** A checked file that waits for its confirmation. */
export async function boundaryUpload(reads: Reads<TerritoryTables>, id: string): Promise<BoundaryUpload | null> {
  const row = await reads.selectFrom('boundary_upload').select(['id', 'source', 'boundaries', 'left_out']).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : { id: row.id, source: row.source, boundaries: row.boundaries as Record<string, Geometry>, leftOut: row.left_out };
}
