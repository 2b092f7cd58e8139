import { setTimeout as wait } from 'node:timers/promises';
import { dayOf, instantOf } from '../../../../kernel/dates.ts';
import { refuse, type FormState } from '../../../../kernel/problem.ts';
import { write } from '../../../../platform/database/write.ts';
import { SETTLED_MS } from '../../../../platform/web/cache.ts';
import type { Ctx } from '../../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../../platform/web/forms.ts';
import type { Site } from '../../../../platform/web/site.ts';
import { goTo, html } from '../../../../ui/respond.tsx';
import { moderated } from '../../submissions/desk/routes.tsx';
import { PATHS, pathTo } from '../../urls.ts';
import { RouteChangeForm, RouteForm } from '../schema.ts';
import { routeSubmission, saveRoute, unrouteSubmission } from './commands.ts';
import { RoutePage } from './pages/route.tsx';
import { receivedAt, routeOf } from './queries.ts';

export function mountRouting(site: Site): void {
  site.page(PATHS.deskRoute, (c) => routePage(c));
  site.action(PATHS.deskRoute, route);
  site.action(PATHS.deskRouteChange, change);
  site.action(PATHS.deskRouteBack, back);
}

const here = (id: string): string => pathTo(PATHS.deskRoute, { id });

async function routePage(c: Ctx, form?: FormState): Promise<Response> {
  const { process, submission } = await moderated(c);
  const [known, at] = await Promise.all([routeOf(c.get('db'), submission.id), receivedAt(c.get('db'), submission.id)]);
  const status = form === undefined ? 200 : form.problems[0]?.code === 'stale' ? 409 : 422;
  return html(c, <RoutePage process={process} submission={submission} route={known} receivedAt={at} {...(form === undefined ? {} : { form })} />, status);
}

/** Answers only when no process shows the text any more. */
async function route(c: Ctx): Promise<Response> {
  const { submission } = await moderated(c);
  const parsed = parseForm(RouteForm, await readForm(c));
  if (!parsed.ok) return routePage(c, parsed.form);
  const { kind, revision } = parsed.value;
  const done = await write(c.get('db'), (tx) => routeSubmission(tx, c.get('actor'), submission.id, { kind, version: revision }));
  if (!done.ok) return routePage(c, withProblems(parsed.form, done.problems));
  if (submission.state === 'published') await wait(SETTLED_MS);
  return goTo(c, here(submission.id));
}

async function change(c: Ctx): Promise<Response> {
  const { submission } = await moderated(c);
  const parsed = parseForm(RouteChangeForm, await readForm(c));
  if (!parsed.ok) return routePage(c, parsed.form);
  const { steps, handedTo, handedOn, handedAt, consent, note, closed, revision } = parsed.value;
  const at = handedOn === null ? null : instantOf(handedOn, handedAt ?? '12:00');
  const done = await write(c.get('db'), (tx) => saveRoute(tx, c.get('actor'), submission.id, { version: revision, steps, handedTo: handedTo ?? '', handedAt: at, consent, note: note ?? '', closedOn: closed ? dayOf(new Date()) : null }));
  return done.ok ? goTo(c, here(submission.id)) : routePage(c, withProblems(parsed.form, done.problems));
}

async function back(c: Ctx): Promise<Response> {
  const { submission } = await moderated(c);
  const done = await write(c.get('db'), (tx) => unrouteSubmission(tx, c.get('actor'), submission.id));
  return done.ok ? goTo(c, pathTo(PATHS.deskSubmission, { id: submission.id })) : refuse('wrong_state');
}
