/** Who acts. Roles and scopes: domain.md, "People". */
export const ROLES = ['participant', 'organisation_editor', 'officer', 'coordinator', 'moderator', 'juror', 'committee_member', 'interpreter', 'administrator', 'approver', 'secretary'] as const;
export type Role = (typeof ROLES)[number];

export const SCOPES = ['all', 'department', 'process', 'organisation', 'call', 'municipality', 'body'] as const;
export type ScopeKind = (typeof SCOPES)[number];

export interface Grant {
  readonly role: Role;
  readonly scope: ScopeKind;
  /** Id of the department, process …; null for `all`. */
  readonly scopeId: string | null;
}

export type Actor =
  | { readonly kind: 'visitor' }
  | { readonly kind: 'account'; readonly id: string; readonly name: string; readonly grants: readonly Grant[]; readonly sessionId: string }
  /** The program itself: jobs, imports from the command line, the demonstration's loader. `name` says which. */
  | { readonly kind: 'system'; readonly name: string };

export const VISITOR: Actor = { kind: 'visitor' };
export const system = (name: string): Actor => ({ kind: 'system', name });

/** Whether the actor holds the role, everywhere or within the scope asked for. The system holds every role. */
export function holds(actor: Actor, role: Role, scope?: ScopeKind, scopeId?: string): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind !== 'account') return false;
  return actor.grants.some((g) => g.role === role && (g.scope === 'all' || (scope !== undefined && g.scope === scope && g.scopeId === scopeId)));
}

export const isCoordinator = (actor: Actor): boolean => holds(actor, 'coordinator');
export const isAdministrator = (actor: Actor): boolean => holds(actor, 'administrator');

/** Ids of the departments the actor is an officer of. */
export function departmentsOf(actor: Actor): readonly string[] {
  if (actor.kind !== 'account') return [];
  return actor.grants.filter((g) => g.role === 'officer' && g.scope === 'department' && g.scopeId !== null).map((g) => g.scopeId as string);
}

/** Roles of people who work in the back office. */
export const STAFF_ROLES = ['officer', 'coordinator', 'moderator', 'administrator', 'approver', 'secretary'] as const satisfies readonly Role[];

/** Anybody who works in the back office and therefore sees its menu. */
export function isStaff(actor: Actor): boolean {
  if (actor.kind === 'system') return true;
  return actor.kind === 'account' && actor.grants.some((g) => (STAFF_ROLES as readonly Role[]).includes(g.role));
}
