/** Paths of this slice, without language prefix. */
export const PATHS = { setup: '/setup', step: '/setup/:step', review: '/setup/review', settings: '/settings', contact: '/settings/contact', legal: '/settings/legal', deadlines: '/settings/deadlines', data: '/settings/data' } as const;

export const stepHref = (step: string): string => `${PATHS.setup}/${step}`;
