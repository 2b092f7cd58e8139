/** Paths as routes know them. */
export const PATHS = {
  assessments: '/assessments',
  assessmentNew: '/assessments/new',
  assessment: '/assessments/:number',
  assessmentAnswer: '/assessments/:number/answers/:department',
  assessmentDecision: '/assessments/:number/decision',
} as const;

/** Paths without language prefix, for links, thread nodes and redirects. */
export const hrefs = {
  assessment: (number: number) => `/assessments/${number}`,
  assessmentNew: (query: Readonly<Record<string, string>> = {}) => withQuery(PATHS.assessmentNew, query),
  assessmentAnswer: (number: number, department: string) => `/assessments/${number}/answers/${department}`,
  assessmentDecision: (number: number) => `/assessments/${number}/decision`,
  decision: (number: number) => `/assessments/${number}#decision`,
} as const;

function withQuery(path: string, query: Readonly<Record<string, string>>): string {
  const text = new URLSearchParams(query).toString();
  return text === '' ? path : `${path}?${text}`;
}
