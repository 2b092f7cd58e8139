import { generateAuthenticationOptions, generateRegistrationOptions, type AuthenticatorTransport } from '@simplewebauthn/server';
import { getCookie, setCookie } from 'hono/cookie';
import { EMPTY_FORM, refuse } from '../../../kernel/problem.ts';
import { addressOf } from '../../../platform/web/address.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo } from '../../../ui/respond.tsx';
import { accountPage } from '../account/routes.tsx';
import { beginCeremony, CEREMONY_MINUTES, takeCeremony, type CeremonyKind } from '../ceremonies/commands.ts';
import { requireAccount } from '../policy.ts';
import { cookieOptions, SIGN_IN_COOKIES, startSession } from '../sessions/routes.tsx';
import { signInPage } from '../sign-in/routes.tsx';
import { openAccountById } from '../sign-in/queries.ts';
import { nextPath, PATHS } from '../urls.ts';
import { accountOfPasskey, addPasskey, removePasskey } from './commands.ts';
import { credentialsOf } from './queries.ts';
import { passkeysPossible, relyingParty } from './rules.ts';
import { PasskeyForm, PasskeySignInForm } from './schema.ts';

export function mountPasskeys(site: Site): void {
  site.action(PATHS.signInPasskeyOptions, askForPasskey).action(PATHS.signInPasskey, signInWithPasskey);
  site.action(PATHS.passkeyOptions, askForNewPasskey).action(PATHS.passkeys, keepPasskey).action(PATHS.passkeyRemove, dropPasskey);
}

/** The question for the browser: any passkey of this host. Which accounts have one is not said. */
async function askForPasskey(c: Ctx): Promise<Response> {
  const { baseUrl } = usable(c);
  if (c.get('limits').take('passkey-address', addressOf(c), { burst: 300, perMinute: 60 }) > 0) refuse('rate_limited');
  const options = await generateAuthenticationOptions({ rpID: relyingParty(baseUrl).id, userVerification: 'required' });
  await remember(c, 'passkey_sign_in', options.challenge, null);
  return c.json(options);
}

async function signInWithPasskey(c: Ctx): Promise<Response> {
  const { baseUrl } = usable(c);
  const raw = await readForm(c);
  const parsed = parseForm(PasskeySignInForm, raw);
  const challenge = await recall(c, 'passkey_sign_in', null);
  const next = nextPath(typeof raw.values['next'] === 'string' ? raw.values['next'] : null);
  const accountId = !parsed.ok || challenge === null ? null : await c.get('db').transaction().execute((tx) => accountOfPasskey(tx, parsed.value.response, { challenge, baseUrl }));
  return accountId === null ? signInPage(c, EMPTY_FORM, next, 'passkey_failed') : startSession(c, accountId, next);
}

/** The question for a browser that shall make a passkey and keep it where its owner finds it again. */
async function askForNewPasskey(c: Ctx): Promise<Response> {
  const actor = requireAccount(c);
  const { baseUrl } = usable(c);
  const account = await openAccountById(c.get('db'), actor.id);
  const known = await credentialsOf(c.get('db'), actor.id);
  const options = await generateRegistrationOptions({
    rpName: c.get('view').site.name,
    rpID: relyingParty(baseUrl).id,
    userID: new TextEncoder().encode(actor.id),
    userName: account?.email ?? actor.name,
    userDisplayName: actor.name,
    attestationType: 'none',
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports: transports as AuthenticatorTransport[] })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  await remember(c, 'passkey_registration', options.challenge, actor.id);
  return c.json(options);
}

async function keepPasskey(c: Ctx): Promise<Response> {
  const actor = requireAccount(c);
  const { baseUrl } = usable(c);
  const parsed = parseForm(PasskeyForm, await readForm(c));
  const challenge = await recall(c, 'passkey_registration', actor.id);
  if (!parsed.ok) return accountPage(c, { passkey: parsed.form.problems.some((p) => p.field === 'name') ? parsed.form : withProblems(parsed.form, [{ code: 'passkey_failed' }]) });
  if (challenge === null) return accountPage(c, { passkey: withProblems(parsed.form, [{ code: 'passkey_failed' }]) });
  const { name, response } = parsed.value;
  const added = await c.get('db').transaction().execute((tx) => addPasskey(tx, actor.id, name, response, { challenge, baseUrl }));
  return added.ok ? goTo(c, `${PATHS.account}#passkeys`) : accountPage(c, { passkey: withProblems(parsed.form, added.problems) });
}

async function dropPasskey(c: Ctx): Promise<Response> {
  const actor = requireAccount(c);
  const removed = await c.get('db').transaction().execute((tx) => removePasskey(tx, actor.id, c.req.param('id') ?? ''));
  return removed ? goTo(c, `${PATHS.account}#passkeys`) : refuse('not_found');
}

function usable(c: Ctx): { readonly baseUrl: string } {
  const { baseUrl } = c.get('config');
  return passkeysPossible(baseUrl) ? { baseUrl } : refuse('not_found');
}

async function remember(c: Ctx, kind: CeremonyKind, challenge: string, accountId: string | null): Promise<void> {
  const token = await c.get('db').transaction().execute((tx) => beginCeremony(tx, kind, { challenge }, accountId));
  setCookie(c, SIGN_IN_COOKIES.ceremony, token, { ...cookieOptions(c), maxAge: CEREMONY_MINUTES * 60 });
}

async function recall(c: Ctx, kind: CeremonyKind, accountId: string | null): Promise<string | null> {
  const data = await c.get('db').transaction().execute((tx) => takeCeremony(tx, kind, getCookie(c, SIGN_IN_COOKIES.ceremony), accountId));
  return typeof data?.['challenge'] === 'string' ? data['challenge'] : null;
}
