/** Paths without language prefix. */
export const PATHS = {
  bodies: '/bodies',
  body: '/bodies/:slug',
  sittings: '/sittings',
  sitting: '/bodies/:slug/sittings/:sitting',
  papers: '/papers',
  paper: '/papers/:slug',
  paperFile: '/papers/:slug/files/:file{(?:de|de-simple|en|ar)\\.(?:docx|pdf)}',
  annex: '/papers/:slug/annexes/:id',
  resolutions: '/resolutions',
  resolution: '/resolutions/:slug',
  questions: '/council-questions',
  question: '/council-questions/:slug',
  calls: '/membership-calls',
  call: '/membership-calls/:slug',
  apply: '/membership-calls/:slug/apply',
  find: '/applications',
  mine: '/applications/:code',
  mineWithdraw: '/applications/:code/withdraw',
  mineData: '/applications/:code/data.json',
  desk: '/desk/bodies',
  deskBody: '/desk/bodies/:slug',
  deskMember: '/desk/bodies/:slug/members/:id',
  deskSitting: '/desk/bodies/:slug/sittings/:sitting',
  deskItem: '/desk/bodies/:slug/sittings/:sitting/items/:id',
  deskPresence: '/desk/bodies/:slug/sittings/:sitting/presence',
  deskMinutes: '/desk/bodies/:slug/sittings/:sitting/minutes',
  deskPapers: '/desk/papers',
  deskPaper: '/desk/papers/:slug',
  deskPaperFile: '/desk/papers/:slug/files/:file{(?:de|de-simple|en|ar)\\.(?:docx|pdf)}',
  deskDispatch: '/desk/papers/:slug/dispatch',
  deskAnnex: '/desk/papers/:slug/annexes/:id',
  deskStep: '/desk/papers/:slug/steps/:id',
  deskResolutions: '/desk/resolutions',
  deskResolution: '/desk/resolutions/:slug',
  deskMeasures: '/desk/resolutions/:slug/measures',
  deskReport: '/desk/resolutions/:slug/report',
  deskQuestions: '/desk/council-questions',
  deskQuestion: '/desk/council-questions/:slug',
  deskAnswer: '/desk/council-questions/:slug/answer',
  deskCalls: '/desk/membership-calls',
  deskCall: '/desk/membership-calls/:slug',
  deskPublishCall: '/desk/membership-calls/:slug/publish',
  deskApplications: '/desk/membership-calls/:slug/applications',
  deskApplication: '/desk/membership-calls/:slug/applications/:number',
  deskMeeting: '/desk/membership-calls/:slug/meeting',
  deskDecide: '/desk/membership-calls/:slug/applications/:number/decision',
  deskClose: '/desk/membership-calls/:slug/close',
} as const;

/** In place of an address part: a new thing. */
export const NEW = 'new';

/** A path with its parts filled in. */
export function pathTo(path: (typeof PATHS)[keyof typeof PATHS], parts: Readonly<Record<string, string | number>>): string {
  return path.replace(/:(\w+)(?:\{[^/]*\})?/g, (_, name: string) => encodeURIComponent(String(parts[name] ?? '')));
}

export const bodyHref = (slug: string): string => pathTo(PATHS.body, { slug });
export const sittingHref = (slug: string, sitting: string): string => pathTo(PATHS.sitting, { slug, sitting });
/** An annex that is a file; without language, like all data. */
export const annexHref = (slug: string, id: string): string => pathTo(PATHS.annex, { slug, id });
export const paperHref = (slug: string): string => pathTo(PATHS.paper, { slug });
/** Where the office works on it; on what another system is in charge of nobody does, and the page shows it. */
export const deskBodyHref = ({ slug, taken }: { readonly slug: string; readonly taken: boolean }): string => (taken ? bodyHref(slug) : pathTo(PATHS.deskBody, { slug }));
export const deskSittingHref = ({ bodySlug, slug, taken }: { readonly bodySlug: string; readonly slug: string; readonly taken: boolean }): string => (taken ? sittingHref(bodySlug, slug) : pathTo(PATHS.deskSitting, { slug: bodySlug, sitting: slug }));
export const deskPaperHref = ({ slug, taken }: { readonly slug: string; readonly taken: boolean }): string => (taken ? paperHref(slug) : pathTo(PATHS.deskPaper, { slug }));
export const resolutionHref = (slug: string): string => pathTo(PATHS.resolution, { slug });
export const questionHref = (slug: string): string => pathTo(PATHS.question, { slug });
export const callHref = (slug: string): string => pathTo(PATHS.call, { slug });
export const mineHref = (code: string): string => pathTo(PATHS.mine, { code });
