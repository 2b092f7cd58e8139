import { safePath } from '../../platform/web/elsewhere.ts';

/** Paths of this slice, without language prefix. */
export const PATHS = {
  signIn: '/sign-in',
  signInCode: '/sign-in/code',
  signInLink: '/sign-in/link/:token',
  signInPasskey: '/sign-in/passkey',
  signInPasskeyOptions: '/sign-in/passkey/options',
  signInProvider: '/sign-in/provider',
  /** Without language: it is registered with the identity provider. */
  providerReturn: '/sign-in/provider/return',
  signOut: '/sign-out',
  account: '/account',
  accountEdit: '/account/edit',
  accountDelete: '/account/delete',
  accountDeleted: '/account/deleted',
  accountData: '/account/data',
  sessions: '/account/sessions',
  sessionEnd: '/account/sessions/:id/end',
  sessionsEnd: '/account/sessions/end',
  passkeyOptions: '/account/passkeys/options',
  passkeys: '/account/passkeys',
  passkeyRemove: '/account/passkeys/:id/remove',
  people: '/people',
  peopleInvite: '/people/invite',
  person: '/people/:id',
  personGrant: '/people/:id/grant',
  personRevoke: '/people/:id/revoke',
  personMail: '/people/:id/mail',
  personClose: '/people/:id/close',
  departments: '/departments',
  departmentNew: '/departments/new',
  department: '/departments/:slug',
  departmentActive: '/departments/:slug/active',
  demo: '/demo',
  demoMails: '/demo/mail',
  demoMail: '/demo/mail/:id',
} as const;

/** The sign-in page that leads back to where somebody wanted to go. */
export function signInHref(next?: string | null): string {
  const path = nextPath(next);
  return path === null ? PATHS.signIn : `${PATHS.signIn}?next=${encodeURIComponent(path)}`;
}

/** Where the mailed code is typed. */
export const signInCodeHref = (next: string | null): string => (next === null ? PATHS.signInCode : `${PATHS.signInCode}?next=${encodeURIComponent(next)}`);

/** Where to go after signing in: a page of this site, and never one that signs somebody in or out or holds a receipt. */
export function nextPath(next: string | null | undefined): string | null {
  const path = safePath(next);
  return path === null || /^\/(sign-in|sign-out|follow)(\/|\?|$)/.test(path) ? null : path;
}

/** The page with one button. */
export const linkHref = (token: string, next: string | null = null): string => PATHS.signInLink.replace(':token', token) + (next === null ? '' : `?next=${encodeURIComponent(next)}`);
export const sessionEndHref = (id: string): string => PATHS.sessionEnd.replace(':id', id);
export const passkeyRemoveHref = (id: string): string => PATHS.passkeyRemove.replace(':id', id);
export const personHref = (id: string): string => PATHS.person.replace(':id', id);
export const personGrantHref = (id: string): string => PATHS.personGrant.replace(':id', id);
export const personRevokeHref = (id: string): string => PATHS.personRevoke.replace(':id', id);
export const personMailHref = (id: string): string => PATHS.personMail.replace(':id', id);
export const personCloseHref = (id: string): string => PATHS.personClose.replace(':id', id);
export const departmentActiveHref = (slug: string): string => PATHS.departmentActive.replace(':slug', slug);
export const departmentHref = (slug: string): string => PATHS.department.replace(':slug', slug);
export const demoMailHref = (id: string): string => PATHS.demoMail.replace(':id', id);
