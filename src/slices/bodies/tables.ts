import type { Database } from '../../platform/database/types.ts';

/** Bodies, what they deal with and what they decide. */
export type BodyTables = Pick<Database, 'body' | 'body_member' | 'sitting' | 'sitting_presence' | 'paper' | 'paper_annex' | 'consultation' | 'agenda_item' | 'body_resolution' | 'council_question'>;
/** Calls for members and what was written to them, without who wrote it. */
export type CallTables = BodyTables & Pick<Database, 'membership_call' | 'membership_question' | 'membership_application' | 'membership_answer' | 'membership_view'>;
/** With who applied. */
export type ApplicantTables = CallTables & Pick<Database, 'membership_applicant'>;
