/** Paths without language prefix. */
export const PATHS = {
  list: '/ballots',
  ballot: '/ballots/:slug',
  /** The form with the code filled in, from a QR slip. A code in a path: secret, never logged by the program. */
  vote: '/ballots/:slug/vote/:code',
  receipt: '/ballots/:slug/receipt',
  recount: '/ballots/:slug/recount',
  lists: '/ballots/:slug/lists/:list',
  desk: '/desk/ballots',
  deskNew: '/desk/ballots/new',
  deskBallot: '/desk/ballots/:slug',
  deskEdit: '/desk/ballots/:slug/edit',
  deskOption: '/desk/ballots/:slug/options/:number',
  deskOptionRemove: '/desk/ballots/:slug/options/:number/remove',
  deskPlan: '/desk/ballots/:slug/plan',
  deskOpen: '/desk/ballots/:slug/open',
  deskClose: '/desk/ballots/:slug/close',
  deskVoid: '/desk/ballots/:slug/void',
  deskCodes: '/desk/ballots/:slug/codes',
  deskCodesMail: '/desk/ballots/:slug/codes/mail',
  deskRevoke: '/desk/ballots/:slug/codes/revoke',
  deskStubs: '/desk/ballots/:slug/stubs',
  deskBoards: '/desk/ballots/:slug/boards',
  deskBoard: '/desk/ballots/:slug/boards/:id',
  deskBoardConfirm: '/desk/ballots/:slug/boards/:id/confirm',
  deskBoardPhoto: '/desk/ballots/:slug/boards/:id/photo',
  deskBoardRemove: '/desk/ballots/:slug/boards/:id/remove',
  deskPiles: '/desk/ballots/:slug/piles',
  deskPile: '/desk/ballots/:slug/piles/:id',
  deskPileConfirm: '/desk/ballots/:slug/piles/:id/confirm',
  deskPileRemove: '/desk/ballots/:slug/piles/:id/remove',
  deskDecision: '/desk/ballots/:slug/decision',
  deskReconciliation: '/desk/ballots/:slug/reconciliation',
  deskWitnesses: '/desk/ballots/:slug/witnesses',
} as const;

/** In place of an option's number or a board's id: the form for a new one. */
export const NEW = 'new';

/** Addresses that a ballot may not have, because something else is there. */
export const RESERVED_SLUGS: readonly string[] = [NEW];

type Params<P extends string> = P extends `${string}:${infer Name}/${infer Rest}` ? Name | Params<`/${Rest}`> : P extends `${string}:${infer Name}` ? Name : never;

/** A path with its parameters filled in. */
export function pathTo<const P extends string>(pattern: P, params: Readonly<Record<Params<P>, string | number>>): string {
  return pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String((params as Record<string, string | number>)[name])));
}

export const ballotHref = (slug: string): string => pathTo(PATHS.ballot, { slug });
export const deskHref = (slug: string): string => pathTo(PATHS.deskBallot, { slug });
/** Where the QR picture of a slip leads: without language, the reader's browser knows it. */
export const voteHref = (slug: string, code: string): string => pathTo(PATHS.vote, { slug, code });
