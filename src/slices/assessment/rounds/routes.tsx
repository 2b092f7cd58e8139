import type { z } from 'zod';
import { addDays, dayOf } from '../../../kernel/dates.ts';
import { inLanguage, worded, wordingIn } from '../../../kernel/localized.ts';
import { EMPTY_FORM, found, refuse, statusOf, type FormState, type Problem } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Paging, Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { conceptHrefs, measuresNamed } from '../../concept/public.ts';
import { recommendationList } from '../../participation/public.ts';
import { departmentList, departmentsById, requireStaff, type AccountActor } from '../../people/public.ts';
import { nodesById } from '../../thread/public.ts';
import { measuresByKeys } from '../answering/queries.ts';
import { maySendOut } from '../policy.ts';
import { assessedSubjects, assessmentList } from '../queries.ts';
import { hrefs, PATHS } from '../urls.ts';
import { addItems, changeItem, changeRound, closeRound, createRound, removeItem, sendRound } from './commands.ts';
import { mountConsultations } from './consultations/routes.tsx';
import { askRound } from './jobs.ts';
import { ItemForm as ItemPage, ItemsForm as ItemsPage, RoundForm as RoundEditPage } from './pages/forms.tsx';
import { RoundPage } from './pages/round.tsx';
import { RoundsPage } from './pages/rounds.tsx';
import { inDraftRounds, itemsOf, roundByNumber, roundList, suggestionsFor, type Round, type RoundItem } from './queries.ts';
import { ItemForm, ItemsForm, roundCsv, roundData, RoundData, RoundForm } from './schema.ts';

const DAYS_TO_ANSWER = 28;
const today = (): string => dayOf(new Date());
const status = (problems: readonly Problem[]): 409 | 422 => (statusOf(problems) === 409 ? 409 : 422);

export function mountRounds(site: Site): void {
  const secret = { secret: true };
  site.page(PATHS.roundNew, (c) => editPage(c, null, EMPTY_FORM), secret).action(PATHS.roundNew, (c) => save(c, null));
  site.list({ path: PATHS.rounds, summary: 'Rounds of professional assessment', item: RoundData, filters: {}, csv: roundCsv, load: listData, page: listPage });
  site.item({ path: PATHS.round, summary: 'One round of assessment', item: RoundData, load: itemData, page: (c) => roundPage(c) });
  site.page(PATHS.roundEdit, async (c) => editPage(c, await prepared(c), EMPTY_FORM), secret).action(PATHS.roundEdit, async (c) => save(c, await prepared(c)));
  site.page(PATHS.roundItems, async (c) => itemsPage(c, await prepared(c), EMPTY_FORM), secret).action(PATHS.roundItems, add);
  site.page(PATHS.roundItem, async (c) => itemPage(c, EMPTY_FORM), secret).action(PATHS.roundItem, saveItem);
  site.action(PATHS.roundSend, send);
  site.action(PATHS.roundClose, close);
  mountConsultations(site, prepared);
}

function office(c: Ctx): AccountActor {
  const actor = requireStaff(c);
  return maySendOut(actor) ? actor : refuse('forbidden');
}

async function load(c: Ctx, drafts: boolean): Promise<Round> {
  const number = c.req.param('number') ?? '';
  return found(/^\d{1,9}$/.test(number) ? await roundByNumber(c.get('db'), Number(number), { drafts }) : null);
}

/** The round of the address, for whoever prepares rounds. */
async function prepared(c: Ctx): Promise<Round> {
  office(c);
  return load(c, true);
}

async function namesOf(c: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  return new Map([...(await departmentsById(c.get('db'), ids))].map(([id, d]) => [id, inLanguage(d.name, c.get('locale')).text]));
}

async function asData(c: Ctx, rounds: readonly Round[]): Promise<z.infer<typeof RoundData>[]> {
  const departments = await departmentsById(c.get('db'), rounds.flatMap((r) => r.consultations.flatMap((k) => k.departmentIds)));
  return rounds.map((r) => roundData(r, (id) => departments.get(id)?.slug ?? '', c.get('view').absolute));
}

