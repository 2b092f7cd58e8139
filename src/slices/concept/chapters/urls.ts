export const PATHS = {
  around: '/concepts/:slug/draft/around',
  chapter: '/concepts/:slug/draft/chapters/:id',
  point: '/concepts/:slug/draft/points/:kind{strategic_goal|condition}/:id',
  term: '/concepts/:slug/draft/terms/:id',
} as const;

export const hrefs = {
  around: (slug: string) => `/concepts/${slug}/draft/around`,
  chapter: (slug: string, id: string) => `/concepts/${slug}/draft/chapters/${id}`,
  point: (slug: string, kind: string, id: string) => `/concepts/${slug}/draft/points/${kind}/${id}`,
  term: (slug: string, id: string) => `/concepts/${slug}/draft/terms/${id}`,
} as const;
