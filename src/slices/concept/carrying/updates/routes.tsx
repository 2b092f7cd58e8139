import { departmentsOf, holds, isCoordinator, type Actor } from '../../../../kernel/actor.ts';
import { dayOf } from '../../../../kernel/dates.ts';
import { EMPTY_FORM, found, refuse, statusOf, type FormState, type Result } from '../../../../kernel/problem.ts';
import { write } from '../../../../platform/database/write.ts';
import type { Ctx } from '../../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../../platform/web/forms.ts';
import type { Site } from '../../../../platform/web/site.ts';
import { goTo, html } from '../../../../ui/respond.tsx';
import { departmentById, departmentList, officersOf, requireStaff, type Department } from '../../../people/public.ts';
import { measureByKey } from '../../measures/queries.ts';
import { mayUpdateMeasure } from '../../policy.ts';
import { hrefs } from '../../urls.ts';
import { attentionList } from '../attention/queries.ts';
import { mayRunCarrying, maySeeUnit } from '../policy.ts';
import { carryingHrefs, PATHS } from '../urls.ts';
import { answerByLink, askForUpdates, giveUpdate } from './commands.ts';
import { OursPage } from './pages/ours-page.tsx';
import { DonePage, GonePage, UpdatePage, type Subject } from './pages/update-page.tsx';
import { requestByToken, unitMeasures, type Request } from './queries.ts';
import { readUpdate } from './rules.ts';
import { AskForm, UpdateForm } from './schema.ts';

export function mountUpdates(site: Site): void {
  site.page(PATHS.link, linkPage, { secret: true });
  site.action(PATHS.link, saveLink);
  site.page(PATHS.update, updatePage, { secret: true });
  site.action(PATHS.update, saveUpdate);
  site.page(PATHS.ours, (c) => oursPage(c), { secret: true });
  site.action(PATHS.ours, ask);
}

const today = () => dayOf(new Date());
const tokenOf = (c: Ctx): string => c.req.param('token') ?? '';

/** What a link may show: nothing once it is answered, over, or meant for a unit that is no longer in charge. */
async function linked(c: Ctx): Promise<{ readonly request: Request } | { readonly response: Response }> {
  const request = await requestByToken(c.get('db'), tokenOf(c));
  if (request === null) return { response: html(c, <GonePage kind="unknown" />, 404) };
  if (request.answeredOn !== null) return { response: html(c, <DonePage />) };
  if (request.expiresOn < today() || request.leadDepartmentId !== request.departmentId) return { response: html(c, <GonePage kind="expired" />, 410) };
  return { request };
}

async function showLink(c: Ctx, request: Request, form: FormState, status: 200 | 409 | 422): Promise<Response> {
  const unit = found((await departmentById(c.get('db'), request.departmentId)) ?? null);
  return html(c, <UpdatePage measure={request} unit={unit} until={request.expiresOn} action={carryingHrefs.link(tokenOf(c))} form={form} />, status);
}

/** Opening a link changes nothing, however often: programs that check mails open it too. */
async function linkPage(c: Ctx): Promise<Response> {
  const asked = await linked(c);
  return 'response' in asked ? asked.response : showLink(c, asked.request, EMPTY_FORM, 200);
}

async function saveLink(c: Ctx): Promise<Response> {
  const raw = await readForm(c);
  const asked = await linked(c);
  if ('response' in asked) return asked.response.status === 200 ? html(c, <DonePage typed={[raw.values['text'] ?? ''].flat()[0] ?? ''} />) : asked.response;
  const parsed = parseForm(UpdateForm, raw);
  if (!parsed.ok) return showLink(c, asked.request, parsed.form, 422);
  const said = readUpdate(parsed.value);
  if (!said.ok) return showLink(c, asked.request, withProblems(parsed.form, said.problems), 422);
  const done = await write(c.get('db'), (tx) => answerByLink(tx, tokenOf(c), said.value, today()));
  if (done.ok) return html(c, <DonePage {...(done.value.first ? {} : { typed: said.value.text ?? '' })} />);
  return refused(done, (form) => again(c, form), parsed.form);
}

/** After a refusal the link is looked at once more: meanwhile it may be answered or over. */
async function again(c: Ctx, form: FormState): Promise<Response> {
  const asked = await linked(c);
  return 'response' in asked ? asked.response : showLink(c, asked.request, stateShown(form, asked.request.state), statusOf(form.problems) === 409 ? 409 : 422);
}

const refused = (done: Result<unknown>, show: (form: FormState) => Promise<Response>, form: FormState): Promise<Response> => show(done.ok ? form : withProblems(form, done.problems));

/** The form comes back with the state of today, so that sending it again is a knowing choice. */
const stateShown = (form: FormState, state: string): FormState => (form.problems.some((p) => p.code === 'stale') ? { ...form, values: { ...form.values, was: state, state } } : form);

