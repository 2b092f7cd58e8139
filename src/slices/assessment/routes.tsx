import type { z } from 'zod';
import { isStaff } from '../../kernel/actor.ts';
import { addDays, dayOf } from '../../kernel/dates.ts';
import { isId } from '../../kernel/ids.ts';
import { inLanguage, worded, wordingIn } from '../../kernel/localized.ts';
import { EMPTY_FORM, found, refuse, statusOf, type FormState } from '../../kernel/problem.ts';
import { write } from '../../platform/database/write.ts';
import type { Ctx } from '../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../platform/web/forms.ts';
import type { Query, Site } from '../../platform/web/site.ts';
import { goTo, html } from '../../ui/respond.tsx';
import { inventedAmong, recommendationById, recommendationList } from '../participation/public.ts';
import { departmentBySlug, departmentList, departmentsById, requireStaff } from '../people/public.ts';
import { nodesById, ThreadSection, threadOf } from '../thread/public.ts';
import { conceptHrefs, measureByKey, openFields } from '../concept/public.ts';
import { mayAnswer, maySeeDrafts, maySeeInternal, maySendOut, maySignDecision } from './policy.ts';
import { hrefs, PATHS } from './urls.ts';
import { answerAssessment, sendToDepartments, signDecision } from './commands.ts';
import { askDepartments } from './jobs.ts';
import { AnswerPage } from './pages/answer-page.tsx';
import { AssessmentListPage } from './pages/assessment-list.tsx';
import { AssessmentPage } from './pages/assessment-page.tsx';
import { DecisionPage } from './pages/decision-page.tsx';
import { ChoosePage, SendPage, type Subject } from './pages/send-page.tsx';
import { assessedSubjects, assessmentByNumber, assessmentList, internalNotes, type Assessment } from './queries.ts';
import { AnswerForm, assessmentCsv, AssessmentFilters, assessmentItem, AssessmentItem, DecisionForm, SendForm } from './schema.ts';

type Asked = Query<typeof AssessmentFilters>;

const DAYS_TO_ANSWER = 28;

export function mountAssessment(all: Site): void {
  const site = all.module('assessment');
  const secret = { secret: true };
  site.page(PATHS.assessmentNew, newPage, secret).action(PATHS.assessmentNew, send);
  site.list({ path: PATHS.assessments, summary: 'Professional assessments and decisions', item: AssessmentItem, filters: AssessmentFilters, csv: assessmentCsv, load: listData, page: listPage });
  site.item({ path: PATHS.assessment, summary: 'One assessment with the decision', item: AssessmentItem, load: itemData, page: assessmentPage });
  site.page(PATHS.assessmentAnswer, answerPage, secret).action(PATHS.assessmentAnswer, saveAnswer);
  site.page(PATHS.assessmentDecision, decisionPage, secret).action(PATHS.assessmentDecision, saveDecision);
}

const queryOf = ({ state, decision, q, page, pageSize }: Asked) => ({ state: decision === null ? state : ('decided' as const), kind: decision, q, limit: pageSize, offset: (page - 1) * pageSize });

async function listData(c: Ctx, asked: Asked): Promise<{ items: readonly z.infer<typeof AssessmentItem>[]; total: number }> {
  const db = c.get('db');
  const { items, total } = await assessmentList(db, queryOf(asked));
  const departments = await departmentsById(db, items.flatMap((i) => i.answers.map((a) => a.departmentId)));
  return { items: items.map((row) => assessmentItem(row, (id) => departments.get(id)?.slug ?? '', c.get('view').absolute)), total };
}

async function listPage(c: Ctx, asked: Asked): Promise<Response> {
  const { items, total } = await assessmentList(c.get('db'), { ...queryOf(asked), drafts: maySeeDrafts(c.get('actor')) });
  const invented = await inventedAmong(c.get('db'), items.map((i) => i.subjectId));
  return html(c, <AssessmentListPage items={items} invented={invented} total={total} page={asked.page} pageSize={asked.pageSize} asked={asked} today={dayOf(new Date())} maySend={maySendOut(c.get('actor'))} />);
}

async function load(c: Ctx, drafts = maySeeDrafts(c.get('actor'))): Promise<Assessment> {
  const number = c.req.param('number') ?? '';
  return found(/^\d{1,9}$/.test(number) ? await assessmentByNumber(c.get('db'), Number(number), { drafts }) : null);
}

async function itemData(c: Ctx): Promise<z.infer<typeof AssessmentItem>> {
  const row = await load(c, false);
  const departments = await departmentsById(c.get('db'), row.answers.map((a) => a.departmentId));
  return assessmentItem(row, (id) => departments.get(id)?.slug ?? '', c.get('view').absolute);
}

