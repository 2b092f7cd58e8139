import { dayOf } from '../../kernel/dates.ts';
import { newId } from '../../kernel/ids.ts';
import { failed, found, statusOf, type FormState } from '../../kernel/problem.ts';
import { write } from '../../platform/database/write.ts';
import type { Ctx } from '../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../platform/web/forms.ts';
import type { Site } from '../../platform/web/site.ts';
import { goTo, html } from '../../ui/respond.tsx';
import { currentConsent } from '../contacts/public.ts';
import { allProcesses, submissionsByIds, topicsOf, type Process } from '../participation/public.ts';
import { namesOf, requireRole } from '../people/public.ts';
import { municipalities } from '../territory/public.ts';
import { historyOf, HistorySection } from '../thread/public.ts';
import { addStatement, removeInterview, saveInterview } from './commands.ts';
import { InterviewPage, type InterviewProps } from './pages/interview.tsx';
import { InterviewListPage } from './pages/list.tsx';
import { OverviewPage } from './pages/overview.tsx';
import { interviewedProcess, mayInterview } from './policy.ts';
import { countsOf, interviewByNumber, interviewsOf, personOf, statementsOf, type Interview } from './queries.ts';
import { InterviewForm, Revision, StatementForm } from './schema.ts';
import { hrefs, NEW, PATHS } from './urls.ts';

const secret = { secret: true };

/** Interviews of processes, part of participation. */
export function mountInterviews(all: Site): void {
  const site = all.module('participation');
  site.page(PATHS.overview, overview, secret);
  site.page(PATHS.list, async (c) => { const process = await interviewedProcess(c); return html(c, <InterviewListPage process={process} interviews={await interviewsOf(c.get('db'), process.id)} />); }, secret);
  site.page(PATHS.interview, async (c) => { const process = await interviewedProcess(c); return page(c, process, await interviewOf(c, process)); }, secret).action(PATHS.interview, save);
  site.action(PATHS.statement, statement).action(PATHS.remove, remove);
}

async function overview(c: Ctx): Promise<Response> {
  const actor = requireRole(c, 'coordinator');
  const mine = (await allProcesses(c.get('db'))).filter((p) => mayInterview(actor, p.id));
  const lines = await Promise.all(mine.map(async ({ id, slug, title }) => ({ slug, title, ...(await countsOf(c.get('db'), id)) })));
  return html(c, <OverviewPage lines={lines} />);
}

async function interviewOf(c: Ctx, process: Process): Promise<Interview | null> {
  const number = c.req.param('number') ?? '';
  if (number === NEW) return null;
  return found(/^[1-9]\d{0,5}$/.test(number) ? await interviewByNumber(c.get('db'), process.id, Number(number)) : null);
}

async function page(c: Ctx, process: Process, interview: Interview | null, { forms = {}, made = null }: { forms?: InterviewProps['forms']; made?: InterviewProps['made'] } = {}): Promise<Response> {
  const db = c.get('db');
  const [person, ids, topics, places, statements, name, history] = await Promise.all([
    interview === null ? null : personOf(db, interview.id), interview === null ? [] : statementsOf(db, interview.id), topicsOf(db, process.id), municipalities(db), currentConsent(db, 'interview'), currentConsent(db, 'interview_name'), interview === null ? null : historyOf(db, interview.id),
  ]);
  const names = history === null ? new Map<string, string>() : await namesOf(db, history.flatMap((i) => i.actor.id ?? []));
  const problems = Object.values(forms).flatMap((f: FormState) => f.problems);
  return html(
    c,
    <InterviewPage process={process} interview={interview} person={person} statements={await submissionsByIds(db, ids)} topics={topics} places={places} consents={{ statements: statements.text, name: name.text }} today={dayOf(new Date())} token={newId()} made={made} forms={forms} saved={c.req.query('saved') === '1'} history={history === null ? null : <HistorySection items={history} names={names} />} />,
    problems.length === 0 ? 200 : (statusOf(problems) as 422),
  );
}

async function save(c: Ctx): Promise<Response> {
  const process = await interviewedProcess(c);
  const interview = await interviewOf(c, process);
  const raw = await readForm(c);
  const parsed = parseForm(InterviewForm, raw);
  if (!parsed.ok) return page(c, process, interview, { forms: { main: parsed.form } });
  if (parsed.value.heldOn > dayOf(new Date())) return page(c, process, interview, { forms: { main: withProblems(parsed.form, failed('date_in_future', 'heldOn').problems) } });
  const revision = interview === null ? null : parseForm(Revision, raw);
  if (revision !== null && !revision.ok) return page(c, process, interview, { forms: { main: revision.form } });
  const known = interview === null || revision === null ? undefined : { id: interview.id, version: revision.value.revision };
  const done = await write(c.get('db'), (tx) => saveInterview(tx, c.get('actor'), process.id, parsed.value, known));
  if (done.ok) return goTo(c, `${hrefs.interview(process.slug, done.value.number)}?saved=1`);
  return page(c, process, await interviewOf(c, process), { forms: { main: withProblems(parsed.form, done.problems) } });
}

async function statement(c: Ctx): Promise<Response> {
  const process = await interviewedProcess(c);
  const interview = found(await interviewOf(c, process));
  const parsed = parseForm(StatementForm, await readForm(c));
  if (!parsed.ok) return page(c, process, interview, { forms: { statement: parsed.form } });
  const { topic, ...rest } = parsed.value;
  const taken = await write(c.get('db'), (tx) => addStatement(tx, c.get('actor'), interview.id, { ...rest, topicId: topic }));
  if (!taken.ok) return page(c, process, interview, { forms: { statement: withProblems(parsed.form, taken.problems) } });
  return page(c, process, interview, { made: taken.value });
}

async function remove(c: Ctx): Promise<Response> {
  const process = await interviewedProcess(c);
  const interview = found(await interviewOf(c, process));
  const raw = await readForm(c);
  const refused = (problems: FormState['problems']) => page(c, process, interview, { forms: { removal: { values: raw.values, problems } } });
  if (raw.values['sure'] === undefined) return refused(failed('confirm_needed', 'sure').problems);
  const done = await write(c.get('db'), (tx) => removeInterview(tx, c.get('actor'), interview.id));
  return done.ok ? goTo(c, hrefs.list(process.slug)) : refused(done.problems);
}
