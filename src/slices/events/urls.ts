/** Paths without language prefix. */
export const PATHS = {
  events: '/events',
  event: '/events/:slug',
  month: '/events/month',
  catalogue: '/events/catalogue',
  series: '/events/series/:slug',
  register: '/events/:slug/register',
  calendarFile: '/events.ics',
  feed: '/events.atom',
  find: '/registrations',
  mine: '/registrations/:code',
  slip: '/registrations/:code/done',
  mineChange: '/registrations/:code/change',
  mineCancel: '/registrations/:code/cancel',
  mineErase: '/registrations/:code/erase',
  mineData: '/registrations/:code/data',
  tandem: '/tandem/:link',
  /** What the code on a badge or a phone says: the door's page for staff, a friendly word for everybody else. */
  ticket: '/tickets/:id',
  desk: '/desk/events',
  deskNew: '/desk/events/new',
  deskSeries: '/desk/events/series',
  deskSeriesOne: '/desk/events/series/:slug',
  deskEvent: '/desk/events/:slug',
  deskEdit: '/desk/events/:slug/edit',
  deskPublish: '/desk/events/:slug/publish',
  deskCancel: '/desk/events/:slug/cancel',
  deskCopy: '/desk/events/:slug/copy',
  deskNumbers: '/desk/events/:slug/numbers',
  deskRound: '/desk/events/:slug/rounds/:id',
  deskRoundRemove: '/desk/events/:slug/rounds/:id/remove',
  deskSession: '/desk/events/:slug/sessions/:id',
  deskSessionRemove: '/desk/events/:slug/sessions/:id/remove',
  deskSpeaker: '/desk/events/:slug/sessions/:id/speakers',
  deskSpeakerRemove: '/desk/events/:slug/sessions/:id/speakers/remove',
  deskLink: '/desk/events/:slug/sessions/:id/link',
  deskSelection: '/desk/events/:slug/sessions/:id/selection',
  deskWaiting: '/desk/events/:slug/waiting',
  deskWaitingAdmit: '/desk/events/:slug/waiting/admit',
  deskRegistrations: '/desk/events/:slug/registrations',
  deskRegistrationsFile: '/desk/events/:slug/registrations.csv',
  deskDoor: '/desk/events/:slug/door',
  deskWalkIn: '/desk/events/:slug/door/walk-in',
  deskPapers: '/desk/events/:slug/papers',
  deskMinutes: '/desk/events/:slug/sessions/:id/minutes',
  deskTopic: '/desk/events/:slug/sessions/:id/minutes/topics/:topic',
  deskTopicRemove: '/desk/events/:slug/sessions/:id/minutes/topics/:topic/remove',
  deskStatement: '/desk/events/:slug/sessions/:id/minutes/statements/:statement',
  deskStatementRemove: '/desk/events/:slug/sessions/:id/minutes/statements/:statement/remove',
  deskPresence: '/desk/events/:slug/sessions/:id/minutes/presence',
  deskCondense: '/desk/events/:slug/sessions/:id/minutes/recommendation',
  deskDocumentation: '/desk/events/:slug/documentation',
  deskDocumentationRelease: '/desk/events/:slug/documentation/release',
  wall: '/events/:slug/wall',
  wallScreen: '/events/:slug/wall/screen',
  wallPhoto: '/events/:slug/wall/photos/:id',
  wallFind: '/events/:slug/wall/find',
  wallReceipt: '/wall/:code',
  wallDocument: '/wall/:code/document',
  wallRemove: '/wall/:code/remove',
  deskWall: '/desk/events/:slug/wall',
  deskWallShow: '/desk/events/:slug/wall/:id/show',
  deskWallHide: '/desk/events/:slug/wall/:id/hide',
  deskWallContribute: '/desk/events/:slug/wall/:id/contribute',
  market: '/events/:slug/market',
  marketApply: '/events/:slug/market/apply',
  marketFind: '/events/:slug/market/find',
  stall: '/stalls/:code',
  stallChange: '/stalls/:code/change',
  stallWithdraw: '/stalls/:code/withdraw',
  deskMarket: '/desk/events/:slug/market',
  deskStall: '/desk/events/:slug/market/:id',
  deskStallPlace: '/desk/events/:slug/market/:id/place',
  deskStallPractice: '/desk/events/:slug/market/:id/practice',
  documentation: '/events/:slug/documentation',
  documentationEdition: '/events/:slug/documentation/:number',
  documentationFile: '/events/:slug/documentation/:number/:file',
} as const;

/** In place of an id: the form for a new one. */
export const NEW = 'new';

/** Addresses that an event may not have, because something else is there. */
export const RESERVED_SLUGS: readonly string[] = [NEW, 'month', 'catalogue', 'series'];

type Params<P extends string> = P extends `${string}:${infer Name}/${infer Rest}` ? Name | Params<`/${Rest}`> : P extends `${string}:${infer Name}` ? Name : never;

/** A path with its parameters filled in. */
export function pathTo<const P extends string>(pattern: P, params: Readonly<Record<Params<P>, string | number>>): string {
  return pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String((params as Record<string, string | number>)[name])));
}

export const eventHref = (slug: string): string => pathTo(PATHS.event, { slug });
/** Calendar programs and feed readers say no language, so their links do; filters come along. */
const toTakeAlong = (path: string, lang: string, filters: Readonly<Record<string, string | null>> = {}): string => `${path}?${new URLSearchParams([...Object.entries(filters).flatMap(([name, value]) => (value === null ? [] : [[name, value]])), ['lang', lang]])}`;
export const calendarFileHref = (slug: string, lang: string): string => toTakeAlong(`${eventHref(slug)}.ics`, lang);
export const subscriptionHref = (lang: string, filters?: Readonly<Record<string, string | null>>): string => toTakeAlong(PATHS.calendarFile, lang, filters);
export const feedHref = (lang: string, filters?: Readonly<Record<string, string | null>>): string => toTakeAlong(PATHS.feed, lang, filters);
export const deskHref = (slug: string): string => pathTo(PATHS.deskEvent, { slug });
export const mineHref = (code: string): string => pathTo(PATHS.mine, { code });
export const ticketHref = (id: string): string => pathTo(PATHS.ticket, { id });
export const monthHref = (month: string): string => `${PATHS.month}?month=${month}`;
export const documentationHref = (slug: string): string => pathTo(PATHS.documentation, { slug });
/** Where a statement of the minutes stands for everybody. */
export const statementHref = (slug: string, number: number): string => `${documentationHref(slug)}#statement-${number}`;
export const wallHref = (slug: string): string => pathTo(PATHS.wall, { slug });
export const wallCodeHref = (code: string): string => pathTo(PATHS.wallReceipt, { code });
export const marketHref = (slug: string): string => pathTo(PATHS.market, { slug });
export const stallCodeHref = (code: string): string => pathTo(PATHS.stall, { code });
export const deskStallHref = (slug: string, id: string): string => pathTo(PATHS.deskStall, { slug, id });
/** Where a session stands in its event's programme. */
export const sessionHref = (slug: string, id: string): string => `${eventHref(slug)}#session-${id}`;