async function loadMeasure(c: Ctx): Promise<{ readonly actor: Actor; readonly measure: Subject & { readonly id: string; readonly leadDepartmentId: string | null }; readonly unit: Department | null }> {
  const actor = requireStaff(c);
  const db = c.get('db');
  const measure = found(await measureByKey(db, c.req.param('key') ?? '', { drafts: true }));
  if (!mayUpdateMeasure(actor, measure)) refuse('forbidden');
  return { actor, measure, unit: measure.leadDepartmentId === null ? null : ((await departmentById(db, measure.leadDepartmentId)) ?? null) };
}

async function showUpdate(c: Ctx, form: FormState, status: 200 | 409 | 422): Promise<Response> {
  const { actor, measure, unit } = await loadMeasure(c);
  return html(c, <UpdatePage measure={measure} unit={unit} office={isCoordinator(actor)} action={carryingHrefs.update(measure.key)} back={hrefs.measure(measure.key)} form={stateShown(form, measure.state)} />, status);
}

const updatePage = (c: Ctx): Promise<Response> => showUpdate(c, EMPTY_FORM, 200);

async function saveUpdate(c: Ctx): Promise<Response> {
  const { actor, measure } = await loadMeasure(c);
  const parsed = parseForm(UpdateForm, await readForm(c));
  if (!parsed.ok) return showUpdate(c, parsed.form, 422);
  const said = readUpdate(parsed.value);
  if (!said.ok) return showUpdate(c, withProblems(parsed.form, said.problems), 422);
  const told = isCoordinator(actor) ? parsed.value.via : null;
  if (isCoordinator(actor) && measure.leadDepartmentId !== null && told === null && !departmentsOf(actor).includes(measure.leadDepartmentId)) return showUpdate(c, withProblems(parsed.form, [{ code: 'required', field: 'via' }]), 422);
  const done = await write(c.get('db'), (tx) => giveUpdate(tx, actor, { ...said.value, measureId: measure.id, departmentId: measure.leadDepartmentId, via: told ?? 'page', today: today() }));
  if (done.ok) return goTo(c, hrefs.measure(measure.key));
  return showUpdate(c, withProblems(parsed.form, done.problems), statusOf(done.problems) === 409 ? 409 : 422);
}

/** Units whose workspace the actor may open: an officer's own, any for the office. */
async function unitsFor(c: Ctx, actor: Actor): Promise<readonly Department[]> {
  const all = await departmentList(c.get('db'), { active: true });
  return all.filter((d) => maySeeUnit(actor, d.id));
}

async function oursPage(c: Ctx, form: FormState = EMPTY_FORM): Promise<Response> {
  const actor = requireStaff(c);
  const db = c.get('db');
  if (!isCoordinator(actor) && !holds(actor, 'officer') && departmentsOf(actor).length === 0) refuse('forbidden');
  const units = await unitsFor(c, actor);
  const slug = c.req.query('department') ?? '';
  const unit = slug === '' ? units[0] : units.find((u) => u.slug === slug);
  if (unit === undefined) return refuse(slug !== '' && (await departmentList(db)).some((d) => d.slug === slug) ? 'forbidden' : 'not_found');
  const runs = mayRunCarrying(actor);
  const [measures, { items: concerns }, officers] = await Promise.all([unitMeasures(db, unit.id, today()), attentionList(db, { today: today(), departmentId: unit.id, limit: 300 }), runs ? officersOf(db, unit.id) : []]);
  const asked = /^\d{1,3}$/.test(c.req.query('asked') ?? '') ? Number(c.req.query('asked')) : null;
  const page = <OursPage unit={unit} units={units} measures={measures} concerns={new Map(concerns.map((l) => [l.key, l]))} today={today()} runs={runs} reachable={officers.length > 0} asked={asked} form={form} />;
  return html(c, page, form.problems.length === 0 ? 200 : 422);
}

async function ask(c: Ctx): Promise<Response> {
  const actor = requireStaff(c);
  if (!mayRunCarrying(actor)) refuse('forbidden');
  const parsed = parseForm(AskForm, await readForm(c));
  if (!parsed.ok) return oursPage(c, parsed.form);
  const db = c.get('db');
  const unit = found((await departmentById(db, parsed.value.department)) ?? null);
  if (parsed.value.measures.length === 0) return oursPage(c, withProblems(parsed.form, [{ code: 'required', field: 'measures' }]));
  if ((await officersOf(db, unit.id)).length === 0) return oursPage(c, withProblems(parsed.form, [{ code: 'wrong_state', field: 'measures' }]));
  const n = await write(db, (tx) => askForUpdates(tx, actor, unit.id, parsed.value.measures, today()));
  return goTo(c, carryingHrefs.ours({ department: unit.slug, asked: String(n) }));
}
