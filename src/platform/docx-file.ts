import { AlignmentType, BorderStyle, Bookmark, Document, ExternalHyperlink, Footer, HeadingLevel, ImageRun, InternalHyperlink, Packer, PageNumber, Paragraph, ShadingType, TabStopType, Tab, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType, type ParagraphChild } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { dirOf, langTag, type Locale } from '../kernel/locale.ts';
import type { DocxBlock, DocxColumn, DocxInput, DocxLine, DocxPicture, DocxText, DocxTone } from './docx.ts';
import { BULLETS, FONTS, HEADINGS, INK, LINE, NUMBERS, TINT, numberingOf, stylesOf, wordLanguage } from './docx-look.ts';

interface Frame {
  readonly locale: Locale;
  readonly numbered: boolean;
  readonly ids: ReadonlyMap<string, string>;
  /** Each ordered list counts from one. */
  readonly lists: { count: number };
}

const WIDTH = 9000;
const STYLES: Record<DocxTone, string> = { lead: 'Lead', note: 'Note', quote: 'Quotation', eyebrow: 'Eyebrow' };
const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 };

/** The document of {@link DocxInput} as a file. */
export async function docxFile(input: DocxInput): Promise<Buffer> {
  const ids = new Map<string, string>();
  for (const block of input.blocks) if ('heading' in block && block.id !== undefined) ids.set(block.id, `part_${ids.size + 1}`);
  const frame: Frame = { locale: input.locale, numbered: input.numbered === true, ids, lists: { count: 0 } };
  const document = new Document({
    title: clean(input.title),
    ...(input.description === undefined ? {} : { description: clean(input.description) }),
    creator: '',
    lastModifiedBy: '',
    styles: stylesOf(input.locale),
    numbering: numberingOf(),
    sections: [{
      properties: { page: { size: { width: 11906, height: 16838 }, margin: { top: 1500, bottom: 1400, left: 1450, right: 1450 } } },
      footers: { default: footerOf(input, frame) },
      children: [
        paragraph(frame, { text: input.title, style: 'Title', lang: input.titleLang }),
        ...(input.front ?? []).flatMap((block) => blockOf(block, frame)),
        ...contentsOf(input, frame),
        ...input.blocks.flatMap((block) => blockOf(block, frame)),
      ],
    }],
  });
  return settled(await Packer.toBuffer(document), input.created);
}

function footerOf(input: DocxInput, frame: Frame): Footer {
  const run = (children: readonly (string | Tab)[]): TextRun => new TextRun({ children: [...children], rightToLeft: isRtl(frame.locale), size: 18, sizeComplexScript: 18 });
  const line = input.footer === undefined ? [] : [run([clean(input.footer), new Tab()])];
  return new Footer({
    children: [new Paragraph({
      style: 'Note', bidirectional: isRtl(frame.locale), tabStops: [{ type: TabStopType.END, position: WIDTH }],
      children: [...line, run([PageNumber.CURRENT]), run([' / ']), run([PageNumber.TOTAL_PAGES])],
    })],
  });
}

function contentsOf(input: DocxInput, frame: Frame): Paragraph[] {
  if (input.contents === undefined) return [];
  const lines = input.blocks.filter((block) => 'heading' in block).filter((block) => block.heading < 3 && block.id !== undefined);
  return [
    paragraph(frame, { text: input.contents, heading: 1 }),
    ...lines.map((block) => paragraph(frame, { text: [{ text: plain(block.text), href: `#${block.id ?? ''}`, ...(block.lang === undefined ? {} : { lang: block.lang }) }], indent: (block.heading - 1) * 300 })),
  ];
}

