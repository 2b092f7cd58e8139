export { answerAssessment, type Answer } from './answering/commands.ts';
export { sendToDepartments } from './commands.ts';
export { assessmentJobs, assessmentRetention } from './jobs.ts';
export { signDecision, type NewDecision } from './releasing/commands.ts';
export { waitingFor } from './waiting/queries.ts';
