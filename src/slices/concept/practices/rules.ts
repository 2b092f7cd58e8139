export const KINDS = ['project', 'service', 'network', 'format', 'material', 'internal', 'fund', 'organisation', 'event', 'funding', 'infrastructure', 'survey', 'other'] as const;
export type PracticeKind = (typeof KINDS)[number];

/** Words that are pages of their own. */
export const RESERVED: readonly string[] = ['new', 'offer'];
