import { worded, wordingIn, type Localized } from '../../../kernel/localized.ts';
import { EMPTY_FORM, found, refuse, statusOf, type FormState } from '../../../kernel/problem.ts';
import { slugOf } from '../../../kernel/ids.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems, type RawForm } from '../../../platform/web/forms.ts';
import type { Paging, Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { requireStaff, type AccountActor } from '../../people/public.ts';
import { maySendOut } from '../policy.ts';
import { LEVELS, type Level } from '../rules.ts';
import { hrefs, NEW, PATHS } from '../urls.ts';
import { changeArea, createArea, removeArea, type AreaInput } from './commands.ts';
import { AreaPage, AreasPage } from './pages/areas.tsx';
import { AreaEditPage } from './pages/edit.tsx';
import { areaBySlug, areasAbout, type Area, type Competence } from './queries.ts';
import { areaCsv, AreaForm, areaItem, AreaItem, RemoveForm, ROWS } from './schema.ts';

export function mountCompetences(site: Site): void {
  site.list({ path: PATHS.competences, summary: 'Who is competent in each field of policy', item: AreaItem, filters: {}, csv: areaCsv, load: listData, page: listPage });
  site.page(PATHS.competenceEdit, (c) => editPage(c, EMPTY_FORM), { secret: true }).action(PATHS.competenceEdit, save);
  site.item({ path: PATHS.competence, summary: 'One field of policy', item: AreaItem, load: async (c) => areaItem(await load(c), c.get('view').absolute), page: async (c) => html(c, <AreaPage area={await load(c)} mayEdit={maySendOut(c.get('actor'))} />) });
}

async function load(c: Ctx): Promise<Area> {
  return found(await areaBySlug(c.get('db'), c.req.param('slug') ?? ''));
}

async function listData(c: Ctx, { q, page, pageSize }: Paging): Promise<{ items: readonly AreaItem[]; total: number }> {
  const areas = await areasAbout(c.get('db'), q);
  return { items: areas.slice((page - 1) * pageSize, page * pageSize).map((a) => areaItem(a, c.get('view').absolute)), total: areas.length };
}

async function listPage(c: Ctx, { q }: Paging): Promise<Response> {
  return html(c, <AreasPage areas={await areasAbout(c.get('db'), q)} q={q} mayEdit={maySendOut(c.get('actor'))} />);
}

function office(c: Ctx): AccountActor {
  const actor = requireStaff(c);
  return maySendOut(actor) ? actor : refuse('forbidden');
}

const chosen = async (c: Ctx): Promise<Area | null> => (c.req.param('slug') === NEW ? null : load(c));

async function editPage(c: Ctx, form: FormState, status: 200 | 409 | 422 = 200, removal?: FormState): Promise<Response> {
  office(c);
  return html(c, <AreaEditPage area={await chosen(c)} form={form} {...(removal === undefined ? {} : { removal })} />, status);
}

async function save(c: Ctx): Promise<Response> {
  const actor = office(c);
  const area = await chosen(c);
  const raw = await readForm(c);
  if (raw.values['next'] === 'remove' && area !== null) return remove(c, actor, area, raw);
  const parsed = parseForm(AreaForm, raw);
  if (!parsed.ok) return editPage(c, parsed.form, 422);
  const values: Readonly<Record<string, unknown>> = parsed.value;
  const said = (name: string, before: Localized | null): Localized => worded(before, wordingIn(values as Parameters<typeof wordingIn>[0], name));
  const input: AreaInput = { title: said('title', area?.title ?? null), text: said('text', area?.text ?? null), source: parsed.value.source ?? null, competences: rowsOf(values, area, said) };
  if (area === null) {
    const made = await write(c.get('db'), (tx) => createArea(tx, actor, slugOf(parsed.value['title'] as string), input));
    return made.ok ? goTo(c, hrefs.competence(made.value.slug)) : editPage(c, withProblems(parsed.form, made.problems.map((p) => ({ ...p, field: 'title' }))), 422);
  }
  const done = await write(c.get('db'), (tx) => changeArea(tx, actor, area.id, parsed.value['revision'] as unknown as number, input));
  return done.ok ? goTo(c, hrefs.competence(area.slug)) : editPage(c, withProblems(parsed.form, done.problems), statusOf(done.problems) === 409 ? 409 : 422);
}

/** Rows with a body; a task keeps the translations it had. */
function rowsOf(values: Readonly<Record<string, unknown>>, area: Area | null, said: (name: string, before: Localized | null) => Localized): readonly Competence[] {
  const text = (name: string): string | null => (typeof values[name] === 'string' ? values[name] : null);
  return Array.from({ length: ROWS }, (_, i) => i).flatMap((i): Competence[] => {
    const body = text(`body_${i}`);
    const level = LEVELS.find((l): l is Level => l === text(`level_${i}`));
    return body === null || level === undefined ? [] : [{ level, body, law: text(`law_${i}`), task: said(`task_${i}`, area?.competences[i]?.task ?? null) }];
  });
}

async function remove(c: Ctx, actor: AccountActor, area: Area, raw: RawForm): Promise<Response> {
  const parsed = parseForm(RemoveForm, raw);
  if (!parsed.ok || !parsed.value.sure) return editPage(c, EMPTY_FORM, 422, withProblems(parsed.form, [{ code: 'confirm_needed', field: 'sure' }]));
  const done = await write(c.get('db'), (tx) => removeArea(tx, actor, area.id));
  return done.ok ? goTo(c, PATHS.competences) : editPage(c, EMPTY_FORM, 409, withProblems(parsed.form, done.problems));
}
