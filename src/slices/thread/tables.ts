import type { Database } from '../../platform/database/types.ts';

/** The tables this slice owns. Others write to them through its commands, with a transaction that includes these. */
export type ThreadTables = Pick<Database, 'thread_node' | 'thread_link' | 'history_entry' | 'history_value' | 'history_erasure' | 'history_seal'>;
