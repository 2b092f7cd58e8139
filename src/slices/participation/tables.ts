import type { Database } from '../../platform/database/types.ts';

export type ProcessTables = Pick<Database, 'process' | 'process_topic' | 'process_phase' | 'process_number' | 'process_note' | 'process_document' | 'process_task'>;
export type SubmissionTables = Pick<Database, 'submission' | 'submission_contact'>;
export type ForumTables = Pick<Database, 'forum' | 'forum_submission'>;
export type RecommendationTables = Pick<Database, 'recommendation' | 'recommendation_submission' | 'recommendation_forum'>;

/** The tables this slice owns. */
export type ParticipationTables = ProcessTables & SubmissionTables & ForumTables & RecommendationTables;
/** Without `submission_contact`: what public pages and data read, so that naming a contact in one does not compile. */
export type PublicTables = Omit<ParticipationTables, 'submission_contact'>;
