import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

interface Piece {
  readonly str: string;
  readonly dir: string;
  readonly transform: readonly number[];
  readonly hasEOL: boolean;
}

/** The text of a PDF as a reader of the screen gets it, page after page, white space as one space. */
export async function textOfPdf(pdf: Uint8Array): Promise<string> {
  const loading = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await loading.promise;
  const pages: string[] = [];
  for (let n = 1; n <= document.numPages; n += 1) {
    const { items } = await (await document.getPage(n)).getTextContent();
    pages.push(linesOf(items.flatMap((item): Piece[] => ('str' in item ? [item] : []))).map(lineText).join(' '));
  }
  await loading.destroy();
  return pages.join(' ').replaceAll('\u00AD', '').replaceAll(/\s+/g, ' ');
}

function linesOf(pieces: readonly Piece[]): Piece[][] {
  const lines: Piece[][] = [[]];
  for (const piece of pieces) {
    lines.at(-1)?.push(piece);
    if (piece.hasEOL) lines.push([]);
  }
  return lines;
}

const isRtl = ({ str, dir }: Piece): boolean => dir === 'rtl' || str.trim() === '';

/** Pieces lie from left to right; those of Arabic letters are read the other way round. */
function lineText(line: readonly Piece[]): string {
  const runs: Piece[][] = [];
  for (const piece of line) {
    const run = runs.at(-1);
    if (run !== undefined && isRtl(run[0] as Piece) && isRtl(piece)) run.push(piece);
    else runs.push([piece]);
  }
  return runs.flatMap((run) => (run.every(isRtl) ? run.toReversed() : run)).map((piece) => piece.str).join('');
}
