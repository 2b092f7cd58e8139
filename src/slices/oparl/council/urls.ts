/** Paths without language prefix. */
export const PATHS = {
  council: '/desk/council',
  source: '/desk/council/:id',
  ask: '/desk/council/:id/ask',
  organizations: '/desk/council/:id/organizations',
  run: '/desk/council/:id/runs/:run',
} as const;

/** In place of an address part: a new system. */
export const NEW = 'new';

/** A path with its parts filled in. */
export const pathTo = (path: (typeof PATHS)[keyof typeof PATHS], parts: Readonly<Record<string, string>>): string => path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(parts[name] ?? ''));
