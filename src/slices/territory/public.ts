export { setBoundaries } from './boundaries/commands.ts';
export { boundaryReport, readBoundaries } from './boundaries/imports.ts';
export { putTerritories } from './commands.ts';
export { decodeText, readTerritories, regionHannover, type TerritoryList } from './imports.ts';
export { PlacesMap } from './pages/map.tsx';
export { boundaries, municipalities, territories, territoryByKey, type Boundary, type Territory } from './queries.ts';
export { underRegion } from './rules.ts';
export { NewTerritory } from './schema.ts';
export type { TerritoryTables } from './tables.ts';
