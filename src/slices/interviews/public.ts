export { interviewHolder } from './held/commands.ts';
export { interviewRetention } from './jobs.ts';
export { interviewsOfProcess } from './queries.ts';
