import { dayOf } from '../../../../kernel/dates.ts';
import { refuse } from '../../../../kernel/problem.ts';
import { write } from '../../../../platform/database/write.ts';
import type { Ctx } from '../../../../platform/web/env.ts';
import { parseForm, readForm } from '../../../../platform/web/forms.ts';
import type { Query, Site } from '../../../../platform/web/site.ts';
import { goTo, html } from '../../../../ui/respond.tsx';
import { departmentList, requireStaff, type Department } from '../../../people/public.ts';
import { mayRunCarrying, maySeeAttention } from '../policy.ts';
import { PATHS } from '../urls.ts';
import { setCarrying } from './commands.ts';
import { AttentionPage } from './pages/attention-page.tsx';
import { BaselinePage } from './pages/baseline-page.tsx';
import { attentionList, baselineCount, concernsByUnit, watchedConcepts } from './queries.ts';
import { AttentionFilters, attentionItem, AttentionItem, CarryingForm } from './schema.ts';

type Asked = Query<typeof AttentionFilters>;

export function mountAttention(site: Site): void {
  site.list({ path: PATHS.attention, summary: 'Measures that need attention', staff: true, item: AttentionItem, filters: AttentionFilters, csv: attentionCsv, load: listData, page: listPage });
  site.page(PATHS.baseline, baselinePage, { secret: true });
  site.action(PATHS.concept, saveCarrying);
}

function attentionCsv(item: AttentionItem) {
  const { title, concerns, id: _, slug: __, url: ___, ...plain } = item;
  return { title: title['de'] ?? Object.values(title)[0] ?? '', ...plain, concerns: concerns.join('; ') };
}

/** The list as asked; a unit that does not exist has none. */
async function asList(c: Ctx, { concern, department, page, pageSize }: Asked, departments: readonly Department[]) {
  const unit = department === null || department === 'none' ? department : (departments.find((d) => d.slug === department)?.id ?? '');
  if (unit === '') return { items: [], total: 0 };
  return attentionList(c.get('db'), { today: dayOf(new Date()), concern, departmentId: unit, limit: pageSize, offset: (page - 1) * pageSize });
}

async function listData(c: Ctx, asked: Asked): Promise<{ items: readonly AttentionItem[]; total: number }> {
  if (!maySeeAttention(c.get('actor'))) refuse('forbidden');
  const departments = await departmentList(c.get('db'));
  const slugs = new Map(departments.map((d) => [d.id, d.slug]));
  const { items, total } = await asList(c, asked, departments);
  return { items: items.map((line) => attentionItem(line, (id) => slugs.get(id) ?? null, c.get('view').absolute)), total };
}

async function listPage(c: Ctx, asked: Asked): Promise<Response> {
  const actor = requireStaff(c);
  if (!maySeeAttention(actor)) refuse('forbidden');
  const db = c.get('db');
  const today = dayOf(new Date());
  const departments = await departmentList(db);
  const [{ items, total }, concerns, baseline] = await Promise.all([asList(c, asked, departments), concernsByUnit(db, today), baselineCount(db)]);
  const leading = new Set(concerns.map((u) => u.departmentId));
  return html(c, (
    <AttentionPage
      items={items} total={total} page={asked.page} pageSize={asked.pageSize} asked={{ concern: asked.concern, department: asked.department }} today={today} runs={mayRunCarrying(actor)}
      concerns={concerns} units={departments.filter((d) => leading.has(d.id))} baseline={baseline}
    />
  ));
}

function guard(c: Ctx): void {
  if (!mayRunCarrying(requireStaff(c))) refuse('forbidden');
}

async function baselinePage(c: Ctx): Promise<Response> {
  guard(c);
  return html(c, <BaselinePage concepts={await watchedConcepts(c.get('db'))} />);
}

async function saveCarrying(c: Ctx): Promise<Response> {
  guard(c);
  const slug = c.req.param('slug') ?? '';
  const parsed = parseForm(CarryingForm, await readForm(c));
  if (!parsed.ok) return html(c, <BaselinePage concepts={await watchedConcepts(c.get('db'))} refused={{ slug, form: parsed.form }} />, 422);
  const done = await write(c.get('db'), (tx) => setCarrying(tx, c.get('actor'), slug, { costs: parsed.value.costs, watchFrom: parsed.value.watch ? dayOf(new Date()) : null }));
  return done.ok ? goTo(c, PATHS.baseline) : refuse('not_found');
}
