/** What units ask the office about. */
export const TOPICS = ['opening', 'language', 'participation', 'measure', 'funding', 'law', 'data', 'training', 'other'] as const;
export type Topic = (typeof TOPICS)[number];
