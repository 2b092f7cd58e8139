import type { Database } from '../../platform/database/types.ts';

/** The tables that this slice owns. */
export type ConceptTables = Pick<
  Database,
  | 'concept' | 'concept_edition' | 'concept_field' | 'concept_text' | 'concept_goal' | 'edition_entry' | 'resolution' | 'resolution_step'
  | 'measure' | 'measure_state_change' | 'measure_step' | 'measure_document' | 'progress_note'
  | 'practice' | 'assessment' | 'assessment_answer' | 'decision'
>;
