import { EMPTY_FORM, found, refuse, statusOf, valueOf, type FormState } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { municipalities } from '../../territory/public.ts';
import { requireOffice } from '../policy.ts';
import { contactById, type Contact } from '../register/queries.ts';
import { hrefs, PATHS } from '../urls.ts';
import { keepApart, mergeContacts, unmergeContact } from './commands.ts';
import { DuplicatesPage } from './pages/duplicates.tsx';
import { MergePage } from './pages/merge.tsx';
import { suggestedPairs } from './queries.ts';
import { ChoiceForm, MergeForm } from './schema.ts';

const secret = { secret: true };
/** More than anybody compares at one sitting. */
const MOST_PAIRS = 200;

export function mountDuplicates(site: Site): void {
  site.page(PATHS.duplicates, listPage, secret);
  site.page(PATHS.merge, (c) => mergePage(c, EMPTY_FORM), secret).action(PATHS.merge, merge);
  site.action(PATHS.distinct, apart);
  site.action(PATHS.unmerge, unmerge);
}

async function listPage(c: Ctx): Promise<Response> {
  requireOffice(c);
  const pairs = await suggestedPairs(c.get('db'));
  return html(c, <DuplicatesPage pairs={pairs.slice(0, MOST_PAIRS)} total={pairs.length} />);
}

async function both(c: Ctx): Promise<readonly [Contact, Contact]> {
  const one = found(await contactById(c.get('db'), c.req.param('one') ?? ''));
  const other = found(await contactById(c.get('db'), c.req.param('other') ?? ''));
  if (one.id === other.id || one.mergedInto !== null || other.mergedInto !== null) refuse('not_found');
  return [one, other];
}

async function mergePage(c: Ctx, form: FormState): Promise<Response> {
  requireOffice(c);
  const [kept, gone] = await both(c);
  const places = new Map((await municipalities(c.get('db'))).map((m) => [m.key, m.name]));
  return html(c, <MergePage kept={kept} gone={gone} places={places} form={form} />, form.problems.length === 0 ? 200 : (statusOf(form.problems) as 422));
}

async function merge(c: Ctx): Promise<Response> {
  const actor = requireOffice(c);
  const [kept, gone] = await both(c);
  const raw = await readForm(c);
  const [versions, choice] = [parseForm(MergeForm, raw), parseForm(ChoiceForm, raw)];
  if (!versions.ok) return mergePage(c, versions.form);
  if (!choice.ok) return mergePage(c, choice.form);
  const done = await write(c.get('db'), (tx) => mergeContacts(tx, actor, kept.id, gone.id, { choice: choice.value, ...versions.value }));
  return done.ok ? goTo(c, `${hrefs.contact(kept.id)}?saved=1`) : mergePage(c, withProblems(versions.form, done.problems));
}

async function apart(c: Ctx): Promise<Response> {
  const actor = requireOffice(c);
  const [one, other] = await both(c);
  valueOf(await write(c.get('db'), (tx) => keepApart(tx, actor, one.id, other.id)));
  return goTo(c, PATHS.duplicates);
}

async function unmerge(c: Ctx): Promise<Response> {
  const actor = requireOffice(c);
  const done = valueOf(await write(c.get('db'), (tx) => unmergeContact(tx, actor, c.req.param('id') ?? '')));
  return goTo(c, `${hrefs.contact(done.keptId)}?saved=1`);
}
