import { AlignmentType, LevelFormat, type INumberingOptions, type IStylesOptions } from 'docx';
import { dirOf, formatTag, langTag, type Locale } from '../kernel/locale.ts';

/** The house's colours on paper, as in the PDF documents. */
export const INK = '2A1D19';
export const MUTED = '66554D';
export const THREAD = 'B4213F';
export const LINE = 'E5D8C7';
export const TINT = 'F5EBDD';
const ACTION = '0F5359';

/** Fonts that office programs have, each with what stands in for it elsewhere; nothing is embedded. */
export const FONTS: readonly { readonly name: string; readonly instead: string; readonly family: 'swiss' | 'roman' }[] = [
  { name: 'Calibri', instead: 'Carlito', family: 'swiss' },
  { name: 'Arial', instead: 'Liberation Sans', family: 'swiss' },
];
const FONT = { ascii: 'Calibri', hAnsi: 'Calibri', eastAsia: 'Calibri', cs: 'Arial' };

/** Lists of the document: bullets, numbers, and headings counted 1, 1.1, 1.1.1. */
export const BULLETS = 'bullets';
export const NUMBERS = 'numbers';
export const HEADINGS = 'headings';

/** A language as Word names it: easy German is German to its spelling check. */
export function wordLanguage(lang: string): string {
  if (lang === 'ar') return 'ar-SA';
  return lang === 'de' || lang === 'en' || lang === 'de-simple' ? formatTag(lang) : lang;
}

/** The look of a document in this language: calm, much white, one colour; sizes in half points, distances in twentieths of a point. */
export function stylesOf(locale: Locale): IStylesOptions {
  const rightToLeft = dirOf(langTag(locale)) === 'rtl';
  const language = wordLanguage(locale);
  const heading = (size: number, before: number, after: number) => ({
    run: { size, sizeComplexScript: size, bold: true, boldComplexScript: true, color: INK, font: FONT, rightToLeft },
    paragraph: { spacing: { before, after }, keepNext: true, keepLines: true },
  });
  return {
    default: {
      document: {
        run: { font: FONT, size: 22, sizeComplexScript: 22, color: INK, language: { value: rightToLeft ? 'en-GB' : language, bidirectional: rightToLeft ? language : 'ar-SA' } },
        paragraph: { spacing: { line: 300, after: 140 } },
      },
      title: { run: { size: 52, sizeComplexScript: 52, bold: true, boldComplexScript: true, color: INK, font: FONT, rightToLeft }, paragraph: { spacing: { before: 240, after: 160 } } },
      heading1: heading(34, 480, 160),
      heading2: heading(27, 360, 120),
      heading3: heading(23, 280, 80),
      hyperlink: { run: { color: ACTION, underline: { type: 'single' } } },
      listParagraph: { paragraph: { spacing: { after: 60 } } },
      caption: { run: { size: 20, sizeComplexScript: 20, bold: true, boldComplexScript: true, color: INK, rightToLeft }, paragraph: { spacing: { before: 200, after: 80 }, keepNext: true } },
    },
    paragraphStyles: [
      { id: 'Eyebrow', name: 'Eyebrow', basedOn: 'Normal', quickFormat: true, run: { color: THREAD, bold: true, boldComplexScript: true }, paragraph: { spacing: { after: 0 }, keepNext: true } },
      { id: 'Lead', name: 'Lead', basedOn: 'Normal', quickFormat: true, run: { size: 25, sizeComplexScript: 25 } },
      { id: 'Note', name: 'Note', basedOn: 'Normal', quickFormat: true, run: { size: 19, sizeComplexScript: 19, color: MUTED } },
      { id: 'Quotation', name: 'Quotation', basedOn: 'Normal', quickFormat: true, paragraph: { indent: { start: 340 }, border: { [rightToLeft ? 'right' : 'left']: { style: 'single', size: 12, space: 8, color: THREAD } } } },
      { id: 'Cell', name: 'Cell', basedOn: 'Normal', quickFormat: true, run: { size: 20, sizeComplexScript: 20 }, paragraph: { spacing: { before: 40, after: 40, line: 260 } } },
    ],
  };
}

/** How lists and numbered headings count. */
export function numberingOf(): INumberingOptions {
  const item = (level: number) => ({ style: { paragraph: { indent: { start: 400 + 400 * level, hanging: 300 } } } });
  const counted = ['%1', '%1.%2', '%1.%2.%3'];
  return {
    config: [
      { reference: BULLETS, levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.START, ...item(0) }] },
      { reference: NUMBERS, levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START, ...item(0) }] },
      { reference: HEADINGS, levels: counted.map((text, level) => ({ level, format: LevelFormat.DECIMAL, text, alignment: AlignmentType.START, style: { paragraph: { indent: { start: 0, hanging: 0 } } } })) },
    ],
  };
}
