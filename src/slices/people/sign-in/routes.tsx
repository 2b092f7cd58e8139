import { setTimeout as pause } from 'node:timers/promises';
import { getCookie, setCookie } from 'hono/cookie';
import { EMPTY_FORM, type FormState, type ProblemCode } from '../../../kernel/problem.ts';
import { enqueue } from '../../../platform/jobs.ts';
import { addressOf } from '../../../platform/web/address.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Limit } from '../../../platform/web/limits.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { passkeysPossible } from '../passkeys/rules.ts';
import { cookieOptions, SIGN_IN_COOKIES, startSession } from '../sessions/routes.tsx';
import { nextPath, PATHS, signInCodeHref } from '../urls.ts';
import { countAttempt, matches, useCode, useLink } from './commands.ts';
import { CodePage } from './pages/code.tsx';
import { LinkPage, LinkGonePage } from './pages/link.tsx';
import { SignInPage, type SignInNotice } from './pages/sign-in.tsx';
import { linkAccount, openAccountByEmail } from './queries.ts';
import { CODE_MINUTES, readSignInCode } from './rules.ts';
import { CodeForm, LinkForm, RequestForm } from './schema.ts';

/** Five mails at once, then one in ten minutes: nobody can fill somebody else's inbox. */
const MAILS: Limit = { burst: 5, perMinute: 0.1 };
const GUESSES: Limit = { burst: 10, perMinute: 0.5 };
/** A whole office signs in behind one address. */
const PER_ADDRESS: Limit = { burst: 300, perMinute: 60 };
/** Answers to an address with an account and to one without take equally long. */
const EVEN_MS = 350;

export function mountSignIn(site: Site): void {
  site.page(PATHS.signIn, showSignIn, { secret: true }).action(PATHS.signIn, requestCode);
  site.page(PATHS.signInCode, showCode, { secret: true }).action(PATHS.signInCode, enterCode);
  site.page(PATHS.signInLink, showLink, { secret: true }).action(PATHS.signInLink, followLink);
}

function showSignIn(c: Ctx): Response {
  const next = nextPath(c.req.query('next'));
  if (c.get('actor').kind === 'account') return goTo(c, next ?? PATHS.account);
  return signInPage(c, EMPTY_FORM, next);
}

/** The sign-in page with what went wrong elsewhere: a passkey, the identity provider. */
export function signInPage(c: Ctx, form: FormState, next: string | null, notice?: SignInNotice): Response {
  const { smtpUrl, oidc, baseUrl } = c.get('config');
  const status = form.problems.length > 0 || notice !== undefined ? (form.problems[0]?.code === 'rate_limited' ? 429 : 422) : 200;
  return html(c, <SignInPage form={form} next={next} notice={notice} mailWorks={smtpUrl !== undefined} provider={oidc?.name ?? null} passkeys={passkeysPossible(baseUrl)} />, status);
}

async function requestCode(c: Ctx): Promise<Response> {
  const parsed = parseForm(RequestForm, await readForm(c));
  const next = nextPath(String(parsed.form.values['next'] ?? ''));
  if (!parsed.ok) return signInPage(c, parsed.form, next);
  const { email } = parsed.value;
  if (tooMany(c, 'sign-in-mail', email, MAILS)) return signInPage(c, withProblems(parsed.form, [{ code: 'rate_limited' }]), next);
  await evenly(() => orderCode(c, email, next));
  setCookie(c, SIGN_IN_COOKIES.mail, email, { ...cookieOptions(c), maxAge: CODE_MINUTES * 60 });
  return goTo(c, signInCodeHref(next));
}

/** Half an hour: nobody waits longer for a code. */
const CODE_TRIES = 8;

/** The job finds the address and makes the code: neither stands in the job. An unknown address gets a job, too, that does nothing. */
async function orderCode(c: Ctx, email: string, next: string | null): Promise<void> {
  const db = c.get('db');
  const account = await openAccountByEmail(db, email);
  const view = c.get('view');
  const payload = { accountId: account?.id ?? null, locale: view.locale, site: view.site.name, next };
  await enqueue(db, 'people.send_code', payload, { attempts: CODE_TRIES, ...(account === undefined ? {} : { key: `people.send_code:${account.id}` }) });
}

function showCode(c: Ctx): Response {
  return codePage(c, EMPTY_FORM, getCookie(c, SIGN_IN_COOKIES.mail) ?? '', nextPath(c.req.query('next')));
}

function codePage(c: Ctx, form: FormState, email: string, next: string | null): Response {
  const status = form.problems.length === 0 ? 200 : form.problems[0]?.code === 'rate_limited' ? 429 : 422;
  return html(c, <CodePage form={form} email={email} next={next} mailWorks={c.get('config').smtpUrl !== undefined} />, status);
}

async function enterCode(c: Ctx): Promise<Response> {
  const parsed = parseForm(CodeForm, await readForm(c));
  const typed = String(parsed.form.values['email'] ?? '');
  const next = nextPath(String(parsed.form.values['next'] ?? ''));
  if (!parsed.ok) return codePage(c, parsed.form, typed, next);
  const refused = (code: ProblemCode, field?: string) => codePage(c, withProblems(parsed.form, [{ code, ...(field === undefined ? {} : { field }) }]), typed, next);
  if (tooMany(c, 'sign-in-code', parsed.value.email, GUESSES)) return refused('rate_limited');
  const code = readSignInCode(parsed.value.code);
  const accountId = code === null ? null : await evenly(() => checkCode(c, parsed.value.email, code));
  return accountId === null ? refused('code_wrong', 'code') : startSession(c, accountId, next);
}

async function checkCode(c: Ctx, email: string, code: string): Promise<string | null> {
  const db = c.get('db');
  const attempt = await db.transaction().execute((tx) => countAttempt(tx, email));
  const { accountId, codeHash } = attempt;
  if (!(await matches(attempt, code)) || accountId === null) return null;
  return (await db.transaction().execute((tx) => useCode(tx, accountId, codeHash))) ? accountId : null;
}

/** Mail filters open every link, some of them twice: looking changes nothing, only the button signs in. */
async function showLink(c: Ctx): Promise<Response> {
  const account = await linkAccount(c.get('db'), c.req.param('token') ?? '');
  if (account === undefined) return html(c, <LinkGonePage />, 410);
  return html(c, <LinkPage token={c.req.param('token') ?? ''} name={account.name} next={nextPath(c.req.query('next'))} />);
}

async function followLink(c: Ctx): Promise<Response> {
  const parsed = parseForm(LinkForm, await readForm(c));
  const accountId = await c.get('db').transaction().execute((tx) => useLink(tx, c.req.param('token') ?? ''));
  return accountId === null ? html(c, <LinkGonePage />, 410) : startSession(c, accountId, parsed.ok ? parsed.value.next : null);
}

function tooMany(c: Ctx, name: string, email: string, limit: Limit): boolean {
  const limits = c.get('limits');
  return limits.take(`${name}-address`, addressOf(c), PER_ADDRESS) > 0 || limits.take(name, email, limit) > 0;
}

async function evenly<T>(work: () => Promise<T>): Promise<T> {
  const [value] = await Promise.all([work(), pause(EVEN_MS)]);
  return value;
}
