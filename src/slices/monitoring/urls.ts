/** Paths without language prefix. */
export const PATHS = { indicators: '/indicators', indicator: '/indicators/:slug', indicatorEdit: '/desk/indicators/:slug', indicatorValues: '/desk/indicators/:slug/values', indicatorFile: '/desk/indicators/:slug/file', figures: '/figures', figure: '/figures/:id', figureEdit: '/desk/figures/:id', profile: '/profiles/:key', needs: '/needs', need: '/needs/:id', needEdit: '/desk/needs/:id' } as const;

export const indicatorHref = (code: string): string => `/indicators/${code}`;

export const indicatorEdit = (code: string): string => `/desk/indicators/${code}`;
export const indicatorValues = (code: string): string => `/desk/indicators/${code}/values`;

export const indicatorFile = (code: string): string => `/desk/indicators/${code}/file`;

/** The values as JSON-stat. */
export const jsonStatPath = (code: string): string => `/indicators/${code}.jsonstat`;

/** In place of an id: a figure that is yet to be typed. */
export const NEW = 'new';
export const figureHref = (id: string): string => `/figures/${id}`;
export const figureEdit = (id: string): string => `/desk/figures/${id}`;
export const needHref = (id: string): string => `/needs/${id}`;
export const needEdit = (id: string): string => `/desk/needs/${id}`;

/** A place in figures. */
export const profileHref = (key: string): string => `/profiles/${key}`;
