import { worded, wordingIn } from '../../../kernel/localized.ts';
import { EMPTY_FORM, found, refuse, statusOf, type FormState } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { requireStaff, type AccountActor } from '../../people/public.ts';
import { mayKeepIndicators } from '../policy.ts';
import { indicatorByCode, type Seen } from '../register/queries.ts';
import { indicatorHref, indicatorValues, PATHS } from '../urls.ts';
import { changeIndicator, typeValue } from './commands.ts';
import { IndicatorEditPage } from './pages/edit.tsx';
import { ValuesPage } from './pages/values.tsx';
import { deskPart, typableAreas, valuesAt } from './queries.ts';
import { observationOf, targetOf, typedAgain } from './rules.ts';
import { IndicatorForm, ValueForm } from './schema.ts';

const secret = { secret: true };

/** What the office does with indicators: their wording and targets, and values typed one by one. */
export function mountDesk(site: Site): void {
  site.page(PATHS.indicatorEdit, (c) => editPage(c, EMPTY_FORM), secret).action(PATHS.indicatorEdit, save);
  site.page(PATHS.indicatorValues, (c) => valuesPage(c, EMPTY_FORM), secret).action(PATHS.indicatorValues, enter);
}

function office(c: Ctx): AccountActor {
  const actor = requireStaff(c);
  return mayKeepIndicators(actor) ? actor : refuse('forbidden');
}

const chosen = async (c: Ctx): Promise<Seen> => found(await indicatorByCode(c.get('db'), c.req.param('slug') ?? ''));

async function editPage(c: Ctx, form: FormState, status: 200 | 409 | 422 = 200): Promise<Response> {
  office(c);
  const indicator = await chosen(c);
  return html(c, <IndicatorEditPage indicator={indicator} part={await deskPart(c.get('db'), indicator.id)} form={form} />, status);
}

async function save(c: Ctx): Promise<Response> {
  const actor = office(c);
  const indicator = await chosen(c);
  const parsed = parseForm(IndicatorForm, await readForm(c));
  if (!parsed.ok) return editPage(c, parsed.form, 422);
  const { revision, direction, periodicity, source, licence, comparison, target, target_on: day, hide_below } = parsed.value;
  const goal = targetOf(target, day);
  if (!goal.ok) return editPage(c, withProblems(parsed.form, goal.problems), 422);
  const change = { name: worded(indicator.name, wordingIn(parsed.value, 'name')), definition: worded(indicator.definition, wordingIn(parsed.value, 'definition')), direction, periodicity, usual_source: source ?? '', licence: licence ?? '', comparison: comparison ?? '', ...goal.value, hide_below };
  const done = await write(c.get('db'), (tx) => changeIndicator(tx, actor, indicator.code, revision, change));
  if (!done.ok) return editPage(c, withProblems(parsed.form, done.problems), statusOf(done.problems) === 409 ? 409 : 422);
  return goTo(c, indicatorHref(indicator.code));
}

const MOST = 100;

/** The form, filled with the value that the address names, and what the territory has already. */
async function valuesPage(c: Ctx, form: FormState, status: 200 | 422 = 200): Promise<Response> {
  office(c);
  const db = c.get('db');
  const [indicator, areas] = await Promise.all([chosen(c), typableAreas(db)]);
  const said = form.values['territory'];
  const asked = typeof said === 'string' ? said : (c.req.query('territory') ?? '');
  const territory = areas.has(asked) ? asked : ([...areas.keys()][0] ?? '');
  const values = await valuesAt(db, indicator.id, territory, MOST);
  const at = (name: string): string => c.req.query(name) ?? '';
  const known = values.find((v) => v.period === at('period') && v.groups === at('groups') && v.method === at('method'));
  const filled = known === undefined ? null : { period: known.period, groups: known.groups.replaceAll(';', '; '), method: known.method, source: known.source, ...typedAgain(known) };
  return html(c, <ValuesPage indicator={indicator} areas={areas} territory={territory} values={values} filled={filled} form={form} done={at('done')} />, status);
}

async function enter(c: Ctx): Promise<Response> {
  const actor = office(c);
  const indicator = await chosen(c);
  const parsed = parseForm(ValueForm, await readForm(c));
  if (!parsed.ok) return valuesPage(c, parsed.form, 422);
  if (indicator.formula !== '' || indicator.field === 'own') return valuesPage(c, withProblems(parsed.form, [{ code: 'wrong_state' }]), 422);
  const { method, source, accessed, ...typed } = parsed.value;
  const value = observationOf(typed, await typableAreas(c.get('db')));
  if (!value.ok) return valuesPage(c, withProblems(parsed.form, value.problems), 422);
  const done = await write(c.get('db'), (tx) => typeValue(tx, actor, value.value, { code: indicator.code, method: method ?? '', citation: source, accessed }));
  if (!done.ok) return valuesPage(c, withProblems(parsed.form, done.problems), 422);
  const what = done.value.added > 0 ? 'added' : done.value.corrected > 0 ? 'corrected' : 'same';
  return goTo(c, `${indicatorValues(indicator.code)}?territory=${value.value.area}&done=${what}`);
}
