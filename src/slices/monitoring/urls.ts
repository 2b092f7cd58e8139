/** Paths without language prefix. */
export const PATHS = { indicators: '/indicators', indicator: '/indicators/:slug' } as const;

export const indicatorHref = (code: string): string => `/indicators/${code}`;

/** The values as JSON-stat. */
export const jsonStatPath = (code: string): string => `/indicators/${code}.jsonstat`;
