import { isStaff } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/dates.ts';
import { worded, wordingIn } from '../../../kernel/localized.ts';
import { EMPTY_FORM, found, refuse, statusOf, type FormState, type Problem } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { isInventedConcept } from '../../participation/public.ts';
import { departmentList, departmentsById, requireStaff } from '../../people/public.ts';
import { conceptBySlug, contentOf, type Concept } from '../editions/queries.ts';
import { draftOf } from '../editions/rules.ts';
import { carryIntoDraft, releaseRound, setDone } from './agenda/commands.ts';
import { askDepartments } from './asking/commands.ts';
import { changeRound, conclude, concludeAgreed, openRound } from './commands.ts';
import { AgendaPage } from './pages/agenda-page.tsx';
import { DeskPage, type DeskPageProps } from './pages/desk-page.tsx';
import { ConcludePage, RoundFormPage } from './pages/forms.tsx';
import type { Names } from './pages/parts.tsx';
import { RoundListPage, RoundPage } from './pages/round-page.tsx';
import { mayRunReviews, maySeeReviews } from './policy.ts';
import { asksOf, itemsOf, roundByNumber, roundsOf } from './queries.ts';
import type { Item, Round } from './rules.ts';
import { AskForm, ConcludeForm, ReleaseForm, ReviewItem, reviewCsv, reviewItem, RoundForm, RoundItem, roundCsv, roundItem } from './schema.ts';
import { hrefs, PATHS } from './urls.ts';

export function mountReviewing(site: Site): void {
  const secret = { secret: true };
  site.page(PATHS.new, (c) => showForm(c, EMPTY_FORM), secret).action(PATHS.new, saveNew);
  site.page(PATHS.settings, (c) => showForm(c, EMPTY_FORM), secret).action(PATHS.settings, saveSettings);
  site.page(PATHS.desk, (c) => showDesk(c), secret);
  site.action(PATHS.ask, ask).action(PATHS.agree, agree).action(PATHS.release, release).action(PATHS.carry, carry);
  site.page(PATHS.item, (c) => showItem(c, EMPTY_FORM), secret).action(PATHS.item, saveItem);
  site.page(PATHS.agenda, showAgenda, secret).action(PATHS.agendaItem, markDone);
  site.list({ path: PATHS.round, summary: 'A released review round: what was said of every measure and what came out', item: ReviewItem, filters: {}, csv: reviewCsv, load: itemData, page: (c) => showRound(c) });
  site.list({ path: PATHS.list, summary: 'Released review rounds of a concept', item: RoundItem, filters: {}, csv: roundCsv, load: listData, page: (c) => listPage(c) });
}

const today = () => dayOf(new Date());
const NUMBER = /^[1-9]\d{0,5}$/;

const conceptOf = async (c: Ctx): Promise<Concept> => found(await conceptBySlug(c.get('db'), c.req.param('slug') ?? ''));

/** The concept and its round, as far as this reader may know of it. */
export async function loadRound(c: Ctx, public_ = false): Promise<{ concept: Concept; round: Round }> {
  const concept = await conceptOf(c);
  const number = c.req.param('number') ?? '';
  const round = found(NUMBER.test(number) ? await roundByNumber(c.get('db'), concept.id, Number(number)) : null);
  if (round.releasedOn === null && (public_ || !maySeeReviews(c.get('actor')))) refuse('not_found');
  return { concept, round };
}

async function guarded(c: Ctx): Promise<{ concept: Concept; round: Round }> {
  if (!mayRunReviews(requireStaff(c))) refuse('forbidden');
  return loadRound(c);
}

export async function namesIn(c: Ctx, items: readonly Item[]): Promise<Names> {
  const known = await departmentsById(c.get('db'), items.flatMap((i) => i.voices.flatMap((v) => v.departmentId ?? [])));
  return new Map([...known].map(([id, d]) => [id, d.name]));
}

const sliced = <T,>(all: readonly T[], { page, pageSize }: { page: number; pageSize: number }) => ({ items: all.slice((page - 1) * pageSize, page * pageSize), total: all.length });

async function listData(c: Ctx, query: { q: string | null; page: number; pageSize: number }) {
  const concept = await conceptOf(c);
  return sliced((await roundsOf(c.get('db'), concept.id, { drafts: false })).map((round) => roundItem(concept.slug, round, c.get('view').absolute)), query);
}

async function listPage(c: Ctx): Promise<Response> {
  const concept = await conceptOf(c);
  const office = mayRunReviews(c.get('actor'));
  const [rounds, invented] = await Promise.all([roundsOf(c.get('db'), concept.id, { drafts: office }), isInventedConcept(c.get('db'), concept.id)]);
  return html(c, <RoundListPage concept={concept} rounds={rounds} invented={invented} office={office} />);
}

