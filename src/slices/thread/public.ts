export { eraseValues, linkNodes, putNode, record, unlinkNodes, type NewEntry, type NewNode } from './commands.ts';
export { NODE_KINDS, RELATIONS, type NodeKind, type Relation } from './schema.ts';
export type { ThreadTables } from './tables.ts';
