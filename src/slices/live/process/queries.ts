import { staffLocale } from '../../../kernel/locale.ts';
import { sourceText } from '../../../kernel/localized.ts';
import { composed } from '../../../platform/database/composed.ts';
import type { Reads } from '../../../platform/database/types.ts';
import type { ProcessPart } from '../../participation/public.ts';
import { mayInterpret, mayPrepare } from '../policy.ts';
import { roomList } from '../queries.ts';
import type { LiveTables } from '../tables.ts';
import { deskHref, PATHS, roomHref } from '../urls.ts';
import { staffWords, words } from '../words.ts';

const openRooms = composed((reads: Reads<LiveTables>, processId: string) => reads.selectFrom('live_room').select(['slug', 'title', 'closes_on as closesOn']).where('process_id', '=', processId).where('state', '=', 'open').orderBy('slug'));

/** What a process's page says of its live rooms: where one can ask and vote now. */
export const roomsOfProcess: ProcessPart = {
  module: 'live',
  openNow: async (db, { id }, locale) => (await openRooms(db, id)).map((room) => ({ title: room.title, action: words(locale)('process.join'), href: roomHref(room.slug), until: room.closesOn })),
  desk: async (db, { id }, actor, locale) => {
    const { items } = await roomList(db, { states: ['open', 'draft', 'closed'], processId: id });
    const mine = items.filter((room) => mayInterpret(actor, room));
    if (mine.length === 0 && !mayPrepare(actor, { processId: id })) return null;
    const t = staffWords(staffLocale(locale));
    const make = mayPrepare(actor, null) ? { make: { title: t('staff.new'), href: `${PATHS.deskNew}?process=${id}` } } : {};
    return { all: { title: t('staff.rooms'), href: PATHS.desk }, items: mine.map((room) => ({ title: sourceText(room.title), href: deskHref(room.slug) })), ...make };
  },
};
