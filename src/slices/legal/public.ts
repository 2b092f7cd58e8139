export { retention as legalRetention, retentionBook } from './jobs.ts';
export { waitingFor as waitingInLegal } from './queries.ts';
export type { LegalTables } from './tables.ts';
export { noticeHref, PATHS as LEGAL_PATHS } from './urls.ts';
