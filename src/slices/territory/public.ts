export { setBoundaries } from './boundaries/commands.ts';
export { putTerritories } from './commands.ts';
export { readTerritories, type TerritoryList } from './imports.ts';
export { boundaries, childrenOf, municipalities, territories, territoryByKey, type Territory } from './queries.ts';
export { NewTerritory } from './schema.ts';
export type { TerritoryTables } from './tables.ts';
