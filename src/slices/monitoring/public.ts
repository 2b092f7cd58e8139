export { readObservations, rehearse, type ReadingReport } from './files/commands.ts';
export { openStatistics } from './files/imports.ts';
export { measureBy, takeCatalogue, unitOf } from './register/commands.ts';
export { areaNames, searchIndicators } from './register/queries.ts';
