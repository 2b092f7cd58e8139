/** Paths without language prefix. */
export const PATHS = { indicators: '/indicators', indicator: '/indicators/:slug' } as const;

export const indicatorHref = (code: string): string => `/indicators/${code}`;
