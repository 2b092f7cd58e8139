/** Paths of this slice, without language prefix. */
export const PATHS = {
  imprint: '/imprint',
  privacy: '/privacy',
  notice: '/privacy/:notice',
  processing: '/privacy/processing',
  held: '/privacy/held',
  heldExport: '/privacy/held/export',
  heldErase: '/privacy/held/erase',
  archive: '/privacy/processing/archive',
  accessibility: '/accessibility',
  report: '/accessibility/report',
  thanks: '/accessibility/report/thanks',
  reports: '/accessibility/reports',
  answer: '/accessibility/reports/:id/answer',
  easy: '/easy',
} as const;

/** The privacy notice that belongs to a form. */
export const noticeHref = (notice: string): string => `${PATHS.privacy}/${notice}`;
export const answerHref = (id: string): string => PATHS.answer.replace(':id', id);