async function assessmentPage(c: Ctx): Promise<Response> {
  const db = c.get('db');
  const actor = c.get('actor');
  const assessment = await load(c);
  const asked = assessment.answers.map((a) => a.departmentId);
  const departments = new Map([...(await departmentsById(db, asked))].map(([id, d]) => [id, { slug: d.slug, name: inLanguage(d.name, c.get('locale')).text }]));
  const internal = maySeeInternal(actor, asked) ? await internalNotes(db, assessment.id) : null;
  const invented = (await inventedAmong(db, [assessment.subjectId])).size > 0;
  return html(c, <AssessmentPage assessment={assessment} invented={invented} departments={departments} internal={internal} mine={asked.filter((id) => mayAnswer(actor, id))} maySign={maySignDecision(actor)} today={dayOf(new Date())} thread={<ThreadSection data={await threadOf(db, assessment.id, { staff: isStaff(actor) })} />} />);
}

function guardSending(c: Ctx): void {
  if (!maySendOut(requireStaff(c))) refuse('forbidden');
}

/** What the form is about; null when nothing was chosen yet. */
async function subjectOf(c: Ctx, query: { recommendation?: string | undefined; measure?: string | undefined }): Promise<Subject | null> {
  if (query.measure !== undefined) {
    const measure = found(await measureByKey(c.get('db'), query.measure, { drafts: true }));
    return { kind: 'measure', id: measure.id, title: measure.title, href: conceptHrefs.measure(measure.key), visible: measure.public, query: { measure: measure.key } };
  }
  if (query.recommendation === undefined) return null;
  const recommendation = found(isId(query.recommendation) ? await recommendationById(c.get('db'), query.recommendation) : null);
  return { kind: 'recommendation', id: recommendation.id, title: recommendation.title, href: recommendation.href, visible: (await nodesById(c.get('db'), [recommendation.id])).get(recommendation.id)?.visible === true, query: { recommendation: recommendation.id } };
}

async function newPage(c: Ctx): Promise<Response> {
  guardSending(c);
  const subject = await subjectOf(c, { recommendation: c.req.query('recommendation'), measure: c.req.query('measure') });
  return subject === null ? html(c, <ChoosePage open={await waitingRecommendations(c)} />) : showSend(c, subject, EMPTY_FORM, 200);
}

/** Public recommendations that no department was asked about. */
async function waitingRecommendations(c: Ctx): Promise<readonly Subject[]> {
  const known = await assessedSubjects(c.get('db'));
  const open = (await recommendationList(c.get('db'), null)).filter((r) => !known.has(r.id));
  return open.map((r) => ({ kind: 'recommendation', id: r.id, title: r.title, href: r.href, visible: true, query: { recommendation: r.id } }));
}

async function showSend(c: Ctx, subject: Subject, form: FormState, status: 200 | 409 | 422): Promise<Response> {
  return html(c, <SendPage subject={subject} departments={await departmentList(c.get('db'), { active: true })} form={form} due={addDays(dayOf(new Date()), DAYS_TO_ANSWER)} />, status);
}

async function send(c: Ctx): Promise<Response> {
  guardSending(c);
  const raw = await readForm(c);
  const text = (name: string): string | undefined => (typeof raw.values[name] === 'string' ? (raw.values[name] as string) : undefined);
  const subject = found(await subjectOf(c, { recommendation: text('recommendation'), measure: text('measure') }));
  const parsed = parseForm(SendForm, raw);
  if (!parsed.ok) return showSend(c, subject, parsed.form, 422);
  const { departments, dueOn } = parsed.value;
  const question = parsed.value.question === null ? null : worded(null, wordingIn(parsed.value, 'question'));
  const known = await departmentsById(c.get('db'), departments);
  if (departments.some((id) => !known.has(id))) return showSend(c, subject, withProblems(parsed.form, [{ code: 'invalid_choice', field: 'departments' }]), 422);
  const result = await write(c.get('db'), async (tx) => {
    const sent = await sendToDepartments(tx, c.get('actor'), { subject, departmentIds: departments, dueOn, question });
    if (sent.ok) await askDepartments(tx, sent.value.id, departments, dueOn);
    return sent;
  });
  return result.ok ? goTo(c, hrefs.assessment(result.value.number)) : showSend(c, subject, withProblems(parsed.form, result.problems), statusOf(result.problems) === 409 ? 409 : 422);
}

