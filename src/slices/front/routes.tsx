import { setCookie } from 'hono/cookie';
import { isAdministrator, isCoordinator } from '../../kernel/actor.ts';
import { safePath } from '../../platform/web/elsewhere.ts';
import type { Ctx } from '../../platform/web/env.ts';
import { parseForm, readForm } from '../../platform/web/forms.ts';
import { remembered } from '../../platform/web/remember.ts';
import type { Site } from '../../platform/web/site.ts';
import { goTo, html } from '../../ui/respond.tsx';
import { ballotHref } from '../ballots/public.ts';
import { conceptHrefs } from '../concept/public.ts';
import { eventHref } from '../events/public.ts';
import { instanceOf, LEGAL_TEXTS, reviewedOn } from '../instance/public.ts';
import { LEGAL_PATHS } from '../legal/public.ts';
import { processHref } from '../participation/public.ts';
import { requireStaff } from '../people/public.ts';
import { surveyHref } from '../surveys/public.ts';
import { DeskPage, type DeskProps } from './pages/desk.tsx';
import { StartPage } from './pages/start.tsx';
import { everythingWaiting, hasMeasures, placesOf, startOf, type Places, type Today } from './queries.ts';
import { toolsOf } from './rules.ts';
import { ThemeForm } from './schema.ts';
import { mountDigest } from './digest/routes.tsx';
import { mountMachines } from './machines/routes.tsx';
import { mountSearch } from './search/routes.tsx';
import { PATHS } from './urls.ts';

export function mountFront(site: Site): void {
  const places = remembered(placesOf);
  site.page(PATHS.start, async (c) => start(c, ...(await Promise.all([startOf(c.get('db'), c.get('modules')), places(c)]))));
  site.page(PATHS.desk, desk, { secret: true });
  site.action(PATHS.theme, theme);
  mountDigest(site);
  mountMachines(site);
  mountSearch(site);
}

const LEADS_TO = {
  processes: '/processes', process: processHref, submit: (slug: string) => `${processHref(slug)}/submit`, follow: '/follow', survey: surveyHref, consultation: (slug: string) => `${conceptHrefs.concept(slug)}/consultation`, ballot: ballotHref, event: eventHref, events: '/events', measures: conceptHrefs.measures(), territory: '/territory', easy: LEGAL_PATHS.easy,
};

function start(c: Ctx, today: Today, places: Places): Response {
  return html(c, <StartPage places={places} region={c.get('view').site.region} modules={c.get('modules')} today={today} paths={LEADS_TO} />);
}

async function desk(c: Ctx): Promise<Response> {
  const actor = requireStaff(c);
  const [waiting, first] = await Promise.all([everythingWaiting(c.get('db'), actor, c.get('locale'), c.get('modules')), firstSteps(c)]);
  return html(c, <DeskPage waiting={waiting} tools={toolsOf(actor, c.get('modules'))} first={first} />);
}

/** Until they are done, a new instance says what comes first. */
async function firstSteps(c: Ctx): Promise<DeskProps['first']> {
  const actor = c.get('actor');
  const steps: { key: 'first_measures' | 'review'; href: string }[] = [];
  if (isCoordinator(actor) && c.get('modules').has('concept') && !(await hasMeasures(c.get('db')))) steps.push({ key: 'first_measures', href: '/concepts/import' });
  const { settings } = await instanceOf(c.get('db'));
  if (isAdministrator(actor) && LEGAL_TEXTS.some((text) => reviewedOn(settings, text) === null)) steps.push({ key: 'review', href: '/settings/legal' });
  return steps;
}

/** Keeps the appearance in a cookie; `auto` takes it away. */
async function theme(c: Ctx): Promise<Response> {
  const parsed = parseForm(ThemeForm, await readForm(c));
  const chosen = parsed.ok ? parsed.value.theme : 'auto';
  const secure = c.get('config').baseUrl.startsWith('https:');
  setCookie(c, 'theme', chosen === 'auto' ? '' : chosen, { path: '/', sameSite: 'Lax', httpOnly: true, secure, maxAge: chosen === 'auto' ? 0 : 365 * 86_400 });
  return goTo(c, safePath(parsed.ok ? parsed.value.back : null) ?? '/');
}
