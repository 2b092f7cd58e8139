/** Paths without language prefix. */
export const PATHS = { indicators: '/indicators', indicator: '/indicators/:slug', figures: '/figures', figure: '/figures/:id', figureEdit: '/desk/figures/:id', needs: '/needs', need: '/needs/:id', needEdit: '/desk/needs/:id' } as const;

export const indicatorHref = (code: string): string => `/indicators/${code}`;

/** The values as JSON-stat. */
export const jsonStatPath = (code: string): string => `/indicators/${code}.jsonstat`;

/** In place of an id: a figure that is yet to be typed. */
export const NEW = 'new';
export const figureHref = (id: string): string => `/figures/${id}`;
export const figureEdit = (id: string): string => `/desk/figures/${id}`;
export const needHref = (id: string): string => `/needs/${id}`;
export const needEdit = (id: string): string => `/desk/needs/${id}`;
