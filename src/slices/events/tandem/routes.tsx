import { VISITOR, type Actor } from '../../../kernel/actor.ts';
import { readCode } from '../../../kernel/code.ts';
import { isId } from '../../../kernel/ids.ts';
import { found, refuse, valueOf } from '../../../kernel/problem.ts';
import { write } from '../../../platform/database/write.ts';
import { addressOf } from '../../../platform/web/address.ts';
import type { Ctx } from '../../../platform/web/env.ts';
import { parseForm, readForm } from '../../../platform/web/forms.ts';
import type { Site } from '../../../platform/web/site.ts';
import { html } from '../../../ui/respond.tsx';
import { chooseForForum, discussedIn, submissionList, submissionsByIds, topicsOf } from '../../participation/public.ts';
import { receivedEvent } from '../policy.ts';
import { sessionById, type Session } from '../programme/queries.ts';
import { eventById, type Event } from '../queries.ts';
import { PATHS, pathTo } from '../urls.ts';
import { GonePage, SelectionPage } from './pages/selection.tsx';
import { expertByLink } from './queries.ts';
import { changesOf } from './rules.ts';
import { SelectionForm } from './schema.ts';

/** Far above what an expert needs; 80 random bits cannot be tried out anyway. */
const PER_ADDRESS = { burst: 600, perMinute: 120 };
const SECRET = { secret: true };
const PAGE_SIZE = 20;

/** Choosing submissions for a forum: by personal link, or by those who moderate the process. */
export function mountTandem(site: Site): void {
  site.page(PATHS.tandem, (c) => byLink(c, show), SECRET);
  site.action(PATHS.tandem, (c) => byLink(c, choose));
  site.page(PATHS.deskSelection, async (c) => show(c, await byRole(c)), SECRET);
  site.action(PATHS.deskSelection, async (c) => choose(c, await byRole(c)));
}

interface Choosing {
  readonly event: Event;
  readonly session: Session & { readonly forumId: string };
  readonly actor: Actor;
  readonly path: string;
  readonly staff: boolean;
}

const withForum = (session: Session | null): Choosing['session'] => (session === null || session.forumId === null ? refuse('not_found') : { ...session, forumId: session.forumId });

/** Whoever holds a link that works; another leads to a word about it. */
async function byLink(c: Ctx, answer: (c: Ctx, choosing: Choosing) => Promise<Response>): Promise<Response> {
  if (!c.get('modules').has('participation')) refuse('not_found');
  if (c.get('limits').take('tandem', addressOf(c), PER_ADDRESS) > 0) refuse('rate_limited');
  const link = readCode(c.req.param('link') ?? '');
  const expert = link === null ? null : await expertByLink(c.get('db'), link, new Date());
  if (expert === null) return html(c, <GonePage />, 404);
  return answer(c, { event: found(await eventById(c.get('db'), expert.session.eventId)), session: withForum(expert.session), actor: VISITOR, path: pathTo(PATHS.tandem, { link: link as string }), staff: false });
}

async function byRole(c: Ctx): Promise<Choosing> {
  if (!c.get('modules').has('participation')) refuse('not_found');
  const event = await receivedEvent(c);
  const id = c.req.param('id') ?? '';
  const session = withForum(isId(id) ? await sessionById(c.get('db'), id) : null);
  return session.eventId === event.id ? { event, session, actor: c.get('actor'), path: pathTo(PATHS.deskSelection, { slug: event.slug, id }), staff: true } : refuse('not_found');
}

async function show(c: Ctx, { event, session, path, staff }: Choosing, saved = false): Promise<Response> {
  const db = c.get('db');
  const processId = found(event.processId);
  const page = Math.max(1, Number.parseInt(c.req.query('page') ?? '1', 10) || 1);
  const [q, topic, only] = [(c.req.query('q') ?? '').slice(0, 200), c.req.query('topic') ?? '', c.req.query('only') === '1'];
  const [topics, chosen] = await Promise.all([topicsOf(db, processId), discussedIn(db, session.forumId)]);
  const known = topics.find((t) => t.id === topic)?.id ?? null;
  const { items, total } = only ? await onlyChosen(c, chosen) : await submissionList(db, { processId, q: q === '' ? null : q, topic: known, merged: false }, { page, pageSize: PAGE_SIZE });
  return html(c, <SelectionPage event={event} session={session} path={path} submissions={items} total={total} page={only ? 1 : page} pageSize={only ? Math.max(1, total) : PAGE_SIZE} topics={topics} chosen={new Set(chosen)} q={q === '' ? null : q} topic={known} only={only} saved={saved} staff={staff} />);
}

async function onlyChosen(c: Ctx, ids: readonly string[]) {
  const items = (await submissionsByIds(c.get('db'), ids)).filter((s) => s.state === 'published');
  return { items, total: items.length };
}

async function choose(c: Ctx, choosing: Choosing): Promise<Response> {
  const parsed = parseForm(SelectionForm, await readForm(c));
  if (!parsed.ok) refuse('bad_request');
  valueOf(await write(c.get('db'), (tx) => chooseForForum(tx, choosing.actor, choosing.session.forumId, changesOf(parsed.value))));
  return show(c, choosing, true);
}
