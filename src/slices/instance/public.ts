export { ensureSetupToken, finishSetup, keepStep, markDemo, mayBecomeDemo, type Finished } from './commands.ts';
export { holdsSetupToken, instanceOf, instanceTimes, setupDraft, type Instance } from './queries.ts';
export { MODULES, nextStep, reviewedOn, SETUP_STEPS, type Module, type SetupDraft, type SetupStep } from './rules.ts';
export { AdministratorForm, ContactForm, LanguagesForm, LEGAL_TEXTS, ModulesForm, RegionForm, ReviewForm, Version, type Contact, type LegalText } from './schema.ts';
export { changeContact, changeDataTerms, changeDeadlines, changeGeneral, confirmReviews } from './settings/commands.ts';
export type { InstanceTables } from './tables.ts';