async function loadAnswer(c: Ctx) {
  requireStaff(c);
  const assessment = await load(c);
  const department = found(await departmentBySlug(c.get('db'), c.req.param('department') ?? ''));
  const answer = found(assessment.answers.find((a) => a.departmentId === department.id));
  if (!mayAnswer(c.get('actor'), department.id)) refuse('forbidden');
  const internalNote = (await internalNotes(c.get('db'), assessment.id)).get(department.id) ?? '';
  return { assessment, answer, internalNote, department: { id: department.id, slug: department.slug, name: inLanguage(department.name, c.get('locale')).text } };
}

async function answerPage(c: Ctx): Promise<Response> {
  const loaded = await loadAnswer(c);
  return loaded.assessment.decision === null ? html(c, <AnswerPage {...loaded} form={EMPTY_FORM} />) : goTo(c, hrefs.assessment(loaded.assessment.number));
}

async function saveAnswer(c: Ctx): Promise<Response> {
  const { assessment, department, ...rest } = await loadAnswer(c);
  const parsed = parseForm(AnswerForm, await readForm(c));
  if (!parsed.ok) return html(c, <AnswerPage assessment={assessment} department={department} {...rest} form={parsed.form} />, 422);
  const { revision, feasibility, level, cost, internalNote } = parsed.value;
  const publicNote = parsed.value.publicNote === null ? null : worded(rest.answer.publicNote, wordingIn(parsed.value, 'publicNote'));
  const result = await write(c.get('db'), (tx) => answerAssessment(tx, c.get('actor'), assessment.id, department.id, { feasibility, level, cost, internalNote, publicNote, version: revision }));
  if (result.ok) return goTo(c, hrefs.assessment(assessment.number));
  return html(c, <AnswerPage {...(await loadAnswer(c))} form={withProblems(parsed.form, result.problems)} />, statusOf(result.problems) === 409 ? 409 : 422);
}

async function loadDecision(c: Ctx): Promise<Assessment> {
  if (!maySignDecision(requireStaff(c))) refuse('forbidden');
  return load(c);
}

async function showDecision(c: Ctx, assessment: Assessment, form: FormState, status: 200 | 409 | 422): Promise<Response> {
  const db = c.get('db');
  const open = assessment.answers.filter((a) => a.answeredOn === null).map((a) => a.departmentId);
  const names = await departmentsById(db, open);
  const missing = open.map((id) => { const d = names.get(id); return d === undefined ? '' : inLanguage(d.name, c.get('locale')).text; });
  return html(c, <DecisionPage assessment={assessment} missing={missing} fields={await openFields(db)} form={form} />, status);
}

async function decisionPage(c: Ctx): Promise<Response> {
  const assessment = await loadDecision(c);
  return assessment.decision === null ? showDecision(c, assessment, EMPTY_FORM, 200) : goTo(c, hrefs.assessment(assessment.number));
}

async function saveDecision(c: Ctx): Promise<Response> {
  const assessment = await loadDecision(c);
  const parsed = parseForm(DecisionForm, await readForm(c));
  if (!parsed.ok) return showDecision(c, assessment, parsed.form, 422);
  const { measure, place, kind, forwardedTo, level, gapsKnown } = parsed.value;
  const rest = { kind, forwardedTo, level, gapsKnown };
  const title = parsed.value.title === null ? null : worded(assessment.subjectTitle, wordingIn(parsed.value, 'title'));
  const db = c.get('db');
  const target = measure === null || rest.kind !== 'merge' ? null : await measureByKey(db, measure, { drafts: true });
  if (measure !== null && rest.kind === 'merge' && target === null) return showDecision(c, assessment, withProblems(parsed.form, [{ code: 'key_unknown', field: 'measure', params: { key: measure } }]), 422);
  const field = place === null ? null : ((await openFields(db)).find((f) => `${f.conceptId}/${f.code}` === place) ?? null);
  if (place !== null && field === null) return showDecision(c, assessment, withProblems(parsed.form, [{ code: 'invalid_choice', field: 'place' }]), 422);
  const newMeasure = field === null ? null : { conceptId: field.conceptId, fieldCode: field.code };
  const own = assessment.subjectKind === 'measure' && rest.kind === 'adopt' ? assessment.subjectId : null;
  const result = await write(db, (tx) =>
    signDecision(tx, c.get('actor'), assessment.id, { ...rest, reason: worded(null, wordingIn(parsed.value, 'reason')), title, measureId: target?.id ?? own, newMeasure: own === null ? newMeasure : null }),
  );
  return result.ok ? goTo(c, hrefs.decision(assessment.number)) : showDecision(c, assessment, withProblems(parsed.form, result.problems), statusOf(result.problems) === 409 ? 409 : 422);
}

