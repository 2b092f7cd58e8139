import { composed } from '../../../platform/database/composed.ts';
import type { Reads } from '../../../platform/database/types.ts';
import type { ProcessPart } from '../../participation/public.ts';
import type { LiveTables } from '../tables.ts';
import { roomHref } from '../urls.ts';
import { words } from '../words.ts';

const openRooms = composed((reads: Reads<LiveTables>, processId: string) => reads.selectFrom('live_room').select(['slug', 'title', 'closes_on as closesOn']).where('process_id', '=', processId).where('state', '=', 'open').orderBy('slug'));

/** What a process's page says of its live rooms: where one can ask and vote now. */
export const roomsOfProcess: ProcessPart = {
  module: 'live',
  openNow: async (db, { id }, locale) => (await openRooms(db, id)).map((room) => ({ title: room.title, action: words(locale)('process.join'), href: roomHref(room.slug), until: room.closesOn })),
};
