/** Paths as routes know them. */
export const PATHS = {
  measures: '/measures',
  measure: '/measures/:key',
  measureEdit: '/measures/:key/edit',
  measureState: '/measures/:key/state',
  measureProgress: '/measures/:key/progress',
  concepts: '/concepts',
  conceptNew: '/concepts/new',
  conceptImport: '/concepts/import',
  conceptImportConfirm: '/concepts/import/confirm',
  concept: '/concepts/:slug',
  conceptCompare: '/concepts/:slug/compare',
  conceptExport: '/concepts/:slug/measures.csv',
  draft: '/concepts/:slug/draft',
  draftStart: '/concepts/:slug/draft/start',
  draftAbout: '/concepts/:slug/draft/about',
  draftAdopt: '/concepts/:slug/draft/adopt',
  draftField: '/concepts/:slug/draft/fields/:id',
  draftEntry: '/concepts/:slug/draft/measures/:id',
  edition: '/concepts/:slug/:edition',
  entry: '/concepts/:slug/:edition/:entry',
  practices: '/practices',
  practiceNew: '/practices/new',
  practice: '/practices/:slug',
  practiceEdit: '/practices/:slug/edit',
  /** Pages of the slice that asks departments; it imports this one. */
  assessments: '/assessments',
} as const;

/** Paths without language prefix, for links, thread nodes and redirects. */
export const hrefs = {
  measures: (query: Readonly<Record<string, string>> = {}) => withQuery(PATHS.measures, query),
  measure: (key: string) => `/measures/${key}`,
  measureEdit: (key: string) => `/measures/${key}/edit`,
  measureState: (key: string) => `/measures/${key}/state`,
  measureProgress: (key: string) => `/measures/${key}/progress`,
  document: (key: string, id: string) => `/measures/${key}/documents/${id}`,
  concept: (slug: string) => `/concepts/${slug}`,
  compare: (slug: string, from: string, to: string) => withQuery(`/concepts/${slug}/compare`, { from, to }),
  conceptExport: (slug: string) => `/concepts/${slug}/measures.csv`,
  edition: (slug: string, edition: string) => `/concepts/${slug}/${edition}`,
  resolution: (slug: string, edition: string) => `/concepts/${slug}/${edition}#resolution`,
  entry: (slug: string, edition: string, field: string, number: number) => `/concepts/${slug}/${edition}/${field}-${number}`,
  draft: (slug: string) => `/concepts/${slug}/draft`,
  draftStart: (slug: string) => `/concepts/${slug}/draft/start`,
  draftAbout: (slug: string) => `/concepts/${slug}/draft/about`,
  draftAdopt: (slug: string) => `/concepts/${slug}/draft/adopt`,
  draftField: (slug: string, id: string) => `/concepts/${slug}/draft/fields/${id}`,
  draftEntry: (slug: string, id: string, query: Readonly<Record<string, string>> = {}) => withQuery(`/concepts/${slug}/draft/measures/${id}`, query),
  practice: (slug: string) => `/practices/${slug}`,
  practiceEdit: (slug: string) => `/practices/${slug}/edit`,
  assessmentNew: (query: Readonly<Record<string, string>> = {}) => withQuery(`${PATHS.assessments}/new`, query),
} as const;

function withQuery(path: string, query: Readonly<Record<string, string>>): string {
  const text = new URLSearchParams(query).toString();
  return text === '' ? path : `${path}?${text}`;
}
