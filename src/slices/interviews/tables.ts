import type { Database } from '../../platform/database/types.ts';

/** The tables that this slice owns; names stand in one of their own, which counting does not read. */
export type InterviewTables = Pick<Database, 'interview' | 'interview_statement'>;
export type NamedTables = InterviewTables & Pick<Database, 'interview_person'>;
