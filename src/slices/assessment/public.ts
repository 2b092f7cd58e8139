export { answerAssessment, sendToDepartments, signDecision, type Answer, type NewDecision } from './commands.ts';
export { assessmentJobs, assessmentRetention } from './jobs.ts';
export { waitingFor } from './waiting/queries.ts';
