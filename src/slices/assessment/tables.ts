import type { Database } from '../../platform/database/types.ts';

/** The tables that this slice owns. */
export type AssessmentTables = Pick<Database, 'assessment' | 'assessment_answer' | 'decision'>;
