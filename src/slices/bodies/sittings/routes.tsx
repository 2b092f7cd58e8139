import { dayOf } from '../../../kernel/dates.ts';
import { isId } from '../../../kernel/ids.ts';
import { worded, wordingIn } from '../../../kernel/localized.ts';
import { EMPTY_FORM, failed, found, type FormState, type Problem } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Query, Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { namesOf } from '../../people/public.ts';
import { historyOf, HistorySection } from '../../thread/public.ts';
import { ours } from '../imported/policy.ts';
import { paperList } from '../papers/queries.ts';
import { eyeOf, keepingEye, mayRunBodies, requireKeeper, requireKeeping } from '../policy.ts';
import { allBodies, bodyBySlug, membersForOffice, type Body } from '../register/queries.ts';
import { resolutionsOn } from '../resolutions/queries.ts';
import { everybody, isCurrent, type Eye } from '../rules.ts';
import { PRESENCE, type Presence } from '../schema.ts';
import { NEW, PATHS, pathTo } from '../urls.ts';
import { removeItem, removeSitting, saveItem, saveMinutes, saveSitting, setPresence } from './commands.ts';
import { ItemPage, SittingDeskPage, type SittingForms } from './pages/desk.tsx';
import { SittingListPage } from './pages/list.tsx';
import { SittingPage } from './pages/sitting.tsx';
import { agendaOf, attendanceOf, presenceOfMembers, sittingBySlug, sittingList, type Sitting } from './queries.ts';
import { ItemForm, MinutesForm, SittingDetail, sittingDetail, SittingFilters, SittingForm, SittingItem, sittingItem } from './schema.ts';

const SECRET = { secret: true };
type Asked = Query<typeof SittingFilters>;

/** Sittings with agenda, attendance and minutes. */
export function mountSittings(site: Site): void {
  site.list({
    path: PATHS.sittings,
    summary: 'Sittings of all bodies',
    item: SittingItem,
    filters: SittingFilters,
    csv: (item) => item,
    load: async (c, asked) => {
      const { items, total } = await listed(c, everybody(dayOf(new Date())), asked, asked.when);
      return { items: items.map((s) => sittingItem(s, c.get('view').absolute)), total };
    },
    page: async (c, asked) => {
      const eye = eyeOf(c.get('actor'));
      const when = asked.when ?? 'upcoming';
      return html(c, <SittingListPage {...(await listed(c, eye, asked, when))} page={asked.page} pageSize={asked.pageSize} when={when} body={asked.body} bodies={await allBodies(c.get('db'), eye)} q={asked.q} />);
    },
  });
  site.item({
    path: PATHS.sitting,
    summary: 'One sitting with agenda, attendance as numbers, and minutes once they are released',
    item: SittingDetail,
    load: async (c) => {
      const eye = everybody(dayOf(new Date()));
      const sitting = await askedSitting(c, eye);
      return sitting === null ? null : sittingDetail(sitting, await agendaOf(c.get('db'), eye, sitting), await attendanceOf(c.get('db'), sitting.id), c.get('view').absolute);
    },
    page: async (c) => {
      const eye = eyeOf(c.get('actor'));
      const sitting = found(await askedSitting(c, eye));
      const [agenda, attendance, resolutions] = await Promise.all([agendaOf(c.get('db'), eye, sitting), attendanceOf(c.get('db'), sitting.id), resolutionsOn(c.get('db'), eye, { sittingId: sitting.id })]);
      return html(c, <SittingPage sitting={sitting} agenda={agenda} attendance={attendance} resolutions={resolutions} office={eye.office} />);
    },
  });
  site.page(PATHS.deskSitting, async (c) => deskPage(c), SECRET).action(PATHS.deskSitting, save);
  site.page(PATHS.deskItem, async (c) => itemPage(c, EMPTY_FORM), SECRET).action(PATHS.deskItem, saveAgendaItem);
  site.action(PATHS.deskPresence, presence).action(PATHS.deskMinutes, minutes);
}

async function listed(c: Ctx, eye: Eye, { body, q, page, pageSize }: Asked, when: Asked['when']) {
  const one = body === null ? null : await bodyBySlug(c.get('db'), eye, body);
  // A body that nobody knows has no sittings.
  return body !== null && one === null ? { items: [], total: 0 } : sittingList(c.get('db'), eye, { bodyId: one?.id ?? null, when, q }, { page, pageSize });
}

const askedSitting = (c: Ctx, eye: Eye): Promise<Sitting | null> => sittingBySlug(c.get('db'), eye, c.req.param('slug') ?? '', c.req.param('sitting') ?? '');

async function asked(c: Ctx): Promise<{ body: Body; sitting: Sitting | null; eye: Eye }> {
  requireKeeper(c);
  const body = found(await bodyBySlug(c.get('db'), { office: true, today: dayOf(new Date()) }, c.req.param('slug') ?? ''));
  requireKeeping(c, body.id);
  const eye = keepingEye(c.get('actor'), body.id);
  return c.req.param('sitting') === NEW ? { body: ours(body), sitting: null, eye } : { body, sitting: ours(found(await askedSitting(c, eye))), eye };
}

const statusOf = (problems: readonly Problem[]): 409 | 422 => (problems[0]?.field === undefined ? 409 : 422);