async function itemData(c: Ctx, query: { q: string | null; page: number; pageSize: number }) {
  const { concept, round } = await loadRound(c, true);
  const items = await itemsOf(c.get('db'), round.id);
  const departments = await departmentsById(c.get('db'), items.flatMap((i) => i.voices.flatMap((v) => v.departmentId ?? [])));
  const q = query.q?.toLowerCase() ?? '';
  const all = items.map((item) => reviewItem(concept.slug, round, item, (id) => departments.get(id)?.slug ?? '', c.get('view').absolute));
  return sliced(all.filter((item) => q === '' || Object.values(item.title).some((text) => text.toLowerCase().includes(q))), query);
}

async function showRound(c: Ctx): Promise<Response> {
  const { concept, round } = await loadRound(c);
  const db = c.get('db');
  if (round.releasedOn === null) c.set('secret', true);
  const [fields, items, invented] = await Promise.all([contentOf(db, round.editionId), itemsOf(db, round.id), isInventedConcept(db, concept.id)]);
  return html(c, <RoundPage concept={concept} round={round} fields={fields} items={items} names={await namesIn(c, items)} invented={invented} office={mayRunReviews(c.get('actor'))} staff={isStaff(c.get('actor'))} />);
}

const statusFor = (problems: readonly Problem[]): 409 | 422 => (statusOf(problems) === 409 ? 409 : 422);

async function showForm(c: Ctx, form: FormState): Promise<Response> {
  if (!mayRunReviews(requireStaff(c))) refuse('forbidden');
  const { concept, round } = c.req.param('number') === undefined ? { concept: await conceptOf(c), round: null } : await guarded(c);
  return html(c, <RoundFormPage concept={concept} round={round} form={form} />, form.problems.length === 0 ? 200 : statusFor(form.problems));
}

const inputOf = (round: Round | null, values: Record<string, unknown> & { note: string | null; opensOn: string; closesOn: string }) => ({
  title: worded(round?.title ?? null, wordingIn(values, 'title')), note: values.note === null ? null : worded(round?.note ?? null, wordingIn(values, 'note')), opensOn: values.opensOn, closesOn: values.closesOn,
});

async function saveNew(c: Ctx): Promise<Response> {
  if (!mayRunReviews(requireStaff(c))) refuse('forbidden');
  const concept = await conceptOf(c);
  const parsed = parseForm(RoundForm, await readForm(c));
  if (!parsed.ok) return showForm(c, parsed.form);
  const done = await write(c.get('db'), (tx) => openRound(tx, c.get('actor'), concept.slug, inputOf(null, parsed.value)));
  return done.ok ? goTo(c, hrefs.desk(concept.slug, done.value.number)) : showForm(c, withProblems(parsed.form, done.problems));
}

async function saveSettings(c: Ctx): Promise<Response> {
  const { concept, round } = await guarded(c);
  const parsed = parseForm(RoundForm, await readForm(c));
  if (!parsed.ok) return showForm(c, parsed.form);
  const done = await write(c.get('db'), (tx) => changeRound(tx, c.get('actor'), round.id, parsed.value.revision ?? 0, inputOf(round, parsed.value)));
  return done.ok ? goTo(c, hrefs.desk(concept.slug, round.number)) : showForm(c, withProblems(parsed.form, done.problems));
}

async function showDesk(c: Ctx, refused?: NonNullable<DeskPageProps['refused']>): Promise<Response> {
  const { concept, round } = await guarded(c);
  const db = c.get('db');
  const [fields, items, departments, asks] = await Promise.all([contentOf(db, round.editionId), itemsOf(db, round.id), departmentList(db, { active: true }), asksOf(db, round.id)]);
  const only = c.req.query('only');
  const shown = { field: fields.find((f) => f.code === c.req.query('field'))?.code ?? null, only: only === 'open' || only === 'differ' ? only : null } as const;
  const page = <DeskPage concept={concept} round={round} fields={fields} items={items} names={await namesIn(c, items)} departments={departments} asks={asks} today={today()} shown={shown} done={c.req.query('done') ?? null} {...(refused === undefined ? {} : { refused })} />;
  return html(c, page, refused === undefined ? 200 : statusFor(refused.state.problems));
}

