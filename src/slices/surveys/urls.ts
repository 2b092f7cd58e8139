/** Paths without language prefix. */
export const PATHS = {
  list: '/surveys',
  survey: '/surveys/:slug',
  /** Beginning by the open link, and coming back with a code. */
  take: '/surveys/:slug/take',
  resume: '/surveys/:slug/resume',
  /** A questionnaire that was begun, or a personal link. A code in a path: secret, never logged. */
  answer: '/surveys/:slug/take/:code',
  section: '/surveys/:slug/take/:code/section/:section',
  review: '/surveys/:slug/take/:code/review',
  saved: '/surveys/:slug/take/:code/saved',
  results: '/surveys/:slug/results',
  resultsPdf: '/surveys/:slug/results/:locale{(?:de|de-simple|en|ar)\\.pdf}',
  desk: '/desk/surveys',
  deskNew: '/desk/surveys/new',
  deskSurvey: '/desk/surveys/:slug',
  deskEdit: '/desk/surveys/:slug/edit',
  deskCopy: '/desk/surveys/:slug/copy',
  deskStart: '/desk/surveys/:slug/start',
  deskEnd: '/desk/surveys/:slug/end',
  deskRelease: '/desk/surveys/:slug/release',
  deskQuestions: '/desk/surveys/:slug/questions',
  deskSection: '/desk/surveys/:slug/sections/:id',
  deskSectionDo: '/desk/surveys/:slug/sections/:id/:what{(?:up|down|remove)}',
  deskQuestion: '/desk/surveys/:slug/questions/:id',
  deskQuestionDo: '/desk/surveys/:slug/questions/:id/:what{(?:up|down|copy|remove)}',
  deskPreview: '/desk/surveys/:slug/preview/:section',
  deskParties: '/desk/surveys/:slug/parties',
  deskPartiesImport: '/desk/surveys/:slug/parties/import',
  deskPartiesConfirm: '/desk/surveys/:slug/parties/import/confirm',
  deskPartyRemove: '/desk/surveys/:slug/parties/:id/remove',
  deskInvite: '/desk/surveys/:slug/invite',
  deskRemind: '/desk/surveys/:slug/remind',
  deskLinks: '/desk/surveys/:slug/links',
  deskPaper: '/desk/surveys/:slug/paper',
  deskResults: '/desk/surveys/:slug/results',
  deskTexts: '/desk/surveys/:slug/texts',
  deskExport: '/desk/surveys/:slug/export/:file',
} as const;

/** In place of an id: the form for a new one. */
export const NEW = 'new';
/** Addresses that a survey may not have, because something else is there. */
export const RESERVED_SLUGS: readonly string[] = [NEW];

type Named<N extends string> = N extends `${infer Name}{${string}` ? Name : N;
type Params<P extends string> = P extends `${string}:${infer Name}/${infer Rest}` ? Named<Name> | Params<`/${Rest}`> : P extends `${string}:${infer Name}` ? Named<Name> : never;

/** A path with its parameters filled in. */
export function pathTo<const P extends string>(pattern: P, params: Readonly<Record<Params<P>, string | number>>): string {
  return pattern.replace(/:(\w+)(\{[^/]*\})?/g, (_, name: string) => encodeURIComponent(String((params as Record<string, string | number>)[name])));
}

export const surveyHref = (slug: string): string => pathTo(PATHS.survey, { slug });
export const deskHref = (slug: string): string => pathTo(PATHS.deskSurvey, { slug });
export const answerHref = (slug: string, code: string): string => pathTo(PATHS.answer, { slug, code });
