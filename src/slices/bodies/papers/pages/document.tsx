import { langTag, type Locale } from '../../../../kernel/locale.ts';
import { inLanguage, type Localized } from '../../../../kernel/localized.ts';
import type { DocxBlock, DocxInput } from '../../../../platform/docx.ts';
import { formatDate } from '../../../../ui/format.ts';
import { voteText } from '../../pages/parts.tsx';
import { annexHref } from '../../urls.ts';
import { isSaid } from '../../rules.ts';
import { words } from '../../words.ts';
import type { Annex, Paper, Step } from '../queries.ts';

/** A paper with everything that the reader may see; no author has a name. */
export interface PaperDocument {
  readonly paper: Paper;
  readonly annexes: readonly Annex[];
  readonly steps: readonly Step[];
  readonly department: string | null;
}

const paragraphs = (text: string): string[] => text.split(/\n{2,}/).map((part) => part.trim()).filter((part) => part !== '');

/** Terms and values above the text. */
function factsOf({ paper, department }: PaperDocument, locale: Locale): readonly { readonly term: string; readonly text: string }[] {
  const t = words(locale);
  return [
    { term: t('paper.number'), text: paper.number ?? '' },
    { term: t('paper.dated'), text: formatDate(locale, paper.dated, 'long') },
    { term: t('dispatched'), text: paper.dispatchedOn === null ? '' : formatDate(locale, paper.dispatchedOn, 'long') },
    { term: t('paper.by'), text: department ?? '' },
  ].filter((f) => f.text !== '');
}

/** Heading and text of each part that says something. */
function partsOf({ paper }: PaperDocument, locale: Locale) {
  const t = words(locale);
  const parts: readonly (readonly [string, Localized])[] = [[t('paper.proposal_title'), paper.proposal], [t('paper.facts_title'), paper.facts], [t('paper.financial_title'), paper.financial]];
  return parts.filter(([, value]) => isSaid(value)).map(([title, value]) => { const { text, lang } = inLanguage(value, locale); return { title, lang, paragraphs: paragraphs(text) }; });
}

/** `address`: of the paper's page; what is a file lies on the same host. */
function annexesIn({ paper, annexes }: PaperDocument, locale: Locale, address: string) {
  const t = words(locale);
  return annexes.map((a, i) => {
    const title = inLanguage(a.title, locale);
    const text = inLanguage(a.text, locale);
    return { number: t('paper.annex', { n: i + 1 }), title: title.text, titleLang: title.lang, lang: text.lang, paragraphs: paragraphs(text.text), url: a.url ?? (a.file === null ? null : new URL(annexHref(paper.slug, a.id), address).href) };
  });
}

/** The rows of the sequence: body, day, what it does, what came of it. */
function rowsOf({ steps }: PaperDocument, locale: Locale): string[][] {
  const t = words(locale);
  return steps.map((step, i) => {
    const outcome = step.result === null ? t(step.public ? 'result.none' : 'result.closed') : [t(`result.${step.result}`), voteText(locale, step) ?? '', step.note === null ? '' : inLanguage(step.note, locale).text].filter((x) => x !== '').join('. ');
    return [String(i + 1), `${inLanguage(step.bodyName, locale).text}${step.public ? '' : ` (${t('closed')})`}`, formatDate(locale, step.day), t(`step.${step.role}`), outcome];
  });
}

const COLUMNS = ['sequence.place', 'sequence.body', 'sequence.day', 'sequence.role', 'sequence.result'] as const;

/** The paper as the house's Word file. */
export function docxOf(document: PaperDocument, locale: Locale, address: string, created: Date): DocxInput {
  const t = words(locale);
  const { paper } = document;
  const title = inLanguage(paper.title, locale);
  const said = (lang: string, lines: readonly string[]): DocxBlock[] => lines.map((text) => ({ text, lang }));
  const rows = rowsOf(document, locale);
  const blocks: DocxBlock[] = [
    { text: t(`paper.${paper.kind}`), tone: 'eyebrow' },
    ...(paper.invented ? [{ text: t('invented.text'), tone: 'note' as const }] : []),
    { list: factsOf(document, locale).map((f) => [{ text: `${f.term}: `, bold: true }, f.text]) },
    ...(rows.length === 0 ? [] : [{ heading: 1 as const, text: t('sequence') }, { table: { caption: t('sequence.caption'), columns: COLUMNS.map((key, i) => ({ label: t(key), width: [0.4, 2, 1, 1, 2][i] ?? 1 })), rows } }]),
    ...partsOf(document, locale).flatMap((part): DocxBlock[] => [{ heading: 1, text: part.title }, ...said(part.lang, part.paragraphs)]),
    ...annexesIn(document, locale, address).flatMap((a): DocxBlock[] => [
      { heading: 1, text: [`${a.number}: `, { text: a.title, lang: a.titleLang }] }, ...said(a.lang, a.paragraphs), ...(a.url === null ? [] : [{ text: [{ text: a.url, href: a.url }] }]),
    ]),
    { text: [{ text: address, href: address }], tone: 'note' },
  ];
  return { locale, title: title.text, titleLang: title.lang, created, blocks, ...(paper.number === null ? {} : { footer: paper.number }) };
}

/** The same as plain values for the PDF's template. */
export function pdfOf(document: PaperDocument, locale: Locale, address: string) {
  const t = words(locale);
  const { paper } = document;
  const title = inLanguage(paper.title, locale);
  return {
    // The format knows no easy German.
    lang: langTag(locale).split('-')[0],
    title: { text: title.text, lang: title.lang.split('-')[0] },
    eyebrow: t(`paper.${paper.kind}`),
    invented: paper.invented ? t('invented.text') : '',
    facts: factsOf(document, locale),
    sequence: { title: t('sequence'), columns: COLUMNS.map((key) => t(key)), rows: rowsOf(document, locale) },
    parts: partsOf(document, locale).map((p) => ({ ...p, lang: p.lang.split('-')[0] })),
    annexes: annexesIn(document, locale, address).map(({ url, ...a }) => ({ ...a, lang: a.lang.split('-')[0], titleLang: a.titleLang.split('-')[0], url: url ?? '' })),
    words: { page: t('pdf.page') },
    address,
  };
}
