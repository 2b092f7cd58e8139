import type { Localized } from '../../../kernel/localized.ts';
import type { State } from '../measures/rules.ts';

/** Parts of `/concepts/<slug>/…` that are pages and so cannot name an edition. */
export const RESERVED_EDITIONS = ['draft', 'new', 'import', 'compare', 'measures', 'consultation', 'comments', 'glossary', 'reviews', 'evaluations', 'advice', 'local', 'derive'] as const;

export const OUTCOMES = ['unanimous', 'majority', 'unknown'] as const;
export type Outcome = (typeof OUTCOMES)[number];

interface Stated {
  readonly state: 'draft' | 'adopted' | 'superseded';
}
/** The edition in force. */
export const adoptedOf = <E extends Stated>(concept: { readonly editions: readonly E[] }): E | null => concept.editions.find((e) => e.state === 'adopted') ?? null;
/** The one edition that can be changed. */
export const draftOf = <E extends Stated>(concept: { readonly editions: readonly E[] }): E | null => concept.editions.find((e) => e.state === 'draft') ?? null;

export interface ContentField {
  readonly id: string;
  readonly code: string;
  readonly position: number;
  readonly title: Localized;
  readonly vision: Localized | null;
  readonly texts: readonly { readonly id: string; readonly text: Localized }[];
  readonly goals: readonly { readonly id: string; readonly position: number; readonly title: Localized }[];
  readonly entries: readonly ContentEntry[];
}
export interface ContentEntry {
  readonly id: string;
  readonly number: number;
  readonly goalId: string | null;
  readonly wording: Localized;
  readonly selected: boolean;
  readonly measureId: string;
  readonly key: string;
  /** Of the measure today; the rest is as the edition has it. */
  readonly state: State;
}

export interface Totals {
  readonly fields: number;
  readonly goals: number;
  readonly measures: number;
  readonly selected: number;
  readonly texts: number;
}

/** Counted, never typed. */
export function totalsOf(fields: readonly ContentField[]): Totals {
  const sum = (n: (f: ContentField) => number) => fields.reduce((all, f) => all + n(f), 0);
  return { fields: fields.length, goals: sum((f) => f.goals.length), measures: sum((f) => f.entries.length), selected: sum((f) => f.entries.filter((e) => e.selected).length), texts: sum((f) => f.texts.length) };
}

/** Entries under their goals in printed order; those without a goal come last, under null. */
export function byGoal(field: ContentField): readonly { readonly goal: ContentField['goals'][number] | null; readonly entries: readonly ContentEntry[] }[] {
  const groups: { goal: ContentField['goals'][number] | null; entries: readonly ContentEntry[] }[] = field.goals.map((goal) => ({ goal, entries: field.entries.filter((e) => e.goalId === goal.id) }));
  const loose = field.entries.filter((e) => e.goalId === null);
  return loose.length === 0 ? groups : [...groups, { goal: null, entries: loose }];
}

/** What a concept says of itself. */
export interface AboutText {
  readonly title: Localized;
  readonly summary: Localized | null;
  readonly source: string | null;
  readonly note: Localized | null;
  readonly printedTotal: number | null;
  readonly printedTotalNote: Localized | null;
}
/** The concept as an edition shows it: an adopted one keeps what was said of it on the day, whatever a later draft says. */
export const asAdopted = <C extends AboutText>(concept: C, edition: { readonly about: AboutText | null }): C => (edition.about === null ? concept : { ...concept, ...edition.about });
