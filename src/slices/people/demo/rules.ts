import type { Grant, Role } from '../../../kernel/actor.ts';

/** Roles with most to see first. */
const ORDER: readonly Role[] = ['coordinator', 'officer', 'approver', 'moderator', 'administrator', 'secretary', 'committee_member', 'interpreter', 'juror', 'organisation_editor', 'participant'];

/** People in the order in which a visitor of the demonstration will want to try them. */
export function inOrder<P extends { readonly grants: readonly Grant[] }>(people: readonly P[]): P[] {
  const place = (person: P): number => ORDER.indexOf(person.grants[0]?.role ?? 'participant');
  return people.toSorted((a, b) => place(a) - place(b));
}
