import { worded, wordingIn } from '../../../kernel/localized.ts';
import { EMPTY_FORM, found, refuse, statusOf, type FormState } from '../../../kernel/problem.ts';
import { isId } from '../../../kernel/ids.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems, type RawForm } from '../../../platform/web/forms.ts';
import type { Query, Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { requireStaff, type AccountActor } from '../../people/public.ts';
import { mayKeepFigures } from '../policy.ts';
import { figureHref, NEW, PATHS } from '../urls.ts';
import { addFigure, changeFigure, removeFigure, type NewFigure } from './commands.ts';
import { FigureEditPage } from './pages/edit.tsx';
import { FigurePage, FiguresPage } from './pages/figures.tsx';
import { figureById, figuresOf, figureTerritories, ownCounts } from './queries.ts';
import { understood } from './rules.ts';
import { figureCsv, FigureFilters, FigureForm, figureItem, FigureItem, RemoveForm, type Figure } from './schema.ts';

type Asked = Query<typeof FigureFilters>;

/** Single figures with source and date, and what the program counts by itself. */
export function mountFigures(site: Site): void {
  site.list({
    path: PATHS.figures, summary: 'Figures as documents print them', item: FigureItem, filters: FigureFilters, csv: figureCsv, page: listPage,
    load: async (c, asked) => {
      const { items, total } = await figuresOf(c.get('db'), asked, portion(asked));
      return { items: items.map((figure) => figureItem(figure, c.get('view').absolute)), total };
    },
  });
  site.page(PATHS.figureEdit, (c) => editPage(c, EMPTY_FORM), { secret: true }).action(PATHS.figureEdit, save);
  site.item({ path: PATHS.figure, summary: 'One figure with its source', item: FigureItem, load: async (c) => figureItem(await load(c), c.get('view').absolute), page: async (c) => html(c, <FigurePage figure={await load(c)} mayEdit={mayKeepFigures(c.get('actor'))} />) });
}

const portion = ({ page, pageSize }: Asked) => ({ limit: pageSize, offset: (page - 1) * pageSize });

async function listPage(c: Ctx, asked: Asked): Promise<Response> {
  const db = c.get('db');
  const whole = asked.topic === null && asked.territory === null && asked.q === null && asked.page === 1;
  const [list, territories, own] = await Promise.all([figuresOf(db, asked, portion(asked)), figureTerritories(db), whole ? ownCounts(db) : []]);
  return html(c, <FiguresPage {...list} asked={asked} territories={territories} own={own} mayEdit={mayKeepFigures(c.get('actor'))} />);
}

async function load(c: Ctx): Promise<Figure> {
  const id = c.req.param('id') ?? '';
  return found(isId(id) ? await figureById(c.get('db'), id) : null);
}

function office(c: Ctx): AccountActor {
  const actor = requireStaff(c);
  return mayKeepFigures(actor) ? actor : refuse('forbidden');
}

const chosen = async (c: Ctx): Promise<Figure | null> => (c.req.param('id') === NEW ? null : load(c));

async function editPage(c: Ctx, form: FormState, status: 200 | 409 | 422 = 200, removal?: FormState): Promise<Response> {
  office(c);
  return html(c, <FigureEditPage figure={await chosen(c)} form={form} {...(removal === undefined ? {} : { removal })} />, status);
}

async function save(c: Ctx): Promise<Response> {
  const actor = office(c);
  const figure = await chosen(c);
  const raw = await readForm(c);
  if (raw.values['next'] === 'remove' && figure !== null) return remove(c, actor, figure, raw);
  const parsed = parseForm(FigureForm, raw);
  if (!parsed.ok) return editPage(c, parsed.form, 422);
  const { value, value_to: valueTo, as_of: asOf, cited_source: cited, unit, qualifier, topic, territory, source, invented, revision } = parsed.value;
  const read = understood({ value, valueTo, qualifier, asOf });
  if (!read.ok) return editPage(c, withProblems(parsed.form, read.problems), 422);
  const note = wordingIn(parsed.value, 'note');
  const input: NewFigure = { topic, name: worded(figure?.name ?? null, wordingIn(parsed.value, 'name')), ...read.value, unit, qualifier, territory, source, citedSource: cited ?? '', note: note.text === '' ? null : worded(figure?.note ?? null, note), invented };
  const done = await write(c.get('db'), (tx) => (figure === null ? addFigure(tx, actor, input) : changeFigure(tx, actor, figure.id, revision, input)));
  if (!done.ok) return editPage(c, withProblems(parsed.form, done.problems), statusOf(done.problems) === 409 ? 409 : 422);
  return goTo(c, figureHref(done.value));
}

async function remove(c: Ctx, actor: AccountActor, figure: Figure, raw: RawForm): Promise<Response> {
  const parsed = parseForm(RemoveForm, raw);
  if (!parsed.ok || !parsed.value.sure) return editPage(c, EMPTY_FORM, 422, withProblems(parsed.form, [{ code: 'confirm_needed', field: 'sure' }]));
  const done = await write(c.get('db'), (tx) => removeFigure(tx, actor, figure.id));
  return done.ok ? goTo(c, PATHS.figures) : editPage(c, EMPTY_FORM, 409, withProblems(parsed.form, done.problems));
}