function blockOf(block: DocxBlock, frame: Frame): (Paragraph | Table)[] {
  if ('heading' in block) {
    const counts = frame.numbered && block.numbered !== false;
    return [paragraph(frame, { text: block.text, heading: block.heading, lang: block.lang, ...(block.id === undefined ? {} : { bookmark: frame.ids.get(block.id) }), ...(counts ? { numbering: { reference: HEADINGS, level: block.heading - 1, instance: 0 } } : {}) })];
  }
  if ('table' in block) return [paragraph(frame, { text: block.table.caption, style: 'Caption', lang: block.table.lang }), tableOf(block.table, frame), new Paragraph({ style: 'Note', children: [] })];
  if ('list' in block) {
    const instance = (frame.lists.count += 1);
    const numbering = { reference: block.ordered === true ? NUMBERS : BULLETS, level: 0, instance };
    return block.list.map((text) => paragraph(frame, { text, style: 'ListParagraph', lang: block.lang, numbering }));
  }
  if ('picture' in block) return [pictureOf(block.picture, frame), ...(block.caption === undefined ? [] : [paragraph(frame, { text: block.caption, style: 'Note' })])];
  if ('pageBreak' in block) return [new Paragraph({ pageBreakBefore: true, spacing: { after: 0 }, children: [] })];
  return [paragraph(frame, { text: block.text, lang: block.lang, ...(block.tone === undefined ? {} : { style: STYLES[block.tone] }) })];
}

interface Shape {
  readonly text: DocxLine;
  readonly style?: string;
  readonly heading?: 1 | 2 | 3;
  readonly lang?: string | undefined;
  readonly bookmark?: string | undefined;
  readonly numbering?: { readonly reference: string; readonly level: number; readonly instance: number };
  readonly indent?: number;
  readonly end?: boolean;
}

function paragraph(frame: Frame, shape: Shape): Paragraph {
  const children = runsOf(shape.text, shape.lang ?? langTag(frame.locale), frame);
  return new Paragraph({
    bidirectional: dirOf(shape.lang ?? langTag(frame.locale)) === 'rtl',
    ...(shape.style === undefined ? {} : { style: shape.style }),
    ...(shape.heading === undefined ? {} : { heading: LEVELS[shape.heading] }),
    ...(shape.numbering === undefined ? {} : { numbering: shape.numbering }),
    ...(shape.indent === undefined ? {} : { indent: { start: shape.indent }, spacing: { after: 40 } }),
    ...(shape.end === true ? { alignment: AlignmentType.END } : {}),
    children: shape.bookmark === undefined ? children : [new Bookmark({ id: shape.bookmark, children })],
  });
}

function runsOf(line: DocxLine, lang: string, frame: Frame): ParagraphChild[] {
  return (typeof line === 'string' ? [line] : line).map((piece) => {
    const part: DocxText = typeof piece === 'string' ? { text: piece } : piece;
    const runs = textRuns(part, part.lang ?? lang);
    if (part.href === undefined) return runs;
    const anchor = part.href.startsWith('#') ? frame.ids.get(part.href.slice(1)) : undefined;
    if (anchor !== undefined) return [new InternalHyperlink({ anchor, children: runs })];
    return /^(https?:|mailto:)/.test(part.href) ? [new ExternalHyperlink({ link: part.href, children: runs })] : runs;
  }).flat();
}

function textRuns(part: DocxText, lang: string): TextRun[] {
  const rightToLeft = dirOf(lang) === 'rtl';
  const language = rightToLeft ? { bidirectional: wordLanguage(lang) } : { value: wordLanguage(lang) };
  return clean(part.text).split('\n').map((text, i) => new TextRun({
    text, rightToLeft, language, ...(i > 0 ? { break: 1 } : {}),
    ...(part.bold === true ? { bold: true, boldComplexScript: true } : {}), ...(part.italic === true ? { italics: true, italicsComplexScript: true } : {}),
    ...(part.href === undefined ? {} : { style: 'Hyperlink' }),
  }));
}

function tableOf(table: { readonly columns: readonly DocxColumn[]; readonly rows: readonly (readonly DocxLine[])[]; readonly lang?: string }, frame: Frame): Table {
  const total = table.columns.reduce((sum, column) => sum + (column.width ?? 1), 0);
  const widths = table.columns.map((column) => Math.round((WIDTH * (column.width ?? 1)) / total));
  const cell = (text: DocxLine, i: number, head: boolean): TableCell => new TableCell({
    width: { size: widths[i] ?? 0, type: WidthType.DXA }, margins: { top: 30, bottom: 30, left: 90, right: 90 },
    ...(head ? { shading: { type: ShadingType.CLEAR, fill: TINT, color: 'auto' } } : {}),
    children: [paragraph(frame, { text: head ? [{ text: plain(text), bold: true }] : text, style: 'Cell', lang: table.lang, end: table.columns[i]?.type === 'number' })],
  });
  const line = { style: BorderStyle.SINGLE, size: 4, color: LINE };
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA }, columnWidths: widths, layout: TableLayoutType.FIXED, visuallyRightToLeft: isRtl(frame.locale),
    borders: { top: { ...line, color: INK }, bottom: line, left: none, right: none, insideHorizontal: line, insideVertical: none },
    tableLook: { firstRow: true, noVBand: true },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: table.columns.map((column, i) => cell(column.label, i, true)) }),
      ...table.rows.map((row) => new TableRow({ cantSplit: true, children: table.columns.map((_column, i) => cell(row[i] ?? '', i, false)) })),
    ],
  });
}

