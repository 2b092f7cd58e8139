export { addStatement as addInterviewStatement, saveInterview } from './commands.ts';
export { interviewHolder } from './held/commands.ts';
export { interviewRetention } from './jobs.ts';
export { interviewByNumber, interviewsOfProcess } from './queries.ts';
export type { InterviewInput } from './schema.ts';
