import { inflateSync } from 'node:zlib';

/**
 * What makes a PDF more than paper: programs in it, files inside it, actions that leave it, forms that send, and locks.
 * Names as ISO 32000-2 gives them.
 */
const REFUSED = new Set(['JS', 'JavaScript', 'Launch', 'EmbeddedFile', 'EmbeddedFiles', 'RichMedia', 'XFA', 'Encrypt', 'SubmitForm', 'ImportData', 'GoToE', 'GoToR', 'Movie', 'Sound', 'Rendition', '3D', 'Collection']);
/** Too long to stand in packed data by chance. */
const HIDDEN = /\/(?:JavaScript|EmbeddedFile|RichMedia|SubmitForm|ImportData)/;
const DELIMITER = /[\s\0()<>[\]{}/%]/;
/** Objects packed into a stream are a few hundred kilobytes; what unfolds to more is no document. */
const UNPACKED_BYTES = 16 * 1024 * 1024;
const MAX_STREAMS = 20_000;

/**
 * Whether a PDF can be shown to anybody: whole, not locked, and nothing in it that runs, hides a file or leads elsewhere by itself. Reads every
 * object, also packed ones; when something does not read as it should, the answer is no.
 */
export function isPlainPdf(bytes: Buffer): boolean {
  const text = bytes.toString('latin1');
  if (!/^%PDF-[12]\.\d[\r\n]/.test(text.slice(0, 10)) || !text.slice(-1_024).includes('%%EOF')) return false;
  let budget = UNPACKED_BYTES;
  let at = 0;
  for (let streams = 0; streams < MAX_STREAMS; streams += 1) {
    const found = nextStream(text, at);
    const said = names(text.slice(at, found?.from ?? text.length));
    if (!isPlain(said)) return false;
    if (found === null) return true;
    const body = text.slice(found.from, found.to);
    // Readers find objects by their place in the file: one that stands inside another's data was put there to be overlooked.
    if (/\d\s+\d\s+obj\b/.test(body) || HIDDEN.test(body)) return false;
    if (said.has('ObjStm')) {
      const unpacked = said.has('Predictor') ? null : unpack(bytes.subarray(found.from, found.to), budget);
      if (unpacked === null || !isPlain(names(unpacked))) return false;
      budget -= unpacked.length;
    }
    at = found.to;
  }
  return false;
}

/** The data between `stream` and the first `endstream` after it. */
function nextStream(text: string, from: number): { from: number; to: number } | null {
  const begin = /\bstream\r?\n/g;
  begin.lastIndex = from;
  const match = begin.exec(text);
  if (match === null) return null;
  const to = text.indexOf('endstream', begin.lastIndex);
  return { from: begin.lastIndex, to: to < 0 ? text.length : to };
}

function unpack(data: Buffer, most: number): string | null {
  try {
    return inflateSync(data, { maxOutputLength: Math.max(1, most) }).toString('latin1');
  } catch {
    // Packed in another way than deflated, damaged, or too large.
    return null;
  }
}

function isPlain(said: ReadonlySet<string>): boolean {
  for (const name of said) if (REFUSED.has(name)) return false;
  return true;
}

/** Names in a piece of PDF, with `#41` read as the letter it stands for. Strings are not skipped: a name in one refuses too much, never too little. */
function names(piece: string): Set<string> {
  const found = new Set<string>();
  for (let at = piece.indexOf('/'); at >= 0; at = piece.indexOf('/', at + 1)) {
    let end = at + 1;
    while (end < piece.length && end - at < 128 && !DELIMITER.test(piece[end] as string)) end += 1;
    found.add(piece.slice(at + 1, end).replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))));
  }
  return found;
}
