/** Paths as routes know them. */
export const PATHS = {
  assessments: '/assessments',
  assessmentNew: '/assessments/new',
  mine: '/assessments/mine',
  assessment: '/assessments/:number',
  answer: '/assessments/:number/answers/:department',
  delegate: '/assessments/:number/answers/:department/delegate',
  comments: '/assessments/:number/comments',
  decision: '/assessments/:number/decision',
  release: '/assessments/:number/release',
  forwarding: '/assessments/:number/forwarding',
  letter: '/assessments/:number/letter.pdf',
  rounds: '/assessment-rounds',
  roundNew: '/assessment-rounds/new',
  round: '/assessment-rounds/:number',
  roundEdit: '/assessment-rounds/:number/edit',
  roundItems: '/assessment-rounds/:number/items',
  roundItem: '/assessment-rounds/:number/items/:id',
  roundSend: '/assessment-rounds/:number/send',
  roundClose: '/assessment-rounds/:number/close',
  consultation: '/assessment-rounds/:number/consultations/:id',
  why: '/why',
  competences: '/competences',
  competenceEdit: '/competences/:slug/edit',
  competence: '/competences/:slug',
} as const;

/** In place of an id or slug: the form for a new one. */
export const NEW = 'new';

/** Paths without language prefix, for links, thread nodes and redirects. */
export const hrefs = {
  assessment: (number: number) => `/assessments/${number}`,
  assessmentNew: (query: Readonly<Record<string, string>> = {}) => withQuery(PATHS.assessmentNew, query),
  answer: (number: number, department: string) => `/assessments/${number}/answers/${department}`,
  delegate: (number: number, department: string) => `/assessments/${number}/answers/${department}/delegate`,
  comments: (number: number) => `/assessments/${number}/comments`,
  talk: (number: number) => `/assessments/${number}#talk`,
  decisionDraft: (number: number) => `/assessments/${number}/decision`,
  decision: (number: number) => `/assessments/${number}#decision`,
  release: (number: number) => `/assessments/${number}/release`,
  forwarding: (number: number) => `/assessments/${number}/forwarding`,
  forwarded: (number: number) => `/assessments/${number}#forwarded`,
  letter: (number: number) => `/assessments/${number}/letter.pdf`,
  round: (number: number) => `/assessment-rounds/${number}`,
  roundEdit: (number: number) => `/assessment-rounds/${number}/edit`,
  roundItems: (number: number) => `/assessment-rounds/${number}/items`,
  roundItem: (number: number, id: string) => `/assessment-rounds/${number}/items/${id}`,
  roundSend: (number: number) => `/assessment-rounds/${number}/send`,
  roundClose: (number: number) => `/assessment-rounds/${number}/close`,
  consultation: (number: number, id: string) => `/assessment-rounds/${number}/consultations/${id}`,
  competence: (slug: string) => `/competences/${slug}`,
  competenceEdit: (slug: string) => `/competences/${slug}/edit`,
} as const;

function withQuery(path: string, query: Readonly<Record<string, string>>): string {
  const text = new URLSearchParams(query).toString();
  return text === '' ? path : `${path}?${text}`;
}
