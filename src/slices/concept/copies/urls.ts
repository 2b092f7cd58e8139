import { LOCALES, type Locale } from '../../../kernel/locale.ts';

export const COPY_FORMATS = ['pdf', 'docx'] as const;
export type CopyFormat = (typeof COPY_FORMATS)[number];

export const PATHS = {
  /** `/concepts/plan/2026.de.pdf`: the edition in a language as a file, as permanent as the edition. */
  copy: `/concepts/:slug/:file{[a-z0-9-]+\\.(?:${LOCALES.join('|')})\\.(?:${COPY_FORMATS.join('|')})}`,
  entries: '/concepts/:slug/:file{[a-z0-9-]+\\.csv}',
} as const;

export const hrefs = {
  copy: (slug: string, edition: string, locale: Locale, format: CopyFormat) => `/concepts/${slug}/${edition}.${locale}.${format}`,
  entries: (slug: string, edition: string) => `/concepts/${slug}/${edition}.csv`,
} as const;
