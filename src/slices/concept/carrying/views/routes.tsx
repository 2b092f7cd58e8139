import type { ComponentChildren } from 'preact';
import type { z } from 'zod';
import { departmentsOf, isCoordinator } from '../../../../kernel/actor.ts';
import { dayOf } from '../../../../kernel/dates.ts';
import { isId } from '../../../../kernel/ids.ts';
import { inLanguage } from '../../../../kernel/localized.ts';
import { EMPTY_FORM, found, refuse, type FormState } from '../../../../kernel/problem.ts';
import type { Db } from '../../../../platform/database/types.ts';
import { write } from '../../../../platform/database/write.ts';
import type { Ctx } from '../../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../../platform/web/forms.ts';
import { remembered } from '../../../../platform/web/remember.ts';
import type { Query, Site } from '../../../../platform/web/site.ts';
import { goTo, html } from '../../../../ui/respond.tsx';
import { departmentList, requireStaff, type Department } from '../../../people/public.ts';
import { boundaries, municipalities, PlacesMap } from '../../../territory/public.ts';
import { GroupedMeasures } from '../../measures/pages/measure-list.tsx';
import { measureFacets, measureLines, measureList, measureTable, titlesOf, type Facets, type MeasureLine, type MeasureQuery } from '../../measures/queries.ts';
import { measureCsv, MeasureFilters, measureItem, MeasureItem } from '../../measures/schema.ts';
import { mayEditConcepts, maySeeDrafts } from '../../policy.ts';
import { hrefs, PATHS as CONCEPT } from '../../urls.ts';
import { words } from '../words.ts';
import { maySaveView, maySeeAttention } from '../policy.ts';
import { PATHS } from '../urls.ts';
import { removeView, saveView } from './commands.ts';
import { Board } from './pages/board.tsx';
import { goalHref, MeasuresPage, queryOf, type AskedFor } from './pages/measures-page.tsx';
import { ConceptChoice, GoalsView, MeasureTable, UnitsView } from './pages/tables.tsx';
import { PlanTimeline } from './pages/timeline.tsx';
import { ViewsPage } from './pages/views-page.tsx';
import { boardOf, placesOf, savedViews, tallyByGoal, tallyByUnit, timelineOf } from './queries.ts';
import { savedQuery, viewOf, type View } from './rules.ts';
import { ViewForm } from './schema.ts';

type Asked = Query<typeof MeasureFilters>;

export function mountViews(site: Site): void {
  site.list({ path: CONCEPT.measures, summary: 'Measures of all concepts', item: MeasureItem, filters: MeasureFilters, csv: measureCsv, load: listData, page: listPage });
  site.page(PATHS.views, viewsPage, { secret: true });
  site.action(PATHS.views, saveViewForm);
  site.action(PATHS.viewRemove, removeViewForm);
}

/** The query as the slice asks it; null when the department asked for does not exist. */
function asQuery(asked: Asked, departments: readonly Department[]): MeasureQuery | null {
  const { concept, field, goal, state, municipality, q, page, pageSize } = asked;
  const department = asked.department === null || asked.department === 'none' ? asked.department : (departments.find((d) => d.slug === asked.department)?.id ?? '');
  return department === '' ? null : { concept, field, goal, state, municipality, q, departmentId: department, limit: pageSize, offset: (page - 1) * pageSize };
}

async function listData(c: Ctx, asked: Asked): Promise<{ items: readonly z.infer<typeof MeasureItem>[]; total: number }> {
  const db = c.get('db');
  const departments = await departmentList(db);
  const query = asQuery(asked, departments);
  const { items, total } = query === null ? { items: [], total: 0 } : await measureList(db, query);
  const slugs = new Map(departments.map((d) => [d.id, d.slug]));
  return { items: items.map((row) => measureItem(row, (id) => slugs.get(id) ?? null, c.get('view').absolute)), total };
}

/** What stands around the list: choices, names and counts, for visitors. */
const surroundings = remembered(async (db, concept) => around(db, concept === '' ? null : concept, false));

/** What the fields and goals are called that the lines stand in, by their ids in one text. */
const titlesAround = remembered((db, ids) => titlesOf(db, ids === '' ? [] : ids.split(' ')));

/** Towns and their outlines change with the instance, not with what is looked for. */
const townsOnMap = remembered(async (db) => ({ places: await municipalities(db), outlines: await boundaries(db, 'municipality') }));

