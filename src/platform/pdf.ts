import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { FONTS } from './paths.ts';
import { coverageOf } from './pdf-fonts.ts';

export interface PdfInput {
  /** Path of the Typst template. It reads its data with `json(bytes(sys.inputs.data))` and its fonts are `families`. */
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
  const { source, inputs } = await preparedFor(template, data, fonts);
  // Templates may open files of their workspace; an empty folder leaves nothing to open.
  const workspace = await mkdtemp(join(tmpdir(), 'miteinander-pdf-'));
  try {
    const compiler = typst.NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: [fonts] }] });
    const compiled = compiler.compile({ mainFileContent: source, inputs });
    const document = compiled.result;
    if (document === null) throw new Error(`the template ${template} does not compile: ${messagesOf(compiler, compiled)}`);
    return compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp: Math.floor(created.getTime() / 1000) });
  } finally {
    await rm(workspace, { recursive: true, force: true });
  }
}

/** The compiler's module in a thread: a program of its own, because the bundle has no file that a thread could start from. */
const ASIDE = `
const { workerData, parentPort } = require('node:worker_threads');
const { NodeCompiler } = require(workerData.compiler);
const { workspace, fonts, source, inputs, created } = workerData;
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: [fonts] }] });
const { result } = compiler.compile({ mainFileContent: source, inputs });
parentPort.postMessage(result === null ? null : compiler.pdf(result, { pdfStandard: 'ua-1', creationTimestamp: created }));
`;

/** The same as {@link makePdf} in a thread of its own: for a web process, which goes on answering meanwhile. */
export async function makePdfAside({ template, data, created, fonts = FONTS }: PdfInput): Promise<Buffer> {
  const { source, inputs } = await preparedFor(template, data, fonts);
  const workspace = await mkdtemp(join(tmpdir(), 'miteinander-pdf-'));
  const compiler = createRequire(import.meta.url).resolve('@myriaddreamin/typst-ts-node-compiler');
  const thread = new Worker(ASIDE, { eval: true, workerData: { compiler, workspace, fonts, source, inputs, created: Math.floor(created.getTime() / 1000) } });
  try {
    const bytes = await new Promise<Uint8Array | null>((resolve, reject) => {
      thread.once('message', resolve);
      thread.once('error', reject);
      thread.once('exit', () => reject(new Error(`the template ${template} was not finished`)));
    });
    if (bytes === null) throw new Error(`the template ${template} does not compile`);
    return Buffer.from(bytes);
  } finally {
    await thread.terminate();
    await rm(workspace, { recursive: true, force: true });
  }
}

/**
 * The fonts of the build for a template, by script; it says `font: families`. A letter with an accent is taken from the file that has it
 * whole: put together from a letter and a mark of the first file it would look the same, and read as something else in the PDF.
 */
const FAMILIES = `#let families = (
  (name: "Fira Sans", covers: regex("[^\\u{100}-\\u{130}\\u{132}-\\u{151}\\u{154}-\\u{24F}\\u{1E00}-\\u{1EFF}]")), (name: "Fira Sans Latin Extended", covers: regex("[^\\u{1EA0}-\\u{1EF1}]")), "Fira Sans Vietnamese",
  "Fira Sans Cyrillic", "Fira Sans Cyrillic Extended", "Fira Sans Greek", "Vazirmatn", "Noto Sans Ethiopic",
)
`;

async function preparedFor(template: string, data: unknown, fonts: string): Promise<{ source: string; inputs: { data: string } }> {
  const [source, shown] = await Promise.all([readFile(template, 'utf8'), fontFiles(fonts).then(coverageOf)]);
  return { source: FAMILIES + source, inputs: { data: JSON.stringify(data, (_key, value: unknown) => (typeof value === 'string' ? shown(value) : value)) } };
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
