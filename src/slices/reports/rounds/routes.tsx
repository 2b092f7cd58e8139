import { addDays, dayOf, halfYearOf } from '../../../kernel/dates.ts';
import { localized } from '../../../kernel/localized.ts';
import { EMPTY_FORM, found, refuse, statusOf, valueOf, type FormState } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { conceptList } from '../../concept/public.ts';
import { departmentsById, requireStaff } from '../../people/public.ts';
import { setCalendar } from '../calendar/commands.ts';
import { requestsOf } from '../calendar/queries.ts';
import { USUAL } from '../calendar/rules.ts';
import { CalendarForm } from '../calendar/schema.ts';
import { approversOf, draftsOf } from '../drafts/queries.ts';
import { closeRound } from '../editions/commands.ts';
import { editionsOf } from '../editions/queries.ts';
import { mayPublishAtOnce, mayRunRounds } from '../policy.ts';
import { hrefs, PATHS } from '../urls.ts';
import { createRound, remindUnits, reopenRound, writePreface } from './commands.ts';
import { RoundListPage } from './pages/round-list.tsx';
import { RoundNewPage } from './pages/round-new.tsx';
import { RoundPage, type RoundPageProps } from './pages/round-page.tsx';
import { roundBySlug, roundList, standingOf, type Round } from './queries.ts';
import { CloseForm, CorrectForm, PrefaceForm, RoundForm } from './schema.ts';

export function mountRounds(site: Site): void {
  const secret = { secret: true };
  site.page(PATHS.rounds, listPage, secret);
  site.page(PATHS.roundNew, (c) => newPage(c), secret).action(PATHS.roundNew, create);
  site.page(PATHS.round, (c) => roundPage(c), secret);
  site.action(PATHS.calendar, saveCalendar).action(PATHS.preface, savePreface).action(PATHS.remind, remind).action(PATHS.close, close).action(PATHS.correct, correct);
}

async function listPage(c: Ctx): Promise<Response> {
  const actor = requireStaff(c);
  return html(c, <RoundListPage rounds={await roundList(c.get('db'))} mayRun={mayRunRounds(actor)} />);
}

function requireRunner(c: Ctx) {
  const actor = requireStaff(c);
  return mayRunRounds(actor) ? actor : refuse('forbidden');
}

async function newPage(c: Ctx, form: FormState = EMPTY_FORM): Promise<Response> {
  requireRunner(c);
  const today = dayOf(new Date());
  const now = halfYearOf(today);
  const last = halfYearOf(addDays(now.from, -1));
  const next = halfYearOf(addDays(now.to, 1));
  const concepts = await conceptList(c.get('db'), { drafts: true });
  return html(c, <RoundNewPage concepts={concepts} periods={[now.key, last.key, next.key]} form={form} />, form.problems.length > 0 ? 422 : 200);
}

async function create(c: Ctx): Promise<Response> {
  const actor = requireRunner(c);
  const parsed = parseForm(RoundForm, await readForm(c));
  if (!parsed.ok) return newPage(c, parsed.form);
  const { concept, period, committee, sittingOn, dueOn, preface } = parsed.value;
  const pace = { dispatchDays: parsed.value.dispatchDays ?? USUAL.dispatchDays, cosignDays: parsed.value.cosignDays ?? USUAL.cosignDays };
  const made = await write(c.get('db'), (tx) => createRound(tx, actor, { conceptSlug: concept, period, committee, sittingOn, dueOn, pace, preface: preface === null ? null : localized(preface) }));
  return made.ok ? goTo(c, hrefs.round(made.value.slug)) : newPage(c, withProblems(parsed.form, made.problems));
}

async function load(c: Ctx): Promise<Round> {
  return found(await roundBySlug(c.get('db'), c.req.param('slug') ?? ''));
}

async function roundPage(c: Ctx, forms: RoundPageProps['forms'] = {}, status: 200 | 409 | 422 = 200): Promise<Response> {
  const actor = requireStaff(c);
  const db = c.get('db');
  const round = await load(c);
  const today = dayOf(new Date());
  const [{ units }, requests, editions, drafts, approvers] = await Promise.all([standingOf(db, round, today), requestsOf(db, round.id), editionsOf(db, round.id), draftsOf(db, round.id), approversOf(db)]);
  const departments = await departmentsById(db, units.flatMap((u) => u.departmentId ?? []));
  const said = c.req.query('reminded');
  const reminded = said !== undefined && /^\d{1,4}$/.test(said) ? Number(said) : null;
  return html(c, <RoundPage round={round} units={units} departments={departments} requests={requests} today={today} editions={editions} drafts={drafts} mayRun={mayRunRounds(actor)} mayPublish={mayPublishAtOnce(actor, approvers)} reminded={reminded} forms={forms} />, status);
}

async function saveCalendar(c: Ctx): Promise<Response> {
  const actor = requireRunner(c);
  const round = await load(c);
  const parsed = parseForm(CalendarForm, await readForm(c));
  if (!parsed.ok) return roundPage(c, { calendar: parsed.form }, 422);
  const { revision, ...dates } = parsed.value;
  const saved = await write(c.get('db'), (tx) => setCalendar(tx, actor, round.id, { ...dates, version: revision, today: dayOf(new Date()) }));
  return saved.ok ? goTo(c, hrefs.round(round.slug)) : roundPage(c, { calendar: withProblems(parsed.form, saved.problems) }, statusOf(saved.problems) as 409);
}

async function savePreface(c: Ctx): Promise<Response> {
  const actor = requireRunner(c);
  const round = await load(c);
  const parsed = parseForm(PrefaceForm, await readForm(c));
  if (!parsed.ok) return roundPage(c, { preface: parsed.form }, 422);
  const { revision, preface, easy } = parsed.value;
  const saved = await write(c.get('db'), (tx) => writePreface(tx, actor, round.id, { version: revision, preface: preface === null ? null : localized(preface), easy }));
  return saved.ok ? goTo(c, hrefs.round(round.slug)) : roundPage(c, { preface: withProblems(parsed.form, saved.problems) }, statusOf(saved.problems) as 409);
}

async function remind(c: Ctx): Promise<Response> {
  const actor = requireRunner(c);
  const round = await load(c);
  const { units } = valueOf(await write(c.get('db'), (tx) => remindUnits(tx, actor, round.id, dayOf(new Date()))));
  return goTo(c, `${hrefs.round(round.slug)}?reminded=${units}`);
}

async function close(c: Ctx): Promise<Response> {
  const actor = requireRunner(c);
  if (!mayPublishAtOnce(actor, await approversOf(c.get('db')))) refuse('forbidden');
  const round = await load(c);
  const parsed = parseForm(CloseForm, await readForm(c));
  if (!parsed.ok) return roundPage(c, { close: parsed.form }, 422);
  const closed = await write(c.get('db'), (tx) => closeRound(tx, actor, round.id, { today: dayOf(new Date()), version: parsed.value.revision }));
  return closed.ok ? goTo(c, hrefs.report(closed.value.slug)) : roundPage(c, { close: withProblems(parsed.form, closed.problems) }, statusOf(closed.problems) as 409);
}

async function correct(c: Ctx): Promise<Response> {
  const actor = requireRunner(c);
  const round = await load(c);
  const parsed = parseForm(CorrectForm, await readForm(c));
  if (!parsed.ok) return roundPage(c, { correct: parsed.form }, 422);
  valueOf(await write(c.get('db'), (tx) => reopenRound(tx, actor, round.id, localized(parsed.value.reason))));
  return goTo(c, hrefs.round(round.slug));
}
