import type { Actor } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/dates.ts';
import { EMPTY_FORM, found, refuse, type FormState, type Problem } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, type RawForm } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import type { ReportedMeasure } from '../../concept/public.ts';
import { departmentsById, requireStaff, type Department } from '../../people/public.ts';
import { mayAnswer } from '../policy.ts';
import { roundBySlug, standingOf, type Round, type Standing } from '../rounds/queries.ts';
import { isAsked } from '../rounds/rules.ts';
import { hrefs, PATHS } from '../urls.ts';
import { answerMeasure } from './commands.ts';
import { AnswersPage } from './pages/answers-page.tsx';
import { inList, readAnswer } from './rules.ts';
import { ANSWER_FIELDS, AnswerForm, fieldName } from './schema.ts';

const PAGE_SIZE = 20;

export function mountAnswers(site: Site): void {
  site.page(PATHS.answers, (c) => show(c), { secret: true });
  site.action(PATHS.answers, save);
}

interface Desk extends Standing {
  readonly round: Round;
  readonly actor: Actor;
  /** Measures that this account may answer for and that were asked about. */
  readonly own: readonly ReportedMeasure[];
  readonly departments: ReadonlyMap<string, Department>;
}

async function deskOf(c: Ctx): Promise<Desk> {
  const actor = requireStaff(c);
  const db = c.get('db');
  const round = found(await roundBySlug(db, c.req.param('slug') ?? ''));
  const standing = await standingOf(db, round, dayOf(new Date()));
  if (standing.measures.every((m) => !mayAnswer(actor, m))) refuse('forbidden');
  const own = standing.measures.filter((m) => mayAnswer(actor, m) && (isAsked(m.state) || standing.answers.has(m.id)));
  return { ...standing, round, actor, own, departments: await departmentsById(db, own.flatMap((m) => m.leadDepartmentId ?? [])) };
}

interface Refused {
  readonly form: FormState;
  readonly keys: ReadonlySet<string>;
  readonly stale: ReadonlySet<string>;
  readonly saved: number;
}

async function show(c: Ctx, refused?: Refused): Promise<Response> {
  const desk = await deskOf(c);
  if (desk.round.state === 'closed' && refused === undefined) return goTo(c, hrefs.round(desk.round.slug));
  const asked = { department: c.req.query('department') ?? '', missing: c.req.query('missing') === '1' };
  const slugOf = (m: ReportedMeasure) => (m.leadDepartmentId === null ? '-' : (desk.departments.get(m.leadDepartmentId)?.slug ?? '-'));
  const wanted = desk.own.filter((m) => (refused !== undefined ? refused.keys.has(m.key) : (asked.department === '' || slugOf(m) === asked.department) && (!asked.missing || !desk.answers.has(m.id))));
  const page = refused === undefined && /^\d{1,4}$/.test(c.req.query('page') ?? '') ? Math.max(1, Number(c.req.query('page'))) : 1;
  const saved = /^\d{1,4}$/.test(c.req.query('saved') ?? '') ? Number(c.req.query('saved')) : null;
  const measures = refused === undefined ? wanted.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE) : wanted;
  const units = [...new Map(desk.own.map((m) => [slugOf(m), m.leadDepartmentId === null ? undefined : desk.departments.get(m.leadDepartmentId)])).values()].flatMap((d) => d ?? []);
  return html(
    c,
    <AnswersPage
      round={desk.round} measures={measures} answers={desk.answers} total={wanted.length} page={page} pageSize={PAGE_SIZE} units={units} asked={asked} search={searchOf(c)}
      form={refused?.form ?? EMPTY_FORM} saved={refused?.saved ?? saved} stale={refused?.stale ?? new Set()}
    />,
    refused === undefined ? 200 : 422,
  );
}

/** The list's own query, without what only reported the last saving. */
function searchOf(c: Ctx): string {
  const query = new URLSearchParams(new URL(c.req.url).search);
  query.delete('saved');
  return query.size === 0 ? '' : `?${query.toString()}`;
}

/** Saves each measure by itself: what is right is kept, what is refused is shown again with what was typed. */
async function save(c: Ctx): Promise<Response> {
  const desk = await deskOf(c);
  const raw = await readForm(c);
  const sent = desk.own.filter((m) => raw.values[fieldName('version', m.key)] !== undefined);
  const problems: Problem[] = [];
  const values: Record<string, string | readonly string[]> = { ...raw.values };
  const stale = new Set<string>();
  let saved = 0;
  for (const measure of sent) {
    const done = await saveOne(c, desk, measure, raw);
    problems.push(...done.problems.map((p) => inList(p, measure.key)));
    if (done.problems.some((p) => p.code === 'stale')) stale.add(measure.key);
    if (!done.saved && !done.problems.some((p) => p.code === 'stale')) continue;
    if (done.saved) saved += 1;
    // The form comes back with what the database holds now, so that sending it again is a knowing choice.
    for (const name of ['version', 'was'] as const) delete values[fieldName(name, measure.key)];
  }
  if (problems.length === 0) return goTo(c, `${hrefs.answers(desk.round.slug)}${withSaved(searchOf(c), saved)}`);
  return show(c, { form: { values, problems }, keys: new Set(sent.map((m) => m.key)), stale, saved });
}

const withSaved = (search: string, saved: number): string => `${search === '' ? '?' : `${search}&`}saved=${saved}`;

async function saveOne(c: Ctx, desk: Desk, measure: ReportedMeasure, raw: RawForm): Promise<{ saved: boolean; problems: readonly Problem[] }> {
  const own = Object.fromEntries(ANSWER_FIELDS.flatMap((name) => { const value = raw.values[fieldName(name, measure.key)]; return value === undefined ? [] : [[name, value]]; }));
  const parsed = parseForm(AnswerForm, { values: own, files: {} });
  if (!parsed.ok) return { saved: false, problems: parsed.form.problems };
  const said = readAnswer(parsed.value, desk.answers.get(measure.id));
  if (!said.ok) return { saved: false, problems: said.problems };
  if (said.value === null) return { saved: false, problems: [] };
  const { value } = said;
  const done = await write(c.get('db'), (tx) => answerMeasure(tx, desk.actor, { roundId: desk.round.id, measureId: measure.id, today: dayOf(new Date()), ...value }));
  return done.ok ? { saved: true, problems: [] } : { saved: false, problems: done.problems };
}
