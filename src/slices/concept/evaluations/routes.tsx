import { readFile } from 'node:fs/promises';
import { dayOf } from '../../../kernel/dates.ts';
import { worded, wordingIn, type Localized } from '../../../kernel/localized.ts';
import { EMPTY_FORM, found, refuse, statusOf, type FormState, type Problem } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { keepDocument, readKept, type StoredFile } from '../../../platform/files.ts';
import { dataPaths } from '../../../platform/paths.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { withUpload, type Upload } from '../../../platform/web/upload.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { isInventedConcept } from '../../participation/public.ts';
import { departmentList, departmentsById, requireStaff } from '../../people/public.ts';
import { conceptBySlug, contentOf, type Concept } from '../editions/queries.ts';
import { adoptedOf, draftOf } from '../editions/rules.ts';
import { maySeeDrafts } from '../policy.ts';
import { addEvaluation, changeEvaluation, publishEvaluation, saveFinding } from './commands.ts';
import { EvaluationListPage, EvaluationPage } from './pages/evaluation-page.tsx';
import { EvaluationFormPage, FindingPage } from './pages/forms.tsx';
import { mayAnswerFinding, mayAnswerSome, mayRunEvaluations } from './policy.ts';
import { evaluationByNumber, evaluationsOf, findingsOf } from './queries.ts';
import { readSubject, type Evaluation, type Finding } from './rules.ts';
import { AnswerForm, EvaluationForm, evaluationCsv, EvaluationItem, evaluationItem, FindingForm, MEGABYTES, PublishForm } from './schema.ts';
import { hrefs, PATHS } from './urls.ts';

export function mountEvaluations(site: Site): void {
  const secret = { secret: true };
  const upload = { maxBody: (MEGABYTES + 1) * 1024 * 1024 };
  site.page(PATHS.new, (c) => showForm(c, EMPTY_FORM), secret).action(PATHS.new, saveForm, upload);
  site.page(PATHS.edit, (c) => showForm(c, EMPTY_FORM), secret).action(PATHS.edit, saveForm, upload);
  site.action(PATHS.publish, publish);
  site.page(PATHS.finding, (c) => showFinding(c, EMPTY_FORM), secret).action(PATHS.finding, saveFindingForm);
  site.data(PATHS.file, sendFile);
  site.item({ path: PATHS.one, summary: 'An evaluation of a concept from outside, with its findings and the answers', item: EvaluationItem, load: itemData, page: (c) => show(c) });
  site.list({ path: PATHS.list, summary: 'Published evaluations of a concept from outside', item: EvaluationItem, filters: {}, csv: evaluationCsv, load: listData, page: (c) => listPage(c) });
}

const NUMBER = /^[1-9]\d{0,5}$/;
const conceptOf = async (c: Ctx): Promise<Concept> => found(await conceptBySlug(c.get('db'), c.req.param('slug') ?? ''));

/** The evaluation as far as this reader may know of it. */
async function load(c: Ctx, onlyPublic = false): Promise<{ concept: Concept; evaluation: Evaluation }> {
  const concept = await conceptOf(c);
  const number = c.req.param('number') ?? '';
  const evaluation = found(NUMBER.test(number) ? await evaluationByNumber(c.get('db'), concept.id, Number(number)) : null);
  if (evaluation.publishedOn === null && (onlyPublic || !maySeeDrafts(c.get('actor')))) refuse('not_found');
  return { concept, evaluation };
}

function guard(c: Ctx): void {
  if (!mayRunEvaluations(requireStaff(c))) refuse('forbidden');
}

async function asData(c: Ctx, concept: Concept, evaluations: readonly Evaluation[]) {
  const db = c.get('db');
  const findings = await findingsOf(db, evaluations.map((e) => e.id));
  const departments = await departmentsById(db, findings.flatMap((f) => f.departmentId ?? []));
  return evaluations.map((e) => evaluationItem(concept.slug, e, findings.filter((f) => f.evaluationId === e.id), (id) => departments.get(id)?.slug ?? null, c.get('view').absolute));
}

async function itemData(c: Ctx) {
  const { concept, evaluation } = await load(c, true);
  return found((await asData(c, concept, [evaluation]))[0]);
}

async function listData(c: Ctx, { q, page, pageSize }: { q: string | null; page: number; pageSize: number }) {
  const concept = await conceptOf(c);
  const all = (await asData(c, concept, await evaluationsOf(c.get('db'), concept.id, { drafts: false }))).filter((e) => q === null || Object.values(e.title).some((text) => text.toLowerCase().includes(q.toLowerCase())));
  return { items: all.slice((page - 1) * pageSize, page * pageSize), total: all.length };
}

