import { dayOf } from '../../../kernel/dates.ts';
import { isStaff } from '../../../kernel/actor.ts';
import { worded, wordingIn } from '../../../kernel/localized.ts';
import { EMPTY_FORM, failed, found, ok, refuse, statusOf, type FormState, type Result } from '../../../kernel/problem.ts';
import { isId } from '../../../kernel/ids.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems, type RawForm } from '../../../platform/web/forms.ts';
import type { Query, Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { conceptHrefs, conceptList, contentOf, goalsNamed, measureByKey, measuresNamed } from '../../concept/public.ts';
import { requireStaff, type AccountActor } from '../../people/public.ts';
import { threadOf, ThreadSection } from '../../thread/public.ts';
import { mayNoteNeeds } from '../policy.ts';
import { indicatorByCode } from '../register/queries.ts';
import { needHref, NEW, PATHS } from '../urls.ts';
import { addNeed, changeNeed, removeNeed, type NewNeed } from './commands.ts';
import { NeedEditPage } from './pages/edit.tsx';
import { NeedPage, NeedsPage } from './pages/needs.tsx';
import { needById, needsOf } from './queries.ts';
import { needCsv, NeedFilters, NeedForm, needItem, NeedItem, RemoveForm, type Concerned, type Need } from './schema.ts';

type Asked = Query<typeof NeedFilters>;

/** What the office sees in the values: written by people, public when they say so. */
export function mountNeeds(site: Site): void {
  site.list({
    path: PATHS.needs, summary: 'Observed need for action', item: NeedItem, filters: NeedFilters, csv: needCsv,
    load: async (c, asked) => {
      const { items, total } = await needsOf(c.get('db'), { ...asked, drafts: false }, portion(asked));
      return { items: items.map((need) => needItem(need, c.get('view').absolute)), total };
    },
    page: async (c, asked) => html(c, <NeedsPage {...(await needsOf(c.get('db'), { ...asked, drafts: mayNoteNeeds(c.get('actor')) }, portion(asked)))} asked={asked} mayNote={mayNoteNeeds(c.get('actor'))} />),
  });
  site.page(PATHS.needEdit, (c) => editPage(c, EMPTY_FORM), { secret: true }).action(PATHS.needEdit, save);
  site.item({ path: PATHS.need, summary: 'One observed need for action', item: NeedItem, load: async (c) => { const need = await load(c); return need.published ? needItem(need, c.get('view').absolute) : null; }, page: needPage });
}

const portion = ({ page, pageSize }: Asked) => ({ limit: pageSize, offset: (page - 1) * pageSize });

async function load(c: Ctx): Promise<Need> {
  const id = c.req.param('id') ?? '';
  const need = found(isId(id) ? await needById(c.get('db'), id) : null);
  return need.published || mayNoteNeeds(c.get('actor')) ? need : refuse('not_found');
}

async function needPage(c: Ctx): Promise<Response> {
  const need = await load(c);
  const [concerned, thread] = await Promise.all([concernedBy(c, need), threadOf(c.get('db'), need.id, { staff: isStaff(c.get('actor')) })]);
  return html(c, <NeedPage need={need} {...concerned} mayNote={mayNoteNeeds(c.get('actor'))} thread={<ThreadSection data={thread} />} />);
}

async function concernedBy(c: Ctx, { measureIds, goalIds }: Need): Promise<{ measures: readonly Concerned[]; goals: readonly Concerned[] }> {
  const [measures, goals] = await Promise.all([measuresNamed(c.get('db'), measureIds), goalsNamed(c.get('db'), goalIds)]);
  const staff = isStaff(c.get('actor'));
  return {
    measures: [...measures.values()].filter((m) => m.public || staff).map((m) => ({ title: m.title, href: conceptHrefs.measure(m.key) })),
    goals: goals.map((g) => ({ title: g.title, href: conceptHrefs.concept(g.concept) })),
  };
}

function office(c: Ctx): AccountActor {
  const actor = requireStaff(c);
  return mayNoteNeeds(actor) ? actor : refuse('forbidden');
}

const chosen = async (c: Ctx): Promise<Need | null> => (c.req.param('id') === NEW ? null : load(c));

async function editPage(c: Ctx, form: FormState, status: 200 | 409 | 422 = 200, removal?: FormState): Promise<Response> {
  office(c);
  const db = c.get('db');
  const need = await chosen(c);
  const typed = form.values['indicator'];
  const code = need?.code ?? (typeof typed === 'string' ? typed : c.req.query('indicator')) ?? '';
  const [indicator, measures, goals] = await Promise.all([indicatorByCode(db, code), measuresNamed(db, need?.measureIds ?? []), goalsToChoose(c)]);
  return html(c, <NeedEditPage need={need} indicator={found(indicator)} measures={[...measures.values()].map((m) => m.key)} goals={goals} today={dayOf(new Date())} form={form} {...(removal === undefined ? {} : { removal })} />, status);
}

/** Goals of the concepts in force. */
async function goalsToChoose(c: Ctx) {
  const db = c.get('db');
  const editions = (await conceptList(db)).flatMap((concept) => concept.editions.filter((e) => e.state === 'adopted'));
  return (await Promise.all(editions.map((e) => contentOf(db, e.id)))).flat().flatMap((field) => field.goals);
}

async function save(c: Ctx): Promise<Response> {
  const actor = office(c);
  const need = await chosen(c);
  const raw = await readForm(c);
  if (raw.values['next'] === 'remove' && need !== null) return remove(c, actor, need, raw);
  const parsed = parseForm(NeedForm, raw);
  if (!parsed.ok) return editPage(c, parsed.form, 422);
  const { revision, indicator, noted_on: notedOn, published, goals, measures } = parsed.value;
  const [about, measureIds] = await Promise.all([indicatorByCode(c.get('db'), need?.code ?? indicator), measureIdsOf(c, measures ?? '')]);
  if (!measureIds.ok) return editPage(c, withProblems(parsed.form, measureIds.problems), 422);
  const known = new Set((await goalsNamed(c.get('db'), goals)).map((g) => g.id));
  const text = (name: 'observation' | 'reason' | 'recommendation') => worded(need?.[name] ?? null, wordingIn(parsed.value, name));
  const input: NewNeed = { indicatorId: found(about).id, observation: text('observation'), reason: text('reason'), recommendation: text('recommendation'), notedOn, published, measureIds: measureIds.value, goalIds: [...new Set(goals)].filter((id) => known.has(id)) };
  const done = await write(c.get('db'), (tx) => (need === null ? addNeed(tx, actor, input) : changeNeed(tx, actor, { id: need.id, version: revision }, input)));
  return done.ok ? goTo(c, needHref(done.value)) : editPage(c, withProblems(parsed.form, done.problems), statusOf(done.problems) === 409 ? 409 : 422);
}

/** Measures by their keys, typed with commas or spaces between them. */
async function measureIdsOf(c: Ctx, typed: string): Promise<Result<readonly string[]>> {
  const keys = [...new Set(typed.split(/[\s,;]+/).filter((key) => key !== ''))];
  const measures = await Promise.all(keys.map((key) => measureByKey(c.get('db'), key, { drafts: true })));
  return measures.every((m) => m !== null) ? ok(measures.map((m) => m.id)) : failed('key_unknown', 'measures', { key: keys[measures.indexOf(null)] ?? '' });
}

async function remove(c: Ctx, actor: AccountActor, need: Need, raw: RawForm): Promise<Response> {
  const parsed = parseForm(RemoveForm, raw);
  if (!parsed.ok || !parsed.value.sure) return editPage(c, EMPTY_FORM, 422, withProblems(parsed.form, [{ code: 'confirm_needed', field: 'sure' }]));
  const done = await write(c.get('db'), (tx) => removeNeed(tx, actor, need.id));
  return done.ok ? goTo(c, PATHS.needs) : editPage(c, EMPTY_FORM, 409, withProblems(parsed.form, done.problems));
}