async function listData(c: Ctx, { q, page, pageSize }: Paging): Promise<{ items: readonly z.infer<typeof RoundData>[]; total: number }> {
  const { items, total } = await roundList(c.get('db'), { q, limit: pageSize, offset: (page - 1) * pageSize });
  return { items: await asData(c, items), total };
}

async function itemData(c: Ctx): Promise<z.infer<typeof RoundData>> {
  return (await asData(c, [await load(c, false)]))[0] as z.infer<typeof RoundData>;
}

async function listPage(c: Ctx, { q, page, pageSize }: Paging): Promise<Response> {
  const drafts = maySendOut(c.get('actor'));
  const { items, total } = await roundList(c.get('db'), { q, drafts, limit: pageSize, offset: (page - 1) * pageSize });
  return html(c, <RoundsPage items={items} total={total} page={page} pageSize={pageSize} mayPrepare={drafts} />);
}

async function roundPage(c: Ctx, form?: FormState, code: 200 | 409 | 422 = 200): Promise<Response> {
  const db = c.get('db');
  const mayPrepare = maySendOut(c.get('actor'));
  const round = await load(c, mayPrepare);
  const [{ items: assessments }, items] = await Promise.all([assessmentList(db, { round: round.number, drafts: mayPrepare }), round.sentOn === null ? itemsOf(db, round.id) : []]);
  const departments = await namesOf(c, [...items.flatMap((i) => i.departmentIds), ...round.consultations.flatMap((k) => k.departmentIds)]);
  return html(c, <RoundPage round={round} assessments={assessments.toReversed()} items={items} departments={departments} today={today()} mayPrepare={mayPrepare} {...(form === undefined ? {} : { form })} />, code);
}

async function editPage(c: Ctx, round: Round | null, form: FormState, code: 200 | 409 | 422 = 200): Promise<Response> {
  office(c);
  return html(c, <RoundEditPage round={round} due={addDays(today(), DAYS_TO_ANSWER)} form={form} />, code);
}

async function save(c: Ctx, round: Round | null): Promise<Response> {
  const actor = office(c);
  const parsed = parseForm(RoundForm, await readForm(c));
  if (!parsed.ok) return editPage(c, round, parsed.form, 422);
  const content = { title: worded(round?.title ?? null, wordingIn(parsed.value, 'title')), note: parsed.value.note === null ? null : worded(round?.note ?? null, wordingIn(parsed.value, 'note')), dueOn: parsed.value.dueOn };
  if (round === null) {
    const made = await write(c.get('db'), (tx) => createRound(tx, actor, content));
    return made.ok ? goTo(c, hrefs.round(made.value.number)) : editPage(c, round, withProblems(parsed.form, made.problems), 422);
  }
  const done = await write(c.get('db'), (tx) => changeRound(tx, actor, round.id, parsed.value.revision, content));
  return done.ok ? goTo(c, hrefs.round(round.number)) : editPage(c, await prepared(c), withProblems(parsed.form, done.problems), status(done.problems));
}

/** Public recommendations that nobody was asked about and that stand in no other draft. */
async function itemsPage(c: Ctx, round: Round, form: FormState, code: 200 | 409 | 422 = 200): Promise<Response> {
  const db = c.get('db');
  const [all, assessed, drafted] = await Promise.all([recommendationList(db, null), assessedSubjects(db), inDraftRounds(db)]);
  return html(c, <ItemsPage round={round} open={all.filter((r) => !assessed.has(r.id) && !drafted.has(r.id))} form={form} />, code);
}

