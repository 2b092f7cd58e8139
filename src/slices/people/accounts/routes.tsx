import { EMPTY_FORM, found, valueOf, type FormState } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { enqueue } from '../../../platform/jobs.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { historyOf } from '../../thread/public.ts';
import { requireRole } from '../policy.ts';
import { namesOf } from '../queries.ts';
import { PATHS, personHref } from '../urls.ts';
import { addAccount, changeEmail, closeAccount, grantRole, revokeRole } from './commands.ts';
import { InvitePage } from './pages/invite.tsx';
import { PeoplePage } from './pages/people.tsx';
import { PersonPage } from './pages/person.tsx';
import { personById, personList, scopeChoices, scopeNames, type Person } from './queries.ts';
import { EmailForm, GrantForm, InviteForm, PeopleFilter } from './schema.ts';

const PAGE_SIZE = 50;

export function mountAccounts(site: Site): void {
  site.page(PATHS.people, listPeople, { secret: true });
  site.page(PATHS.peopleInvite, (c) => invitePage(c, EMPTY_FORM), { secret: true }).action(PATHS.peopleInvite, invite);
  site.page(PATHS.person, (c) => personPage(c), { secret: true });
  site.action(PATHS.personGrant, grant).action(PATHS.personRevoke, revoke).action(PATHS.personMail, newEmail).action(PATHS.personClose, close);
}

async function listPeople(c: Ctx): Promise<Response> {
  requireRole(c, 'administrator');
  const { q, role, page } = PeopleFilter.parse(c.req.query());
  const db = c.get('db');
  const { items, total } = await personList(db, { q, role, page, pageSize: PAGE_SIZE });
  const scopes = await scopeNames(db, items.flatMap((person) => person.grants));
  return html(c, <PeoplePage people={items} total={total} page={page} pageSize={PAGE_SIZE} q={q} role={role} scopes={scopes} />);
}

async function invitePage(c: Ctx, form: FormState): Promise<Response> {
  requireRole(c, 'administrator');
  return html(c, <InvitePage form={form} choices={await scopeChoices(c.get('db'))} />, form.problems.length > 0 ? 422 : 200);
}

async function invite(c: Ctx): Promise<Response> {
  const actor = requireRole(c, 'administrator');
  const parsed = parseForm(InviteForm, await readForm(c));
  if (!parsed.ok) return invitePage(c, parsed.form);
  const { name, email, locale, role, scope } = parsed.value;
  const added = await write(c.get('db'), async (tx) => {
    const account = await addAccount(tx, actor, { name, email, locale, grants: [{ role, ...scope }] });
    if (account.ok) await enqueue(tx, 'people.send_invitation', { accountId: account.value.id, site: c.get('view').site.name });
    return account;
  });
  return added.ok ? goTo(c, `${personHref(added.value.id)}?done=invited`) : invitePage(c, withProblems(parsed.form, added.problems));
}

export interface PersonForms {
  readonly grant?: FormState;
  readonly email?: FormState;
  readonly close?: FormState;
}

async function personPage(c: Ctx, forms: PersonForms = {}): Promise<Response> {
  requireRole(c, 'administrator');
  const db = c.get('db');
  const person = await load(c);
  const [scopes, choices, history] = await Promise.all([scopeNames(db, person.grants), scopeChoices(db), historyOf(db, person.id)]);
  const names = await namesOf(db, history.flatMap((item) => item.actor.id ?? []));
  const refused = Object.values(forms).some((form: FormState) => form.problems.length > 0);
  return html(c, <PersonPage person={person} scopes={scopes} choices={choices} history={history} names={names} done={c.req.query('done') ?? null} forms={forms} />, refused ? 422 : 200);
}

const load = async (c: Ctx): Promise<Person> => found(await personById(c.get('db'), c.req.param('id') ?? ''));

async function grant(c: Ctx): Promise<Response> {
  const actor = requireRole(c, 'administrator');
  const person = await load(c);
  const parsed = parseForm(GrantForm, await readForm(c));
  if (!parsed.ok) return personPage(c, { grant: parsed.form });
  const { role, scope } = parsed.value;
  const granted = await write(c.get('db'), (tx) => grantRole(tx, actor, person.id, { role, ...scope }));
  return granted.ok ? goTo(c, `${personHref(person.id)}?done=granted`) : personPage(c, { grant: withProblems(parsed.form, granted.problems) });
}

async function revoke(c: Ctx): Promise<Response> {
  const actor = requireRole(c, 'administrator');
  const person = await load(c);
  const raw = await readForm(c);
  valueOf(await write(c.get('db'), (tx) => revokeRole(tx, actor, person.id, String(raw.values['grant'] ?? ''))));
  return goTo(c, `${personHref(person.id)}?done=revoked`);
}

async function newEmail(c: Ctx): Promise<Response> {
  const actor = requireRole(c, 'administrator');
  const person = await load(c);
  const parsed = parseForm(EmailForm, await readForm(c));
  if (!parsed.ok) return personPage(c, { email: parsed.form });
  const changed = await write(c.get('db'), (tx) => changeEmail(tx, actor, person.id, parsed.value.email));
  return changed.ok ? goTo(c, `${personHref(person.id)}?done=mail`) : personPage(c, { email: withProblems(parsed.form, changed.problems) });
}

async function close(c: Ctx): Promise<Response> {
  const actor = requireRole(c, 'administrator');
  const person = await load(c);
  const raw = await readForm(c);
  const form: FormState = { values: raw.values, problems: [] };
  if (raw.values['confirm'] === undefined) return personPage(c, { close: withProblems(form, [{ code: 'confirm_needed', field: 'confirm' }]) });
  const closed = await write(c.get('db'), (tx) => closeAccount(tx, actor, person.id));
  return closed.ok ? goTo(c, PATHS.people) : personPage(c, { close: withProblems(form, closed.problems) });
}
