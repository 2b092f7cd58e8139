/** Paths of this room, without language prefix. */
export const PATHS = { setting: '/desk/digest', off: '/desk-digest/:token' } as const;

export const offHref = (token: string): string => PATHS.off.replace(':token', token);
