export { linkMany, linkNodes, putNode, unlinkNodes, type NewLink, type NewNode } from './commands.ts';
export { eraseValues, record, sealHistory, type NewEntry } from './history/commands.ts';
export { historyJobs } from './history/jobs.ts';
export { chainHead, historyBy, historyOf, verifyChain, type ChainReport, type HistoryItem } from './history/queries.ts';
export { readAnchor, type Anchor, type Finding } from './history/rules.ts';
export { nodesById, nodesOfKind, stepOf, threadOf, type ThreadData, type ThreadNode, type ThreadStep } from './queries.ts';
export { NODE_KINDS, RELATIONS, type NodeKind, type Relation } from './schema.ts';
export type { ThreadTables } from './tables.ts';
