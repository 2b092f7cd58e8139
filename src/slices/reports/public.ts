export { answerMeasure, type MeasureAnswer } from './answers/commands.ts';
export { closeRound } from './editions/commands.ts';
export { anchorsOf, editionBySlug, latestReports, type Edition } from './editions/queries.ts';
export type { Snapshot } from './editions/rules.ts';
export { reportJobs } from './jobs.ts';
export { reportPdf } from './pdf/commands.ts';
export { waitingFor } from './queries.ts';
export { createRound, type NewRound } from './rounds/commands.ts';
export type { ReportTables } from './tables.ts';