async function around(db: Db, concept: string | null, drafts: boolean) {
  const [facets, departments, towns, saved] = await Promise.all([measureFacets(db, { concept, drafts }), departmentList(db), municipalities(db), savedViews(db, { all: drafts })]);
  const used = new Set(facets.territoryKeys);
  return { facets, departments, saved, places: towns.filter((p) => used.has(p.key)) };
}

interface Shown {
  readonly query: MeasureQuery;
  readonly asked: Asked;
  readonly kind: View;
  readonly facets: Facets;
  /** Names of all units, by id. */
  readonly units: ReadonlyMap<string, string>;
  readonly slugs: ReadonlyMap<string, string>;
}

async function listPage(c: Ctx, asked: Asked): Promise<Response> {
  const actor = c.get('actor');
  const locale = c.get('locale');
  const drafts = maySeeDrafts(actor);
  const { facets, departments, places, saved } = drafts ? await around(c.get('db'), asked.concept, true) : await surroundings(c, asked.concept ?? '');
  const kind = viewOf(c.req.query('view'));
  const query = asQuery(asked, departments);
  const units = new Map(departments.map((d) => [d.id, inLanguage(d.name, locale).text]));
  const shown = query === null ? null : await body(c, { query: { ...query, drafts }, asked, kind, facets, units, slugs: new Map(departments.map((d) => [d.id, d.slug])) });
  const leading = new Set(facets.departmentIds);
  return html(c, (
    <MeasuresPage
      kind={kind} facets={facets} asked={filtersOf(asked)} places={places} saved={saved} staff={maySeeAttention(actor)} mayImport={mayEditConcepts(actor)} empty={shown === null || shown.empty} paging={shown?.paging ?? null}
      departments={departments.filter((d) => leading.has(d.id)).map((d) => ({ slug: d.slug, name: units.get(d.id) ?? d.slug }))}
    >
      {shown?.content ?? null}
    </MeasuresPage>
  ));
}

type Body = { readonly content: ComponentChildren; readonly empty: boolean; readonly paging: { page: number; pageSize: number; total: number } | null };

async function body(c: Ctx, shown: Shown): Promise<Body> {
  if (shown.kind === 'board') return board(c, shown);
  if (shown.kind === 'timeline') return timeline(c, shown);
  if (shown.kind === 'map') return map(c, shown);
  if (shown.kind === 'units') return byUnit(c, shown);
  if (shown.kind === 'goals') return byGoal(c, shown);
  return lines(c, shown);
}

const filtersOf = ({ q, concept, field, goal, state, department, municipality }: Asked): AskedFor => ({ q, concept, field, goal, state, department, municipality });
const today = (): string => dayOf(new Date());

async function lines(c: Ctx, { query, asked, kind, facets, units }: Shown): Promise<Body> {
  const paged = (total: number) => ({ page: asked.page, pageSize: asked.pageSize, total });
  if (kind === 'table') {
    const { items, total } = await measureTable(c.get('db'), query);
    return { content: <MeasureTable rows={items} titles={await titlesFor(c, items)} units={units} today={today()} />, empty: items.length === 0, paging: paged(total) };
  }
  const { items, total } = await measureLines(c.get('db'), query);
  return { content: <GroupedMeasures rows={items} facets={facets} titles={await titlesFor(c, items)} />, empty: items.length === 0, paging: paged(total) };
}

const titlesFor = (c: Ctx, lines: readonly MeasureLine[]) => titlesAround(c, [...new Set(lines.flatMap((l) => (l.goalId === null ? [l.fieldId] : [l.fieldId, l.goalId])))].join(' '));

async function board(c: Ctx, { query, asked, units }: Shown): Promise<Body> {
  const columns = await boardOf(c.get('db'), query);
  const view = c.get('view');
  return { content: <Board columns={columns} units={units} today={today()} moreHref={(state) => view.href(CONCEPT.measures + queryOf({ ...filtersOf(asked), state }, 'table'))} />, empty: columns.length === 0, paging: null };
}

async function timeline(c: Ctx, { query, asked }: Shown): Promise<Body> {
  const { items, total } = await timelineOf(c.get('db'), query);
  return { content: <PlanTimeline items={items} today={today()} />, empty: items.length === 0, paging: { page: asked.page, pageSize: asked.pageSize, total } };
}

