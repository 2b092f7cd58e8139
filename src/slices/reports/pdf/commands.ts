import { makeDocx } from '../../../platform/docx.ts';
import { documentPath } from '../../../platform/paths.ts';
import { makePdf, makePdfAside } from '../../../platform/pdf.ts';
import type { Edition } from '../editions/queries.ts';
import { documentOf, type DocumentOptions, type PdfLocale } from './pages/document.tsx';
import { wordOf } from './pages/word.tsx';

const frozenAt = ({ publishedOn }: Edition['snapshot']): Date => new Date(`${publishedOn}T12:00:00Z`);

/** The PDF of a published report, made from its snapshot alone: the same edition gives the same bytes. Of an invented concept it says so. */
export async function reportPdf({ snapshot, digest }: Pick<Edition, 'snapshot' | 'digest'>, locale: PdfLocale, baseUrl: string, { invented, fonts }: { readonly invented: boolean; readonly fonts?: string }): Promise<Buffer> {
  return makePdf({ template: documentPath('reports', 'report'), data: documentOf(snapshot, digest, locale, baseUrl, { invented }), created: frozenAt(snapshot), ...(fonts === undefined ? {} : { fonts }) });
}

/** The same as a Word file, for those who copy from it. */
export async function reportDocx({ snapshot, digest }: Pick<Edition, 'snapshot' | 'digest'>, locale: PdfLocale, baseUrl: string, invented: boolean): Promise<Buffer> {
  return makeDocx(wordOf(documentOf(snapshot, digest, locale, baseUrl, { invented }), frozenAt(snapshot)));
}

/** A draft as PDF, in a thread of its own: it is made when somebody asks for it. Every page says that it is a draft. */
export async function draftPdf({ snapshot, digest }: Pick<Edition, 'snapshot' | 'digest'>, locale: PdfLocale, baseUrl: string, { fonts, ...options }: DocumentOptions & { readonly fonts?: string }): Promise<Buffer> {
  return makePdfAside({ template: documentPath('reports', 'report'), data: documentOf(snapshot, digest, locale, baseUrl, options), created: frozenAt(snapshot), ...(fonts === undefined ? {} : { fonts }) });
}

/** A draft as a Word file, for remarks in it. */
export async function draftDocx({ snapshot, digest }: Pick<Edition, 'snapshot' | 'digest'>, locale: PdfLocale, baseUrl: string, options: DocumentOptions): Promise<Buffer> {
  return makeDocx(wordOf(documentOf(snapshot, digest, locale, baseUrl, options), frozenAt(snapshot)));
}
