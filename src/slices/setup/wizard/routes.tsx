import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { system } from '../../../kernel/actor.ts';
import { staffLocale } from '../../../kernel/locale.ts';
import { found, refuse, type FormState } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { Elsewhere } from '../../../platform/web/elsewhere.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { finishSetup, holdsSetupToken, instanceOf, keepStep, nextStep, SETUP_STEPS, setupDraft, type SetupStep } from '../../instance/public.ts';
import { addAccount, startSession } from '../../people/public.ts';
import { decodeText, putTerritories } from '../../territory/public.ts';
import { TokenForm } from '../schema.ts';
import { PATHS, stepHref } from '../urls.ts';
import { ReviewPage } from './pages/review.tsx';
import { StepPage } from './pages/step.tsx';
import { TokenPage } from './pages/token.tsx';
import { checkStep, planOf } from './imports.ts';

const COOKIE = 'setup';
const MAX_BODY = 2 * 1024 * 1024;

/** The first setup: one door, six steps, one button. It ends with the first administrator signed in. */
export function mountWizard(site: Site): void {
  site.page(PATHS.setup, door, { secret: true }).action(PATHS.setup, enter);
  site.page(PATHS.review, review, { secret: true }).action(PATHS.review, finish);
  site.page(PATHS.step, (c) => showStep(c), { secret: true }).action(PATHS.step, sendStep, { maxBody: MAX_BODY });
}

/** Only before the first setup is finished; in a language that staff pages have. */
async function beforeStart(c: Ctx): Promise<void> {
  const { ready } = await instanceOf(c.get('db'));
  if (ready) refuse('not_found');
  const view = c.get('view');
  const locale = staffLocale(view.locale);
  if (c.req.method === 'GET' && locale !== view.locale) throw new Elsewhere(`/${locale}${view.path}`);
}

/** Whoever has no (or an old) code is led to the door. */
async function requireToken(c: Ctx): Promise<void> {
  await beforeStart(c);
  if (!(await holdsSetupToken(c.get('db'), getCookie(c, COOKIE) ?? ''))) throw new Elsewhere(c.get('view').href(PATHS.setup));
}

const onwards = (step: SetupStep | null): string => (step === null ? PATHS.review : stepHref(step));

async function door(c: Ctx): Promise<Response> {
  await beforeStart(c);
  if (!(await holdsSetupToken(c.get('db'), getCookie(c, COOKIE) ?? ''))) return html(c, <TokenPage />);
  return goTo(c, onwards(nextStep(await setupDraft(c.get('db')))));
}

async function enter(c: Ctx): Promise<Response> {
  await beforeStart(c);
  const parsed = parseForm(TokenForm, await readForm(c));
  if (!parsed.ok) return html(c, <TokenPage form={parsed.form} />, 422);
  if (!(await holdsSetupToken(c.get('db'), parsed.value.token))) return html(c, <TokenPage form={withProblems(parsed.form, [{ code: 'invalid_code', field: 'token' }])} />, 422);
  setCookie(c, COOKIE, parsed.value.token, { path: '/', httpOnly: true, sameSite: 'Strict', secure: c.get('config').baseUrl.startsWith('https:'), maxAge: 12 * 3_600 });
  return goTo(c, onwards(nextStep(await setupDraft(c.get('db')))));
}

const stepOf = (c: Ctx): SetupStep => found(SETUP_STEPS.find((step) => step === c.req.param('step')));

async function showStep(c: Ctx, form?: FormState): Promise<Response> {
  await requireToken(c);
  const draft = await setupDraft(c.get('db'));
  return html(c, <StepPage step={stepOf(c)} draft={draft} {...(form === undefined ? {} : { form })} />, form === undefined ? 200 : 422);
}

async function sendStep(c: Ctx): Promise<Response> {
  await requireToken(c);
  const step = stepOf(c);
  const raw = await readForm(c);
  const file = raw.files['file']?.[0];
  // An uploaded list becomes text in the field below it: there it can be read and corrected.
  const values = file === undefined ? raw.values : { ...raw.values, list: decodeText(new Uint8Array(await file.arrayBuffer())), choice: 'list' };
  const form = checkStep(step, values);
  if (form.problems.length > 0) return showStep(c, form);
  await write(c.get('db'), (tx) => keepStep(tx, step, values));
  return goTo(c, onwards(nextStep(await setupDraft(c.get('db')))));
}

async function review(c: Ctx, form?: FormState): Promise<Response> {
  await requireToken(c);
  const draft = await setupDraft(c.get('db'));
  const plan = planOf(draft);
  if (typeof plan === 'string') return goTo(c, stepHref(plan));
  return html(c, <ReviewPage plan={plan} draft={draft} {...(form === undefined ? {} : { form })} />, form === undefined ? 200 : 422);
}

async function finish(c: Ctx): Promise<Response> {
  await requireToken(c);
  const plan = planOf(await setupDraft(c.get('db')));
  if (typeof plan === 'string') return goTo(c, stepHref(plan));
  const { region, languages, modules, contact, administrator, territories } = plan;
  const actor = system('setup');
  const account = await write(c.get('db'), async (tx) => {
    const finished = await finishSetup(tx, { regionName: region.region_name, siteName: region.site_name, languages, modules, settings: { ...contact } });
    if (!finished.ok) return finished;
    await putTerritories(tx, actor, territories);
    const all = { scope: 'all', scopeId: null } as const;
    return addAccount(tx, actor, { ...administrator, locale: staffLocale(c.get('locale')), grants: [{ role: 'administrator', ...all }, { role: 'coordinator', ...all }] });
  });
  if (!account.ok) return review(c, { values: {}, problems: account.problems });
  deleteCookie(c, COOKIE, { path: '/' });
  return startSession(c, account.value.id, '/desk');
}
