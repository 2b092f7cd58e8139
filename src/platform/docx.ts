import type { Locale } from '../kernel/locale.ts';

/** A piece of a line. `href` is a web address, or `#id` for a heading of the same document; `lang` where it is not the document's. */
export interface DocxText {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly href?: string;
  readonly lang?: string;
}
/** A line: plain, or in pieces. Line breaks in it stay line breaks. */
export type DocxLine = string | readonly (string | DocxText)[];
export type DocxTone = 'lead' | 'note' | 'quote' | 'eyebrow';
export interface DocxColumn {
  readonly label: string;
  readonly type?: 'text' | 'number';
  /** Share of the width in relation to the other columns; 1 unless stated. */
  readonly width?: number;
}
export interface DocxPicture {
  readonly bytes: Uint8Array;
  readonly type: 'png' | 'jpg';
  /** In points (1/72 inch); a page is 450 wide between its margins. */
  readonly width: number;
  readonly height: number;
  /** What the picture says, for those who do not see it. */
  readonly alt: string;
}

export type DocxBlock =
  | { readonly heading: 1 | 2 | 3; readonly text: DocxLine; readonly id?: string; readonly lang?: string; readonly numbered?: boolean }
  | { readonly text: DocxLine; readonly tone?: DocxTone; readonly lang?: string }
  | { readonly list: readonly DocxLine[]; readonly ordered?: boolean; readonly lang?: string }
  | { readonly table: { readonly caption: string; readonly columns: readonly DocxColumn[]; readonly rows: readonly (readonly DocxLine[])[]; readonly lang?: string } }
  | { readonly picture: DocxPicture; readonly caption?: string }
  | { readonly pageBreak: true };

export interface DocxInput {
  readonly locale: Locale;
  readonly title: string;
  /** The title's language where it is not the document's. */
  readonly titleLang?: string;
  readonly description?: string;
  /** Written into the file as its date: the same content gives the same bytes. */
  readonly created: Date;
  /** Stands between the title and the contents. */
  readonly front?: readonly DocxBlock[];
  readonly blocks: readonly DocxBlock[];
  /** Headings count 1, 1.1, 1.1.1, but for those that say `numbered: false`. */
  readonly numbered?: boolean;
  /** Heading of a list of links to all headings of the first two levels that have an `id`; none unless stated. */
  readonly contents?: string;
  /** Stands at the foot of every page before the page's number. */
  readonly footer?: string;
}

/**
 * A Word file (ECMA-376) in the house's look: headings are real headings, tables name their columns again on every page, pictures carry
 * their text, every text its language, and the writing direction is the document's. It names no author and is the same bytes each time.
 * Five hundred headings with their texts take about a quarter of a second; the library is loaded when the first is made.
 */
export async function makeDocx(input: DocxInput): Promise<Buffer> {
  const { docxFile } = await import('./docx-file.ts');
  return docxFile(input);
}
