/** Paths without language prefix. */
export const PATHS = {
  pairs: '/desk/duplicates',
  pair: '/desk/duplicates/:id',
  undo: '/desk/duplicates/:id/undo',
} as const;

export const hrefs = {
  pair: (id: string): string => `/desk/duplicates/${id}`,
  undo: (id: string): string => `/desk/duplicates/${id}/undo`,
} as const;
