import type { ProcessPart } from '../../participation/public.ts';
import { roomList } from '../queries.ts';
import { roomHref } from '../urls.ts';
import { words } from '../words.ts';

/** What a process's page says of its live rooms: where one can ask and vote now. */
export const roomsOfProcess: ProcessPart = {
  module: 'live',
  openNow: async (db, { id }, locale) => {
    const { items } = await roomList(db, { states: ['open'], processId: id });
    return items.map((room) => ({ title: room.title, action: words(locale)('process.join'), href: roomHref(room.slug), until: room.closesOn }));
  },
};
