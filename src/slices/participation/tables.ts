import type { Database } from '../../platform/database/types.ts';

export type ProcessTables = Pick<Database, 'process' | 'process_topic' | 'process_phase' | 'process_number' | 'process_note' | 'process_document' | 'process_task'>;
export type SubmissionTables = Pick<Database, 'submission' | 'submission_contact'>;
/** PDF of what is public. */
export type DocumentationTables = Pick<Database, 'process_documentation'>;
/** "This concerns me too". */
export type ConcernTables = Pick<Database, 'process_concern' | 'submission_concern'>;
export type ForumTables = Pick<Database, 'forum' | 'forum_submission'>;
export type RecommendationTables = Pick<Database, 'recommendation' | 'recommendation_submission' | 'recommendation_forum'>;

/** What is public of moderation: who else is competent, and working translations. */
export type ReferralTables = Pick<Database, 'submission_referral' | 'submission_translation'>;
/** What only the office and the author read. */
export type ModerationTables = ReferralTables & Pick<Database, 'submission_original' | 'submission_route' | 'submission_message'>;

/** What came with contributions. Attachments and groups are public in part; voices, cards and files on their way never. */
export type EnclosedTables = Pick<Database, 'submission_attachment' | 'submission_group' | 'submission_recording' | 'submission_scan' | 'submission_upload'>;
/** Begun and put aside, by whoever holds the link. */
export type DraftTables = Pick<Database, 'submission_draft'>;

/** The tables this slice owns. */
export type ParticipationTables = ProcessTables & SubmissionTables & ForumTables & RecommendationTables & ModerationTables & ConcernTables & DocumentationTables & EnclosedTables & DraftTables;
/** Without contacts, originals, cases and messages: what public pages and data read, so that naming one of them there does not compile. */
export type PublicTables = Omit<ParticipationTables, 'submission_contact' | 'submission_original' | 'submission_route' | 'submission_message' | 'submission_recording' | 'submission_scan' | 'submission_upload' | 'submission_draft'>;
