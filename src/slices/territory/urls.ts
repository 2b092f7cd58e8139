/** Paths of this slice, without language prefix. */
export const PATHS = {
  list: '/territory',
  territory: '/territory/:key',
  boundaries: '/territory/boundaries',
  upload: '/territory/boundaries/:id',
  confirm: '/territory/boundaries/:id/confirm',
  discard: '/territory/boundaries/:id/discard',
} as const;

export const territoryHref = (key: string): string => `${PATHS.list}/${key}`;
export const uploadHref = (id: string): string => `${PATHS.boundaries}/${id}`;
