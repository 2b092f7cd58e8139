import type { z } from 'zod';
import { isStaff } from '../../../kernel/actor.ts';
import { inLanguage, wordingIn } from '../../../kernel/localized.ts';
import { EMPTY_FORM, failed, found, refuse, statusOf, type FormState, type Problem } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Query, Site } from '../../../platform/web/site.ts';
import type { Option } from '../../../ui/index.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { requireStaff } from '../../people/public.ts';
import { ThreadSection, threadOf } from '../../thread/public.ts';
import { openFields } from '../editions/queries.ts';
import { mayEditConcepts } from '../policy.ts';
import { hrefs, PATHS } from '../urls.ts';
import { addPractice, updatePractice, type PracticeChange } from './commands.ts';
import { mountOffers } from './offers/routes.tsx';
import { placeOf, PracticeEditPage } from './pages/practice-edit.tsx';
import { PracticeListPage } from './pages/practice-list.tsx';
import { PracticePage } from './pages/practice-page.tsx';
import { practiceBySlug, practiceList, type Practice } from './queries.ts';
import { practiceCsv, PracticeFilters, PracticeForm, practiceItem, PracticeItem } from './schema.ts';

type Asked = Query<typeof PracticeFilters>;

export function mountPractices(site: Site): void {
  const secret = { secret: true };
  mountOffers(site);
  site.page(PATHS.practiceNew, async (c) => showEdit(c, guarded(c, null), EMPTY_FORM, 200), secret).action(PATHS.practiceNew, saveNew);
  site.list({ path: PATHS.practices, summary: 'What already exists and can be built on', item: PracticeItem, filters: PracticeFilters, csv: practiceCsv, load: listData, page: listPage });
  site.page(PATHS.practiceEdit, async (c) => showEdit(c, guarded(c, await load(c)), EMPTY_FORM, 200), secret).action(PATHS.practiceEdit, saveEdit);
  site.item({ path: PATHS.practice, summary: 'One practice', item: PracticeItem, load: itemData, page: practicePage });
}

const loadList = (c: Ctx, { page, pageSize, ...asked }: Asked) => practiceList(c.get('db'), { ...asked, limit: pageSize, offset: (page - 1) * pageSize });

async function listData(c: Ctx, asked: Asked): Promise<{ items: readonly z.infer<typeof PracticeItem>[]; total: number }> {
  const { items, total } = await loadList(c, asked);
  return { items: items.map((row) => practiceItem(row, c.get('view').absolute)), total };
}

async function listPage(c: Ctx, asked: Asked): Promise<Response> {
  const locale = c.get('locale');
  const fields = new Map((await openFields(c.get('db'))).map((f) => [f.code, inLanguage(f.title, locale).text]));
  return html(c, <PracticeListPage {...(await loadList(c, asked))} fields={[...fields].map(([value, label]) => ({ value, label }))} mayAdd={mayEditConcepts(c.get('actor'))} page={asked.page} pageSize={asked.pageSize} asked={asked} />);
}

async function itemData(c: Ctx): Promise<z.infer<typeof PracticeItem> | null> {
  const row = await practiceBySlug(c.get('db'), c.req.param('slug') ?? '');
  return row === null ? null : practiceItem(row, c.get('view').absolute);
}

async function practicePage(c: Ctx): Promise<Response> {
  const practice = await load(c);
  return html(c, <PracticePage practice={practice} mayEdit={mayEditConcepts(c.get('actor'))} thread={<ThreadSection data={await threadOf(c.get('db'), practice.id, { staff: isStaff(c.get('actor')) })} />} />);
}

const load = async (c: Ctx): Promise<Practice> => found(await practiceBySlug(c.get('db'), c.req.param('slug') ?? ''));

/** The thing itself, for the coordination office; anybody else is turned away. */
function guarded<T>(c: Ctx, thing: T): T {
  return mayEditConcepts(requireStaff(c)) ? thing : refuse('forbidden');
}

/** Fields of all concepts, and the practice's own where its concept no longer has it. */
async function placesFor(c: Ctx, practice: Practice | null): Promise<Option[]> {
  const locale = c.get('locale');
  const places = (await openFields(c.get('db'))).map((f) => ({ value: `${f.conceptId}/${f.code}`, label: inLanguage(f.title, locale).text, group: inLanguage(f.conceptTitle, locale).text }));
  const own = practice === null ? '' : placeOf(practice);
  if (practice === null || own === '' || places.some((p) => p.value === own)) return places;
  return [...places, { value: own, label: practice.fieldTitle === null ? (practice.fieldCode ?? '') : inLanguage(practice.fieldTitle, locale).text, group: practice.conceptTitle === null ? '' : inLanguage(practice.conceptTitle, locale).text }];
}

async function showEdit(c: Ctx, practice: Practice | null, form: FormState, status: 200 | 409 | 422): Promise<Response> {
  return html(c, <PracticeEditPage practice={practice} places={await placesFor(c, practice)} form={form} />, status);
}

type Read = { readonly ok: true; readonly value: PracticeChange; readonly revision: number | null; readonly form: FormState } | { readonly ok: false; readonly form: FormState };

/** The form as a change; a field of action that is not offered is refused. */
async function readPractice(c: Ctx, practice: Practice | null): Promise<Read> {
  const parsed = parseForm(PracticeForm, await readForm(c));
  if (!parsed.ok) return parsed;
  const { kind, sinceYear, field, partners, targetGroup, place, amountEur, source, revision, note, goal, worked, organisation, funding, contact } = parsed.value;
  if (field !== null && !(await placesFor(c, practice)).some((p) => p.value === field)) return { ok: false, form: withProblems(parsed.form, failed('invalid_choice', 'field').problems) };
  if (practice !== null && revision === null) return { ok: false, form: withProblems(parsed.form, failed('stale').problems) };
  const [conceptId = null, fieldCode = null] = field?.split('/') ?? [];
  const value = { title: wordingIn(parsed.value, 'title'), note: note === null ? null : wordingIn(parsed.value, 'note'), goal: goal === null ? null : wordingIn(parsed.value, 'goal'), worked: worked === null ? null : wordingIn(parsed.value, 'worked'), organisation, funding, contact, kind, sinceYear, partners, targetGroup, place, amountEur, source, conceptId, fieldCode };
  return { ok: true, value, revision, form: parsed.form };
}

const statusFor = (problems: readonly Problem[]): 409 | 422 => (statusOf(problems) === 409 ? 409 : 422);

async function saveNew(c: Ctx): Promise<Response> {
  guarded(c, null);
  const read = await readPractice(c, null);
  if (!read.ok) return showEdit(c, null, read.form, 422);
  const made = await write(c.get('db'), (tx) => addPractice(tx, c.get('actor'), read.value));
  return made.ok ? goTo(c, hrefs.practice(made.value.slug)) : showEdit(c, null, withProblems(read.form, made.problems), statusFor(made.problems));
}

async function saveEdit(c: Ctx): Promise<Response> {
  const practice = guarded(c, await load(c));
  const read = await readPractice(c, practice);
  if (!read.ok) return showEdit(c, practice, read.form, statusFor(read.form.problems));
  const done = await write(c.get('db'), (tx) => updatePractice(tx, c.get('actor'), practice.id, read.revision ?? 0, read.value));
  return done.ok ? goTo(c, hrefs.practice(practice.slug)) : showEdit(c, await load(c), withProblems(read.form, done.problems), statusFor(done.problems));
}
