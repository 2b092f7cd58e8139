import type { Database } from '../../platform/database/types.ts';

/** Who follows what by mail; in no public page. */
export type FollowerTables = Pick<Database, 'follower' | 'follower_told' | 'follower_mail'>;
