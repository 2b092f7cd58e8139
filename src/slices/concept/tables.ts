import type { Database } from '../../platform/database/types.ts';

/** The tables that this slice owns. */
export type ConceptTables = Pick<
  Database,
  | 'concept' | 'concept_edition' | 'concept_field' | 'concept_text' | 'concept_goal' | 'edition_entry' | 'entry_origin' | 'resolution' | 'resolution_step'
  | 'measure' | 'measure_state_change' | 'measure_step' | 'measure_document' | 'progress_note' | 'measure_request' | 'measure_update'
  | 'cost_line' | 'finance_import' | 'measure_booking' | 'measure_risk' | 'measure_need' | 'measure_view'
  | 'practice' | 'practice_offer' | 'office_advice'
  | 'concept_chapter' | 'concept_figure' | 'concept_point' | 'concept_term' | 'concept_consultation' | 'concept_comment'
  | 'review_round' | 'review_item' | 'review_voice' | 'review_ask' | 'evaluation' | 'evaluation_finding' | 'effect' | 'effect_demand'
  | 'local_plan' | 'measure_derivation' | 'municipal_advice' | 'advice_answer' | 'advice_ask'
>;