async function listPage(c: Ctx): Promise<Response> {
  const concept = await conceptOf(c);
  const db = c.get('db');
  const office = mayRunEvaluations(c.get('actor'));
  const evaluations = await evaluationsOf(db, concept.id, { drafts: office });
  const [findings, invented] = await Promise.all([findingsOf(db, evaluations.map((e) => e.id)), isInventedConcept(db, concept.id)]);
  const counted = evaluations.map((e) => { const own = findings.filter((f) => f.evaluationId === e.id); return { ...e, found: own.length, open: own.filter((f) => f.state === 'open').length }; });
  return html(c, <EvaluationListPage concept={concept} evaluations={counted} office={office} invented={invented} />);
}

/** What findings can be about: the edition in force, else the draft. */
async function fieldsOf(c: Ctx, concept: Concept) {
  const edition = adoptedOf(concept) ?? draftOf(concept);
  return edition === null ? [] : contentOf(c.get('db'), edition.id);
}

const statusFor = (problems: readonly Problem[]): 200 | 409 | 422 => (problems.length === 0 ? 200 : statusOf(problems) === 409 ? 409 : 422);

async function show(c: Ctx, publish: FormState = EMPTY_FORM): Promise<Response> {
  const { concept, evaluation } = await load(c);
  if (evaluation.publishedOn === null) c.set('secret', true);
  const db = c.get('db');
  const [findings, fields, invented] = await Promise.all([findingsOf(db, [evaluation.id]), fieldsOf(c, concept), isInventedConcept(db, concept.id)]);
  const names = new Map([...(await departmentsById(db, findings.flatMap((f) => f.departmentId ?? [])))].map(([id, d]) => [id, d.name] as const));
  const page = <EvaluationPage concept={concept} evaluation={evaluation} findings={findings} fields={fields} names={names} actor={c.get('actor')} office={mayRunEvaluations(c.get('actor'))} invented={invented} publish={publish} />;
  return html(c, page, statusFor(publish.problems));
}

async function showForm(c: Ctx, form: FormState): Promise<Response> {
  guard(c);
  const { concept, evaluation } = c.req.param('number') === undefined ? { concept: await conceptOf(c), evaluation: null } : await load(c);
  return html(c, <EvaluationFormPage concept={concept} evaluation={evaluation} form={form} />, statusFor(form.problems));
}

const folder = (c: Ctx): string => dataPaths(c.get('config').dataDir).files;

async function keptFile(c: Ctx, upload: Upload | undefined): Promise<StoredFile | Problem | null> {
  if (upload === undefined) return null;
  if (upload.tooLarge) return { code: 'too_large', field: 'file', params: { megabytes: MEGABYTES } };
  return (await keepDocument(folder(c), await readFile(upload.path))) ?? { code: 'invalid_file', field: 'file', params: { formats: 'PDF' } };
}

async function saveForm(c: Ctx): Promise<Response> {
  guard(c);
  const { concept, evaluation } = c.req.param('number') === undefined ? { concept: await conceptOf(c), evaluation: null } : await load(c);
  return withUpload(c, { folder: folder(c), most: { file: MEGABYTES * 1024 * 1024 } }, async ({ form: raw, uploads }) => {
    const parsed = parseForm(EvaluationForm, raw);
    const file = await keptFile(c, uploads['file']);
    const problems = [...parsed.form.problems, ...(file !== null && 'code' in file ? [file] : [])];
    if (!parsed.ok || problems.length > 0) return showForm(c, withProblems(parsed.form, problems));
    const v = parsed.value;
    const input = { title: worded(evaluation?.title ?? null, wordingIn(v, 'title')), author: v.author, finishedOn: v.finishedOn, summary: maybe(evaluation?.summary ?? null, v, 'summary'), url: v.url, file: file === null || 'code' in file ? null : file };
    const done = await write(c.get('db'), async (tx) => (evaluation === null ? addEvaluation(tx, c.get('actor'), concept.id, input) : changeEvaluation(tx, c.get('actor'), concept.id, evaluation.number, v.revision ?? 0, input)));
    if (!done.ok) return showForm(c, withProblems(parsed.form, done.problems));
    return goTo(c, hrefs.one(concept.slug, evaluation?.number ?? done.value?.number ?? 1));
  });
}

