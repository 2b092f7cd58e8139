/** Paths without language prefix. */
export const PATHS = {
  processes: '/processes',
  process: '/processes/:slug',
  submit: '/processes/:slug/submit',
  submissions: '/processes/:slug/submissions',
  submission: '/processes/:slug/submissions/:number',
  deskPrint: '/desk/processes/:slug/print',
  deskImport: '/desk/processes/:slug/import',
  deskImportConfirm: '/desk/processes/:slug/import/confirm',
  submissionMap: '/processes/:slug/map',
  documentation: '/processes/:slug/documentation',
  documentationCsv: '/processes/:slug/documentation.csv',
  documentationPdf: '/processes/:slug/documentation/:file{(?:de|de-simple|en|ar)\\.pdf}',
  deskDocumentation: '/desk/processes/:slug/documentation',
  concern: '/processes/:slug/submissions/:number/concern',
  recommendations: '/processes/:slug/recommendations',
  recommendation: '/processes/:slug/recommendations/:number',
  forums: '/processes/:slug/forums',
  forum: '/processes/:slug/forums/:number',
  allSubmissions: '/submissions',
  allRecommendations: '/recommendations',
  follow: '/follow',
  receipt: '/follow/:receipt',
  receiptSlip: '/follow/:receipt/slip',
  receiptCorrect: '/follow/:receipt/correct',
  receiptWithdraw: '/follow/:receipt/withdraw',
  receiptContact: '/follow/:receipt/forget-contact',
  receiptPicture: '/follow/:receipt/qr.png',
  deskProcesses: '/desk/processes',
  deskNewProcess: '/desk/processes/new',
  deskProcess: '/desk/processes/:slug',
  deskPublish: '/desk/processes/:slug/publish',
  deskCall: '/desk/processes/:slug/call',
  deskPhase: '/desk/processes/:slug/phases/:phase',
  deskPhaseRemove: '/desk/processes/:slug/phases/:phase/remove',
  processFile: '/processes/:slug/documents/:document',
  deskConcepts: '/desk/processes/:slug/concepts',
  deskCopy: '/desk/processes/:slug/copy',
  deskDocuments: '/desk/processes/:slug/documents',
  deskDocumentRemove: '/desk/processes/:slug/documents/:document/remove',
  deskTasks: '/desk/processes/:slug/checklist',
  deskUsualTasks: '/desk/processes/:slug/checklist/usual',
  deskTask: '/desk/processes/:slug/checklist/:task',
  deskQueue: '/desk/submissions',
  deskSubmission: '/desk/submissions/:id',
  deskSubmissionPublish: '/desk/submissions/:id/publish',
  deskSubmissionRedact: '/desk/submissions/:id/redact',
  deskSubmissionWithhold: '/desk/submissions/:id/withhold',
  deskSubmissionSort: '/desk/submissions/:id/sort',
  deskRoute: '/desk/submissions/:id/route',
  deskRouteChange: '/desk/submissions/:id/route/change',
  deskRouteBack: '/desk/submissions/:id/route/back',
  deskReferral: '/desk/submissions/:id/referral',
  deskLetter: '/desk/submissions/:id/letter',
  deskMessages: '/desk/submissions/:id/messages',
  deskTranslation: '/desk/submissions/:id/translation',
  deskTranslationAsk: '/desk/submissions/:id/translation/ask',
  deskOriginal: '/desk/submissions/:id/original',
  deskAlike: '/desk/submissions/:id/alike',
  deskWays: '/desk/processes/:slug/ways',
  deskRelease: '/desk/processes/:slug/release',
  receiptAudio: '/follow/:receipt/messages/:message',
  translations: '/translations',
  translation: '/translations/:id',
  attachment: '/processes/:slug/submissions/:number/files/:attachment',
  receiptAttachment: '/follow/:receipt/files/:attachment',
  deskAttachment: '/desk/submissions/:id/files/:attachment',
  deskGroup: '/desk/submissions/:id/group',
  deskRecording: '/desk/submissions/:id/recording',
  deskScan: '/desk/submissions/:id/card',
  draft: '/drafts/:draft',
  draftRemove: '/drafts/:draft/remove',
  deskSubmissionMerge: '/desk/submissions/:id/merge',
  deskSubmissionUnmerge: '/desk/submissions/:id/unmerge',
  deskCards: '/desk/processes/:slug/cards',
  deskSlips: '/desk/processes/:slug/slips',
  deskForum: '/desk/processes/:slug/forums/:number',
  deskRecommendation: '/desk/processes/:slug/recommendations/:number',
  deskRecommendationPublish: '/desk/processes/:slug/recommendations/:number/publish',
} as const;

/** In place of a phase's id or a record's number: the form for a new one. */
export const NEW = 'new';

type Params<P extends string> = P extends `${string}:${infer Name}/${infer Rest}` ? Name | Params<`/${Rest}`> : P extends `${string}:${infer Name}` ? Name : never;

/** A path with its parameters filled in. */
export function pathTo<const P extends string>(pattern: P, params: Readonly<Record<Params<P>, string | number>>): string {
  return pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String((params as Record<string, string | number>)[name])));
}

export const processHref = (slug: string): string => pathTo(PATHS.process, { slug });
export const submissionHref = (slug: string, number: number): string => pathTo(PATHS.submission, { slug, number });
export const recommendationHref = (slug: string, number: number): string => pathTo(PATHS.recommendation, { slug, number });
export const forumHref = (slug: string, number: number): string => pathTo(PATHS.forum, { slug, number });
export const receiptHref = (code: string): string => pathTo(PATHS.receipt, { receipt: code });

/** Names of records in data, unique in all processes. */
export const submissionSlug = (process: string, number: number): string => `${process}-${number}`;
export const recommendationSlug = (process: string, number: number): string => `${process}-r${number}`;
export const forumSlug = (process: string, number: number): string => `${process}-f${number}`;
