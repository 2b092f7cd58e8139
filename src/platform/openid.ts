import { allowInsecureRequests, authorizationCodeGrant, buildAuthorizationUrl, calculatePKCECodeChallenge, discovery, fetchUserInfo, randomNonce, randomPKCECodeVerifier, randomState, type Configuration } from 'openid-client';
import type { OidcConfig } from './config.ts';

/** What the answer is checked against; kept on the server until the browser comes back. */
export interface OpenIdChecks {
  readonly state: string;
  readonly nonce: string;
  /** Proof Key for Code Exchange (RFC 7636): a stolen code is worth nothing without it. */
  readonly verifier: string;
}

/** Who the identity provider says somebody is. */
export interface OpenIdPerson {
  readonly issuer: string;
  readonly subject: string;
  /** Lower case; null when the provider names none. */
  readonly email: string | null;
  readonly emailVerified: boolean;
}

const HOUR = 3_600_000;
let known: { readonly key: string; readonly at: number; readonly configuration: Promise<Configuration> } | null = null;

/** The provider's own description (OpenID Connect Discovery 1.0), read once an hour; a failed reading is not kept. */
function described(oidc: OidcConfig): Promise<Configuration> {
  const key = `${oidc.issuer}\0${oidc.clientId}`;
  if (known !== null && known.key === key && Date.now() - known.at < HOUR) return known.configuration;
  // Plain HTTP passes the configuration only for a provider on this machine.
  const execute = oidc.issuer.startsWith('http:') ? [allowInsecureRequests] : [];
  const configuration = discovery(new URL(oidc.issuer), oidc.clientId, oidc.clientSecret, undefined, { execute, timeout: 10 });
  known = { key, at: Date.now(), configuration };
  configuration.catch(() => {
    known = null;
  });
  return configuration;
}

/** Where to send the browser, and what to check its return against. `locale` comes back in front of the state, before a dot. */
export async function beginOpenId(oidc: OidcConfig, returnTo: string, locale: string): Promise<{ readonly url: URL; readonly checks: OpenIdChecks }> {
  const configuration = await described(oidc);
  const checks = { state: `${locale}.${randomState()}`, nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
  const url = buildAuthorizationUrl(configuration, {
    redirect_uri: returnTo,
    scope: 'openid email profile',
    state: checks.state,
    nonce: checks.nonce,
    code_challenge: await calculatePKCECodeChallenge(checks.verifier),
    code_challenge_method: 'S256',
    ui_locales: locale.slice(0, 2),
  });
  return { url, checks };
}

/**
 * Exchanges the code for who the person is. `returned` is the whole address the browser came back to. Throws when state, nonce,
 * verifier, signature, issuer or audience do not fit, or the provider refuses.
 */
export async function finishOpenId(oidc: OidcConfig, returned: URL, checks: OpenIdChecks): Promise<OpenIdPerson> {
  const configuration = await described(oidc);
  const tokens = await authorizationCodeGrant(configuration, returned, { expectedState: checks.state, expectedNonce: checks.nonce, pkceCodeVerifier: checks.verifier, idTokenExpected: true });
  const claims = tokens.claims();
  if (claims === undefined) throw new Error('the identity provider sent no ID token');
  const more = claims['email'] === undefined && configuration.serverMetadata().userinfo_endpoint !== undefined ? await fetchUserInfo(configuration, tokens.access_token, claims.sub) : claims;
  const email = typeof more['email'] === 'string' ? more['email'].trim().toLowerCase() : null;
  return { issuer: claims.iss, subject: claims.sub, email, emailVerified: more['email_verified'] === true };
}
