/** Who can be competent (domain.md, "Competence level"). */
export const LEVELS = ['eu', 'bund', 'land', 'region', 'municipality', 'other'] as const;
export type Level = (typeof LEVELS)[number];
