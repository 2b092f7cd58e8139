export const PATHS = { handbook: '/handbook', rights: '/handbook/rights' } as const;
