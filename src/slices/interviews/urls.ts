/** Paths without language prefix. */
export const PATHS = {
  overview: '/desk/interviews',
  list: '/desk/processes/:slug/interviews',
  interview: '/desk/processes/:slug/interviews/:number',
  statement: '/desk/processes/:slug/interviews/:number/statement',
  remove: '/desk/processes/:slug/interviews/:number/remove',
} as const;

/** In place of a number: the form for a new one. */
export const NEW = 'new';

export const hrefs = {
  list: (slug: string) => `/desk/processes/${slug}/interviews`,
  interview: (slug: string, number: number | string) => `/desk/processes/${slug}/interviews/${number}`,
  statement: (slug: string, number: number) => `/desk/processes/${slug}/interviews/${number}/statement`,
  remove: (slug: string, number: number) => `/desk/processes/${slug}/interviews/${number}/remove`,
} as const;
