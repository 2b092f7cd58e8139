import { z } from 'zod';
import { field } from '../../platform/web/forms.ts';

export const KINDS = ['assembly', 'committee', 'integration_council', 'district_board', 'jury', 'project_group', 'working_group', 'round_table'] as const;
export type Kind = (typeof KINDS)[number];
export const ROLES = ['chair', 'deputy', 'member', 'substitute', 'adviser'] as const;
export type MemberRole = (typeof ROLES)[number];
export const CONSENT_WAYS = ['written', 'mail', 'form', 'spoken'] as const;
export type ConsentWay = (typeof CONSENT_WAYS)[number];
export const SITTING_STATES = ['planned', 'held', 'cancelled'] as const;
export type SittingState = (typeof SITTING_STATES)[number];
export const PRESENCE = ['present', 'excused', 'absent'] as const;
export type Presence = (typeof PRESENCE)[number];
export const PAPER_KINDS = ['proposal', 'information', 'motion', 'report'] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];
export const STEP_ROLES = ['advises', 'decides', 'informed'] as const;
export type StepRole = (typeof STEP_ROLES)[number];
export const RESULTS = ['agreed', 'changed', 'rejected', 'postponed', 'noted'] as const;
export type StepResult = (typeof RESULTS)[number];
export const OUTCOMES = ['unanimous', 'majority', 'unknown'] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const REPORT_STATES = ['none', 'open', 'overdue', 'kept', 'kept_late'] as const;
export type ReportState = (typeof REPORT_STATES)[number];
export type QuestionState = 'open' | 'overdue' | 'answered' | 'published';

/** Texts by language, as data. */
export const byLanguageItem = z.record(z.string(), z.string()).describe('Texts by language (BCP 47)');
const count = () => z.number().int().nullable();
/** A vote, as data. */
export const voteItem = { outcome: z.enum(OUTCOMES), ayes: count(), noes: count(), abstentions: count() };

/** A vote, as forms ask it. */
export const voteFields = { outcome: field.choice(OUTCOMES), ayes: field.optionalInt(0, 10_000), noes: field.optionalInt(0, 10_000), abstentions: field.optionalInt(0, 10_000) };

/** `HH:MM`, or nothing. */
export const optionalTime = () => field.optionalLine(5).superRefine((value, context) => { if (value !== null && !/^([01]\d|2[0-3]):[0-5]\d$/.test(value)) context.addIssue({ code: 'custom', params: { problem: 'invalid_text' } }); });
/** A web address, or nothing. */
export const optionalUrl = () => field.optionalLine(500).superRefine((value, context) => { if (value !== null && !(URL.canParse(value) && /^https?:$/.test(new URL(value).protocol))) context.addIssue({ code: 'custom', params: { problem: 'invalid_url' } }); });
/** Version of what was shown when the form was opened; none for something new. */
export const revision = field.optionalInt(1, 1_000_000_000);
