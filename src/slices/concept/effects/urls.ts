/** Paths as routes know them. */
export const PATHS = {
  list: '/effects',
  new: '/effects/new',
  one: '/effects/:number',
  edit: '/effects/:number/edit',
} as const;

/** Paths without language prefix. */
export const hrefs = {
  one: (number: number) => `/effects/${number}`,
  edit: (number: number) => `/effects/${number}/edit`,
} as const;
