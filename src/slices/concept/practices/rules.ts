export const KINDS = ['project', 'service', 'network', 'format', 'material', 'internal', 'fund', 'organisation', 'event', 'funding', 'infrastructure', 'survey', 'other'] as const;
export type PracticeKind = (typeof KINDS)[number];
