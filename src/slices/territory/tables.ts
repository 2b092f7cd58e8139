import type { Database } from '../../platform/database/types.ts';

export type TerritoryTables = Pick<Database, 'territory' | 'boundary_upload'>;
