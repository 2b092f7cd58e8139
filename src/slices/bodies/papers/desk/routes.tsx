import { readFile } from 'node:fs/promises';
import { isId } from '../../../../kernel/ids.ts';
import { worded, wordingIn } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, failed, found, type FormState, type Problem } from '../../../../kernel/problem.ts';
import { write } from '../../../../platform/database/write.ts';
import { keepDocument, type StoredFile } from '../../../../platform/files.ts';
import { dataPaths } from '../../../../platform/paths.ts';
import type { Ctx } from '../../../../platform/web/env.ts';
import { parseForm, readForm, withProblems, type RawForm } from '../../../../platform/web/forms.ts';
import type { Site } from '../../../../platform/web/site.ts';
import { withUpload, type Upload } from '../../../../platform/web/upload.ts';
import { goTo, html } from '../../../../ui/respond.tsx';
import { departmentById, departmentList, namesOf } from '../../../people/public.ts';
import { historyOf, HistorySection } from '../../../thread/public.ts';
import { ours } from '../../imported/policy.ts';
import { eyeOf, requireOffice } from '../../policy.ts';
import { allBodies } from '../../register/queries.ts';
import { resolutionsOn } from '../../resolutions/queries.ts';
import type { Eye } from '../../rules.ts';
import { sittingList } from '../../sittings/queries.ts';
import { NEW, PATHS, pathTo } from '../../urls.ts';
import { removeAnnex, removePaper, removeStep, saveAnnex, savePaper, saveStep, setDispatch } from '../commands.ts';
import { annexesOf, paperBySlug, paperList, stepsOf, type Annex, type Paper } from '../queries.ts';
import { ANNEX_MEGABYTES, AnnexForm, DispatchForm, PaperForm, StepForm } from '../schema.ts';
import { AnnexPage, PaperDeskPage, PapersPage, StepPage, type PaperForms } from './pages/desk.tsx';

const SECRET = { secret: true };

/** Writing papers, their sequence, and the day on which they go out. */
export function mountPaperDesk(site: Site): void {
  site.page(PATHS.deskPapers, list, SECRET);
  site.page(PATHS.deskPaper, async (c) => deskPage(c), SECRET).action(PATHS.deskPaper, save);
  site.action(PATHS.deskDispatch, dispatch);
  site.page(PATHS.deskAnnex, async (c) => annexPage(c, EMPTY_FORM), SECRET).action(PATHS.deskAnnex, saveAnnexForm, { maxBody: (ANNEX_MEGABYTES + 1) * 1024 * 1024 });
  site.page(PATHS.deskStep, async (c) => stepPage(c, EMPTY_FORM), SECRET).action(PATHS.deskStep, saveStepForm);
}

async function list(c: Ctx): Promise<Response> {
  requireOffice(c);
  const eye = eyeOf(c.get('actor'));
  const { items } = await paperList(c.get('db'), eye, { kind: null, bodyId: null, q: null }, { limit: 500, offset: 0 });
  return html(c, <PapersPage papers={items} today={eye.today} />);
}

async function asked(c: Ctx): Promise<{ paper: Paper | null; eye: Eye }> {
  requireOffice(c);
  const eye = eyeOf(c.get('actor'));
  const slug = c.req.param('slug') ?? '';
  return { paper: slug === NEW ? null : ours(found(await paperBySlug(c.get('db'), eye, slug))), eye };
}

const statusOf = (problems: readonly Problem[]): 409 | 422 => (problems[0]?.field === undefined ? 409 : 422);
const deskHref = (paper: Pick<Paper, 'slug'>): string => `${pathTo(PATHS.deskPaper, { slug: paper.slug })}?saved=1`;

