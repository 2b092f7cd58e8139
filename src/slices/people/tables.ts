import type { Database } from '../../platform/database/types.ts';

/** The tables that this slice owns. */
export type PeopleTables = Pick<Database, 'account' | 'session' | 'role_grant' | 'department' | 'sign_in_code' | 'passkey' | 'identity' | 'ceremony'>;

/** Names of places, for roles that hold for one: read here, because the slice that owns them asks this one who somebody is. */
export type PlaceTables = Pick<Database, 'territory'>;
