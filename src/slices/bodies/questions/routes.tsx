import { dayOf } from '../../../kernel/dates.ts';
import { inLanguage, worded, wordingIn } from '../../../kernel/localized.ts';
import { EMPTY_FORM, failed, found, refuse, type FormState, type Problem } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { departmentById, departmentList, departmentsById, namesOf } from '../../people/public.ts';
import { historyOf, HistorySection } from '../../thread/public.ts';
import { eyeOf, mayAnswerFor, mayRunBodies, requireAnswering, requireOffice } from '../policy.ts';
import { everybody } from '../rules.ts';
import { NEW, PATHS, pathTo, questionHref } from '../urls.ts';
import { answerQuestion, saveQuestion } from './commands.ts';
import { AnswerPage, QuestionFormPage, QuestionsPage } from './pages/desk.tsx';
import { QuestionListPage, QuestionPage } from './pages/public.tsx';
import { anyQuestion, questionBySlug, questionList, type Question } from './queries.ts';
import { AnswerForm, questionCsv, QuestionForm, QuestionItem, questionItem } from './schema.ts';

const SECRET = { secret: true };

/** Councillors' questions with deadline and answer. */
export function mountQuestions(site: Site): void {
  site.page(PATHS.deskQuestions, desk, SECRET);
  site.page(PATHS.deskQuestion, async (c) => formPage(c, EMPTY_FORM), SECRET).action(PATHS.deskQuestion, save);
  site.page(PATHS.deskAnswer, async (c) => answerPage(c, EMPTY_FORM), SECRET).action(PATHS.deskAnswer, saveAnswer);
  site.list({
    path: PATHS.questions,
    summary: 'Questions of councillors with the answers that were published',
    item: QuestionItem,
    filters: {},
    csv: questionCsv,
    load: async (c, { q, page, pageSize }) => {
      const { items, total } = await questionList(c.get('db'), everybody(dayOf(new Date())), q, { limit: pageSize, offset: (page - 1) * pageSize });
      return { items: await itemsOf(c, items), total };
    },
    page: async (c, { q, page, pageSize }) => html(c, <QuestionListPage {...(await questionList(c.get('db'), everybody(dayOf(new Date())), q, { limit: pageSize, offset: (page - 1) * pageSize }))} page={page} pageSize={pageSize} q={q} />),
  });
  site.item({
    path: PATHS.question,
    summary: 'One question with its answer',
    item: QuestionItem,
    load: async (c) => {
      const one = await questionBySlug(c.get('db'), everybody(dayOf(new Date())), c.req.param('slug') ?? '');
      return one === null ? null : ((await itemsOf(c, [one]))[0] ?? null);
    },
    page: questionPage,
  });
}

async function itemsOf(c: Ctx, list: readonly Question[]) {
  const units = await departmentsById(c.get('db'), list.flatMap((q) => q.departmentId ?? []));
  return list.map((q) => questionItem(q, units.get(q.departmentId ?? '')?.slug ?? null, c.get('view').absolute));
}

async function unitOf(c: Ctx, q: Question): Promise<string | null> {
  const unit = q.departmentId === null ? undefined : await departmentById(c.get('db'), q.departmentId);
  return unit === undefined ? null : inLanguage(unit.name, c.get('locale')).text;
}

async function questionPage(c: Ctx): Promise<Response> {
  const question = found(await questionBySlug(c.get('db'), eyeOf(c.get('actor')), c.req.param('slug') ?? ''));
  return html(c, <QuestionPage question={question} department={await unitOf(c, question)} mayAnswer={mayAnswerFor(c.get('actor'), question.departmentId)} />);
}

async function desk(c: Ctx): Promise<Response> {
  requireOffice(c);
  const eye = eyeOf(c.get('actor'));
  const { items } = await questionList(c.get('db'), eye, null, { limit: 500, offset: 0 });
  const units = await departmentsById(c.get('db'), items.flatMap((q) => q.departmentId ?? []));
  return html(c, <QuestionsPage questions={items} units={units} today={eye.today} />);
}

async function asked(c: Ctx): Promise<Question | null> {
  requireOffice(c);
  const slug = c.req.param('slug') ?? '';
  return slug === NEW ? null : found(await anyQuestion(c.get('db'), slug));
}

const statusOf = (problems: readonly Problem[]): 409 | 422 => (problems[0]?.field === undefined ? 409 : 422);

async function formPage(c: Ctx, form: FormState, status: 200 | 409 | 422 = 200): Promise<Response> {
  const question = await asked(c);
  const [departments, history] = await Promise.all([departmentList(c.get('db')), question === null ? null : historyOf(c.get('db'), question.id)]);
  const names = history === null ? new Map<string, string>() : await namesOf(c.get('db'), history.flatMap((i) => i.actor.id ?? []));
  return html(c, <QuestionFormPage question={question} departments={departments} today={dayOf(new Date())} form={form} saved={c.req.query('saved') === '1'} history={history === null ? null : <HistorySection items={history} names={names} />} />, status);
}

async function save(c: Ctx): Promise<Response> {
  const question = await asked(c);
  const parsed = parseForm(QuestionForm, await readForm(c));
  if (!parsed.ok) return formPage(c, parsed.form, 422);
  const { askedOn, askedAs, partyGroup, department, dueOn, revision } = parsed.value;
  if (department !== null && (await departmentById(c.get('db'), department)) === undefined) return formPage(c, withProblems(parsed.form, failed('invalid_choice', 'department').problems), 422);
  const input = { askedOn, askedAs, partyGroup, departmentId: department, dueOn, title: worded(question?.title ?? null, wordingIn(parsed.value, 'title')), question: worded(question?.question ?? null, wordingIn(parsed.value, 'question')) };
  const done = await write(c.get('db'), (tx) => saveQuestion(tx, c.get('actor'), input, question === null ? undefined : { id: question.id, version: revision ?? 0 }));
  return done.ok ? goTo(c, `${pathTo(PATHS.deskQuestion, { slug: done.value.slug })}?saved=1`) : formPage(c, withProblems(parsed.form, done.problems), statusOf(done.problems));
}

/** The question, for the office and the unit that answers it. */
async function owed(c: Ctx): Promise<Question> {
  const question = await anyQuestion(c.get('db'), c.req.param('slug') ?? '');
  requireAnswering(c, question?.departmentId ?? null);
  return found(question);
}

async function answerPage(c: Ctx, form: FormState, status: 200 | 409 | 422 = 200): Promise<Response> {
  const question = await owed(c);
  return html(c, <AnswerPage question={question} unit={await unitOf(c, question)} publishes={mayRunBodies(c.get('actor'))} form={form} saved={c.req.query('saved') === '1'} />, status);
}

async function saveAnswer(c: Ctx): Promise<Response> {
  const question = await owed(c);
  const parsed = parseForm(AnswerForm, await readForm(c));
  if (!parsed.ok) return answerPage(c, parsed.form, 422);
  const { publish, revision } = parsed.value;
  if (publish && !mayRunBodies(c.get('actor'))) refuse('forbidden');
  const answer = worded(question.answer, wordingIn(parsed.value, 'answer'));
  const done = await write(c.get('db'), (tx) => answerQuestion(tx, c.get('actor'), { id: question.id, version: revision }, answer, publish, dayOf(new Date())));
  if (!done.ok) return answerPage(c, withProblems(parsed.form, done.problems), statusOf(done.problems));
  return goTo(c, publish ? questionHref(question.slug) : `${pathTo(PATHS.deskAnswer, { slug: question.slug })}?saved=1`);
}