async function deskPage(c: Ctx, forms: PaperForms = {}, status: 200 | 409 | 422 = 200): Promise<Response> {
  const db = c.get('db');
  const { paper, eye } = await asked(c);
  const departments = await departmentList(db);
  if (paper === null) return html(c, <PaperDeskPage paper={null} departments={departments} annexes={[]} steps={[]} resolutions={[]} today={eye.today} forms={forms} saved={false} history={null} />, status);
  const [annexes, steps, resolutions, history] = await Promise.all([annexesOf(db, paper.id), stepsOf(db, eye, paper.id), resolutionsOn(db, eye, { paperId: paper.id }), historyOf(db, paper.id)]);
  const names = await namesOf(db, history.flatMap((i) => i.actor.id ?? []));
  return html(c, <PaperDeskPage paper={paper} departments={departments} annexes={annexes} steps={steps} resolutions={resolutions} today={eye.today} forms={forms} saved={c.req.query('saved') === '1'} history={<HistorySection items={history} names={names} />} />, status);
}

async function save(c: Ctx): Promise<Response> {
  const { paper, eye } = await asked(c);
  const raw = await readForm(c);
  if (raw.values['remove'] !== undefined && paper !== null) {
    const removed = await write(c.get('db'), (tx) => removePaper(tx, c.get('actor'), paper.id, eye.today));
    return removed.ok ? goTo(c, PATHS.deskPapers) : deskPage(c, { main: { values: raw.values, problems: removed.problems } }, 409);
  }
  const parsed = parseForm(PaperForm, raw);
  if (!parsed.ok) return deskPage(c, { main: parsed.form }, 422);
  const { number, kind, dated, department, public: open, source, revision } = parsed.value;
  if (department !== null && (await departmentById(c.get('db'), department)) === undefined) return deskPage(c, { main: withProblems(parsed.form, failed('invalid_choice', 'department').problems) }, 422);
  const text = (name: 'title' | 'proposal' | 'facts' | 'financial') => worded(paper?.[name] ?? null, wordingIn(parsed.value, name));
  const input = { number, kind, dated, departmentId: department, public: open, source, title: text('title'), proposal: text('proposal'), facts: text('facts'), financial: text('financial') };
  const done = await write(c.get('db'), (tx) => savePaper(tx, c.get('actor'), input, paper === null ? undefined : { id: paper.id, version: revision ?? 0 }));
  return done.ok ? goTo(c, deskHref(done.value)) : deskPage(c, { main: withProblems(parsed.form, done.problems) }, statusOf(done.problems));
}

async function dispatch(c: Ctx): Promise<Response> {
  const { paper, eye } = await asked(c);
  const known = found(paper);
  const parsed = parseForm(DispatchForm, await readForm(c));
  if (!parsed.ok) return deskPage(c, { dispatch: parsed.form }, 422);
  const done = await write(c.get('db'), (tx) => setDispatch(tx, c.get('actor'), { id: known.id, version: parsed.value.revision }, parsed.value.dispatchedOn, eye.today));
  return done.ok ? goTo(c, deskHref(known)) : deskPage(c, { dispatch: withProblems(parsed.form, done.problems) }, statusOf(done.problems));
}

async function askedAnnex(c: Ctx) {
  const paper = found((await asked(c)).paper);
  const id = c.req.param('id') ?? '';
  return { paper, annex: id === NEW ? null : found(isId(id) ? (await annexesOf(c.get('db'), paper.id)).find((a) => a.id === id) : null) };
}

async function annexPage(c: Ctx, form: FormState, status: 200 | 409 | 422 = 200): Promise<Response> {
  return html(c, <AnnexPage {...(await askedAnnex(c))} form={form} />, status);
}

async function saveAnnexForm(c: Ctx): Promise<Response> {
  const { paper, annex } = await askedAnnex(c);
  return withUpload(c, { folder: folder(c), most: { file: ANNEX_MEGABYTES * 1024 * 1024 } }, ({ form, uploads }) => keepAnnex(c, paper, annex, form, uploads['file']));
}

const folder = (c: Ctx): string => dataPaths(c.get('config').dataDir).files;

