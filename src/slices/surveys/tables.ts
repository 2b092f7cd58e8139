import type { Database } from '../../platform/database/types.ts';

/** The tables this slice owns. */
export type SurveyTables = Pick<Database, 'survey' | 'survey_version' | 'survey_kind' | 'survey_party' | 'survey_link' | 'survey_response' | 'survey_origin' | 'survey_file'>;