async function map(c: Ctx, { query, asked }: Shown): Promise<Body> {
  const [counts, { places, outlines }] = await Promise.all([placesOf(c.get('db'), { ...query, municipality: null }), townsOnMap(c, '')]);
  const t = words(c.get('locale'));
  const towns = new Set(places.map((p) => p.key));
  const elsewhere = [...counts].reduce((sum, [key, n]) => (key !== null && towns.has(key) ? sum : sum + n), 0);
  const href = (municipality: string) => CONCEPT.measures + queryOf({ ...filtersOf(asked), municipality }, 'table');
  const content = (
    <>
      <PlacesMap places={places} boundaries={outlines} counts={{ label: t('measures'), of: counts }} label={t('map.label')} hrefOf={href} {...(asked.municipality === null ? {} : { selected: asked.municipality })} />
      {elsewhere > 0 && <p>{t('map.elsewhere', { n: elsewhere })}</p>}
    </>
  );
  return { content, empty: counts.size === 0, paging: null };
}

async function byUnit(c: Ctx, { query, asked, units, slugs }: Shown): Promise<Body> {
  const tallies = await tallyByUnit(c.get('db'), query);
  const view = c.get('view');
  const href = (id: string | null) => view.href(CONCEPT.measures + queryOf({ ...filtersOf(asked), department: id === null ? 'none' : (slugs.get(id) ?? null) }, 'table'));
  return { content: <UnitsView tallies={tallies} units={units} unitHref={href} />, empty: tallies.length === 0, paging: null };
}

/** Goals belong to a concept: where there are several, one is chosen first. */
async function byGoal(c: Ctx, { query, asked, facets }: Shown): Promise<Body> {
  const view = c.get('view');
  const concept = asked.concept ?? (facets.concepts.length === 1 ? (facets.concepts[0]?.slug ?? null) : null);
  if (concept === null) {
    return { content: <ConceptChoice concepts={facets.concepts} hrefOf={(slug) => view.href(hrefs.measures({ view: 'goals', concept: slug }))} />, empty: facets.concepts.length === 0, paging: null };
  }
  const tallies = await tallyByGoal(c.get('db'), { ...query, concept });
  return { content: <GoalsView tallies={tallies} goalHref={(g) => view.href(goalHref(g.concept, g.field, g.goal?.position ?? null))} />, empty: tallies.length === 0, paging: null };
}

async function viewsPage(c: Ctx): Promise<Response> {
  const search = new URL(c.req.url).search;
  return showViews(c, search === '' ? null : savedQuery(search), EMPTY_FORM, 200);
}

async function showViews(c: Ctx, query: string | null, form: FormState, status: 200 | 422): Promise<Response> {
  const actor = requireStaff(c);
  if (!maySeeAttention(actor)) refuse('forbidden');
  const db = c.get('db');
  const mine = departmentsOf(actor);
  const office = isCoordinator(actor);
  const [views, departments] = [await savedViews(db, { all: true }), await departmentList(db)];
  return html(c, <ViewsPage views={views.map((v) => ({ ...v, mayRemove: maySaveView(actor, v) }))} query={query} units={departments.filter((d) => office || mine.includes(d.id))} office={office} form={form} />, status);
}

async function saveViewForm(c: Ctx): Promise<Response> {
  const actor = requireStaff(c);
  const parsed = parseForm(ViewForm, await readForm(c));
  const query = parsed.ok ? savedQuery(parsed.value.query ?? '') : savedQuery([parsed.form.values['query'] ?? ''].flat()[0] ?? '');
  if (!parsed.ok) return showViews(c, query, parsed.form, 422);
  const view = { title: parsed.value.title, query, departmentId: parsed.value.department, public: parsed.value.public };
  if (!maySaveView(actor, view)) refuse('forbidden');
  const known = view.departmentId === null || (await departmentList(c.get('db'))).some((d) => d.id === view.departmentId);
  if (!known) return showViews(c, query, withProblems(parsed.form, [{ code: 'invalid_choice', field: 'department' }]), 422);
  const done = await write(c.get('db'), (tx) => saveView(tx, actor, view));
  return done.ok ? goTo(c, PATHS.views) : showViews(c, query, withProblems(parsed.form, done.problems), 422);
}

async function removeViewForm(c: Ctx): Promise<Response> {
  const actor = requireStaff(c);
  const id = c.req.param('view') ?? '';
  const view = found(isId(id) ? (await savedViews(c.get('db'), { all: true })).find((v) => v.id === id) : null);
  if (!maySaveView(actor, view)) refuse('forbidden');
  const done = await write(c.get('db'), (tx) => removeView(tx, actor, id));
  return done.ok ? goTo(c, PATHS.views) : refuse('not_found');
}
