import type { z } from 'zod';
import { departmentsOf, isCoordinator, isStaff } from '../../kernel/actor.ts';
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
import { departmentList, departmentsById, personById, requireStaff } from '../people/public.ts';
import { nodesById, ThreadSection, threadOf } from '../thread/public.ts';
import { conceptHrefs, measureByKey } from '../concept/public.ts';
import { mountAnswering } from './answering/routes.tsx';
import { Forwarded } from './forwarding/pages/forwarded.tsx';
import { forwardingOf } from './forwarding/queries.ts';
import { mountForwarding } from './forwarding/routes.tsx';
import { isApprover, mayAnswer, mayComment, mayDraftDecision, mayRelease, maySeeDrafts, maySeeInternal, maySendOut } from './policy.ts';
import { DecisionSteps } from './releasing/pages/steps.tsx';
import { approversOf, draftOf } from './releasing/queries.ts';
import { mountReleasing } from './releasing/routes.tsx';
import { Talk } from './talking/pages/talk.tsx';
import { commentsOf } from './talking/queries.ts';
import { mountTalking } from './talking/routes.tsx';
import { voicesOf } from './talking/rules.ts';
import { mountRounds } from './rounds/routes.tsx';
import { mountCompetences } from './competences/routes.tsx';
import { mountWhy } from './why/routes.tsx';
import { mountWaiting } from './waiting/routes.tsx';
import { hrefs, PATHS } from './urls.ts';
import { sendToDepartments } from './commands.ts';
import { askDepartments } from './jobs.ts';
import { AssessmentListPage } from './pages/assessment-list.tsx';
import { AssessmentPage } from './pages/assessment-page.tsx';
import { ChoosePage, SendPage, type Subject } from './pages/send-page.tsx';
import { assessedSubjects, assessmentByNumber, assessmentList, internalNotes, type Assessment } from './queries.ts';
import { assessmentCsv, AssessmentFilters, assessmentItem, AssessmentItem, SendForm } from './schema.ts';

type Asked = Query<typeof AssessmentFilters>;

const DAYS_TO_ANSWER = 28;

export function mountAssessment(all: Site): void {
  const site = all.module('assessment');
  const secret = { secret: true };
  site.page(PATHS.assessmentNew, newPage, secret).action(PATHS.assessmentNew, send);
  mountWaiting(site);
  mountRounds(site);
  mountWhy(site);
  mountCompetences(site);
  site.list({ path: PATHS.assessments, summary: 'Professional assessments and decisions', item: AssessmentItem, filters: AssessmentFilters, csv: assessmentCsv, load: listData, page: listPage });
  site.item({ path: PATHS.assessment, summary: 'One assessment with the decision', item: AssessmentItem, load: itemData, page: (c) => assessmentPage(c) });
  mountAnswering(site);
  mountTalking(site, assessmentPage);
  mountReleasing(site);
  mountForwarding(site);
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
  return html(c, <AssessmentListPage items={items} invented={invented} total={total} page={asked.page} pageSize={asked.pageSize} asked={asked} today={dayOf(new Date())} maySend={maySendOut(c.get('actor'))} hasUnit={departmentsOf(c.get('actor')).length > 0} />);
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

async function assessmentPage(c: Ctx, refused?: FormState, status: 200 | 409 | 422 = 200): Promise<Response> {
  const db = c.get('db');
  const actor = c.get('actor');
  const assessment = await load(c);
  const asked = assessment.answers.map((a) => a.departmentId);
  const inside = maySeeInternal(actor, asked);
  const [named, internal, comments, invented, forwarding, thread] = await Promise.all([
    departmentsById(db, asked), inside ? internalNotes(db, assessment.id) : null, inside ? commentsOf(db, assessment.id) : [], inventedAmong(db, [assessment.subjectId]), assessment.decision?.kind === 'forward' ? forwardingOf(db, assessment.id) : null,
    threadOf(db, assessment.id, { staff: isStaff(actor) }),
  ]);
  const departments = new Map([...named].map(([id, d]) => [id, { slug: d.slug, name: inLanguage(d.name, c.get('locale')).text }]));
  const voices = mayComment(actor, asked) && assessment.decision === null ? voicesOf(isCoordinator(actor), departmentsOf(actor), asked) : [];
  const page = (
    <AssessmentPage
      assessment={assessment} invented={invented.size > 0} departments={departments} internal={internal} mine={asked.filter((id) => mayAnswer(actor, id))} today={dayOf(new Date())}
      steps={await decisionSteps(c, assessment)}
      forwarded={forwarding === null ? null : <Forwarded forwarding={forwarding} />}
      talk={inside && (voices.length > 0 || comments.length > 0) ? <Talk number={assessment.number} comments={comments} departments={departments} voices={voices} {...(refused === undefined ? {} : { refused })} /> : null}
      thread={<ThreadSection data={thread} />}
    />
  );
  return html(c, page, status);
}

/** How far the decision is, for the office and whoever releases. */
async function decisionSteps(c: Ctx, assessment: Assessment) {
  const db = c.get('db');
  const actor = c.get('actor');
  if (!mayDraftDecision(actor) && !isApprover(actor)) return null;
  const [draft, approvers, person] = await Promise.all([draftOf(db, assessment.id), approversOf(db), assessment.decision?.releasedBy == null ? undefined : personById(db, assessment.decision.releasedBy)]);
  return <DecisionSteps assessment={assessment} draft={draft} mayDraft={mayDraftDecision(actor)} mayRelease={mayRelease(actor, { draftedBy: draft?.draftedBy ?? null, approvers })} releasedBy={person?.name ?? null} />;
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
