import { VISITOR } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/dates.ts';
import { newId } from '../../../kernel/ids.ts';
import { byLanguage } from '../../../kernel/localized.ts';
import { EMPTY_FORM, failed, found, type FormState, type Problem } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { enqueue } from '../../../platform/jobs.ts';
import { addressOf } from '../../../platform/web/address.ts';
import { Door } from '../../../platform/web/door.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems, type RawForm } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { eyeOf } from '../policy.ts';
import { everybody } from '../rules.ts';
import { callHref, mineHref, PATHS } from '../urls.ts';
import { apply, TELL, withdrawApplication } from './commands.ts';
import { mountCallDesk } from './desk/routes.tsx';
import { ApplyPage, CallListPage, CallPage, FindPage } from './pages/call.tsx';
import { MinePage, WithdrawnPage, type MinePageProps } from './pages/mine.tsx';
import { answersOf, applicantForHolder, applicationByCode, callBySlug, callList, callOfApplication, questionsOf, type Application, type Call, type CallQuestion } from './queries.ts';
import { answerField, codeFor, isFormToken } from './rules.ts';
import { AnswerText, ApplyForm, CallDetail, callCsv, callDetail, CallItem, callItem, SureForm } from './schema.ts';

/** A class in one room applies within minutes; a machine tries for hours. */
const PER_ADDRESS = { burst: 120, perMinute: 20 };
const SECRET = { secret: true };
const SMALL = { maxBody: 128 * 1024 };

/** Calls for members, the form, and the way back with the code. */
export function mountCalls(site: Site): void {
  mountCallDesk(site);
  site.list({
    path: PATHS.calls,
    summary: 'Calls for members of bodies',
    item: CallItem,
    filters: {},
    csv: callCsv,
    load: async (c, { q, page, pageSize }) => {
      const eye = everybody(dayOf(new Date()));
      const { items, total } = await callList(c.get('db'), eye, q, { limit: pageSize, offset: (page - 1) * pageSize });
      return { items: items.map((call) => callItem(call, eye.today, c.get('view').absolute)), total };
    },
    page: async (c, { q, page, pageSize }) => {
      const eye = eyeOf(c.get('actor'));
      return html(c, <CallListPage {...(await callList(c.get('db'), eye, q, { limit: pageSize, offset: (page - 1) * pageSize }))} page={page} pageSize={pageSize} q={q} today={eye.today} />);
    },
  });
  site.item({
    path: PATHS.call,
    summary: 'One call for members',
    item: CallDetail,
    load: async (c) => {
      const eye = everybody(dayOf(new Date()));
      const call = await callBySlug(c.get('db'), eye, c.req.param('slug') ?? '');
      return call === null ? null : callDetail(call, await questionsOf(c.get('db'), call.id), eye.today, c.get('view').absolute);
    },
    page: async (c) => {
      const { call, questions } = await loaded(c);
      const eye = eyeOf(c.get('actor'));
      return html(c, <CallPage call={call} questions={questions} today={eye.today} office={eye.office} />);
    },
  });
  site.page(PATHS.apply, async (c) => applyPage(c, EMPTY_FORM), SECRET);
  site.action(PATHS.apply, send, SMALL);
  site.page(PATHS.find, (c) => html(c, <FindPage />));
  site.action(PATHS.find, (c) => DOOR.typed(c, (code) => goTo(c, mineHref(code))), SMALL);
  site.page(PATHS.mine, (c) => holderOf(c, (holder) => minePage(c, holder)), SECRET);
  site.action(PATHS.mineWithdraw, (c) => holderOf(c, (holder) => withdraw(c, holder)), SMALL);
  site.data(PATHS.mineData, (c) => holderOf(c, (holder) => data(c, holder)), SECRET);
}

async function loaded(c: Ctx): Promise<{ call: Call; questions: readonly CallQuestion[] }> {
  const call = found(await callBySlug(c.get('db'), eyeOf(c.get('actor')), c.req.param('slug') ?? ''));
  return { call, questions: await questionsOf(c.get('db'), call.id) };
}

async function applyPage(c: Ctx, form: FormState, status: 200 | 409 | 422 | 429 = 200): Promise<Response> {
  const { call, questions } = await loaded(c);
  const typed = form.values['token'];
  return html(c, <ApplyPage call={call} questions={questions} today={dayOf(new Date())} token={isFormToken(typed) ? typed : newId()} form={form} />, status);
}