async function add(c: Ctx): Promise<Response> {
  const round = await prepared(c);
  const db = c.get('db');
  const parsed = parseForm(ItemsForm, await readForm(c));
  if (!parsed.ok) return itemsPage(c, round, parsed.form, 422);
  const { recommendations, keys } = parsed.value;
  const named = await measuresByKeys(db, keys ?? '');
  if (named.unknown.length > 0) return itemsPage(c, round, withProblems(parsed.form, [{ code: 'key_unknown', field: 'keys', params: { key: named.unknown[0] ?? '' } }]), 422);
  const open = (await recommendationList(db, null)).filter((r) => recommendations.includes(r.id));
  if (open.length + named.ids.length === 0) return itemsPage(c, round, withProblems(parsed.form, [{ code: 'required', field: 'recommendations' }]), 422);
  const measures = await measuresNamed(db, named.ids);
  const subjects = [...open.map((r) => ({ kind: 'recommendation' as const, id: r.id, title: r.title, href: r.href })), ...[...measures.values()].map((m) => ({ kind: 'measure' as const, id: m.id, title: m.title, href: conceptHrefs.measure(m.key) }))];
  const done = await write(db, (tx) => addItems(tx, c.get('actor'), round.id, subjects));
  return done.ok ? goTo(c, hrefs.round(round.number)) : itemsPage(c, round, withProblems(parsed.form, done.problems), status(done.problems));
}

async function loadItem(c: Ctx): Promise<{ round: Round; item: RoundItem; items: readonly RoundItem[] }> {
  const round = await prepared(c);
  const items = await itemsOf(c.get('db'), round.id);
  return { round, item: found(items.find((i) => i.itemId === c.req.param('id'))), items };
}

async function itemPage(c: Ctx, form: FormState, code: 200 | 409 | 422 = 200): Promise<Response> {
  const { round, item, items } = await loadItem(c);
  const [departments, suggestions] = await Promise.all([departmentList(c.get('db'), { active: true }), suggestionsFor(c.get('db'), item)]);
  const carries = items.some((i) => i.joinedTo === item.itemId);
  return html(c, <ItemPage round={round} item={item} others={carries ? [] : items.filter((i) => i.itemId !== item.itemId && i.joinedTo === null)} departments={departments} suggestions={suggestions} form={form} />, code);
}

async function saveItem(c: Ctx): Promise<Response> {
  const { round, item } = await loadItem(c);
  const db = c.get('db');
  const parsed = parseForm(ItemForm, await readForm(c));
  if (!parsed.ok) return itemPage(c, parsed.form, 422);
  const { departments, joinedTo, next } = parsed.value;
  const known = await departmentsById(db, departments);
  if (departments.some((id) => !known.has(id))) return itemPage(c, withProblems(parsed.form, [{ code: 'invalid_choice', field: 'departments' }]), 422);
  const question = parsed.value.question === null ? null : worded(item.question, wordingIn(parsed.value, 'question'));
  const done = await write(db, (tx) => (next === 'remove' ? removeItem(tx, c.get('actor'), round.id, item.itemId, parsed.value.revision) : changeItem(tx, c.get('actor'), round.id, item.itemId, { departmentIds: departments, question, joinedTo, seen: parsed.value.revision })));
  return done.ok ? goTo(c, hrefs.round(round.number)) : itemPage(c, withProblems(parsed.form, done.problems), status(done.problems));
}

async function send(c: Ctx): Promise<Response> {
  const round = await prepared(c);
  const db = c.get('db');
  const nodes = await nodesById(db, (await itemsOf(db, round.id)).map((i) => i.id));
  const done = await write(db, async (tx) => {
    const sent = await sendRound(tx, c.get('actor'), round.id, (id) => nodes.get(id)?.visible === true);
    if (sent.ok) await askRound(tx, round.id, sent.value.departmentIds, sent.value.dueOn);
    return sent;
  });
  return done.ok ? goTo(c, hrefs.round(round.number)) : roundPage(c, { values: {}, problems: done.problems }, status(done.problems));
}

async function close(c: Ctx): Promise<Response> {
  const round = await prepared(c);
  const done = await write(c.get('db'), (tx) => closeRound(tx, c.get('actor'), round.id));
  return done.ok ? goTo(c, hrefs.round(round.number)) : roundPage(c, { values: {}, problems: done.problems }, status(done.problems));
}
