import type { VNode } from 'preact';
import type { FormState, Result } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { RetentionClass } from '../../../platform/retention.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { changeContact, changeDataTerms, changeDeadlines, changeGeneral, confirmReviews, instanceOf, ReviewForm, type Instance } from '../../instance/public.ts';
import { requireRole } from '../../people/public.ts';
import { ContactSettingsForm, DataForm, deadlinesForm, GeneralForm } from '../schema.ts';
import { PATHS } from '../urls.ts';
import { DeadlinesPage, deadlinesIn } from './pages/deadlines.tsx';
import { DataTermsPage } from './pages/data-terms.tsx';
import { ContactPage, GeneralPage, LegalPage } from './pages/settings.tsx';

type SettingsPage = (props: { instance: Instance; form?: FormState; saved?: boolean }) => VNode;

/** What the first setup asked, to be changed later by administrators. */
export function mountSettings(site: Site, retention: readonly RetentionClass[]): void {
  const Deadlines: SettingsPage = (props) => <DeadlinesPage {...props} retention={retention} />;
  site.page(PATHS.deadlines, (c) => show(c, Deadlines), { secret: true }).action(PATHS.deadlines, (c) => deadlines(c, Deadlines, retention));
  site.page(PATHS.settings, (c) => show(c, GeneralPage), { secret: true }).action(PATHS.settings, general);
  site.page(PATHS.contact, (c) => show(c, ContactPage), { secret: true }).action(PATHS.contact, contact);
  site.page(PATHS.data, (c) => show(c, DataTermsPage), { secret: true }).action(PATHS.data, dataTerms);
  site.page(PATHS.legal, (c) => show(c, LegalPage), { secret: true }).action(PATHS.legal, reviews);
}

async function show(c: Ctx, Shown: SettingsPage, form?: FormState): Promise<Response> {
  requireRole(c, 'administrator');
  const instance = await instanceOf(c.get('db'));
  const stale = form?.problems.some((p) => p.code === 'stale') === true;
  return html(c, <Shown instance={instance} saved={c.req.query('saved') !== undefined} {...(form === undefined ? {} : { form })} />, form === undefined ? 200 : stale ? 409 : 422);
}

function answered(c: Ctx, Shown: SettingsPage, path: string, form: FormState, result: Result<null>): Promise<Response> | Response {
  return result.ok ? goTo(c, `${path}?saved=1`) : show(c, Shown, withProblems(form, result.problems));
}

async function general(c: Ctx): Promise<Response> {
  const actor = requireRole(c, 'administrator');
  const parsed = parseForm(GeneralForm, await readForm(c));
  if (!parsed.ok) return show(c, GeneralPage, parsed.form);
  const { revision, region_name: regionName, site_name: siteName, languages, modules } = parsed.value;
  return answered(c, GeneralPage, PATHS.settings, parsed.form, await write(c.get('db'), (tx) => changeGeneral(tx, actor, revision, { regionName, siteName, languages, modules })));
}

async function contact(c: Ctx): Promise<Response> {
  const actor = requireRole(c, 'administrator');
  const parsed = parseForm(ContactSettingsForm, await readForm(c));
  if (!parsed.ok) return show(c, ContactPage, parsed.form);
  const { revision, ...values } = parsed.value;
  return answered(c, ContactPage, PATHS.contact, parsed.form, await write(c.get('db'), (tx) => changeContact(tx, actor, revision, values)));
}

async function dataTerms(c: Ctx): Promise<Response> {
  const actor = requireRole(c, 'administrator');
  const parsed = parseForm(DataForm, await readForm(c));
  if (!parsed.ok) return show(c, DataTermsPage, parsed.form);
  const { revision, ...terms } = parsed.value;
  return answered(c, DataTermsPage, PATHS.data, parsed.form, await write(c.get('db'), (tx) => changeDataTerms(tx, actor, revision, terms)));
}

async function reviews(c: Ctx): Promise<Response> {
  const actor = requireRole(c, 'administrator');
  const parsed = parseForm(ReviewForm, await readForm(c));
  if (!parsed.ok) return show(c, LegalPage, parsed.form);
  return answered(c, LegalPage, PATHS.legal, parsed.form, await write(c.get('db'), (tx) => confirmReviews(tx, actor, parsed.value.revision, parsed.value.reviewed)));
}

async function deadlines(c: Ctx, Deadlines: SettingsPage, retention: readonly RetentionClass[]): Promise<Response> {
  const actor = requireRole(c, 'administrator');
  const settings = deadlinesIn(retention).map((d) => d.setting);
  const parsed = parseForm(deadlinesForm(settings), await readForm(c));
  if (!parsed.ok) return show(c, Deadlines, parsed.form);
  const values = parsed.value as Readonly<Record<string, number | null>>;
  const days = Object.fromEntries(settings.map(({ key }) => [key, values[key] == null ? '' : String(values[key])]));
  return answered(c, Deadlines, PATHS.deadlines, parsed.form, await write(c.get('db'), (tx) => changeDeadlines(tx, actor, values['revision'] ?? 0, days)));
}
