import { EMPTY_FORM, failed, type FormState, type Result } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { allProcesses, type Process } from '../../participation/public.ts';
import { namesOf, requireRole } from '../../people/public.ts';
import { HistorySection, historyOf } from '../../thread/public.ts';
import { copySurvey, createSurvey, editSurvey, endSurvey, releaseSurvey, startSurvey } from '../commands.ts';
import { outreachOf } from '../parties/queries.ts';
import { deskSurvey, mayEnterPaper, mayRunSurvey, requireCoordinator } from '../policy.ts';
import { questionnaireOf, surveyList, type Survey } from '../queries.ts';
import { questionsOf } from '../questionnaire/rules.ts';
import { storedResult } from '../results/queries.ts';
import { sumOf } from '../results/rules.ts';
import { deskHref, pathTo, PATHS } from '../urls.ts';
import { DeskPage } from './pages/desk.tsx';
import { OverviewPage, type OverviewProps } from './pages/overview.tsx';
import { SettingsPage } from './pages/settings.tsx';
import { CopyForm, RevisionForm, settingsFrom, SettingsForm, SureForm } from './schema.ts';

export function mountPreparing(site: Site): void {
  site.page(PATHS.desk, showDesk);
  site.page(PATHS.deskNew, async (c) => (requireCoordinator(c), settingsPage(c, null)));
  site.action(PATHS.deskNew, create);
  site.page(PATHS.deskSurvey, async (c) => overview(c, await deskSurvey(c)));
  site.page(PATHS.deskEdit, async (c) => settingsPage(c, await deskSurvey(c)));
  site.action(PATHS.deskEdit, edit);
  site.action(PATHS.deskCopy, copy);
  site.action(PATHS.deskStart, start);
  site.action(PATHS.deskEnd, (c) => surely(c, 'ending', (survey) => write(c.get('db'), (tx) => endSurvey(tx, c.get('actor'), survey.id))));
  site.action(PATHS.deskRelease, (c) => surely(c, 'releasing', (survey) => write(c.get('db'), (tx) => releaseSurvey(tx, c.get('actor'), survey.id))));
}

async function showDesk(c: Ctx): Promise<Response> {
  const actor = requireRole(c, 'coordinator', 'moderator');
  const surveys = (await surveyList(c.get('db'), {})).filter((s) => mayRunSurvey(actor, s.processId) || (s.state === 'running' && mayEnterPaper(actor, s.processId)));
  return html(c, <DeskPage surveys={surveys} runs={(s) => mayRunSurvey(actor, s.processId)} />);
}

/** Processes for which the actor may run surveys. */
async function processesOf(c: Ctx): Promise<Process[]> {
  return (await allProcesses(c.get('db'))).filter((p) => mayRunSurvey(c.get('actor'), p.id));
}

async function settingsPage(c: Ctx, survey: Survey | null, state: FormState = EMPTY_FORM, status: 200 | 409 | 422 = 200): Promise<Response> {
  return html(c, <SettingsPage survey={survey} processes={await processesOf(c)} process={c.req.query('process')} state={state} />, status);
}

async function create(c: Ctx): Promise<Response> {
  const actor = requireCoordinator(c);
  const parsed = parseForm(SettingsForm, await readForm(c));
  if (!parsed.ok) return settingsPage(c, null, parsed.form, 422);
  const made = mayRunSurvey(actor, parsed.value.process) ? await write(c.get('db'), (tx) => createSurvey(tx, actor, settingsFrom(parsed.value, null))) : failed('invalid_choice', 'process');
  return made.ok ? goTo(c, pathTo(PATHS.deskQuestions, { slug: made.value.slug })) : settingsPage(c, null, withProblems(parsed.form, made.problems), 422);
}

async function edit(c: Ctx): Promise<Response> {
  const survey = await deskSurvey(c);
  const raw = await readForm(c);
  const parsed = parseForm(SettingsForm, raw);
  const revision = parseForm(RevisionForm, raw);
  if (!parsed.ok || !revision.ok) return settingsPage(c, survey, parsed.ok ? withProblems(parsed.form, [{ code: 'stale' }]) : parsed.form, 422);
  if (!mayRunSurvey(c.get('actor'), parsed.value.process)) return settingsPage(c, survey, withProblems(parsed.form, failed('invalid_choice', 'process').problems), 422);
  const result = await write(c.get('db'), (tx) => editSurvey(tx, c.get('actor'), survey.id, revision.value.revision, settingsFrom(parsed.value, survey)));
  return result.ok ? goTo(c, deskHref(result.value.slug)) : settingsPage(c, survey, withProblems(parsed.form, result.problems), result.problems[0]?.code === 'stale' ? 409 : 422);
}

type Shown = Partial<Pick<OverviewProps, 'problems' | 'ending' | 'releasing' | 'copying'>>;

async function overview(c: Ctx, survey: Survey, shown: Shown = {}): Promise<Response> {
  const db = c.get('db');
  const [document, outreach, counted, history, processes] = await Promise.all([questionnaireOf(db, survey), outreachOf(db, survey.id), storedResult(db, survey.id), historyOf(db, survey.id), processesOf(c)]);
  const names = await namesOf(db, [...history.flatMap((item) => item.actor.id ?? []), ...(survey.releasedBy === null ? [] : [survey.releasedBy])]);
  const approver = survey.releasedBy === null ? null : (names.get(survey.releasedBy) ?? null);
  const status = Object.keys(shown).length === 0 ? 200 : 422;
  return html(c, <OverviewPage survey={survey} questions={questionsOf(document).length} parties={counted === null ? outreach.total : sumOf(counted.standings).invited} processes={processes} approver={approver} history={<HistorySection items={history} names={names} />} {...shown} />, status);
}

async function copy(c: Ctx): Promise<Response> {
  const survey = await deskSurvey(c);
  const parsed = parseForm(CopyForm, await readForm(c));
  if (!parsed.ok) return overview(c, survey, { copying: parsed.form });
  const { slug, process } = parsed.value;
  const made = mayRunSurvey(c.get('actor'), process) ? await write(c.get('db'), (tx) => copySurvey(tx, c.get('actor'), survey.id, { slug, processId: process })) : failed('invalid_choice', 'process');
  return made.ok ? goTo(c, pathTo(PATHS.deskEdit, { slug: made.value.slug })) : overview(c, survey, { copying: withProblems(parsed.form, made.problems) });
}

async function start(c: Ctx): Promise<Response> {
  const survey = await deskSurvey(c);
  const started = await write(c.get('db'), (tx) => startSurvey(tx, c.get('actor'), survey.id));
  return started.ok ? goTo(c, deskHref(survey.slug)) : overview(c, survey, { problems: started.problems });
}

/** What cannot be undone asks for a tick. */
async function surely(c: Ctx, form: 'ending' | 'releasing', work: (survey: Survey) => Promise<Result<unknown>>): Promise<Response> {
  const survey = await deskSurvey(c);
  const parsed = parseForm(SureForm, await readForm(c));
  if (!parsed.ok || !parsed.value.sure) return overview(c, survey, { [form]: withProblems(parsed.form, failed('confirm_needed', 'sure').problems) });
  const done = await work(survey);
  return done.ok ? goTo(c, deskHref(survey.slug)) : overview(c, survey, { [form]: withProblems(parsed.form, done.problems) });
}
