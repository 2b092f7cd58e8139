/** The same as in the table thread_kind, whose numbers are these places: a new kind comes last here, wherever the thread passes it. */
export const NODE_KINDS = ['process', 'submission', 'forum', 'recommendation', 'ballot', 'assessment', 'decision', 'practice', 'measure', 'concept', 'resolution', 'report', 'survey', 'event', 'interview', 'room', 'statement', 'indicator', 'effect', 'review', 'evaluation', 'advice', 'need'] as const;
export type NodeKind = (typeof NODE_KINDS)[number];

export const RELATIONS = ['led_to', 'merged_into', 'weighted_in', 'became', 'resolved_by', 'measured_by', 'reported_in', 'discussed_in', 'builds_on', 'assessed_in'] as const;
export type Relation = (typeof RELATIONS)[number];
