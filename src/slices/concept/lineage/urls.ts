export const PATHS = {
  split: '/concepts/:slug/draft/measures/:id/split',
  merge: '/concepts/:slug/draft/measures/:id/merge',
} as const;

export const hrefs = {
  split: (slug: string, id: string) => `/concepts/${slug}/draft/measures/${id}/split`,
  merge: (slug: string, id: string) => `/concepts/${slug}/draft/measures/${id}/merge`,
} as const;
