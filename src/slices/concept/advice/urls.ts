/** Paths as routes know them. */
export const PATHS = {
  list: '/concepts/:slug/advice',
  new: '/concepts/:slug/advice/new',
  one: '/concepts/:slug/advice/:number',
  edit: '/concepts/:slug/advice/:number/edit',
  publish: '/concepts/:slug/advice/:number/publish',
  ask: '/concepts/:slug/advice/:number/ask',
  answer: '/concepts/:slug/advice/:number/answers/:place',
  link: '/advice/:token',
} as const;

/** Paths without language prefix. */
export const hrefs = {
  list: (slug: string) => `/concepts/${slug}/advice`,
  new: (slug: string) => `/concepts/${slug}/advice/new`,
  one: (slug: string, number: number) => `/concepts/${slug}/advice/${number}`,
  edit: (slug: string, number: number) => `/concepts/${slug}/advice/${number}/edit`,
  publish: (slug: string, number: number) => `/concepts/${slug}/advice/${number}/publish`,
  ask: (slug: string, number: number) => `/concepts/${slug}/advice/${number}/ask`,
  answer: (slug: string, number: number, place: string) => `/concepts/${slug}/advice/${number}/answers/${place}`,
  link: (token: string) => `/advice/${token}`,
} as const;
