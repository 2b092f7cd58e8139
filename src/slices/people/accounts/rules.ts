import type { Role, ScopeKind } from '../../../kernel/actor.ts';

/** What a role can be limited to. An officer always belongs to a department, a secretary to a body; who administers or releases is limited to nothing. */
export const ROLE_SCOPES: Readonly<Record<Role, readonly ScopeKind[]>> = {
  participant: ['all'],
  organisation_editor: ['all', 'organisation', 'municipality'],
  officer: ['department'],
  coordinator: ['all', 'process'],
  moderator: ['all', 'process'],
  juror: ['all', 'call', 'body'],
  committee_member: ['all'],
  interpreter: ['all', 'process'],
  administrator: ['all'],
  approver: ['all'],
  secretary: ['body'],
};

/** A form's value for a scope, `all` or `department:<id>`, as a pair; null when it is neither. */
export function readScope(value: string): { readonly scope: ScopeKind; readonly scopeId: string | null } | null {
  if (value === 'all') return { scope: 'all', scopeId: null };
  const match = /^(department|process|organisation|call|municipality|body):([0-9a-f-]{36})$/.exec(value);
  return match === null ? null : { scope: match[1] as ScopeKind, scopeId: match[2] as string };
}

export const scopeValue = (scope: ScopeKind, scopeId: string | null): string => (scopeId === null ? scope : `${scope}:${scopeId}`);
