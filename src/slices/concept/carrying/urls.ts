/** Paths as routes know them. */
export const PATHS = {
  plan: '/measures/:key/plan',
  costs: '/measures/:key/costs',
  risks: '/measures/:key/risks',
  documents: '/measures/:key/documents',
  document: '/measures/:key/documents/:document',
  documentRemove: '/measures/:key/documents/:document/remove',
  attention: '/desk/measures',
  baseline: '/desk/measures/baseline',
  concept: '/desk/measures/baseline/:slug',
  views: '/desk/measures/views',
  viewRemove: '/desk/measures/views/:view/remove',
  sheet: '/desk/measures/sheet',
  sheetFile: '/desk/measures/sheet.xlsx',
  sheetConfirm: '/desk/measures/sheet/confirm',
  ours: '/desk/measures/ours',
  update: '/measures/:key/update',
  link: '/update/:token',
  finance: '/desk/measures/finance',
  financeConfirm: '/desk/measures/finance/confirm',
} as const;

/** Paths without language prefix. */
export const carryingHrefs = {
  plan: (key: string) => `/measures/${key}/plan`,
  costs: (key: string) => `/measures/${key}/costs`,
  risks: (key: string) => `/measures/${key}/risks`,
  documents: (key: string) => `/measures/${key}/documents`,
  documentRemove: (key: string, id: string) => `/measures/${key}/documents/${id}/remove`,
  concept: (slug: string) => `/desk/measures/baseline/${slug}`,
  viewRemove: (id: string) => `/desk/measures/views/${id}/remove`,
  update: (key: string) => `/measures/${key}/update`,
  link: (token: string) => `/update/${token}`,
  ours: (query: Readonly<Record<string, string>> = {}) => withQuery(PATHS.ours, query),
  attention: (query: Readonly<Record<string, string>> = {}) => withQuery(PATHS.attention, query),
  sheet: (query: Readonly<Record<string, string>> = {}) => withQuery(PATHS.sheet, query),
  sheetFile: (query: Readonly<Record<string, string>> = {}) => withQuery(PATHS.sheetFile, query),
} as const;

function withQuery(path: string, query: Readonly<Record<string, string>>): string {
  const text = new URLSearchParams(query).toString();
  return text === '' ? path : `${path}?${text}`;
}
