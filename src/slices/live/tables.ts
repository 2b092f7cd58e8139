import type { Database } from '../../platform/database/types.ts';

/** The tables this slice owns. `live_answer` is written by taking answers in a statement of its own. */
export type LiveTables = Pick<Database, 'live_room' | 'live_question' | 'live_support' | 'live_poll' | 'live_option' | 'live_answer' | 'live_word'>;
