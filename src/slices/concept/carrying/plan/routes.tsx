import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { EMPTY_FORM, found, refuse, type FormState, type Problem } from '../../../../kernel/problem.ts';
import { write } from '../../../../platform/database/write.ts';
import { keepDocument, readKept, type StoredFile } from '../../../../platform/files.ts';
import { dataPaths } from '../../../../platform/paths.ts';
import type { Ctx } from '../../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../../platform/web/forms.ts';
import type { Site } from '../../../../platform/web/site.ts';
import { withUpload, type Upload } from '../../../../platform/web/upload.ts';
import { goTo, html } from '../../../../ui/respond.tsx';
import { departmentList, requireStaff } from '../../../people/public.ts';
import { measureByKey, type MeasureDetail } from '../../measures/queries.ts';
import { maySeeDrafts, mayUpdateMeasure } from '../../policy.ts';
import { hrefs } from '../../urls.ts';
import { rowsIn } from '../schema.ts';
import { carryingHrefs, PATHS } from '../urls.ts';
import { addDocument, removeDocument, savePlan, saveRisks } from './commands.ts';
import { DocumentsPage } from './pages/documents-page.tsx';
import { PlanPage } from './pages/plan-page.tsx';
import { RisksPage } from './pages/risks-page.tsx';
import { documentFile, insideOf } from './queries.ts';
import { DocumentForm, MEGABYTES, PlanForm, RiskRow, RisksForm, StepRow } from './schema.ts';

export function mountPlan(site: Site): void {
  site.page(PATHS.plan, async (c) => planPage(c, EMPTY_FORM), { secret: true });
  site.action(PATHS.plan, save);
  site.page(PATHS.risks, async (c) => risksPage(c, EMPTY_FORM), { secret: true });
  site.action(PATHS.risks, saveRisksForm);
  site.page(PATHS.documents, async (c) => documentsPage(c, EMPTY_FORM), { secret: true });
  site.action(PATHS.documents, add, { maxBody: (MEGABYTES + 1) * 1024 * 1024 });
  site.action(PATHS.documentRemove, remove);
  site.data(PATHS.document, sendDocument);
}

/** The measure, for somebody who keeps it up to date; anybody else is turned away. */
export async function measureForUpdate(c: Ctx): Promise<MeasureDetail> {
  const actor = requireStaff(c);
  const measure = found(await measureByKey(c.get('db'), c.req.param('key') ?? '', { drafts: maySeeDrafts(actor) }));
  return mayUpdateMeasure(actor, measure) ? measure : refuse('forbidden');
}

export const statusOf = (problems: readonly Problem[]): 200 | 409 | 422 => (problems.length === 0 ? 200 : problems[0]?.code === 'stale' ? 409 : 422);

async function planPage(c: Ctx, form: FormState): Promise<Response> {
  const measure = await measureForUpdate(c);
  const used = new Set(measure.steps.map((s) => s.departmentId));
  const units = (await departmentList(c.get('db'))).filter((d) => d.active || used.has(d.id));
  return html(c, <PlanPage measure={measure} units={units} form={form} />, statusOf(form.problems));
}

async function save(c: Ctx): Promise<Response> {
  const measure = await measureForUpdate(c);
  const raw = await readForm(c);
  const parsed = parseForm(PlanForm, raw);
  const steps = rowsIn(raw, 'step', StepRow);
  const units = new Set((await departmentList(c.get('db'))).map((d) => d.id));
  const problems = [...parsed.form.problems, ...steps.problems, ...steps.rows.flatMap((s, i): Problem[] => (s.department !== null && !units.has(s.department) ? [{ code: 'invalid_choice', field: `step${i + 1}_department` }] : []))];
  if (!parsed.ok || problems.length > 0) return planPage(c, withProblems(parsed.form, problems));
  const { revision, repeat } = parsed.value;
  const rows = steps.rows.filter((s) => s.title !== null || s.id !== null).map(({ department, ...s }) => ({ ...s, departmentId: department }));
  const done = await write(c.get('db'), (tx) => savePlan(tx, c.get('actor'), measure.id, { seen: revision, repeatMonths: repeat === null ? null : Number(repeat), steps: rows }));
  return done.ok ? goTo(c, hrefs.measure(measure.key)) : planPage(c, withProblems(parsed.form, done.problems));
}

