export { actorOf } from './queries.ts';
export type { PeopleTables } from './tables.ts';
