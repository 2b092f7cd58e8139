import { dayOf } from '../../../../kernel/dates.ts';
import { worded, wordingIn, type Localized } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, failed, found, refuse, valueOf, type FormState, type Problem } from '../../../../kernel/problem.ts';
import { write } from '../../../../platform/database/write.ts';
import { enqueue } from '../../../../platform/jobs.ts';
import type { Ctx } from '../../../../platform/web/env.ts';
import { parseForm, readForm, withProblems, type RawForm } from '../../../../platform/web/forms.ts';
import type { Site } from '../../../../platform/web/site.ts';
import { goTo, html } from '../../../../ui/respond.tsx';
import { namesOf, requireRole } from '../../../people/public.ts';
import { historyOf, HistorySection } from '../../../thread/public.ts';
import { eyeOf, mayDecideOnCall, mayReadApplications, requireOffice, requireReading } from '../../policy.ts';
import { allBodies } from '../../register/queries.ts';
import { NEW, PATHS, pathTo } from '../../urls.ts';
import { closeCall, decideApplication, endRound, publishCall, saveCall, setView, TELL } from '../commands.ts';
import { answersOf, applicantAfterRound, applicationsOf, callBySlug, callList, questionsOf, viewOf, type Call } from '../queries.ts';
import { MOST_QUESTIONS } from '../rules.ts';
import { CallForm, DecideForm, MeetingForm, QuestionRow, ViewForm } from '../schema.ts';
import { ApplicationPage, ApplicationsPage, type ApplicationPageProps } from './pages/applications.tsx';
import { CallFormPage, CallsPage } from './pages/calls.tsx';

const SECRET = { secret: true };
const OFFICE = { office: true, today: '9999-12-31' } as const;

/** Preparing calls, reading applications without names, and deciding. */
export function mountCallDesk(site: Site): void {
  site.page(PATHS.deskCalls, list, SECRET);
  site.page(PATHS.deskCall, async (c) => formPage(c, EMPTY_FORM), SECRET).action(PATHS.deskCall, save);
  site.action(PATHS.deskPublishCall, publish);
  site.page(PATHS.deskApplications, async (c) => applications(c, EMPTY_FORM), SECRET);
  site.action(PATHS.deskMeeting, meeting);
  site.action(PATHS.deskClose, close);
  site.page(PATHS.deskApplication, async (c) => application(c), SECRET).action(PATHS.deskApplication, saveView);
  site.action(PATHS.deskDecide, decide);
}

/** The office sees every call; jurors those that they read, once they are published. */
async function list(c: Ctx): Promise<Response> {
  const actor = requireRole(c, 'coordinator', 'juror');
  const office = mayDecideOnCall(actor);
  const { items } = await callList(c.get('db'), OFFICE, null, { limit: 200, offset: 0 });
  return html(c, <CallsPage calls={items.filter((call) => office || (call.published && mayReadApplications(actor, call)))} office={office} today={dayOf(new Date())} />);
}

async function askedCall(c: Ctx): Promise<Call | null> {
  const slug = c.req.param('slug') ?? '';
  return slug === NEW ? null : found(await callBySlug(c.get('db'), OFFICE, slug));
}

async function formPage(c: Ctx, form: FormState, status: 200 | 409 | 422 = 200): Promise<Response> {
  requireOffice(c);
  const db = c.get('db');
  const call = await askedCall(c);
  const [bodies, questions, history] = await Promise.all([allBodies(db, eyeOf(c.get('actor'))), call === null ? [] : questionsOf(db, call.id), call === null ? null : historyOf(db, call.id)]);
  const answered = call !== null && (await applicationsOf(db, call.id)).length > 0;
  const names = history === null ? new Map<string, string>() : await namesOf(db, history.flatMap((i) => i.actor.id ?? []));
  return html(c, <CallFormPage call={call} bodies={bodies} questions={questions} answered={answered} form={form} saved={c.req.query('saved') === '1'} history={history === null ? null : <HistorySection items={history} names={names} />} />, status);
}

/** The questions `q1_text` …, those left empty left out. */
function questionsIn(raw: RawForm): { questions: { text: Localized; needed: boolean }[]; problems: Problem[] } {
  const questions: { text: Localized; needed: boolean }[] = [];
  const problems: Problem[] = [];
  for (let n = 1; n <= MOST_QUESTIONS; n += 1) {
    const at = `q${n}_`;
    const own = Object.fromEntries(Object.entries(raw.values).flatMap(([name, value]) => (name.startsWith(at) ? [[name.slice(at.length), value]] : [])));
    const parsed = parseForm(QuestionRow, { values: own, files: {} });
    if (!parsed.ok) problems.push(...parsed.form.problems.map((p) => ({ ...p, field: `${at}${p.field ?? 'text'}` })));
    else if (parsed.value.text !== null) questions.push({ text: worded(null, wordingIn(parsed.value, 'text')), needed: parsed.value.needed });
  }
  return { questions, problems };
}

const statusOf = (problems: readonly Problem[]): 409 | 422 => (problems[0]?.field === undefined ? 409 : 422);

