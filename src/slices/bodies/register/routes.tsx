import type { Actor } from '../../../kernel/actor.ts';
import { dayOf } from '../../../kernel/dates.ts';
import { isId } from '../../../kernel/ids.ts';
import { worded, wordingIn } from '../../../kernel/localized.ts';
import { EMPTY_FORM, found, type FormState, type Problem } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm, withProblems } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { goTo, html } from '../../../ui/respond.tsx';
import { currentConsent } from '../../contacts/public.ts';
import { namesOf } from '../../people/public.ts';
import { historyOf, HistorySection } from '../../thread/public.ts';
import { openCalls } from '../calls/queries.ts';
import { ours } from '../imported/policy.ts';
import { paperList } from '../papers/queries.ts';
import { eyeOf, keepingEye, mayKeep, mayRunBodies, requireKeeper, requireKeeping, requireOffice } from '../policy.ts';
import { resolutionList } from '../resolutions/queries.ts';
import { everybody, type Eye } from '../rules.ts';
import { sittingList } from '../sittings/queries.ts';
import { NEW, PATHS, pathTo } from '../urls.ts';
import { removeMember, saveBody, saveMember } from './commands.ts';
import { BodyPage } from './pages/body.tsx';
import { BodyDeskPage, DeskPage, KeeperPage, MemberPage } from './pages/desk.tsx';
import { BodyListPage } from './pages/list.tsx';
import { allBodies, bodyBySlug, bodyList, memberById, membershipOf, membersForOffice, type Body } from './queries.ts';
import { BodyDetail, bodyDetail, BodyFilters, BodyForm, BodyItem, bodyItem, bodyCsv, MemberForm } from './schema.ts';

const SECRET = { secret: true };
const RECENT = { limit: 5, offset: 0 };

/** Bodies and who belongs to them. */
export function mountRegister(site: Site): void {
  site.page(PATHS.desk, desk, SECRET);
  site.page(PATHS.deskBody, async (c) => bodyDesk(c, EMPTY_FORM), SECRET).action(PATHS.deskBody, save);
  site.page(PATHS.deskMember, async (c) => memberPage(c, EMPTY_FORM), SECRET).action(PATHS.deskMember, saveSeat);
  site.list({
    path: PATHS.bodies,
    summary: 'Bodies: committees, integration councils, juries, project groups',
    item: BodyItem,
    filters: BodyFilters,
    csv: bodyCsv,
    load: async (c, { kind, q, page, pageSize }) => {
      const { items, total } = await bodyList(c.get('db'), everybody(dayOf(new Date())), { kind, q }, { page, pageSize });
      return { items: items.map((body) => bodyItem(body, c.get('view').absolute)), total };
    },
    page: async (c, { kind, q, page, pageSize }) => {
      const eye = eyeOf(c.get('actor'));
      return html(c, <BodyListPage {...(await bodyList(c.get('db'), eye, { kind, q }, { page, pageSize }))} page={page} pageSize={pageSize} kind={kind} q={q} office={eye.office} />);
    },
  });
  site.item({
    path: PATHS.body,
    summary: 'One body with its members, as far as they are public',
    item: BodyDetail,
    load: async (c) => {
      const eye = everybody(dayOf(new Date()));
      const body = await bodyBySlug(c.get('db'), eye, c.req.param('slug') ?? '');
      return body === null ? null : bodyDetail(body, await membershipOf(c.get('db'), body.id, eye.today), c.get('view').absolute);
    },
    page: bodyPage,
  });
}

async function bodyPage(c: Ctx): Promise<Response> {
  const db = c.get('db');
  const eye = eyeOf(c.get('actor'));
  const body = found(await bodyBySlug(db, eye, c.req.param('slug') ?? ''));
  const bodyId = body.id;
  const sittings = (when: 'upcoming' | 'past') => sittingList(db, eye, { bodyId, when }, { page: 1, pageSize: when === 'upcoming' ? 10 : 20 });
  const [members, upcoming, past, papers, resolutions, calls] = await Promise.all([
    membershipOf(db, bodyId, eye.today), sittings('upcoming'), sittings('past'), paperList(db, eye, { kind: null, bodyId, q: null }, RECENT), resolutionList(db, eye, { bodyId, report: null, q: null }, RECENT), openCalls(db, eye, bodyId),
  ]);
  return html(c, <BodyPage body={body} members={members} upcoming={upcoming.items} past={past.items} papers={papers.items} resolutions={resolutions.items} calls={calls} office={eye.office} />);
}

/** The office's way to everything. */
async function desk(c: Ctx): Promise<Response> {
  const actor = requireKeeper(c);
  const db = c.get('db');
  const eye = eyeOf(actor);
  if (!eye.office) return html(c, <KeeperPage {...(await kept(c, actor))} />);
  const [bodies, sittings, papers] = await Promise.all([allBodies(db, eye), sittingList(db, eye, { when: 'upcoming' }, { page: 1, pageSize: 20 }), paperList(db, eye, { kind: null, bodyId: null, q: null }, { limit: 15, offset: 0 })]);
  return html(c, <DeskPage bodies={bodies} sittings={sittings.items} papers={papers.items} today={eye.today} />);
}

