export { importContacts, previewContacts, readContactFile, type PreviewLine as ContactPreviewLine } from './exchange/imports.ts';
export { mappingOf as contactColumns } from './exchange/rules.ts';
export { contactHolder } from './held/commands.ts';
export { contactRetention } from './jobs.ts';
export { mailingJobs } from './mailings/jobs.ts';
export type { LinkTarget } from './mailings/queries.ts';
export { processTarget } from './mailings/targets/queries.ts';
export { KINDS as CONTACT_KINDS, nameOf as contactName, PURPOSES as CONTACT_PURPOSES } from './rules.ts';
export { waitingFor } from './queries.ts';