async function risksPage(c: Ctx, form: FormState): Promise<Response> {
  const measure = await measureForUpdate(c);
  const { risks } = await insideOf(c.get('db'), measure.id);
  return html(c, <RisksPage measure={measure} risks={risks} form={form} />, statusOf(form.problems));
}

async function saveRisksForm(c: Ctx): Promise<Response> {
  const measure = await measureForUpdate(c);
  const raw = await readForm(c);
  const parsed = parseForm(RisksForm, raw);
  const { rows: risks, problems: wrong } = rowsIn(raw, 'risk', RiskRow);
  const problems = [...parsed.form.problems, ...wrong];
  if (!parsed.ok || problems.length > 0) return risksPage(c, withProblems(parsed.form, problems));
  const done = await write(c.get('db'), (tx) => saveRisks(tx, c.get('actor'), measure.id, { seen: parsed.value.revision, risks, needs: parsed.value.needs }));
  return done.ok ? goTo(c, hrefs.measure(measure.key)) : risksPage(c, withProblems(parsed.form, done.problems));
}

async function documentsPage(c: Ctx, form: FormState): Promise<Response> {
  return html(c, <DocumentsPage measure={await measureForUpdate(c)} form={form} />, statusOf(form.problems));
}

const folder = (c: Ctx): string => dataPaths(c.get('config').dataDir).files;

async function add(c: Ctx): Promise<Response> {
  const measure = await measureForUpdate(c);
  return withUpload(c, { folder: folder(c), most: { file: MEGABYTES * 1024 * 1024 } }, async ({ form: raw, uploads }) => {
    const parsed = parseForm(DocumentForm, raw);
    const file = await kept(c, uploads['file'], parsed.ok ? parsed.value.url : null);
    const problems = [...parsed.form.problems, ...(file !== null && 'code' in file ? [file] : [])];
    if (!parsed.ok || problems.length > 0) return documentsPage(c, withProblems(parsed.form, problems));
    const { title, url } = parsed.value;
    const input = file === null || 'code' in file ? { title, url: url ?? '' } : { title, file };
    const done = await write(c.get('db'), (tx) => addDocument(tx, c.get('actor'), measure.id, input));
    return done.ok ? goTo(c, carryingHrefs.documents(measure.key)) : documentsPage(c, withProblems(parsed.form, done.problems));
  });
}

/** The file that was sent, kept; null where an address was given instead. One of the two must be. */
async function kept(c: Ctx, upload: Upload | undefined, url: string | null): Promise<StoredFile | Problem | null> {
  if (upload === undefined) return url === null ? { code: 'required', field: 'file' } : null;
  if (url !== null) return { code: 'invalid_choice', field: 'url' };
  if (upload.tooLarge) return { code: 'too_large', field: 'file', params: { megabytes: MEGABYTES } };
  return (await keepDocument(folder(c), await readFile(upload.path))) ?? { code: 'invalid_file', field: 'file', params: { formats: 'PDF' } };
}

async function remove(c: Ctx): Promise<Response> {
  const measure = await measureForUpdate(c);
  const done = await write(c.get('db'), (tx) => removeDocument(tx, c.get('actor'), measure.id, documentId(c)));
  return done.ok ? goTo(c, carryingHrefs.documents(measure.key)) : refuse('not_found');
}

const documentId = (c: Ctx): string => found(z.uuid().safeParse(c.req.param('document')).data ?? null);

/** May open in the browser's own viewer, but never as a page of ours. */
async function sendDocument(c: Ctx): Promise<Response> {
  const measure = found(await measureByKey(c.get('db'), c.req.param('key') ?? '', { drafts: maySeeDrafts(c.get('actor')) }));
  if (!measure.public) c.set('secret', true);
  const file = found(await documentFile(c.get('db'), measure.id, documentId(c)));
  const bytes = found(await readKept(folder(c), file.sha256));
  return c.body(new Uint8Array(bytes), 200, { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${file.fileName}"`, 'content-security-policy': 'sandbox' });
}