/** The bodies that a secretary keeps, with what is ahead. */
async function kept(c: Ctx, actor: Actor) {
  const db = c.get('db');
  const whole = { office: true, today: dayOf(new Date()) };
  const bodies = (await allBodies(db, whole)).filter((b) => mayKeep(actor, b.id));
  const sittings = await Promise.all(bodies.map((b) => sittingList(db, whole, { bodyId: b.id, when: 'upcoming' }, { page: 1, pageSize: 20 })));
  return { bodies, sittings: sittings.flatMap(({ items }) => items).sort((a, b) => a.day.localeCompare(b.day)) };
}

/** The body of the address, for whoever keeps it; new ones are the office's. */
async function askedBody(c: Ctx): Promise<{ body: Body | null; eye: Eye }> {
  const slug = c.req.param('slug') ?? '';
  if (slug === NEW) return requireOffice(c), { body: null, eye: eyeOf(c.get('actor')) };
  requireKeeper(c);
  const body = found(await bodyBySlug(c.get('db'), { office: true, today: dayOf(new Date()) }, slug));
  requireKeeping(c, body.id);
  return { body: ours(body), eye: keepingEye(c.get('actor'), body.id) };
}

const statusOf = (problems: readonly Problem[]): 409 | 422 => (problems[0]?.field === undefined ? 409 : 422);

async function bodyDesk(c: Ctx, form: FormState, status: 200 | 409 | 422 = 200): Promise<Response> {
  const db = c.get('db');
  const { body, eye } = await askedBody(c);
  if (body === null) return html(c, <BodyDeskPage body={null} members={[]} sittings={[]} today={eye.today} form={form} saved={false} history={null} office />, status);
  const [members, sittings, history] = await Promise.all([membersForOffice(db, body.id), sittingList(db, eye, { bodyId: body.id }, { page: 1, pageSize: 100 }), historyOf(db, body.id)]);
  const names = await namesOf(db, history.flatMap((i) => i.actor.id ?? []));
  return html(c, <BodyDeskPage body={body} members={members} sittings={sittings.items} today={eye.today} form={form} saved={c.req.query('saved') === '1'} history={<HistorySection items={history} names={names} />} office={mayRunBodies(c.get('actor'))} />, status);
}

async function save(c: Ctx): Promise<Response> {
  requireOffice(c);
  const { body } = await askedBody(c);
  const parsed = parseForm(BodyForm, await readForm(c));
  if (!parsed.ok) return bodyDesk(c, parsed.form, 422);
  const { kind, decides, openSittings, public: open, since, until, source, revision } = parsed.value;
  const input = { kind, decides, openSittings, public: open, since, until, source: source ?? '', name: worded(body?.name ?? null, wordingIn(parsed.value, 'name')), purpose: worded(body?.purpose ?? null, wordingIn(parsed.value, 'purpose')) };
  const done = await write(c.get('db'), (tx) => saveBody(tx, c.get('actor'), input, body === null ? undefined : { id: body.id, version: revision ?? 0 }));
  return done.ok ? goTo(c, `${pathTo(PATHS.deskBody, { slug: done.value.slug })}?saved=1`) : bodyDesk(c, withProblems(parsed.form, done.problems), statusOf(done.problems));
}

async function askedMember(c: Ctx) {
  const { body, eye } = await askedBody(c);
  const id = c.req.param('id') ?? '';
  const known = found(body);
  return { body: known, eye, member: id === NEW ? null : found(isId(id) ? await memberById(c.get('db'), known.id, id) : null) };
}

async function memberPage(c: Ctx, form: FormState, status: 200 | 409 | 422 = 200): Promise<Response> {
  const { body, member, eye } = await askedMember(c);
  const consent = await currentConsent(c.get('db'), 'body_member');
  return html(c, <MemberPage body={body} member={member} consent={consent.text} today={eye.today} form={form} />, status);
}

async function saveSeat(c: Ctx): Promise<Response> {
  const { body, member } = await askedMember(c);
  const raw = await readForm(c);
  const back = pathTo(PATHS.deskBody, { slug: body.slug });
  if (raw.values['remove'] !== undefined && member !== null) {
    await write(c.get('db'), (tx) => removeMember(tx, c.get('actor'), body.id, member.id));
    return goTo(c, `${back}?saved=1`);
  }
  const parsed = parseForm(MemberForm, raw);
  if (!parsed.ok) return memberPage(c, parsed.form, 422);
  const { revision, ...input } = parsed.value;
  const done = await write(c.get('db'), (tx) => saveMember(tx, c.get('actor'), body.id, input, member === null ? undefined : { id: member.id, version: revision ?? 0 }));
  return done.ok ? goTo(c, `${back}?saved=1`) : memberPage(c, withProblems(parsed.form, done.problems), statusOf(done.problems));
}
