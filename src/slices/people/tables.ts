import type { Database } from '../../platform/database/types.ts';

/** The tables that this slice owns. */
export type PeopleTables = Pick<Database, 'account' | 'session' | 'role_grant' | 'department' | 'sign_in_code' | 'passkey' | 'identity' | 'ceremony'>;
