import { dayOf } from '../../../../kernel/dates.ts';
import { failed, found, refuse, type FormState } from '../../../../kernel/problem.ts';
import { write } from '../../../../platform/database/write.ts';
import { parseForm, readForm, withProblems } from '../../../../platform/web/forms.ts';
import type { Ctx } from '../../../../platform/web/env.ts';
import type { Site } from '../../../../platform/web/site.ts';
import { goTo, html } from '../../../../ui/respond.tsx';
import { publishProcess } from '../../commands.ts';
import { forumsOf } from '../../forums/queries.ts';
import { mayModerate, mayRun, mayStart, moderatedProcess, requireModerator, runProcess } from '../../policy.ts';
import { requireRole } from '../../../people/public.ts';
import { recommendationsForStaff } from '../../recommendations/queries.ts';
import { localizedFrom } from '../../rules.ts';
import { historySection } from '../../sections/routes.tsx';
import { countsByProcess } from '../../submissions/queries.ts';
import { NEW, PATHS, pathTo } from '../../urls.ts';
import { nodesFrom, nodesOfKind } from '../../../thread/public.ts';
import { createProcess, removePhase, savePhase, setCall, setConcepts, updateProcess } from '../commands.ts';
import { DeskProcessesPage, EditProcessPage, NewProcessPage, type EditProps } from '../pages/desk.tsx';
import { PhasePage } from '../pages/phase.tsx';
import { allProcesses, phasesOf, topicsOf, type Phase, type Process } from '../queries.ts';
import { readRows } from '../numbers/schema.ts';
import { deskGroups } from '../parts/queries.ts';
import type { ProcessPart } from '../parts/rules.ts';
import { callIsOpen } from '../rules.ts';
import { CallForm, ConceptsForm, EditPhaseForm, EditProcessForm, NewProcessForm, PhaseForm, RemovePhaseForm, SureForm } from '../schema.ts';

type Parts = readonly ProcessPart[];
const NO_COUNTS = { received: 0, accepted: 0, published: 0, withheld: 0, withdrawn: 0, routed: 0 };
const today = (): string => dayOf(new Date());

/** `parts`: where else the office works on a process. */
export function mountProcessDesk(site: Site, parts: Parts): void {
  site.page(PATHS.deskProcesses, list);
  site.page(PATHS.deskNewProcess, (c) => { requireStart(c); return html(c, <NewProcessPage />); });
  site.action(PATHS.deskNewProcess, create);
  site.page(PATHS.deskProcess, async (c) => editPage(c, parts, await moderatedProcess(c)));
  site.action(PATHS.deskProcess, (c) => change(c, parts));
  site.action(PATHS.deskCall, (c) => changeCall(c, parts));
  site.action(PATHS.deskPublish, (c) => publish(c, parts));
  site.action(PATHS.deskConcepts, (c) => linkConcepts(c, parts));
  site.page(PATHS.deskPhase, async (c) => { const process = await runProcess(c); return html(c, <PhasePage process={process} phase={await phaseOf(c, process)} />); });
  site.action(PATHS.deskPhase, changePhase);
  site.action(PATHS.deskPhaseRemove, dropPhase);
}

function requireStart(c: Ctx) {
  const actor = requireRole(c, 'coordinator');
  return mayStart(actor) ? actor : refuse('forbidden');
}

const processPath = (process: Process): string => pathTo(PATHS.deskProcess, { slug: process.slug });
const saved = (c: Ctx, process: Process): Response => goTo(c, `${processPath(process)}?saved=1`);
const topicNames = (text: string | null): string[] => [...new Set((text ?? '').split('\n').map((line) => line.trim().slice(0, 120)).filter((line) => line !== ''))];

