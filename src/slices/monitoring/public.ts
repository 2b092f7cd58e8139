export { addFigures, type NewFigure } from './figures/commands.ts';
export { readObservations, rehearse, type ReadingReport } from './files/commands.ts';
export { openStatistics } from './files/imports.ts';
export { countOwn } from './own/commands.ts';
export { ownCountJobs } from './own/jobs.ts';
export type { CountSource, OwnCount } from './own/rules.ts';
export { measureBy, takeCatalogue, unitOf } from './register/commands.ts';
export { areaNames, openIndicatorCount, openIndicators, searchIndicators, type OpenIndicator } from './register/queries.ts';
export { indicatorHref, profileHref } from './urls.ts';
