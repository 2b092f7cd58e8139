import { createHash } from 'node:crypto';

/** Why a department is suggested for an item. */
export type Reason =
  | { readonly kind: 'field'; readonly times: number }
  | { readonly kind: 'alike'; readonly title: string }
  | { readonly kind: 'leads'; readonly title: string };
export interface Suggestion {
  readonly departmentId: string;
  readonly reasons: readonly Reason[];
}

/** What was asked before: in which field of topics, whom, and whether they said it is theirs. */
export interface Past {
  readonly subjectId: string;
  readonly field: string;
  readonly departmentId: string;
  readonly theirs: boolean;
}
export interface Grounds {
  /** Field of topics of the item, in German. */
  readonly field: string;
  readonly past: readonly Past[];
  /** Assessed before and much alike, most alike first. */
  readonly alike: readonly { readonly id: string; readonly title: string }[];
  /** Measures that sound like it, with who leads them. */
  readonly measures: readonly { readonly title: string; readonly departmentId: string | null }[];
}

/** Departments for an item, those with the most reasons first. Whoever said "not ours" is not suggested for that. */
export function suggestDepartments({ field, past, alike, measures }: Grounds): readonly Suggestion[] {
  const found = new Map<string, Reason[]>();
  const add = (departmentId: string, reason: Reason): void => void found.set(departmentId, [...(found.get(departmentId) ?? []), reason]);
  for (const [departmentId, rows] of Map.groupBy(past.filter((p) => p.theirs && p.field === field && field !== ''), (p) => p.departmentId)) add(departmentId, { kind: 'field', times: rows.length });
  for (const { id, title } of alike) for (const p of past) if (p.theirs && p.subjectId === id) add(p.departmentId, { kind: 'alike', title });
  for (const { title, departmentId } of measures) if (departmentId !== null && !found.get(departmentId)?.some((r) => r.kind === 'leads')) add(departmentId, { kind: 'leads', title });
  return [...found].map(([departmentId, reasons]) => ({ departmentId, reasons })).sort((a, b) => b.reasons.length - a.reasons.length);
}

export type RoundState = 'draft' | 'open' | 'closed';
export const roundState = ({ sentOn, closedOn }: { readonly sentOn: string | null; readonly closedOn: string | null }): RoundState => (sentOn === null ? 'draft' : closedOn === null ? 'open' : 'closed');

export const CONSULTATIONS = ['workshop', 'expert_talk', 'consultation'] as const;
export type ConsultationKind = (typeof CONSULTATIONS)[number];

/** What the form of an item was opened with, as a short word: two who prepare a round see each other's changes before they overwrite them. */
export const itemSeen = (item: { readonly departmentIds: readonly string[]; readonly question: unknown; readonly joinedTo: string | null }): string =>
  createHash('sha256').update(JSON.stringify([item.departmentIds.toSorted(), item.question, item.joinedTo])).digest('base64url').slice(0, 22);
