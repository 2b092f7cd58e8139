export { askRun, chooseOrganizations, saveSource } from './council/commands.ts';
export { fromAnswers, onNetwork } from './council/imports.ts';
export { councilJobs } from './council/jobs.ts';
export { refusalsOf, runById, sourceById, sources, type Run } from './council/queries.ts';
export { homeOf } from './council/rules.ts';
export { carryOut } from './council/runs/imports.ts';
export { LIMITS, type RunKind } from './council/schema.ts';
export { staffWords as councilWords } from './council/words.ts';
