export { forgetText, indexText, indexTexts, type IndexedText } from './commands.ts';
export { askedWords } from './german/asking/rules.ts';
export { Why, whyText } from './pages/why.tsx';
export { suggestSimilar, type Similar, type SimilarQuery } from './queries.ts';
export { decidePair, findPairs } from './pairs/commands.ts';
export { pairJobs } from './pairs/jobs.ts';
export { pairBetween, type PairOwner } from './pairs/queries.ts';
export { reasonsFor, type Reason } from './reasons/rules.ts';
export type { SimilarityTables } from './tables.ts';