async function save(c: Ctx): Promise<Response> {
  requireOffice(c);
  const call = await askedCall(c);
  const raw = await readForm(c);
  const parsed = parseForm(CallForm, raw);
  const { questions, problems } = questionsIn(raw);
  if (!parsed.ok || problems.length > 0) return formPage(c, withProblems(parsed.form, [...parsed.form.problems, ...problems]), 422);
  const { body, seats, opensOn, closesOn, revision } = parsed.value;
  if (!(await allBodies(c.get('db'), OFFICE)).some((b) => b.id === body)) return formPage(c, withProblems(parsed.form, failed('invalid_choice', 'body').problems), 422);
  const input = { bodyId: body, title: worded(call?.title ?? null, wordingIn(parsed.value, 'title')), text: worded(call?.text ?? null, wordingIn(parsed.value, 'text')), seats, opensOn, closesOn, questions };
  const done = await write(c.get('db'), (tx) => saveCall(tx, c.get('actor'), input, call === null ? undefined : { id: call.id, version: revision ?? 0 }));
  return done.ok ? goTo(c, `${pathTo(PATHS.deskCall, { slug: done.value.slug })}?saved=1`) : formPage(c, withProblems(parsed.form, done.problems), statusOf(done.problems));
}

async function publish(c: Ctx): Promise<Response> {
  requireOffice(c);
  const call = found(await askedCall(c));
  const done = await write(c.get('db'), (tx) => publishCall(tx, c.get('actor'), call.id));
  return done.ok ? goTo(c, `${pathTo(PATHS.deskCall, { slug: call.slug })}?saved=1`) : formPage(c, withProblems(EMPTY_FORM, done.problems), statusOf(done.problems));
}

/** The call, for those who read applications to it. */
async function readCall(c: Ctx): Promise<Call> {
  const actor = requireRole(c, 'coordinator', 'juror');
  const call = await callBySlug(c.get('db'), OFFICE, c.req.param('slug') ?? '');
  // Whoever may not read them does not learn which calls there are.
  if (call === null) refuse(mayDecideOnCall(actor) ? 'not_found' : 'forbidden');
  requireReading(c, call);
  return call;
}

async function applications(c: Ctx, form: FormState, status: 200 | 409 | 422 = 200): Promise<Response> {
  const call = await readCall(c);
  return html(c, <ApplicationsPage call={call} items={await applicationsOf(c.get('db'), call.id)} today={dayOf(new Date())} decides={mayDecideOnCall(c.get('actor'))} form={form} saved={c.req.query('saved') === '1'} />, status);
}

async function meeting(c: Ctx): Promise<Response> {
  requireOffice(c);
  const call = await readCall(c);
  const parsed = parseForm(MeetingForm, await readForm(c));
  if (!parsed.ok) return applications(c, parsed.form, 422);
  if (!parsed.value.sure) return applications(c, withProblems(parsed.form, failed('confirm_needed', 'sure').problems), 422);
  const done = await write(c.get('db'), (tx) => endRound(tx, c.get('actor'), call.id, parsed.value.chosen, dayOf(new Date())));
  return done.ok ? goTo(c, pathTo(PATHS.deskApplications, { slug: call.slug })) : applications(c, withProblems(parsed.form, done.problems), statusOf(done.problems));
}

async function close(c: Ctx): Promise<Response> {
  requireOffice(c);
  const call = await readCall(c);
  valueOf(await write(c.get('db'), async (tx) => {
    const closed = await closeCall(tx, c.get('actor'), call.id, dayOf(new Date()));
    // All together, when no decision changes any more.
    for (const applicationId of closed.ok ? closed.value : []) await enqueue(tx, TELL, { applicationId, about: 'decision' });
    return closed;
  }));
  return goTo(c, pathTo(PATHS.deskApplications, { slug: call.slug }));
}

async function askedApplication(c: Ctx) {
  const call = await readCall(c);
  const number = c.req.param('number') ?? '';
  const one = found((await applicationsOf(c.get('db'), call.id)).find((a) => String(a.number) === number));
  return { call, one };
}

async function application(c: Ctx, forms: Pick<ApplicationPageProps, 'viewForm' | 'decision'> = {}, status: 200 | 409 | 422 = 200): Promise<Response> {
  const db = c.get('db');
  const { call, one } = await askedApplication(c);
  const actor = c.get('actor');
  const decides = mayDecideOnCall(actor);
  const [questions, answers, mine, applicant] = await Promise.all([questionsOf(db, call.id), answersOf(db, one.id), actor.kind === 'account' ? viewOf(db, one.id, actor.id) : null, decides ? applicantAfterRound(db, one.id) : null]);
  return html(c, <ApplicationPage call={call} application={one} questions={questions} answers={answers} mine={mine} applicant={applicant} decides={decides} saved={c.req.query('saved') === '1'} {...forms} />, status);
}

async function saveView(c: Ctx): Promise<Response> {
  const { call, one } = await askedApplication(c);
  const actor = c.get('actor');
  const parsed = parseForm(ViewForm, await readForm(c));
  if (!parsed.ok) return application(c, { viewForm: parsed.form }, 422);
  if (actor.kind !== 'account') refuse('forbidden');
  const done = await write(c.get('db'), (tx) => setView(tx, actor.id, call, one.id, parsed.value.says));
  return done.ok ? goTo(c, `${pathTo(PATHS.deskApplication, { slug: call.slug, number: one.number })}?saved=1`) : application(c, { viewForm: withProblems(parsed.form, done.problems) }, 409);
}

async function decide(c: Ctx): Promise<Response> {
  requireOffice(c);
  const { call, one } = await askedApplication(c);
  const parsed = parseForm(DecideForm, await readForm(c));
  if (!parsed.ok) return application(c, { decision: parsed.form }, 422);
  const { state, reason, revision } = parsed.value;
  const done = await write(c.get('db'), (tx) => decideApplication(tx, c.get('actor'), call, one, { version: revision, state, reason }));
  return done.ok ? goTo(c, pathTo(PATHS.deskApplications, { slug: call.slug })) : application(c, { decision: withProblems(parsed.form, done.problems) }, statusOf(done.problems));
}
