import type { Database } from '../../platform/database/types.ts';

/** The tables that this slice owns. */
export type PeopleTables = Pick<Database, 'account' | 'session' | 'role_grant' | 'department' | 'sign_in_code' | 'passkey' | 'identity' | 'ceremony'>;

/** What a role can hold for beside departments and processes: read here, because the slices that own it ask this one who somebody is. */
export type PlaceTables = Pick<Database, 'territory' | 'body' | 'membership_call'>;
