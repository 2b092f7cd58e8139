import type { Database } from '../../platform/database/types.ts';

export type InstanceTables = Pick<Database, 'instance'>;