async function keepAnnex(c: Ctx, paper: Paper, annex: Annex | null, raw: RawForm, upload: Upload | undefined): Promise<Response> {
  if (raw.values['remove'] !== undefined && annex !== null) {
    await write(c.get('db'), (tx) => removeAnnex(tx, c.get('actor'), paper.id, annex.id));
    return goTo(c, deskHref(paper));
  }
  const parsed = parseForm(AnnexForm, raw);
  if (!parsed.ok) return annexPage(c, parsed.form, 422);
  const { url, drop } = parsed.value;
  if (upload !== undefined && url !== null) return annexPage(c, withProblems(parsed.form, failed('invalid_choice', 'url').problems), 422);
  const file = upload === undefined ? undefined : await checked(c, upload);
  if (file !== undefined && 'code' in file) return annexPage(c, withProblems(parsed.form, [file]), 422);
  // An address takes the place of a file.
  const input = { url, file: file ?? (drop || url !== null ? null : undefined), title: worded(annex?.title ?? null, wordingIn(parsed.value, 'title')), text: worded(annex?.text ?? null, wordingIn(parsed.value, 'text')) };
  const done = await write(c.get('db'), (tx) => saveAnnex(tx, c.get('actor'), paper.id, input, annex?.id));
  return done.ok ? goTo(c, deskHref(paper)) : annexPage(c, withProblems(parsed.form, done.problems), statusOf(done.problems));
}

/** The PDF that was sent, kept; or what is wrong with it. */
async function checked(c: Ctx, upload: Upload): Promise<StoredFile | Problem> {
  if (upload.tooLarge) return { code: 'too_large', field: 'file', params: { megabytes: ANNEX_MEGABYTES } };
  return (await keepDocument(folder(c), await readFile(upload.path))) ?? { code: 'invalid_file', field: 'file', params: { formats: 'PDF' } };
}

async function askedStep(c: Ctx) {
  const { paper, eye } = await asked(c);
  const known = found(paper);
  const steps = await stepsOf(c.get('db'), eye, known.id);
  const id = c.req.param('id') ?? '';
  return { paper: known, eye, steps, step: id === NEW ? null : found(isId(id) ? steps.find((s) => s.id === id) : null) };
}

async function stepPage(c: Ctx, form: FormState, status: 200 | 409 | 422 = 200): Promise<Response> {
  const { paper, eye, steps, step } = await askedStep(c);
  const [bodies, sittings] = await Promise.all([allBodies(c.get('db'), eye), sittingList(c.get('db'), eye, {}, { page: 1, pageSize: 300 })]);
  return html(c, <StepPage paper={paper} step={step} next={(steps.at(-1)?.position ?? 0) + 1} bodies={bodies} sittings={sittings.items} form={form} />, status);
}

async function saveStepForm(c: Ctx): Promise<Response> {
  const { paper, step, eye } = await askedStep(c);
  const raw = await readForm(c);
  if (raw.values['remove'] !== undefined && step !== null) {
    await write(c.get('db'), (tx) => removeStep(tx, c.get('actor'), paper.id, step.id));
    return goTo(c, deskHref(paper));
  }
  const parsed = parseForm(StepForm, raw);
  if (!parsed.ok) return stepPage(c, parsed.form, 422);
  const { body, sitting, position, day, public: open, role, result, outcome, ayes, noes, abstentions } = parsed.value;
  if (!(await allBodies(c.get('db'), eye)).some((b) => b.id === body)) return stepPage(c, withProblems(parsed.form, failed('invalid_choice', 'body').problems), 422);
  const input = { position, bodyId: body, sittingId: sitting, day, public: open, role, result, outcome, ayes, noes, abstentions, note: worded(step?.note ?? null, wordingIn(parsed.value, 'note')) };
  const done = await write(c.get('db'), (tx) => saveStep(tx, c.get('actor'), paper.id, input, step?.id));
  return done.ok ? goTo(c, deskHref(paper)) : stepPage(c, withProblems(parsed.form, done.problems), statusOf(done.problems));
}
