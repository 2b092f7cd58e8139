/** Paths of this room, as routes know them. */
export const PATHS = { list: '/desk/advice', counts: '/desk/advice/counts', add: '/desk/advice/add', remove: '/desk/advice/:id/remove' } as const;

export const removeHref = (id: string): string => PATHS.remove.replace(':id', id);
