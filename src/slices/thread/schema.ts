export const NODE_KINDS = ['process', 'submission', 'forum', 'recommendation', 'ballot', 'assessment', 'decision', 'measure', 'practice', 'concept', 'resolution', 'report'] as const;
export type NodeKind = (typeof NODE_KINDS)[number];

export const RELATIONS = ['led_to', 'merged_into', 'weighted_in', 'became', 'resolved_by', 'measured_by', 'reported_in', 'discussed_in', 'builds_on', 'assessed_in'] as const;
export type Relation = (typeof RELATIONS)[number];
