import { z } from 'zod';
import { found, refuse, type ProblemCode } from '../../../../kernel/problem.ts';
import { sourceText } from '../../../../kernel/localized.ts';
import { write } from '../../../../platform/database/write.ts';
import { keepDocument, keepPicture, readKept, type StoredFile } from '../../../../platform/files.ts';
import { dataPaths } from '../../../../platform/paths.ts';
import type { Ctx } from '../../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../../platform/web/forms.ts';
import type { Site } from '../../../../platform/web/site.ts';
import { goTo, html } from '../../../../ui/respond.tsx';
import { readableProcess, runProcess } from '../../policy.ts';
import { localizedFrom } from '../../rules.ts';
import { PATHS, pathTo } from '../../urls.ts';
import { phasesOf } from '../queries.ts';
import { DocumentForm } from '../schema.ts';
import { addDocument, removeDocument } from './commands.ts';
import { DocumentsPage } from './pages/desk.tsx';
import { documentsOf } from './queries.ts';
import { DOCUMENT_MEGABYTES, fileNameOf } from './rules.ts';

export function mountDocuments(site: Site): void {
  site.data(PATHS.processFile, sendDocument);
  site.page(PATHS.deskDocuments, async (c) => documentsPage(c));
  site.action(PATHS.deskDocuments, add);
  site.action(PATHS.deskDocumentRemove, remove);
}

/** The id of the address; what is none is not found. */
const idOf = (c: Ctx): string => found(z.uuid().safeParse(c.req.param('document')).data ?? null);

/** Pictures are shown, everything else may open in the browser's own viewer but never as a page of ours. */
async function sendDocument(c: Ctx): Promise<Response> {
  const process = await readableProcess(c);
  if (process.publishedOn === null) c.set('secret', true);
  const document = found((await documentsOf(c.get('db'), process.id)).find((d) => d.id === c.req.param('document')));
  const kept = found(document.kept);
  const bytes = await readKept(dataPaths(c.get('config').dataDir).files, kept.sha256);
  if (bytes === null) refuse('not_found');
  return c.body(new Uint8Array(bytes), 200, { 'content-type': kept.mediaType, 'content-disposition': `inline; filename="${kept.fileName}"`, 'content-security-policy': 'sandbox' });
}

async function documentsPage(c: Ctx, form?: Parameters<typeof DocumentsPage>[0]['form']): Promise<Response> {
  const process = await runProcess(c);
  const [phases, documents] = await Promise.all([phasesOf(c.get('db'), process.id), documentsOf(c.get('db'), process.id)]);
  return html(c, <DocumentsPage process={process} phases={phases} documents={documents} {...(form === undefined ? {} : { form })} />, form === undefined ? 200 : 422);
}

async function add(c: Ctx): Promise<Response> {
  const process = await runProcess(c);
  const raw = await readForm(c);
  const parsed = parseForm(DocumentForm, raw);
  const kept = await keep(c, raw.files['file']?.[0]);
  const problems = [...parsed.form.problems, ...(typeof kept === 'string' ? [{ code: kept, field: 'file', params: { formats: 'PDF, JPEG, PNG', megabytes: DOCUMENT_MEGABYTES } }] : [])];
  if (!parsed.ok || typeof kept === 'string') return documentsPage(c, withProblems(parsed.form, problems));
  const { phase, language, source, address } = parsed.value;
  const title = localizedFrom(null, parsed.value, 'title');
  const input = { processId: process.id, phaseId: phase, title, language, source: source ?? '', address, kept: kept === null ? null : { file: kept, fileName: fileNameOf(sourceText(title), kept.mediaType) } };
  const done = await write(c.get('db'), (tx) => addDocument(tx, c.get('actor'), input));
  return done.ok ? goTo(c, pathTo(PATHS.deskDocuments, { slug: process.slug })) : documentsPage(c, withProblems(parsed.form, done.problems));
}

async function keep(c: Ctx, file: File | undefined): Promise<StoredFile | ProblemCode | null> {
  if (file === undefined) return null;
  if (file.size > DOCUMENT_MEGABYTES * 1024 * 1024) return 'too_large';
  const bytes = Buffer.from(await file.arrayBuffer());
  const dir = dataPaths(c.get('config').dataDir).files;
  return (await keepPicture(dir, bytes)) ?? (await keepDocument(dir, bytes)) ?? 'invalid_file';
}

async function remove(c: Ctx): Promise<Response> {
  const process = await runProcess(c);
  const done = await write(c.get('db'), (tx) => removeDocument(tx, c.get('actor'), process.id, idOf(c)));
  return done.ok ? goTo(c, pathTo(PATHS.deskDocuments, { slug: process.slug })) : refuse('not_found');
}
