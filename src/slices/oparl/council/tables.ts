import type { Database } from '../../../platform/database/types.ts';

/** Systems that are read, what of them is taken, and what came of it. */
export type CouncilTables = Pick<Database, 'council_source' | 'council_organization' | 'council_object' | 'council_run' | 'council_refusal'>;
