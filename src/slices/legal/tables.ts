import type { Database } from '../../platform/database/types.ts';

export type LegalTables = Pick<Database, 'barrier_report' | 'retention_run' | 'archive_decision'>;
