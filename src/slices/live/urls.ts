/** Paths without language prefix. */
export const PATHS = {
  /** What stands beside the QR picture: leads to the room in the reader's language. */
  short: '/r/:code',
  list: '/rooms',
  room: '/rooms/:slug',
  ask: '/rooms/:slug/ask',
  support: '/rooms/:slug/support',
  answer: '/rooms/:slug/answer',
  screen: '/rooms/:slug/screen',
  /** Server-sent events and, for lines that cut them off, the same by asking. */
  stream: '/rooms/:slug/stream',
  now: '/rooms/:slug/now',
  desk: '/desk/rooms',
  deskNew: '/desk/rooms/new',
  deskRoom: '/desk/rooms/:slug',
  deskEdit: '/desk/rooms/:slug/edit',
  deskOpen: '/desk/rooms/:slug/open',
  deskClose: '/desk/rooms/:slug/close',
  deskRemove: '/desk/rooms/:slug/remove',
  deskRun: '/desk/rooms/:slug/run',
  deskPoll: '/desk/rooms/:slug/polls/:number',
  deskPollRemove: '/desk/rooms/:slug/polls/:number/remove',
  deskQuestion: '/desk/rooms/:slug/questions/:number',
  deskWord: '/desk/rooms/:slug/words',
  deskTranslate: '/desk/rooms/:slug/translate',
} as const;

/** In place of a poll's number: the form for a new one. */
export const NEW = 'new';

/** Addresses that a room may not have, because something else is there. */
export const RESERVED_SLUGS: readonly string[] = [NEW];

type Params<P extends string> = P extends `${string}:${infer Name}/${infer Rest}` ? Name | Params<`/${Rest}`> : P extends `${string}:${infer Name}` ? Name : never;

/** A path with its parameters filled in. */
export function pathTo<const P extends string>(pattern: P, params: Readonly<Record<Params<P>, string | number>>): string {
  return pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String((params as Record<string, string | number>)[name])));
}

export const roomHref = (slug: string): string => pathTo(PATHS.room, { slug });
export const deskHref = (slug: string): string => pathTo(PATHS.deskRoom, { slug });
export const shortHref = (code: string): string => pathTo(PATHS.short, { code });
