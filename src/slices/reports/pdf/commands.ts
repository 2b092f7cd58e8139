import { makeDocx } from '../../../platform/docx.ts';
import { documentPath } from '../../../platform/paths.ts';
import { makePdf } from '../../../platform/pdf.ts';
import type { Edition } from '../editions/queries.ts';
import { documentOf, type PdfLocale } from './pages/document.tsx';
import { wordOf } from './pages/word.tsx';

const frozenAt = ({ publishedOn }: Edition['snapshot']): Date => new Date(`${publishedOn}T12:00:00Z`);

/** The PDF of a published report, made from its snapshot alone: the same edition gives the same bytes. Of an invented concept it says so. */
export async function reportPdf({ snapshot, digest }: Pick<Edition, 'snapshot' | 'digest'>, locale: PdfLocale, baseUrl: string, { invented, fonts }: { readonly invented: boolean; readonly fonts?: string }): Promise<Buffer> {
  return makePdf({ template: documentPath('reports', 'report'), data: documentOf(snapshot, digest, locale, baseUrl, invented), created: frozenAt(snapshot), ...(fonts === undefined ? {} : { fonts }) });
}

/** The same as a Word file, for those who copy from it. */
export async function reportDocx({ snapshot, digest }: Pick<Edition, 'snapshot' | 'digest'>, locale: PdfLocale, baseUrl: string, invented: boolean): Promise<Buffer> {
  return makeDocx(wordOf(documentOf(snapshot, digest, locale, baseUrl, invented), frozenAt(snapshot)));
}
