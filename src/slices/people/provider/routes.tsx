import { getCookie, setCookie } from 'hono/cookie';
import { isLocale } from '../../../kernel/locale.ts';
import { EMPTY_FORM, refuse } from '../../../kernel/problem.ts';
import type { OidcConfig } from '../../../platform/config.ts';
import { log } from '../../../platform/log.ts';
import { beginOpenId, finishOpenId, type OpenIdChecks } from '../../../platform/openid.ts';
import { addressOf } from '../../../platform/web/address.ts';
import { Elsewhere } from '../../../platform/web/elsewhere.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { readForm } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { html } from '../../../ui/respond.tsx';
import { beginCeremony, CEREMONY_MINUTES, takeCeremony } from '../ceremonies/commands.ts';
import { cookieOptions, SIGN_IN_COOKIES, startSession } from '../sessions/routes.tsx';
import type { SignInNotice } from '../sign-in/pages/sign-in.tsx';
import { signInPage } from '../sign-in/routes.tsx';
import { nextPath, PATHS } from '../urls.ts';
import { accountOfIdentity } from './commands.ts';
import { ProviderPage } from './pages/provider.tsx';

export function mountProvider(site: Site): void {
  site.action(PATHS.signInProvider, leaveForProvider);
  site.page(PATHS.providerReturn, comeBack, { secret: true });
  site.data(PATHS.providerReturn, comeBackUnprefixed, { secret: true });
}

const configured = (c: Ctx): OidcConfig => c.get('config').oidc ?? refuse('not_found');
const returnAddress = (c: Ctx): string => c.get('config').baseUrl + PATHS.providerReturn;

/**
 * Sends the browser to the provider. Not by a redirect: browsers count that as the form's target, which our pages allow only
 * within this site, whatever hosts the provider passes it on to.
 */
async function leaveForProvider(c: Ctx): Promise<Response> {
  const oidc = configured(c);
  const raw = await readForm(c);
  const next = nextPath(typeof raw.values['next'] === 'string' ? raw.values['next'] : null);
  if (c.get('limits').take('provider-address', addressOf(c), { burst: 300, perMinute: 60 }) > 0) refuse('rate_limited');
  const begun = await beginOpenId(oidc, returnAddress(c), c.get('locale')).catch((error: unknown) => failedWith(c, error));
  if (begun === null) return signInPage(c, EMPTY_FORM, next, 'provider_failed');
  const token = await c.get('db').transaction().execute((tx) => beginCeremony(tx, 'provider', { checks: begun.checks, next }));
  setCookie(c, SIGN_IN_COOKIES.ceremony, token, { ...cookieOptions(c), maxAge: CEREMONY_MINUTES * 60 });
  const response = html(c, <ProviderPage provider={oidc.name} href={begun.url.href} />);
  response.headers.set('refresh', `0; url=${begun.url.href}`);
  return response;
}

/** The registered address has no language; the person's language stands in front of the state. */
function comeBackUnprefixed(c: Ctx): Response {
  configured(c);
  const asked = c.req.query('state')?.split('.')[0];
  throw new Elsewhere(`/${isLocale(asked) ? asked : c.get('locale')}${PATHS.providerReturn}${c.get('view').search}`);
}

async function comeBack(c: Ctx): Promise<Response> {
  const oidc = configured(c);
  const kept = await c.get('db').transaction().execute((tx) => takeCeremony(tx, 'provider', getCookie(c, SIGN_IN_COOKIES.ceremony)));
  const next = nextPath(typeof kept?.['next'] === 'string' ? kept['next'] : null);
  const refused = (notice: SignInNotice) => signInPage(c, EMPTY_FORM, next, notice);
  if (kept === null) return refused('provider_failed');
  const person = await finishOpenId(oidc, new URL(returnAddress(c) + c.get('view').search), kept['checks'] as OpenIdChecks).catch((error: unknown) => failedWith(c, error));
  if (person === null) return refused('provider_failed');
  const matched = await c.get('db').transaction().execute((tx) => accountOfIdentity(tx, person));
  return 'accountId' in matched ? startSession(c, matched.accountId, next) : refused(matched.refused);
}

/** The operator needs to know why; the message of the library names the step, never a token. */
function failedWith(c: Ctx, error: unknown): null {
  const { code } = error as { code?: unknown };
  log.error('identity provider failed', { requestId: c.get('requestId'), code: typeof code === 'string' ? code : undefined, name: error instanceof Error ? error.name : typeof error });
  return null;
}