/** The answers by question, and what is wrong with them. */
function readAnswers(raw: RawForm, questions: readonly CallQuestion[]): { answers: ReadonlyMap<string, string>; problems: readonly Problem[] } {
  const answers = new Map<string, string>();
  const problems: Problem[] = [];
  for (const { id, needed } of questions) {
    const name = answerField(id);
    const parsed = AnswerText.safeParse(raw.values[name]);
    const length = String(raw.values[name] ?? '').length;
    if (!parsed.success) problems.push(...failed('too_long', name, { max: 3_000, length }).problems);
    else if (parsed.data === null && needed) problems.push(...failed('required', name).problems);
    else if (parsed.data !== null) answers.set(id, parsed.data);
  }
  return { answers, problems };
}

async function send(c: Ctx): Promise<Response> {
  const { call, questions } = await loaded(c);
  const raw = await readForm(c);
  const parsed = parseForm(ApplyForm, raw);
  const { answers, problems } = readAnswers(raw, questions);
  if (!parsed.ok || problems.length > 0) return applyPage(c, withProblems(parsed.form, [...problems, ...parsed.form.problems]), 422);
  const { name, email, phone, needs, token } = parsed.value;
  const code = codeFor(isFormToken(token) ? token : null, call.id);
  if ((await applicationByCode(c.get('db'), code)) !== null) return goTo(c, `${mineHref(code)}?sent=1`);
  if (c.get('limits').take('application', addressOf(c), PER_ADDRESS) > 0) return applyPage(c, withProblems(parsed.form, failed('rate_limited').problems), 429);
  // Whoever applies is not recorded, signed in or not.
  const done = await write(c.get('db'), async (tx) => {
    const taken = await apply(tx, call.id, { code, locale: c.get('locale'), applicant: { name, email, phone, needs: needs ?? '' }, answers }, dayOf(new Date()));
    if (taken.ok && taken.value.fresh && email !== null) await enqueue(tx, TELL, { applicationId: taken.value.id, about: 'receipt' });
    return taken;
  });
  return done.ok ? goTo(c, `${mineHref(code)}?sent=1`) : applyPage(c, withProblems(parsed.form, done.problems), 409);
}

interface Holder {
  readonly code: string;
  readonly application: Application;
  readonly call: Call;
}

/** Applications belong to whoever holds their code. */
const DOOR = new Door<Application>({ name: 'application-code', limit: PER_ADDRESS, parameter: 'code', find: (c, code) => applicationByCode(c.get('db'), code), form: (c, form, status) => html(c, <FindPage form={form} />, status) });

const holderOf = (c: Ctx, answer: (holder: Holder) => Response | Promise<Response>): Promise<Response> => DOOR.holder(c, async (code, application) => answer({ code, application, call: await callOfApplication(c.get('db'), application) }));

async function minePage(c: Ctx, { code, application, call }: Holder, withdrawing?: MinePageProps['withdrawing']): Promise<Response> {
  const db = c.get('db');
  const [applicant, questions, answers] = await Promise.all([applicantForHolder(db, application.id), questionsOf(db, call.id), answersOf(db, application.id)]);
  return html(c, <MinePage code={code} call={call} application={application} applicant={applicant} questions={questions} answers={answers} sent={c.req.query('sent') === '1'} {...(withdrawing === undefined ? {} : { withdrawing })} />, withdrawing === undefined ? 200 : 422);
}

async function withdraw(c: Ctx, holder: Holder): Promise<Response> {
  const parsed = parseForm(SureForm, await readForm(c));
  if (!parsed.ok || !parsed.value.sure) return minePage(c, holder, withProblems(parsed.form, failed('confirm_needed', 'sure').problems));
  await write(c.get('db'), (tx) => withdrawApplication(tx, VISITOR, holder.application.id));
  return html(c, <WithdrawnPage />);
}

/** Everything that is held about the holder, as a file. */
async function data(c: Ctx, { application, call }: Holder): Promise<Response> {
  const db = c.get('db');
  const [applicant, questions, answers] = await Promise.all([applicantForHolder(db, application.id), questionsOf(db, call.id), answersOf(db, application.id)]);
  const { number, state, reason, receivedOn } = application;
  const body = { call: { title: byLanguage(call.title), url: c.get('view').absolute(callHref(call.slug)) }, application: { number, state, reason, receivedOn }, applicant, answers: questions.map((q) => ({ question: byLanguage(q.text), answer: answers.get(q.id) ?? null })) };
  return c.body(JSON.stringify(body, null, 2), 200, { 'content-type': 'application/json', 'content-disposition': `attachment; filename="application-${number}.json"` });
}
