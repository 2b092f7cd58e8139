import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { isStaff, type Actor } from '../../../kernel/actor.ts';
import { refuse } from '../../../kernel/problem.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo } from '../../../ui/respond.tsx';
import { requireAccount } from '../policy.ts';
import { presenceOf } from '../queries.ts';
import { nextPath, PATHS } from '../urls.ts';
import { endByToken, endSession, endSessions, openSession } from './commands.ts';
import { deviceOf, SESSION_DAYS } from './rules.ts';

const SESSION = 'session';
/** What a sign-in that takes several requests leaves in the browser. */
export const SIGN_IN_COOKIES = { mail: 'sign_in_mail', ceremony: 'ceremony' } as const;

/** Attributes of every cookie of this slice: out of reach for scripts, not sent along from other sites' forms. */
export const cookieOptions = (c: Ctx) => ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: c.get('config').baseUrl.startsWith('https://') }) as const;

/** Signs the browser in as the account and leads on: to where the person wanted to go, else to their desk or account. */
export async function startSession(c: Ctx, accountId: string, next?: string | null): Promise<Response> {
  const db = c.get('db');
  const device = deviceOf(c.req.header('user-agent'));
  const token = await db.transaction().execute((tx) => openSession(tx, { accountId, device, replaces: getCookie(c, SESSION) }));
  setCookie(c, SESSION, token, { ...cookieOptions(c), maxAge: SESSION_DAYS * 24 * 3600 });
  for (const name of Object.values(SIGN_IN_COOKIES)) if (getCookie(c, name) !== undefined) deleteCookie(c, name, { path: '/' });
  const { actor } = await presenceOf(db, token);
  return goTo(c, nextPath(next) ?? homeOf(actor, c.get('modules')));
}

/** Where somebody's work is; their account where there is none. */
function homeOf(actor: Actor, modules: ReadonlySet<string>): string {
  if (isStaff(actor)) return '/desk';
  return actor.kind === 'account' && modules.has('participation') && actor.grants.some((g) => g.role === 'interpreter') ? '/translations' : PATHS.account;
}

/** Takes the session from the browser; the caller has ended it. */
export const forgetSession = (c: Ctx): void => void deleteCookie(c, SESSION, { path: '/' });

export function mountSessions(site: Site): void {
  site.action(PATHS.signOut, signOut);
  site.action(PATHS.sessionEnd, endOne);
  site.action(PATHS.sessionsEnd, endOthers);
}

async function signOut(c: Ctx): Promise<Response> {
  const token = getCookie(c, SESSION);
  if (token !== undefined) await c.get('db').transaction().execute((tx) => endByToken(tx, token));
  forgetSession(c);
  return goTo(c, '/');
}

async function endOne(c: Ctx): Promise<Response> {
  const actor = requireAccount(c);
  const id = c.req.param('id') ?? '';
  const ended = await c.get('db').transaction().execute((tx) => endSession(tx, actor.id, id));
  if (!ended) refuse('not_found');
  if (id !== actor.sessionId) return goTo(c, `${PATHS.account}#sessions`);
  forgetSession(c);
  return goTo(c, PATHS.signIn);
}

async function endOthers(c: Ctx): Promise<Response> {
  const actor = requireAccount(c);
  await c.get('db').transaction().execute((tx) => endSessions(tx, actor.id, actor.sessionId));
  return goTo(c, `${PATHS.account}#sessions`);
}
