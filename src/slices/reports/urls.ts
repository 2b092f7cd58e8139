/** Paths as routes know them. */
export const PATHS = {
  reports: '/reports',
  report: '/reports/:slug',
  reportCsv: '/reports/:slug{[^/]+\\.csv}',
  reportPdf: '/reports/:slug/:locale{(?:de|en)\\.pdf}',
  reportDocx: '/reports/:slug/:locale{(?:de|en)\\.docx}',
  rounds: '/report-rounds',
  roundNew: '/report-rounds/new',
  round: '/report-rounds/:slug',
  calendar: '/report-rounds/:slug/calendar',
  preface: '/report-rounds/:slug/preface',
  remind: '/report-rounds/:slug/remind',
  close: '/report-rounds/:slug/close',
  correct: '/report-rounds/:slug/correct',
  answers: '/report-rounds/:slug/answers',
  drafts: '/report-rounds/:slug/drafts',
  draft: '/report-rounds/:slug/drafts/:number',
  draftPdf: '/report-rounds/:slug/drafts/:number/pdf',
  draftDocx: '/report-rounds/:slug/drafts/:number/docx',
  sign: '/report-rounds/:slug/drafts/:number/sign',
  submit: '/report-rounds/:slug/drafts/:number/submit',
  release: '/report-rounds/:slug/drafts/:number/release',
} as const;

/** Paths without language prefix, for links, thread nodes and redirects. */
export const hrefs = {
  report: (slug: string) => `/reports/${slug}`,
  pdf: (slug: string, locale: 'de' | 'en') => `/reports/${slug}/${locale}.pdf`,
  docx: (slug: string, locale: 'de' | 'en') => `/reports/${slug}/${locale}.docx`,
  round: (slug: string) => `/report-rounds/${slug}`,
  calendar: (slug: string) => `/report-rounds/${slug}/calendar`,
  preface: (slug: string) => `/report-rounds/${slug}/preface`,
  remind: (slug: string) => `/report-rounds/${slug}/remind`,
  close: (slug: string) => `/report-rounds/${slug}/close`,
  correct: (slug: string) => `/report-rounds/${slug}/correct`,
  drafts: (slug: string) => `/report-rounds/${slug}/drafts`,
  draft: (slug: string, number: number, part: '' | '/pdf' | '/docx' | '/sign' | '/submit' | '/release' = '') => `/report-rounds/${slug}/drafts/${number}${part}`,
  answers: (slug: string, query: Readonly<Record<string, string>> = {}) => {
    const text = new URLSearchParams(query).toString();
    return `/report-rounds/${slug}/answers${text === '' ? '' : `?${text}`}`;
  },
} as const;
