/** Paths as routes know them. */
export const PATHS = {
  list: '/concepts/:slug/evaluations',
  new: '/concepts/:slug/evaluations/new',
  one: '/concepts/:slug/evaluations/:number',
  file: '/concepts/:slug/evaluations/:number/file.pdf',
  edit: '/concepts/:slug/evaluations/:number/edit',
  publish: '/concepts/:slug/evaluations/:number/publish',
  finding: '/concepts/:slug/evaluations/:number/findings/:finding',
} as const;

/** Paths without language prefix. */
export const hrefs = {
  list: (slug: string) => `/concepts/${slug}/evaluations`,
  new: (slug: string) => `/concepts/${slug}/evaluations/new`,
  one: (slug: string, number: number) => `/concepts/${slug}/evaluations/${number}`,
  file: (slug: string, number: number) => `/concepts/${slug}/evaluations/${number}/file.pdf`,
  edit: (slug: string, number: number) => `/concepts/${slug}/evaluations/${number}/edit`,
  publish: (slug: string, number: number) => `/concepts/${slug}/evaluations/${number}/publish`,
  finding: (slug: string, number: number, finding: number | 'new') => `/concepts/${slug}/evaluations/${number}/findings/${finding}`,
} as const;
