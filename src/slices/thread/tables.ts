import type { Database } from '../../platform/database/types.ts';

/** The tables this slice owns. Others write to them through its commands, with a transaction that includes these. */
export type ThreadTables = Pick<Database, 'thread_kind' | 'thread_node' | 'thread_link' | 'thread_reach' | 'thread_total' | 'history_entry' | 'history_value' | 'history_erasure' | 'history_unsealed' | 'history_seal'>;
