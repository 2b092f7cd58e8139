import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FONTS } from './paths.ts';
import { coverageOf } from './pdf-fonts.ts';

export interface PdfInput {
  /** Path of the Typst template. It reads its data with `json(bytes(sys.inputs.data))`. */
  readonly template: string;
  /** Plain values only. Texts reach the template as strings and are never read as markup. */
  readonly data: unknown;
  /** Written into the file as its date, so that the same content gives the same bytes. */
  readonly created: Date;
  /** Folder of the fonts; those of the build unless stated. */
  readonly fonts?: string;
}

/**
 * A tagged PDF after PDF/UA-1 (ISO 14289-1). Typst refuses what that standard forbids, e.g. a picture without alternative text;
 * characters that no font has would be refused too and are shown as the replacement character. Takes about half a second for
 * thirty pages and holds the event loop meanwhile: for the worker and the command line.
 */
export async function makePdf({ template, data, created, fonts = FONTS }: PdfInput): Promise<Buffer> {
  const typst = await import('@myriaddreamin/typst-ts-node-compiler');
  const source = await readFile(template, 'utf8');
  const shown = coverageOf(await fontFiles(fonts));
  // Templates may open files of their workspace; an empty folder leaves nothing to open.
  const workspace = await mkdtemp(join(tmpdir(), 'miteinander-pdf-'));
  try {
    const compiler = typst.NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: [fonts] }] });
    const inputs = { data: JSON.stringify(data, (_key, value: unknown) => (typeof value === 'string' ? shown(value) : value)) };
    const compiled = compiler.compile({ mainFileContent: source, inputs });
    const document = compiled.result;
    if (document === null) throw new Error(`the template ${template} does not compile: ${messagesOf(compiler, compiled)}`);
    return compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp: Math.floor(created.getTime() / 1000) });
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
}

async function fontFiles(folder: string): Promise<Buffer[]> {
  const names = (await readdir(folder)).filter((name) => /\.(ttf|otf)$/.test(name));
  return Promise.all(names.map((name) => readFile(join(folder, name))));
}

interface Diagnosed {
  takeError(): unknown;
}

function messagesOf(compiler: { fetchDiagnostics(error: never): unknown[] }, compiled: Diagnosed): string {
  const error = compiled.takeError();
  return error === null ? 'no reason given' : JSON.stringify(compiler.fetchDiagnostics(error as never)).slice(0, 2_000);
}
