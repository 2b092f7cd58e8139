import { EMPTY_FORM, valueOf, type FormState } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { closeAccount, editProfile } from '../accounts/commands.ts';
import { personById, scopeNames } from '../accounts/queries.ts';
import { passkeysPossible } from '../passkeys/rules.ts';
import { passkeysOf } from '../passkeys/queries.ts';
import { requireAccount } from '../policy.ts';
import { forgetSession } from '../sessions/routes.tsx';
import { PATHS } from '../urls.ts';
import { AccountPage } from './pages/account.tsx';
import { DeletePage, DeletedPage } from './pages/delete.tsx';
import { dataOf, sessionsOf } from './queries.ts';
import { DeleteForm, ProfileForm } from './schema.ts';

export function mountAccount(site: Site): void {
  site.page(PATHS.account, (c) => accountPage(c), { secret: true }).action(PATHS.accountEdit, saveProfile);
  site.data(`${PATHS.accountData}.json`, myData, { secret: true });
  site.page(PATHS.accountDelete, (c) => deletePage(c, EMPTY_FORM), { secret: true }).action(PATHS.accountDelete, deleteAccount);
  site.page(PATHS.accountDeleted, (c) => html(c, <DeletedPage />), { secret: true });
}

export interface AccountForms {
  readonly profile?: FormState;
  readonly passkey?: FormState;
}

/** "My account", with what was typed in one of its forms. */
export async function accountPage(c: Ctx, forms: AccountForms = {}): Promise<Response> {
  const actor = requireAccount(c);
  const db = c.get('db');
  const person = await personById(db, actor.id);
  const [sessions, passkeys, scopes] = await Promise.all([sessionsOf(db, actor.id), passkeysOf(db, actor.id), scopeNames(db, actor.grants)]);
  const refused = [forms.profile, forms.passkey].some((form) => form !== undefined && form.problems.length > 0);
  const page = (
    <AccountPage person={person ?? { id: actor.id, name: actor.name, email: null, locale: 'de', invented: false, grants: [] }} sessions={sessions} sessionId={actor.sessionId} passkeys={passkeys} passkeysPossible={passkeysPossible(c.get('config').baseUrl)} scopes={scopes} forms={forms} />
  );
  return html(c, page, refused ? 422 : 200);
}

async function saveProfile(c: Ctx): Promise<Response> {
  const actor = requireAccount(c);
  const parsed = parseForm(ProfileForm, await readForm(c));
  if (!parsed.ok) return accountPage(c, { profile: parsed.form });
  valueOf(await write(c.get('db'), (tx) => editProfile(tx, actor, actor.id, parsed.value)));
  return goTo(c, `${PATHS.account}?saved=1`);
}

async function myData(c: Ctx): Promise<Response> {
  const actor = requireAccount(c);
  return c.body(JSON.stringify(await dataOf(c.get('db'), actor.id), null, 2), 200, { 'content-type': 'application/json', 'content-disposition': 'attachment; filename="my-data.json"' });
}

function deletePage(c: Ctx, form: FormState): Response {
  requireAccount(c);
  return html(c, <DeletePage form={form} />, form.problems.length > 0 ? 422 : 200);
}

async function deleteAccount(c: Ctx): Promise<Response> {
  const actor = requireAccount(c);
  const parsed = parseForm(DeleteForm, await readForm(c));
  if (!parsed.ok) return deletePage(c, parsed.form);
  const closed = await write(c.get('db'), (tx) => closeAccount(tx, actor, actor.id));
  if (!closed.ok) return deletePage(c, withProblems(parsed.form, closed.problems));
  forgetSession(c);
  return goTo(c, PATHS.accountDeleted);
}