function pictureOf(picture: DocxPicture, frame: Frame): Paragraph {
  const scale = Math.min(1, 450 / picture.width);
  const size = { width: Math.round((picture.width * scale * 96) / 72), height: Math.round((picture.height * scale * 96) / 72) };
  return new Paragraph({
    bidirectional: isRtl(frame.locale), keepNext: true,
    children: [new ImageRun({ type: picture.type, data: picture.bytes, transformation: size, altText: { name: '', title: '', description: clean(picture.alt) } })],
  });
}

/** The finished file with the document's own date and countable names in place of the clock's and random ones, and fonts that name what may stand in for them. */
function settled(bytes: Uint8Array, created: Date): Buffer {
  const files = unzipSync(bytes);
  const names = namesOf(files);
  const date = created.toISOString().replace(/\.\d+Z$/, 'Z');
  const fonts = FONTS.map(({ name, instead, family }) => `<w:font w:name="${name}"><w:altName w:val="${instead}"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`).join('');
  const entries = Object.keys(files).sort((a, b) => (a === '[Content_Types].xml' ? -1 : b === '[Content_Types].xml' ? 1 : a < b ? -1 : 1)).map((name) => {
    const content = files[name] ?? new Uint8Array();
    if (!/\.(xml|rels)$/.test(name)) return [name, content] as const;
    let text = strFromU8(content).replaceAll(/(?<=")rId[a-z0-9_-]{12,}(?=")/g, (id) => names.get(id) ?? id);
    if (name === 'word/document.xml') text = countedMarks(text);
    if (name === 'docProps/core.xml') text = text.replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${date}`).replaceAll(/<(dc:creator|cp:lastModifiedBy)(\/>|><\/\1>)/g, '');
    if (name === 'word/fontTable.xml') text = text.replace(/<\/w:fonts>|\/>$/, (end) => (end === '/>' ? `>${fonts}</w:fonts>` : `${fonts}${end}`));
    return [name, strToU8(text)] as const;
  });
  return Buffer.from(zipSync(Object.fromEntries(entries), { mtime: new Date(1980, 0, 1), level: 6 }));
}

/** The library counts bookmarks and pictures for as long as the program runs; a document counts its own. */
function countedMarks(text: string): string {
  const counted = new Map<string, string>();
  for (const [, number = '', id = ''] of text.matchAll(/<w:bookmarkStart w:name="part_(\d+)" w:id="(\d+)"\/>/g)) counted.set(id, number);
  let pictures = 0;
  return text.replaceAll(/(<w:bookmark(?:Start w:name="part_\d+"|End) w:id=")(\d+)/g, (_all, before: string, id: string) => `${before}${counted.get(id) ?? id}`).replaceAll(/<wp:docPr id="\d+"/g, () => `<wp:docPr id="${(pictures += 1)}"`);
}

function namesOf(files: Readonly<Record<string, Uint8Array>>): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [name, content] of Object.entries(files)) {
    if (!name.endsWith('.rels')) continue;
    for (const [id] of strFromU8(content).matchAll(/(?<=")rId[a-z0-9_-]{12,}(?=")/g)) if (!names.has(id)) names.set(id, `rIdOwn${names.size + 1}`);
  }
  return names;
}

const isRtl = (locale: Locale): boolean => dirOf(langTag(locale)) === 'rtl';

function plain(line: DocxLine): string {
  return typeof line === 'string' ? line : line.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');
}

/** XML 1.0 knows no other control characters than these; one in a text would make the file unreadable. */
function clean(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '').replaceAll('\r\n', '\n').toWellFormed();
}
