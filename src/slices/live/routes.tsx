import type { Ctx } from '../../platform/web/env.ts';
import { filter, type Site } from '../../platform/web/site.ts';
import { field } from '../../platform/web/forms.ts';
import { goTo, html } from '../../ui/respond.tsx';
import { mountInterpreting } from './interpreting/routes.tsx';
import { showRoom } from './looking/routes.tsx';
import { mountModerating } from './moderating/routes.tsx';
import { RoomsPage } from './pages/rooms.tsx';
import { readableRoom } from './policy.ts';
import { mountPreparing } from './preparing/routes.tsx';
import { roomByCode, roomBySlug, roomList } from './queries.ts';
import { readRoomCode } from './rules.ts';
import { roomData, roomDetail, RoomDetail, RoomItem } from './schema.ts';
import { mountShowing } from './showing/routes.tsx';
import { stateOf } from './state/queries.ts';
import { mountStreaming } from './streaming/routes.tsx';
import { mountTaking } from './taking/routes.tsx';
import { PATHS, roomHref } from './urls.ts';

const PUBLIC = ['open', 'closed'] as const;

export function mountLive(all: Site): void {
  const site = all.module('live');
  site.data(PATHS.short, short, { secret: true });
  site.list({
    path: PATHS.list,
    summary: 'Live rooms, the open ones first',
    item: RoomItem,
    filters: { state: filter(field.choice(PUBLIC)) },
    csv: ({ title, ...room }) => ({ ...room, title: title['de'] ?? Object.values(title)[0] }),
    load: async (c, { page, pageSize, q, state }) => {
      const { items, total } = await roomList(c.get('db'), { states: state === null ? PUBLIC : [state], q, limit: pageSize, offset: (page - 1) * pageSize });
      return { items: items.map((room) => roomData({ room }, c.get('view'))), total };
    },
    page: async (c, { page, pageSize, q, state }) => {
      const typed = c.req.query('code');
      const room = typed === undefined ? null : await behindCode(c, typed);
      if (room !== null) return goTo(c, roomHref(room.slug));
      const { items, total } = await roomList(c.get('db'), { states: state === null ? PUBLIC : [state], q, limit: pageSize, offset: (page - 1) * pageSize });
      const wrong = typed === undefined ? undefined : { values: { code: typed }, problems: [{ code: 'room_code_unknown' as const, field: 'code' }] };
      return html(c, <RoomsPage items={items} total={total} page={page} pageSize={pageSize} state={wrong} />, wrong === undefined ? 200 : 404);
    },
  });
  site.item({
    path: PATHS.room,
    summary: 'A live room with its polls and questions',
    item: RoomDetail,
    load: async (c) => {
      const room = await roomBySlug(c.get('db'), c.req.param('slug') ?? '');
      // It changes with every answer, of which the page cache hears nothing.
      if (room?.state === 'open') c.set('secret', true);
      const state = room === null || room.state === 'draft' ? null : await stateOf(c.get('db'), room.id);
      return state === null ? null : roomDetail(state, c.get('view'));
    },
    page: async (c) => showRoom(c, await readableRoom(c)),
  });
  mountStreaming(site);
  mountTaking(site);
  mountShowing(site);
  mountPreparing(site);
  mountModerating(site);
  mountInterpreting(site);
}

/** The room a code opens; a draft is nobody's yet. */
async function behindCode(c: Ctx, typed: string) {
  const code = readRoomCode(typed);
  const room = code === null ? null : await roomByCode(c.get('db'), code);
  return room === null || room.state === 'draft' ? null : room;
}

/** From the wall or the QR picture into the room, in the browser's language. */
async function short(c: Ctx): Promise<Response> {
  const typed = c.req.param('code') ?? '';
  const room = await behindCode(c, typed);
  return c.redirect(c.get('view').href(room === null ? `${PATHS.list}?code=${encodeURIComponent(typed.slice(0, 40))}` : roomHref(room.slug)), 302);
}
