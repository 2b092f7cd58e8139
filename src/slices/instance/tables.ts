import type { Database } from '../../platform/database/types.ts';

export type InstanceTables = Pick<Database, 'instance' | 'barrier_report' | 'retention_run' | 'archive_decision'>;
