import type { Actor, Role, ScopeKind } from './actor.ts';

type Scope = Exclude<ScopeKind, 'all'>;

/** A role held everywhere, or within the scope of the thing at hand: `coordinator`, `moderator in process`. */
export type Holding = Role | `${Role} in ${Scope}`;

/** Who may: everybody, whoever is signed in, or whoever holds one of these. */
export type Right = 'everybody' | 'signed_in' | readonly Holding[];

/** What the thing at hand belongs to, by scope; absent or null where it belongs to none. */
export type Place = Readonly<Partial<Record<Scope, string | null>>>;

/** The coordination office alone. */
export const OFFICE = ['coordinator'] as const satisfies Right;
/** The coordination office, and whoever looks after the program. */
export const OFFICE_AND_ADMINISTRATION = ['coordinator', 'administrator'] as const satisfies Right;
export const ADMINISTRATION = ['administrator'] as const satisfies Right;
/** Everybody who works in the back office, whatever their role is limited to. */
export const STAFF = ['officer', 'officer in department', 'coordinator', 'coordinator in process', 'moderator', 'moderator in process', 'administrator', 'approver', 'secretary in body'] as const satisfies Right;

/** Whether the actor may, for a thing that belongs to `place`. The system may everything. */
export function allows(actor: Actor, right: Right, place: Place = {}): boolean {
  return granted(actor, right, (scope, id) => id !== null && place[scope] === id);
}

/** Whether the actor may anywhere: what pages ask before they know which thing is meant, and menus. */
export const allowsSomewhere = (actor: Actor, right: Right): boolean => granted(actor, right, () => true);

/** Ids of the things of a kind for which the actor may, for lists over many; `all` where the role is limited to nothing. */
export function placesOf(actor: Actor, right: Right, scope: Scope): 'all' | readonly string[] {
  if (allows(actor, right)) return 'all';
  if (actor.kind !== 'account' || typeof right === 'string') return [];
  return actor.grants.flatMap((g) => (g.scope === scope && g.scopeId !== null && right.includes(`${g.role} in ${scope}`) ? [g.scopeId] : []));
}

function granted(actor: Actor, right: Right, within: (scope: Scope, id: string | null) => boolean): boolean {
  if (right === 'everybody' || actor.kind === 'system') return true;
  if (actor.kind !== 'account') return false;
  if (right === 'signed_in') return true;
  return actor.grants.some(({ role, scope, scopeId }) => (scope === 'all' ? right.includes(role) : right.includes(`${role} in ${scope}`) && within(scope, scopeId)));
}

interface Named {
  readonly de: string;
  readonly en: string;
}

/** One line of the table of rights: what may be seen or done, by whom, and at which addresses. */
export interface RightRow {
  readonly what: Named;
  readonly who: Right;
  /**
   * Paths as they are mounted. `/desk/ballots/*` is the path and everything below it; with `GET ` or `POST ` in front only reading or
   * only sending. Of several that fit, the longest counts.
   */
  readonly at: readonly string[];
  /** What else has to be true, or who else: whoever has the code, nobody who drafted it. */
  readonly also?: Named;
}

/** The rights of a slice. */
export interface AreaRights {
  readonly area: Named;
  /** Absent where it cannot be switched off. */
  readonly module?: string;
  readonly rows: readonly RightRow[];
}

/** The path and everything below it. */
export const below = (path: string): string => `${path}/*`;

/** The line that an address is under; undefined where nobody said. */
export function rowFor(areas: readonly AreaRights[], method: 'GET' | 'POST', path: string): RightRow | undefined {
  let best: RightRow | undefined;
  let longest = -1;
  for (const row of areas.flatMap((area) => area.rows)) {
    for (const at of row.at) {
      const weight = fit(at, method, path);
      if (weight > longest) [best, longest] = [row, weight];
    }
  }
  return best;
}

/** How well a pattern fits an address: by its length, an exact one before one with everything below it, one for the method before one for both; -1 where it does not. */
function fit(at: string, method: string, path: string): number {
  const [, only, pattern = ''] = /^(?:(GET|POST) )?(.*)$/.exec(at) ?? [];
  if (only !== undefined && only !== method) return -1;
  const base = pattern.endsWith('/*') ? pattern.slice(0, -2) : null;
  const fits = base === null ? path === pattern : path === base || /^[/.{]/.test(path.slice(base.length)) && path.startsWith(base);
  return fits ? (base ?? pattern).length * 4 + (base === null ? 2 : 0) + (only === undefined ? 0 : 1) : -1;
}
