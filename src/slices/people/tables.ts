import type { Database } from '../../platform/database/types.ts';

export type PeopleTables = Pick<Database, 'account' | 'session' | 'role_grant' | 'department'>;
