export { createSurvey, startSurvey, type SurveySettings } from './commands.ts';
export { surveyJobs, surveyRetention } from './jobs.ts';
export { addParties } from './parties/commands.ts';
export type { PartyLine } from './parties/schema.ts';
export { surveysOfProcess } from './process/queries.ts';
export { waitingFor } from './preparing/queries.ts';
export type { Question, Questionnaire } from './questionnaire/schema.ts';
export type { SurveyTables } from './tables.ts';