async function deskPage(c: Ctx, forms: SittingForms = {}, status: 200 | 409 | 422 = 200): Promise<Response> {
  const db = c.get('db');
  const { body, sitting, eye } = await asked(c);
  if (sitting === null) return html(c, <SittingDeskPage body={body} sitting={null} agenda={[]} members={[]} presence={new Map()} forms={forms} saved={false} history={null} />, status);
  const [agenda, members, states, history] = await Promise.all([agendaOf(db, eye, sitting), membersForOffice(db, body.id), presenceOfMembers(db, sitting.id), historyOf(db, sitting.id)]);
  const names = await namesOf(db, history.flatMap((i) => i.actor.id ?? []));
  const seats = members.filter((m) => isCurrent(m, sitting.day) || states.has(m.id));
  return html(c, <SittingDeskPage body={body} sitting={sitting} agenda={agenda} members={seats} presence={states} forms={forms} saved={c.req.query('saved') === '1'} history={<HistorySection items={history} names={names} />} />, status);
}

const deskHref = (body: Body, sitting: Pick<Sitting, 'slug'>): string => pathTo(PATHS.deskSitting, { slug: body.slug, sitting: sitting.slug });

async function save(c: Ctx): Promise<Response> {
  const { body, sitting } = await asked(c);
  const raw = await readForm(c);
  if (raw.values['remove'] !== undefined && sitting !== null) {
    const removed = await write(c.get('db'), (tx) => removeSitting(tx, c.get('actor'), sitting.id));
    return removed.ok ? goTo(c, `${pathTo(PATHS.deskBody, { slug: body.slug })}?saved=1`) : deskPage(c, { main: { values: raw.values, problems: removed.problems } }, 409);
  }
  const parsed = parseForm(SittingForm, raw);
  if (!parsed.ok) return deskPage(c, { main: parsed.form }, 422);
  const { revision, ...input } = parsed.value;
  const done = await write(c.get('db'), (tx) => saveSitting(tx, c.get('actor'), body.id, input, sitting === null ? undefined : { id: sitting.id, version: revision ?? 0 }));
  return done.ok ? goTo(c, `${deskHref(body, done.value)}?saved=1`) : deskPage(c, { main: withProblems(parsed.form, done.problems) }, statusOf(done.problems));
}

async function askedItem(c: Ctx) {
  const { body, sitting, eye } = await asked(c);
  const known = found(sitting);
  const agenda = await agendaOf(c.get('db'), eye, known);
  const id = c.req.param('id') ?? '';
  return { body, sitting: known, agenda, item: id === NEW ? null : found(isId(id) ? agenda.find((i) => i.id === id) : null), eye };
}

/** What may stand on an agenda: for a secretary, papers that come to the body; drafts of others are the office's. */
const papersFor = async (c: Ctx, body: Body, eye: Eye) => (await paperList(c.get('db'), eye, { kind: null, bodyId: mayRunBodies(c.get('actor')) ? null : body.id, q: null }, { limit: 200, offset: 0 })).items;

async function itemPage(c: Ctx, form: FormState, status: 200 | 409 | 422 = 200): Promise<Response> {
  const { body, sitting, item, agenda, eye } = await askedItem(c);
  return html(c, <ItemPage body={body} sitting={sitting} item={item} next={(agenda.at(-1)?.position ?? 0) + 1} papers={await papersFor(c, body, eye)} form={form} />, status);
}

async function saveAgendaItem(c: Ctx): Promise<Response> {
  const { body, sitting, item, eye } = await askedItem(c);
  const raw = await readForm(c);
  if (raw.values['remove'] !== undefined && item !== null) {
    await write(c.get('db'), (tx) => removeItem(tx, c.get('actor'), sitting.id, item.id));
    return goTo(c, `${deskHref(body, sitting)}?saved=1`);
  }
  const parsed = parseForm(ItemForm, raw);
  if (!parsed.ok) return itemPage(c, parsed.form, 422);
  const { position, public: open, paper } = parsed.value;
  if (paper !== null && !(await papersFor(c, body, eye)).some((p) => p.id === paper)) return itemPage(c, withProblems(parsed.form, failed('invalid_choice', 'paper').problems), 422);
  const input = { position, public: open, paperId: paper, title: worded(item?.title ?? null, wordingIn(parsed.value, 'title')), result: worded(item?.result ?? null, wordingIn(parsed.value, 'result')) };
  const done = await write(c.get('db'), (tx) => saveItem(tx, c.get('actor'), sitting.id, input, item?.id));
  return done.ok ? goTo(c, `${deskHref(body, sitting)}?saved=1`) : itemPage(c, withProblems(parsed.form, done.problems), statusOf(done.problems));
}

async function presence(c: Ctx): Promise<Response> {
  const { body, sitting } = await asked(c);
  const known = found(sitting);
  const raw = await readForm(c);
  const states = new Map(Object.entries(raw.values).flatMap(([name, value]): [string, Presence][] => {
    const id = name.startsWith('member_') ? name.slice(7) : '';
    const state = PRESENCE.find((p) => p === value);
    return isId(id) && state !== undefined ? [[id, state]] : [];
  }));
  await write(c.get('db'), (tx) => setPresence(tx, c.get('actor'), known, states));
  return goTo(c, `${deskHref(body, known)}?saved=1`);
}

async function minutes(c: Ctx): Promise<Response> {
  const { body, sitting } = await asked(c);
  const known = found(sitting);
  const parsed = parseForm(MinutesForm, await readForm(c));
  if (!parsed.ok) return deskPage(c, { minutes: parsed.form }, 422);
  const { minutesOn, revision } = parsed.value;
  const text = worded(known.minutes, wordingIn(parsed.value, 'minutes'));
  const done = await write(c.get('db'), (tx) => saveMinutes(tx, c.get('actor'), { id: known.id, version: revision }, text, minutesOn));
  return done.ok ? goTo(c, `${deskHref(body, known)}?saved=1`) : deskPage(c, { minutes: withProblems(parsed.form, done.problems) }, statusOf(done.problems));
}
