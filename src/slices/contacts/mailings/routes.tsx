import { dayOf } from '../../../kernel/dates.ts';
import { LOCALES, staffLocale } from '../../../kernel/locale.ts';
import { localized, type Localized } from '../../../kernel/localized.ts';
import { EMPTY_FORM, failed, found, statusOf, valueOf, type FormState } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems, type RawForm } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { municipalities } from '../../territory/public.ts';
import { requireOffice } from '../policy.ts';
import type { Contact } from '../register/queries.ts';
import { queryOf, selectionIn } from '../register/routes.tsx';
import { EVERYTHING, ReturnedForm, Revision, Selection } from '../register/schema.ts';
import { nameOf } from '../rules.ts';
import { hrefs, PATHS } from '../urls.ts';
import { words } from '../words.ts';
import { changeMailing, createMailing, enterReturned, makeMailing, recipientsOf, removeMailing, type MailingInput } from './commands.ts';
import { letterheadOf } from './jobs.ts';
import { wordingFor } from './pages/letters.tsx';
import { MailingEditPage, MailingPage, type TargetOption } from './pages/mailing.tsx';
import { MailingsPage } from './pages/mailings.tsx';
import { ReturnedPage } from './pages/returned.tsx';
import { fileOf, hasFile, lettersOf, mailingById, mailingList, sentMails, type LinkTarget, type Mailing } from './queries.ts';
import { readNumber } from './rules.ts';
import { MailingForm } from './schema.ts';

const secret = { secret: true };
const today = (): string => dayOf(new Date());

export function mountMailings(site: Site, targets: readonly LinkTarget[]): void {
  site.page(PATHS.returned, (c) => returnedPage(c, EMPTY_FORM), secret).action(PATHS.returned, returned);
  site.page(PATHS.mailings, listPage, secret);
  site.page(PATHS.mailingNew, (c) => editPage(c, targets, null, EMPTY_FORM), secret).action(PATHS.mailingNew, (c) => save(c, targets, null));
  site.page(PATHS.mailing, async (c) => { const m = await load(c); return c.req.query('edit') === '1' && m.state === 'draft' ? editPage(c, targets, m, EMPTY_FORM) : mailingPage(c, targets, m, EMPTY_FORM); }, secret);
  site.action(PATHS.mailing, async (c) => save(c, targets, await load(c)));
  site.action(PATHS.mailingMake, (c) => make(c, targets));
  site.action(PATHS.mailingRemove, remove);
  site.page(PATHS.mailingPdf, pdf, secret);
}

async function load(c: Ctx): Promise<Mailing> {
  requireOffice(c);
  return found(await mailingById(c.get('db'), c.req.param('id') ?? ''));
}

async function listPage(c: Ctx): Promise<Response> {
  requireOffice(c);
  return html(c, <MailingsPage mailings={await mailingList(c.get('db'))} />);
}

/** What people can be invited to, of modules that are on. */
async function optionsOf(c: Ctx, targets: readonly LinkTarget[]): Promise<readonly TargetOption[]> {
  const lang = staffLocale(c.get('locale')) === 'en' ? 'en' : 'de';
  const lists = await Promise.all(targets.filter((t) => c.get('modules').has(t.module)).map(async (t) => (await t.options(c.get('db'))).map((o) => ({ value: `${t.kind}/${o.key}`, label: o.title, group: t.label[lang] }))));
  return lists.flat();
}

/** A first draft to write over, in German; other languages are written where they are needed. */
const SUGGESTED = localized(words('de')('staff.letter.suggested'));

async function editPage(c: Ctx, targets: readonly LinkTarget[], mailing: Mailing | null, form: FormState, selection: Selection = mailing?.selection ?? selectionIn(c)): Promise<Response> {
  requireOffice(c);
  const places = new Map((await municipalities(c.get('db'))).map((m) => [m.key, m.name]));
  const page = <MailingEditPage mailing={mailing} selection={selection} query={queryOf(selection)} targets={await optionsOf(c, targets)} form={form} suggested={SUGGESTED} places={places} />;
  return html(c, page, form.problems.length === 0 ? 200 : (statusOf(form.problems) as 422));
}

/** The selection as the form carries it. */
function carried(raw: RawForm): Selection {
  const values = Object.fromEntries(Object.keys(EVERYTHING).map((name) => [name, raw.values[`selection_${name}`] ?? null]));
  return Selection.safeParse(values).data ?? EVERYTHING;
}

