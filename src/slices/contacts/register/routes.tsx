import { dayOf } from '../../../kernel/dates.ts';
import { isId } from '../../../kernel/ids.ts';
import { EMPTY_FORM, failed, found, refuse, statusOf, type FormState } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import { PAGING, type Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { instanceOf } from '../../instance/public.ts';
import { namesOf } from '../../people/public.ts';
import { municipalities } from '../../territory/public.ts';
import { historyOf, HistorySection } from '../../thread/public.ts';
import { consentOf } from '../consents/queries.ts';
import { requireOffice } from '../policy.ts';
import type { Purpose } from '../rules.ts';
import { hrefs, PATHS } from '../urls.ts';
import { changeContact, changeSetting, createContact, deleteContact, markChecked } from './commands.ts';
import { ContactEditPage } from './pages/edit.tsx';
import { ContactListPage } from './pages/list.tsx';
import { ContactSettingsPage } from './pages/settings.tsx';
import { contactById, contactList, contactsIn, countIn, mergedInto, settingOf, type Contact } from './queries.ts';
import { CheckedForm, ContactForm, EVERYTHING, Revision, Selection, SettingForm } from './schema.ts';

const secret = { secret: true };
const today = (): string => dayOf(new Date());
const PAGE_SIZE = 100;

/** What stands before the `:id` routes of this slice. */
export function mountRegister(site: Site): void {
  site.page(PATHS.contacts, listPage, secret);
  site.action(PATHS.checked, checkMany);
  site.page(PATHS.settings, (c) => settingsPage(c, EMPTY_FORM), secret).action(PATHS.settings, saveSettings);
  site.page(PATHS.new, (c) => editPage(c, null, EMPTY_FORM), secret).action(PATHS.new, create);
}

/** One entry: mounted last, because its address fits every other one. */
export function mountEntries(site: Site): void {
  site.page(PATHS.contact, async (c) => editPage(c, await load(c), EMPTY_FORM), secret).action(PATHS.contact, change);
  site.action(PATHS.contactChecked, checkOne);
  site.action(PATHS.remove, remove);
}

/** Search and filters from the address; what cannot be read counts as not set. */
export function selectionIn(c: Ctx): Selection {
  const asked = c.req.query();
  const one = (name: keyof Selection): unknown => { const part = Selection.shape[name].safeParse(asked[name]); return part.success ? part.data : null; };
  return Object.fromEntries(Object.keys(EVERYTHING).map((name) => [name, one(name as keyof Selection)])) as unknown as Selection;
}

/** A selection as part of an address; empty for everything. */
export function queryOf(selection: Selection): string {
  const set = Object.entries(selection).filter((entry): entry is [string, string] => entry[1] !== null);
  return set.length === 0 ? '' : `?${new URLSearchParams(set).toString()}`;
}

const DONE = ['checked', 'imported', 'deleted'] as const;

async function listPage(c: Ctx): Promise<Response> {
  requireOffice(c);
  const db = c.get('db');
  const selection = selectionIn(c);
  const page = PAGING.page.safeParse(c.req.query('page')).data ?? 1;
  const [{ items, total }, places] = await Promise.all([contactList(db, selection, { page, pageSize: PAGE_SIZE }, today()), municipalities(db)]);
  const done = DONE.map((what) => ({ what, n: Number(/^\d{1,6}$/.exec(c.req.query(what) ?? '')?.[0] ?? Number.NaN) })).find((d) => !Number.isNaN(d.n)) ?? null;
  return html(c, <ContactListPage contacts={items} total={total} page={page} pageSize={PAGE_SIZE} selection={selection} places={places} done={done} query={queryOf(selection)} />);
}

async function checkMany(c: Ctx): Promise<Response> {
  const actor = requireOffice(c);
  const selection = selectionIn(c);
  const parsed = parseForm(CheckedForm, await readForm(c));
  if (!parsed.ok) refuse('bad_request');
  const ids = parsed.value.all ? (await contactsIn(c.get('db'), selection, today())).map((x) => x.id) : parsed.value.ids.filter(isId);
  const n = await write(c.get('db'), (tx) => markChecked(tx, actor, ids, today()));
  const query = queryOf(selection);
  return goTo(c, `${PATHS.contacts}${query}${query === '' ? '?' : '&'}checked=${n}`);
}

async function load(c: Ctx): Promise<Contact> {
  requireOffice(c);
  const contact = found(await contactById(c.get('db'), c.req.param('id') ?? ''));
  return contact.mergedInto === null ? contact : refuse('not_found');
}

async function editPage(c: Ctx, contact: Contact | null, form: FormState, removal?: FormState): Promise<Response> {
  requireOffice(c);
  const db = c.get('db');
  const consented = Object.entries(contact?.consentVersions ?? {}) as [Purpose, number][];
  const [places, setting, agreed, merged, history] = await Promise.all([municipalities(db), settingOf(db), Promise.all(consented.map(([purpose, version]) => consentOf(db, purpose, version))), contact === null ? [] : mergedInto(db, contact.id), contact === null ? null : historyOf(db, contact.id)]);
  const names = history === null ? new Map<string, string>() : await namesOf(db, history.flatMap((i) => i.actor.id ?? []));
  const problems = [...form.problems, ...(removal?.problems ?? [])];
  return html(
    c,
    <ContactEditPage contact={contact} places={places} today={today()} years={setting.uncheckedYears} agreed={agreed} merged={merged} form={form} saved={c.req.query('saved') === '1'} history={history === null ? null : <HistorySection items={history} names={names} />} {...(removal === undefined ? {} : { removal })} />,
    problems.length === 0 ? 200 : (statusOf(problems) as 422),
  );
}

async function create(c: Ctx): Promise<Response> {
  const actor = requireOffice(c);
  const parsed = parseForm(ContactForm, await readForm(c));
  if (!parsed.ok) return editPage(c, null, parsed.form);
  const made = await write(c.get('db'), (tx) => createContact(tx, actor, parsed.value));
  return made.ok ? goTo(c, `${hrefs.contact(made.value.id)}?saved=1`) : editPage(c, null, withProblems(parsed.form, made.problems));
}

async function change(c: Ctx): Promise<Response> {
  const actor = requireOffice(c);
  const contact = await load(c);
  const raw = await readForm(c);
  const parsed = parseForm(ContactForm, raw);
  const revision = parseForm(Revision, raw);
  if (!parsed.ok) return editPage(c, contact, parsed.form);
  if (!revision.ok) return editPage(c, contact, revision.form);
  const done = await write(c.get('db'), (tx) => changeContact(tx, actor, contact.id, revision.value.revision, parsed.value));
  return done.ok ? goTo(c, `${hrefs.contact(contact.id)}?saved=1`) : editPage(c, await load(c), withProblems(parsed.form, done.problems));
}

async function checkOne(c: Ctx): Promise<Response> {
  const actor = requireOffice(c);
  const contact = await load(c);
  await write(c.get('db'), (tx) => markChecked(tx, actor, [contact.id], today()));
  return goTo(c, `${hrefs.contact(contact.id)}?saved=1`);
}

async function remove(c: Ctx): Promise<Response> {
  const actor = requireOffice(c);
  const contact = await load(c);
  const raw = await readForm(c);
  if (raw.values['sure'] === undefined) return editPage(c, contact, EMPTY_FORM, { values: raw.values, problems: failed('confirm_needed', 'sure').problems });
  await write(c.get('db'), (tx) => deleteContact(tx, actor, contact.id, 'erased by the office'));
  return goTo(c, `${PATHS.contacts}?deleted=1`);
}

async function settingsPage(c: Ctx, form: FormState): Promise<Response> {
  requireOffice(c);
  const db = c.get('db');
  const [setting, due] = await Promise.all([settingOf(db), countIn(db, { ...EVERYTHING, state: 'due' }, today())]);
  return html(c, <ContactSettingsPage setting={setting} due={due} form={form} saved={c.req.query('saved') === '1'} />, form.problems.length === 0 ? 200 : (statusOf(form.problems) as 422));
}

async function saveSettings(c: Ctx): Promise<Response> {
  const actor = requireOffice(c);
  const parsed = parseForm(SettingForm, await readForm(c));
  if (!parsed.ok) return settingsPage(c, parsed.form);
  const { id } = await instanceOf(c.get('db'));
  const done = await write(c.get('db'), (tx) => changeSetting(tx, actor, id, { version: parsed.value.revision, uncheckedYears: parsed.value.uncheckedYears }));
  return done.ok ? goTo(c, `${PATHS.settings}?saved=1`) : settingsPage(c, withProblems(parsed.form, done.problems));
}
