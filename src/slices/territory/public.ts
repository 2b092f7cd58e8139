export type { TerritoryTables } from './tables.ts';
