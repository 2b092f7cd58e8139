/** Paths as routes know them. */
export const PATHS = {
  derive: '/concepts/:slug/derive',
  plans: '/concepts/:slug/local',
  measures: '/concepts/:slug/local/measures',
  derivation: '/measures/:key/derivation',
} as const;

/** Paths without language prefix. */
export const hrefs = {
  derive: (slug: string) => `/concepts/${slug}/derive`,
  plans: (slug: string) => `/concepts/${slug}/local`,
  measures: (slug: string) => `/concepts/${slug}/local/measures`,
  derivation: (key: string) => `/measures/${key}/derivation`,
} as const;