async function ask(c: Ctx): Promise<Response> {
  const { concept, round } = await guarded(c);
  const parsed = parseForm(AskForm, await readForm(c));
  const again = (problems: readonly Problem[]) => showDesk(c, { form: 'ask', state: withProblems(parsed.form, problems) });
  if (!parsed.ok) return again([]);
  if (parsed.value.departments.length === 0) return again([{ code: 'required', field: 'departments' }]);
  const known = await departmentsById(c.get('db'), parsed.value.departments);
  const done = await write(c.get('db'), (tx) => askDepartments(tx, c.get('actor'), round.id, [...known.keys()], today()));
  return done.ok ? goTo(c, hrefs.desk(concept.slug, round.number, { done: 'asked' })) : again(done.problems);
}

async function agree(c: Ctx): Promise<Response> {
  const { concept, round } = await guarded(c);
  const done = await write(c.get('db'), (tx) => concludeAgreed(tx, c.get('actor'), round.id, today()));
  return done.ok ? goTo(c, hrefs.desk(concept.slug, round.number, { done: 'agreed' })) : refuse(done.problems[0]?.code ?? 'not_found');
}

async function release(c: Ctx): Promise<Response> {
  const { concept, round } = await guarded(c);
  const parsed = parseForm(ReleaseForm, await readForm(c));
  const again = (problems: readonly Problem[]) => showDesk(c, { form: 'release', state: withProblems(parsed.form, problems) });
  if (!parsed.ok) return again([]);
  if (!parsed.value.confirm) return again([{ code: 'confirm_needed', field: 'confirm' }]);
  const done = await write(c.get('db'), (tx) => releaseRound(tx, c.get('actor'), round.id, parsed.value.revision, today()));
  return done.ok ? goTo(c, hrefs.desk(concept.slug, round.number, { done: 'released' })) : again(done.problems);
}

async function carry(c: Ctx): Promise<Response> {
  const { concept, round } = await guarded(c);
  const form = { values: (await readForm(c)).values, problems: [] };
  const done = await write(c.get('db'), (tx) => carryIntoDraft(tx, c.get('actor'), round.id, today()));
  return done.ok ? goTo(c, hrefs.agenda(concept.slug)) : showDesk(c, { form: 'carry', state: withProblems(form, done.problems) });
}

async function loadItem(c: Ctx): Promise<{ concept: Concept; round: Round; item: Item }> {
  const { concept, round } = await guarded(c);
  const item = found((await itemsOf(c.get('db'), round.id)).find((i) => String(i.number) === c.req.param('item')));
  return { concept, round, item };
}

async function showItem(c: Ctx, form: FormState): Promise<Response> {
  const { concept, round, item } = await loadItem(c);
  return html(c, <ConcludePage concept={concept} round={round} item={item} names={await namesIn(c, [item])} form={form} />, form.problems.length === 0 ? 200 : statusFor(form.problems));
}

async function saveItem(c: Ctx): Promise<Response> {
  const { concept, round, item } = await loadItem(c);
  const parsed = parseForm(ConcludeForm, await readForm(c));
  if (!parsed.ok) return showItem(c, parsed.form);
  const { revision, outcome } = parsed.value;
  const done = await write(c.get('db'), (tx) => conclude(tx, c.get('actor'), round.id, item.id, { version: revision, outcome, reason: worded(item.reason, wordingIn(parsed.value, 'reason')), today: today() }));
  return done.ok ? goTo(c, hrefs.desk(concept.slug, round.number, { field: item.fieldCode })) : showItem(c, withProblems(parsed.form, done.problems));
}

async function showAgenda(c: Ctx): Promise<Response> {
  if (!mayRunReviews(requireStaff(c))) refuse('forbidden');
  const concept = await conceptOf(c);
  const db = c.get('db');
  const round = (await roundsOf(db, concept.id, { drafts: false })).find((r) => r.carriedOn !== null) ?? null;
  const draft = draftOf(concept);
  const [items, fields] = await Promise.all([round === null ? [] : itemsOf(db, round.id), draft === null ? [] : contentOf(db, draft.id)]);
  return html(c, <AgendaPage concept={concept} round={round} items={items} fields={fields} />);
}

async function markDone(c: Ctx): Promise<Response> {
  if (!mayRunReviews(requireStaff(c))) refuse('forbidden');
  const concept = await conceptOf(c);
  const { values } = await readForm(c);
  const id = c.req.param('item') ?? '';
  const done = /^[0-9a-f-]{36}$/.test(id) ? await write(c.get('db'), (tx) => setDone(tx, c.get('actor'), concept.id, id, values['done'] === 'yes', today())) : null;
  return done?.ok === true ? goTo(c, hrefs.agenda(concept.slug)) : refuse('not_found');
}
