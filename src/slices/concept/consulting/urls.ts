/** Paths as routes know them. */
export const PATHS = {
  consultation: '/concepts/:slug/consultation',
  comment: '/concepts/:slug/consultation/comment',
  receipt: '/concepts/:slug/consultation/receipt',
  comments: '/concepts/:slug/comments',
  desk: '/concepts/:slug/draft/consultation',
  deskBody: '/concepts/:slug/draft/consultation/body',
  deskComment: '/concepts/:slug/draft/comments/:number',
} as const;

/** Paths without language prefix. */
export const hrefs = {
  consultation: (slug: string) => `/concepts/${slug}/consultation`,
  comment: (slug: string, part: string) => `/concepts/${slug}/consultation/comment?part=${encodeURIComponent(part)}`,
  comments: (slug: string) => `/concepts/${slug}/comments`,
  receipt: (slug: string) => `/concepts/${slug}/consultation/receipt`,
  desk: (slug: string) => `/concepts/${slug}/draft/consultation`,
  deskBody: (slug: string) => `/concepts/${slug}/draft/consultation/body`,
  deskComment: (slug: string, number: number) => `/concepts/${slug}/draft/comments/${number}`,
} as const;