async function list(c: Ctx): Promise<Response> {
  const actor = requireModerator(c);
  const [processes, counts] = await Promise.all([allProcesses(c.get('db')), countsByProcess(c.get('db'))]);
  const lines = processes.filter((p) => mayModerate(actor, p.id)).map((process) => ({ process, open: callIsOpen(process, today()), counts: counts.get(process.id) ?? NO_COUNTS }));
  return html(c, <DeskProcessesPage lines={lines} mayStart={mayStart(actor)} />);
}

async function create(c: Ctx): Promise<Response> {
  const actor = requireStart(c);
  const parsed = parseForm(NewProcessForm, await readForm(c));
  if (!parsed.ok) return html(c, <NewProcessPage form={parsed.form} />, 422);
  const { slug, source, topics } = parsed.value;
  const names = topicNames(topics).map((name) => localizedFrom(null, { name }, 'name'));
  const input = { slug, title: localizedFrom(null, parsed.value, 'title'), summary: localizedFrom(null, parsed.value, 'summary'), source: source ?? '', topics: names };
  const made = await write(c.get('db'), (tx) => createProcess(tx, actor, input));
  if (!made.ok) return html(c, <NewProcessPage form={withProblems(parsed.form, made.problems)} />, 422);
  return goTo(c, `${pathTo(PATHS.deskProcess, { slug: made.value.slug })}?saved=1`);
}

async function editPage(c: Ctx, parts: Parts, process: Process, refused?: EditProps['refused'], status: 200 | 409 | 422 = 200): Promise<Response> {
  const db = c.get('db');
  const mine = parts.filter((part) => c.get('modules').has(part.module));
  const [concepts, linked, topics, phases, forums, recommendations, counts, groups] = await Promise.all([c.get('modules').has('concept') ? nodesOfKind(db, 'concept') : [], nodesFrom(db, process.id, 'led_to'), topicsOf(db, process.id), phasesOf(db, process.id), forumsOf(db, process.id), recommendationsForStaff(db, process.id), countsByProcess(db), deskGroups(db, mine, process, c.get('actor'), c.get('locale'))]);
  const props = { process, concepts, linked, topics, phases, forums, recommendations, groups, waiting: counts.get(process.id)?.received ?? 0, open: callIsOpen(process, today()), run: mayRun(c.get('actor'), process.id), saved: c.req.query('saved') === '1', history: await historySection(c, process.id) };
  return html(c, <EditProcessPage {...props} {...(refused === undefined ? {} : { refused })} />, status);
}

/** The page again, with what is stored now and what was typed. */
async function again(c: Ctx, parts: Parts, form: 'basics' | 'call' | 'publish' | 'concepts', state: FormState): Promise<Response> {
  return editPage(c, parts, await moderatedProcess(c), { form, state }, state.problems[0]?.code === 'stale' ? 409 : 422);
}

async function change(c: Ctx, parts: Parts): Promise<Response> {
  const process = await runProcess(c);
  const parsed = parseForm(EditProcessForm, await readForm(c));
  if (!parsed.ok) return again(c, parts, 'basics', parsed.form);
  const { revision, source, topics } = parsed.value;
  const input = { version: revision, title: localizedFrom(process.title, parsed.value, 'title'), summary: localizedFrom(process.summary, parsed.value, 'summary'), source: source ?? '', topics: topicNames(topics) };
  const done = await write(c.get('db'), (tx) => updateProcess(tx, c.get('actor'), process.id, input));
  return done.ok ? saved(c, process) : again(c, parts, 'basics', withProblems(parsed.form, done.problems));
}

async function changeCall(c: Ctx, parts: Parts): Promise<Response> {
  const process = await runProcess(c);
  const parsed = parseForm(CallForm, await readForm(c));
  if (!parsed.ok) return again(c, parts, 'call', parsed.form);
  const { call, closesOn, revision } = parsed.value;
  if (process.publishedOn === null) refuse('wrong_state');
  if (call === 'open' && closesOn !== null && closesOn < today()) return again(c, parts, 'call', withProblems(parsed.form, failed('already_closed', 'closesOn').problems));
  const done = await write(c.get('db'), (tx) => setCall(tx, c.get('actor'), process.id, { call, closesOn, version: revision }));
  return done.ok ? saved(c, process) : again(c, parts, 'call', withProblems(parsed.form, done.problems));
}

