import type { Database } from '../../platform/database/types.ts';

/** The tables this slice owns. `ballot_box` is written by casting in a statement of its own, see docs/decisions. */
export type BallotTables = Pick<
  Database,
  | 'ballot' | 'ballot_option' | 'ballot_code_batch' | 'ballot_code' | 'ballot_box' | 'ballot_board' | 'ballot_pile' | 'ballot_live'
  | 'ballot_receipt' | 'ballot_allocation' | 'ballot_result' | 'ballot_decision' | 'ballot_recount'
>;
