/** Paths of this slice, without language prefix. */
export const PATHS = { start: '/', desk: '/desk', theme: '/theme' } as const;
