import type { Actor } from '../../../../kernel/actor.ts';
import { dayOf } from '../../../../kernel/dates.ts';
import { isId } from '../../../../kernel/ids.ts';
import { EMPTY_FORM, failed, refuse, valueOf, type FormState } from '../../../../kernel/problem.ts';
import { write } from '../../../../platform/database/write.ts';
import type { Ctx } from '../../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../../platform/web/forms.ts';
import type { Query, Site } from '../../../../platform/web/site.ts';
import { goTo, html } from '../../../../ui/respond.tsx';
import { departmentList, requireStaff, type Department } from '../../../people/public.ts';
import { mayRunCarrying } from '../policy.ts';
import { noteAdvice, removeAdvice } from './commands.ts';
import { AdvicePage } from './pages/advice-page.tsx';
import { adviceCounts, adviceList, halvesWithAdvice, type AdviceQuery } from './queries.ts';
import { AdviceCount, AdviceFilters, AdviceForm, AdviceItem } from './schema.ts';
import { PATHS } from './urls.ts';

type Asked = Query<typeof AdviceFilters>;

/** The log of what the office advised units on. */
export function mountAdvising(site: Site): void {
  site.list({ path: PATHS.counts, summary: 'How often the office advised units, by half-year, unit and topic', staff: true, item: AdviceCount, filters: AdviceFilters, csv: (item) => item, load: countData, page: async (c) => goTo(c, PATHS.list) });
  site.list({ path: PATHS.list, summary: 'What the office advised units on', staff: true, item: AdviceItem, filters: AdviceFilters, csv: ({ id: _, ...item }) => item, load: listData, page: (c, asked) => listPage(c, asked) });
  site.action(PATHS.add, add);
  site.action(PATHS.remove, remove);
}

function office(c: Ctx): Actor {
  const actor = requireStaff(c);
  return mayRunCarrying(actor) ? actor : refuse('forbidden');
}

/** What is asked for; a unit that does not exist was advised on nothing. */
const queryOf = ({ department, topic, half, q }: Asked, units: readonly Department[]): AdviceQuery => ({ topic, half, q, departmentId: department === null ? null : (units.find((u) => u.slug === department)?.id ?? '00000000-0000-0000-0000-000000000000') });

async function listData(c: Ctx, asked: Asked): Promise<{ items: readonly AdviceItem[]; total: number }> {
  office(c);
  const units = await departmentList(c.get('db'));
  const { items, total } = await adviceList(c.get('db'), queryOf(asked, units), { limit: asked.pageSize, offset: (asked.page - 1) * asked.pageSize });
  return { items: items.map((a) => ({ id: a.id, date: a.givenOn, department: slugOf(units, a.departmentId), topic: a.topic, note: a.note })), total };
}

async function countData(c: Ctx, asked: Asked): Promise<{ items: readonly AdviceCount[]; total: number }> {
  office(c);
  const units = await departmentList(c.get('db'));
  const rows = await adviceCounts(c.get('db'), queryOf(asked, units));
  const from = (asked.page - 1) * asked.pageSize;
  return { items: rows.slice(from, from + asked.pageSize).map((r) => ({ halfYear: r.half, department: slugOf(units, r.departmentId), topic: r.topic, count: r.n })), total: rows.length };
}

const slugOf = (units: readonly Department[], id: string): string => units.find((u) => u.id === id)?.slug ?? '';

async function listPage(c: Ctx, asked: Asked, form: FormState = EMPTY_FORM, status: 200 | 422 = 200): Promise<Response> {
  office(c);
  const db = c.get('db');
  const units = await departmentList(db);
  const query = queryOf(asked, units);
  const [{ items, total }, counts, halves] = await Promise.all([adviceList(db, query, { limit: asked.pageSize, offset: (asked.page - 1) * asked.pageSize }), adviceCounts(db, query), halvesWithAdvice(db)]);
  return html(c, <AdvicePage items={items} total={total} page={asked.page} pageSize={asked.pageSize} counts={counts} halves={halves} units={units} asked={asked} today={dayOf(new Date())} form={form} />, status);
}

const NOTHING_ASKED: Asked = { q: null, department: null, topic: null, half: null, page: 1, pageSize: 50 };

async function add(c: Ctx): Promise<Response> {
  const actor = office(c);
  const parsed = parseForm(AdviceForm, await readForm(c));
  if (!parsed.ok) return listPage(c, NOTHING_ASKED, parsed.form, 422);
  const { department, topic, date, note } = parsed.value;
  if (!(await departmentList(c.get('db'))).some((u) => u.id === department)) return listPage(c, NOTHING_ASKED, withProblems(parsed.form, failed('invalid_choice', 'department').problems), 422);
  const done = await write(c.get('db'), (tx) => noteAdvice(tx, actor, { departmentId: department, topic, givenOn: date, note }, dayOf(new Date())));
  return done.ok ? goTo(c, PATHS.list) : listPage(c, NOTHING_ASKED, withProblems(parsed.form, done.problems), 422);
}

async function remove(c: Ctx): Promise<Response> {
  const actor = office(c);
  const id = c.req.param('id') ?? '';
  if (!isId(id)) refuse('not_found');
  valueOf(await write(c.get('db'), (tx) => removeAdvice(tx, actor, id)));
  return goTo(c, PATHS.list);
}
