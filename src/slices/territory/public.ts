export { putTerritories, setBoundaries } from './commands.ts';
export { childrenOf, municipalities, territories, territoryByKey, type Territory } from './queries.ts';
export { NewTerritory } from './schema.ts';
export type { TerritoryTables } from './tables.ts';
