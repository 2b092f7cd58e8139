import type { Database } from '../../platform/database/types.ts';

export type ReportTables = Pick<Database, 'report_round' | 'report_answer' | 'report_request' | 'report_draft' | 'report_signature' | 'report_edition' | 'report_file'>;