const maybe = (before: Localized | null, values: Readonly<Record<string, unknown>>, name: string): Localized | null => (values[name] === null ? null : worded(before, wordingIn(values, name)));

async function publish(c: Ctx): Promise<Response> {
  guard(c);
  const { concept, evaluation } = await load(c);
  const parsed = parseForm(PublishForm, await readForm(c));
  if (!parsed.ok) return show(c, parsed.form);
  const done = await write(c.get('db'), (tx) => publishEvaluation(tx, c.get('actor'), concept.id, evaluation.number, parsed.value.revision, dayOf(new Date())));
  return done.ok ? goTo(c, hrefs.one(concept.slug, evaluation.number)) : show(c, withProblems(parsed.form, done.problems));
}

async function loadFinding(c: Ctx): Promise<{ concept: Concept; evaluation: Evaluation; finding: Finding | null; office: boolean }> {
  const actor = requireStaff(c);
  if (!mayAnswerSome(actor)) refuse('forbidden');
  const { concept, evaluation } = await load(c);
  const at = c.req.param('finding') ?? '';
  const office = mayRunEvaluations(actor);
  const finding = at === 'new' ? null : found((await findingsOf(c.get('db'), [evaluation.id])).find((f) => String(f.position) === at));
  if (finding === null ? !office : !mayAnswerFinding(actor, finding)) refuse('forbidden');
  return { concept, evaluation, finding, office };
}

async function showFinding(c: Ctx, form: FormState): Promise<Response> {
  const { concept, evaluation, finding, office } = await loadFinding(c);
  const [fields, departments] = await Promise.all([fieldsOf(c, concept), departmentList(c.get('db'), { active: true })]);
  return html(c, <FindingPage concept={concept} evaluation={evaluation} finding={finding} fields={fields} departments={departments} office={office} form={form} />, statusFor(form.problems));
}

async function saveFindingForm(c: Ctx): Promise<Response> {
  const { concept, evaluation, finding, office } = await loadFinding(c);
  const parsed = parseForm(office ? FindingForm : AnswerForm, await readForm(c));
  if (!parsed.ok) return showFinding(c, parsed.form);
  const v: Record<string, unknown> & { state: Finding['state']; revision: number | null } = parsed.value;
  const asked = office ? await askedSubject(c, concept, v) : finding;
  if (asked === null) return showFinding(c, withProblems(parsed.form, [{ code: 'invalid_choice', field: 'subject' }]));
  const text = office ? worded(finding?.text ?? null, wordingIn(v, 'text')) : found(finding).text;
  const done = await write(c.get('db'), (tx) => saveFinding(tx, c.get('actor'), concept.id, evaluation.number, finding?.position ?? null, {
    version: v.revision, text, fieldCode: asked.fieldCode, goal: asked.goal, measureId: asked.measureId, departmentId: asked.departmentId, state: v.state, answer: maybe(finding?.answer ?? null, v, 'answer'), today: dayOf(new Date()),
  }));
  return done.ok ? goTo(c, `${hrefs.one(concept.slug, evaluation.number)}#finding-${done.value.position}`) : showFinding(c, withProblems(parsed.form, done.problems));
}

/** What the office chose the finding to be about and who answers; null where it chose nothing that there is. */
async function askedSubject(c: Ctx, concept: Concept, v: Readonly<Record<string, unknown>>): Promise<Pick<Finding, 'fieldCode' | 'goal' | 'measureId' | 'departmentId'> | null> {
  const subject = readSubject(typeof v['subject'] === 'string' ? v['subject'] : '');
  const departmentId = typeof v['department'] === 'string' ? v['department'] : null;
  if (subject === null || (departmentId !== null && (await departmentsById(c.get('db'), [departmentId])).size === 0)) return null;
  const field = (await fieldsOf(c, concept)).find((f) => f.code === subject.fieldCode);
  if (subject.fieldCode !== null && (field === undefined || (subject.goal !== null && !field.goals.some((g) => g.position === subject.goal)))) return null;
  return { ...subject, departmentId };
}

/** May open in the browser's own viewer, but never as a page of ours. */
async function sendFile(c: Ctx): Promise<Response> {
  const { evaluation } = await load(c);
  if (evaluation.publishedOn === null) c.set('secret', true);
  const bytes = found(await readKept(folder(c), found(evaluation.file)));
  return c.body(new Uint8Array(bytes), 200, { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${evaluation.fileName ?? 'evaluation.pdf'}"`, 'content-security-policy': 'sandbox' });
}