async function publish(c: Ctx, parts: Parts): Promise<Response> {
  const process = await runProcess(c);
  const parsed = parseForm(SureForm, await readForm(c));
  if (!parsed.ok || !parsed.value.sure) return again(c, parts, 'publish', withProblems(parsed.form, failed('confirm_needed', 'sure').problems));
  const done = await write(c.get('db'), (tx) => publishProcess(tx, c.get('actor'), process.id, today()));
  return done.ok ? saved(c, process) : again(c, parts, 'publish', withProblems(parsed.form, done.problems));
}

async function linkConcepts(c: Ctx, parts: Parts): Promise<Response> {
  const process = await runProcess(c);
  const parsed = parseForm(ConceptsForm, await readForm(c));
  if (!parsed.ok) return again(c, parts, 'concepts', parsed.form);
  const done = await write(c.get('db'), (tx) => setConcepts(tx, c.get('actor'), process.id, parsed.value.concepts));
  return done.ok ? saved(c, process) : again(c, parts, 'concepts', withProblems(parsed.form, done.problems));
}

async function phaseOf(c: Ctx, process: Process): Promise<Phase | null> {
  const id = c.req.param('phase');
  return id === NEW ? null : found((await phasesOf(c.get('db'), process.id)).find((p) => p.id === id));
}

async function changePhase(c: Ctx): Promise<Response> {
  const process = await runProcess(c);
  const phase = await phaseOf(c, process);
  const raw = await readForm(c);
  const parsed = parseForm(phase === null ? PhaseForm.extend({ revision: EditPhaseForm.shape.revision.optional() }) : EditPhaseForm, raw);
  if (!parsed.ok) return html(c, <PhasePage process={process} phase={phase} form={parsed.form} />, 422);
  const { kind, startsOn, endsOn, precision, source, revision } = parsed.value;
  const read = readRows(raw, parsed.value.rows, phase?.numbers ?? []);
  if (!read.ok) return html(c, <PhasePage process={process} phase={phase} form={read.form} />, 422);
  const { numbers } = read;
  const texts = { title: localizedFrom(phase?.title ?? null, parsed.value, 'title'), text: localizedFrom(phase?.text ?? null, parsed.value, 'text'), result: localizedFrom(phase?.result ?? null, parsed.value, 'result') };
  const known = phase === null ? undefined : { id: phase.id, version: revision as number };
  const done = await write(c.get('db'), (tx) => savePhase(tx, c.get('actor'), process.id, { kind, ...texts, startsOn, endsOn, precision, source: source ?? '', numbers }, known));
  if (done.ok) return saved(c, process);
  return html(c, <PhasePage process={process} phase={await phaseOf(c, process)} form={withProblems(parsed.form, done.problems)} />, done.problems[0]?.code === 'stale' ? 409 : 422);
}

async function dropPhase(c: Ctx): Promise<Response> {
  const process = await runProcess(c);
  const phase = await phaseOf(c, process);
  if (phase === null) refuse('not_found');
  const parsed = parseForm(RemovePhaseForm, await readForm(c));
  const refused = (problems: FormState['problems'], status: 409 | 422) => html(c, <PhasePage process={process} phase={phase} removal={withProblems(parsed.form, problems)} />, status);
  if (!parsed.ok) return refused(parsed.form.problems, 422);
  if (!parsed.value.sure) return refused(failed('confirm_needed', 'sure').problems, 422);
  const done = await write(c.get('db'), (tx) => removePhase(tx, c.get('actor'), process.id, { id: phase.id, version: parsed.value.revision }));
  return done.ok ? saved(c, process) : refused(done.problems, 409);
}
