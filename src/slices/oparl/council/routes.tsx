import { isId } from '../../../kernel/ids.ts';
import { EMPTY_FORM, found, type FormState, type Problem } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { ErrorSummary, formatTime } from '../../../ui/index.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { ownBodies } from '../../bodies/public.ts';
import { askRun, chooseOrganizations, saveSource } from './commands.ts';
import { OrganizationsPage, RunPage, SourcePage, SourcesPage } from './pages/sources.tsx';
import { maySetUp, requireReader, requireSettingUp } from './policy.ts';
import { lastSuccesses, latestRuns, organizationsOf, refusalsOf, runById, runsOf, sourceById, sources, type Source } from './queries.ts';
import { Choice, NIGHT_UTC, RUN_KINDS, SourceForm } from './schema.ts';
import { NEW, PATHS, pathTo } from './urls.ts';

const SECRET = { secret: true };

/** Systems that are read: set up by administrators, looked at by the office, too. */
export function mountCouncil(site: Site): void {
  site.page(PATHS.council, list, SECRET);
  site.page(PATHS.source, (c) => sourcePage(c, EMPTY_FORM), SECRET).action(PATHS.source, save);
  site.action(PATHS.ask, ask);
  site.page(PATHS.organizations, (c) => organizationsPage(c, EMPTY_FORM), SECRET).action(PATHS.organizations, choose);
  site.page(PATHS.run, runPage, SECRET);
}

async function list(c: Ctx): Promise<Response> {
  const actor = requireReader(c);
  const [all, last, latest] = await Promise.all([sources(c.get('db')), lastSuccesses(c.get('db')), latestRuns(c.get('db'))]);
  return html(c, <SourcesPage sources={all} last={last} latest={latest} maySetUp={maySetUp(actor)} />);
}

async function asked(c: Ctx): Promise<Source> {
  const id = c.req.param('id') ?? '';
  return found(isId(id) ? await sourceById(c.get('db'), id) : null);
}

const statusOf = (problems: readonly Problem[]): 409 | 422 => (problems[0]?.field === undefined ? 409 : 422);

/** The hour of the nightly run as clocks in Germany show it. */
function nightHour(c: Ctx): string {
  const instant = new Date();
  instant.setUTCHours(NIGHT_UTC.hour, NIGHT_UTC.minute, 0, 0);
  return formatTime(c.get('locale'), instant);
}

async function sourcePage(c: Ctx, form: FormState, status: 200 | 409 | 422 = 200, refused: readonly Problem[] = []): Promise<Response> {
  const isNew = c.req.param('id') === NEW;
  const actor = isNew ? requireSettingUp(c) : requireReader(c);
  const db = c.get('db');
  const source = isNew ? null : await asked(c);
  const [organizations, runs, last] = source === null ? [[], [], new Map<string, Date>()] as const : await Promise.all([organizationsOf(db, source.id), runsOf(db, source.id), lastSuccesses(db)]);
  const done = c.req.query('saved') === '1' ? 'saved' : c.req.query('asked') === '1' ? 'asked' : null;
  return html(c, <SourcePage source={source} organizations={organizations} runs={runs} last={source === null ? null : (last.get(source.id) ?? null)} night={nightHour(c)} maySetUp={maySetUp(actor)} form={form} done={done} refused={refused.length === 0 ? null : <ErrorSummary problems={refused} />} />, status);
}

const hrefOf = (id: string): string => pathTo(PATHS.source, { id });

async function save(c: Ctx): Promise<Response> {
  const actor = requireSettingUp(c);
  const source = c.req.param('id') === NEW ? null : await asked(c);
  const parsed = parseForm(SourceForm, await readForm(c));
  if (!parsed.ok) return sourcePage(c, parsed.form, 422);
  const { revision, ...input } = parsed.value;
  const done = await write(c.get('db'), (tx) => saveSource(tx, actor, input, source === null ? undefined : { id: source.id, version: revision ?? 0 }));
  return done.ok ? goTo(c, `${hrefOf(done.value.id)}?saved=1`) : sourcePage(c, withProblems(parsed.form, done.problems), statusOf(done.problems));
}

async function ask(c: Ctx): Promise<Response> {
  const actor = requireSettingUp(c);
  const source = await asked(c);
  const { values } = await readForm(c);
  const kind = RUN_KINDS.find((k) => k === values['kind']);
  if (kind === undefined) return goTo(c, hrefOf(source.id));
  const done = await write(c.get('db'), (tx) => askRun(tx, actor, source.id, kind));
  return done.ok ? goTo(c, `${hrefOf(source.id)}?asked=1`) : sourcePage(c, EMPTY_FORM, 409, done.problems);
}

async function organizationsPage(c: Ctx, form: FormState, status: 200 | 422 = 200): Promise<Response> {
  requireSettingUp(c);
  const source = await asked(c);
  const [organizations, ours] = await Promise.all([organizationsOf(c.get('db'), source.id), ownBodies(c.get('db'))]);
  return html(c, <OrganizationsPage source={source} organizations={organizations} ours={ours} form={form} />, status);
}

async function choose(c: Ctx): Promise<Response> {
  const actor = requireSettingUp(c);
  const source = await asked(c);
  const { values } = await readForm(c);
  const choices = new Map<string, Choice>();
  const wrong: Problem[] = [];
  for (const [name, value] of Object.entries(values)) {
    const i = /^organization_(\d{1,4})$/.exec(name)?.[1];
    if (i === undefined || typeof value !== 'string') continue;
    const choice = Choice.safeParse(values[`choice_${i}`]);
    if (choice.success) choices.set(value, choice.data);
    else wrong.push({ code: 'invalid_choice', field: `choice_${i}` });
  }
  if (wrong.length > 0) return organizationsPage(c, { values, problems: wrong }, 422);
  const done = await write(c.get('db'), (tx) => chooseOrganizations(tx, actor, source, choices));
  return done.ok ? goTo(c, `${hrefOf(source.id)}?saved=1`) : organizationsPage(c, { values, problems: done.problems }, 422);
}

async function runPage(c: Ctx): Promise<Response> {
  requireReader(c);
  const source = await asked(c);
  const id = c.req.param('run') ?? '';
  const run = found(isId(id) ? await runById(c.get('db'), id) : null);
  if (run.sourceId !== source.id) return c.notFound() as Response;
  return html(c, <RunPage source={source} run={run} refusals={await refusalsOf(c.get('db'), run.id)} />);
}
