import type { Database } from '../../platform/database/types.ts';

/** The tables that this slice owns. */
export type AssessmentTables = Pick<
  Database,
  | 'assessment' | 'assessment_answer' | 'assessment_joined' | 'assessment_existing' | 'assessment_comment'
  | 'assessment_round' | 'assessment_round_item' | 'assessment_round_department' | 'assessment_consultation' | 'assessment_consultation_department'
  | 'decision' | 'decision_draft' | 'forwarding' | 'competence_area' | 'competence'
>;