async function save(c: Ctx, targets: readonly LinkTarget[], mailing: Mailing | null): Promise<Response> {
  const actor = requireOffice(c);
  const raw = await readForm(c);
  const selection = carried(raw);
  const parsed = parseForm(MailingForm, raw);
  if (!parsed.ok) return editPage(c, targets, mailing, parsed.form, selection);
  const target = (await optionsOf(c, targets)).find((o) => o.value === parsed.value.target);
  if (target === undefined) return editPage(c, targets, mailing, withProblems(parsed.form, failed('invalid_choice', 'target').problems), selection);
  const [targetKind = '', ...key] = target.value.split('/');
  const { title, purpose, way } = parsed.value;
  const input: MailingInput = { title, purpose, way, selection, targetKind, targetKey: key.join('/'), subject: inAll(parsed.value, 'subject'), body: inAll(parsed.value, 'body') };
  if (mailing === null) return goTo(c, hrefs.mailing((await write(c.get('db'), (tx) => createMailing(tx, actor, input))).id));
  const revision = parseForm(Revision, raw);
  if (!revision.ok) return editPage(c, targets, mailing, revision.form, selection);
  const done = await write(c.get('db'), (tx) => changeMailing(tx, actor, mailing.id, revision.value.revision, input));
  return done.ok ? goTo(c, hrefs.mailing(mailing.id)) : editPage(c, targets, await load(c), withProblems(parsed.form, done.problems), selection);
}

/** The wordings of a form; whatever language was left empty is written in German. */
function inAll(values: Readonly<Record<string, unknown>>, name: 'subject' | 'body'): Localized {
  const said = (key: string): string => (typeof values[key] === 'string' ? values[key] : '');
  return localized(said(name), 'de', Object.fromEntries(LOCALES.filter((l) => l !== 'de' && said(`${name}_${l}`) !== '').map((l) => [l, said(`${name}_${l}`)])));
}

async function mailingPage(c: Ctx, targets: readonly LinkTarget[], mailing: Mailing, form: FormState): Promise<Response> {
  const db = c.get('db');
  const draft = mailing.state === 'draft';
  const [who, head, options, file, sent] = await Promise.all([draft ? recipientsOf(db, mailing, today()) : null, letterheadOf(db), optionsOf(c, targets), hasFile(db, mailing.id), sentMails(db, mailing.id)]);
  const people: readonly Contact[] = who === null ? (await lettersOf(db, mailing.id)).map((l) => l.contact) : [...who.letters, ...who.mails];
  const spoken = people.filter((contact, i) => people.findIndex((other) => other.language === contact.language) === i);
  const samples = spoken.map((contact) => ({ ...wordingFor(mailing, contact, head), to: nameOf(contact) }));
  const byLocale = samples.filter((s, i) => samples.findIndex((other) => other.locale === s.locale) === i);
  const target = options.find((o) => o.value === `${mailing.targetKind}/${mailing.targetKey}`)?.label ?? null;
  return html(c, <MailingPage mailing={mailing} who={who} samples={byLocale} target={target} hasFile={file} sent={sent} form={form} />, form.problems.length === 0 ? 200 : (statusOf(form.problems) as 422));
}

async function make(c: Ctx, targets: readonly LinkTarget[]): Promise<Response> {
  const actor = requireOffice(c);
  const mailing = await load(c);
  const parsed = parseForm(Revision, await readForm(c));
  if (!parsed.ok) return mailingPage(c, targets, mailing, parsed.form);
  const done = await write(c.get('db'), (tx) => makeMailing(tx, actor, mailing.id, parsed.value.revision, today()));
  return done.ok ? goTo(c, hrefs.mailing(mailing.id)) : mailingPage(c, targets, await load(c), withProblems(parsed.form, done.problems));
}

async function remove(c: Ctx): Promise<Response> {
  const actor = requireOffice(c);
  const mailing = await load(c);
  valueOf(await write(c.get('db'), (tx) => removeMailing(tx, actor, mailing.id)));
  return goTo(c, PATHS.mailings);
}

async function pdf(c: Ctx): Promise<Response> {
  const mailing = await load(c);
  const content = found(await fileOf(c.get('db'), mailing.id));
  return c.body(new Uint8Array(content), 200, { 'content-type': 'application/pdf', 'content-disposition': `attachment; filename="briefe-${dayOf(mailing.madeAt ?? new Date())}.pdf"` });
}

function returnedPage(c: Ctx, form: FormState, entered: Parameters<typeof ReturnedPage>[0]['entered'] = null): Response {
  requireOffice(c);
  return html(c, <ReturnedPage form={form} entered={entered} />, form.problems.length === 0 ? 200 : (statusOf(form.problems) as 422));
}

/** One letter that came back; the page is ready for the next. */
async function returned(c: Ctx): Promise<Response> {
  const actor = requireOffice(c);
  const parsed = parseForm(ReturnedForm, await readForm(c));
  if (!parsed.ok) return returnedPage(c, parsed.form);
  const number = readNumber(parsed.value.number);
  if (number === null) return returnedPage(c, withProblems(parsed.form, failed('invalid_code', 'number').problems));
  const done = await write(c.get('db'), (tx) => enterReturned(tx, actor, number, today()));
  return done.ok ? returnedPage(c, EMPTY_FORM, done.value) : returnedPage(c, withProblems(parsed.form, done.problems));
}
