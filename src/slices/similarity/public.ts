export { forgetText, indexText, type IndexedText } from './commands.ts';
export { suggestSimilar, type Similar, type SimilarQuery } from './queries.ts';
export { reasonsFor, type Reason } from './reasons/rules.ts';
export { likenessOf, type Likeness } from './rules.ts';
export type { SimilarityTables } from './tables.ts';
