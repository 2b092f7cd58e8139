import { found, refuse } from '../../../kernel/problem.ts';
import { keptMail, keptMails } from '../../../platform/mail.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { readForm } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { html } from '../../../ui/respond.tsx';
import { inventedPeople, scopeNames } from '../accounts/queries.ts';
import { startSession } from '../sessions/routes.tsx';
import { PATHS } from '../urls.ts';
import { inOrder } from './rules.ts';
import { DemoPage } from './pages/demo.tsx';
import { MailPage, MailsPage } from './pages/mails.tsx';

export function mountDemo(site: Site): void {
  site.page(PATHS.demo, showDemo, { secret: true }).action(PATHS.demo, stepInto);
  site.page(PATHS.demoMails, showMails, { secret: true });
  site.page(PATHS.demoMail, showMail, { secret: true });
}

/** Outside the demonstration these pages do not exist. */
function demoOnly(c: Ctx): void {
  if (!c.get('view').site.demo) refuse('not_found');
}

async function showDemo(c: Ctx): Promise<Response> {
  demoOnly(c);
  const db = c.get('db');
  const people = inOrder(await inventedPeople(db));
  return html(c, <DemoPage people={people} scopes={await scopeNames(db, people.flatMap((person) => person.grants))} />);
}

/** Signs in as one of the invented people, never as anybody else, whatever id is sent. */
async function stepInto(c: Ctx): Promise<Response> {
  demoOnly(c);
  const raw = await readForm(c);
  const person = found((await inventedPeople(c.get('db'))).find(({ id }) => id === raw.values['account']));
  return startSession(c, person.id);
}

async function showMails(c: Ctx): Promise<Response> {
  demoOnly(c);
  return html(c, <MailsPage mails={await keptMails(c.get('config'))} />);
}

async function showMail(c: Ctx): Promise<Response> {
  demoOnly(c);
  return html(c, <MailPage mail={found(await keptMail(c.get('config'), c.req.param('id') ?? ''))} />);
}
