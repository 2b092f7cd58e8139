import { sourceText, type Localized } from '../../../kernel/localized.ts';
import type { State } from '../measures/rules.ts';

/** Parts of `/concepts/<slug>/…` that are pages and so cannot name an edition. */
export const RESERVED_EDITIONS = ['draft', 'new', 'import', 'compare', 'measures'] as const;

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

export type Change =
  | { readonly kind: 'field_added' | 'field_removed'; readonly field: string; readonly after: string }
  | { readonly kind: 'field_renamed' | 'vision_changed' | 'goal_renamed' | 'text_changed'; readonly field: string; readonly before: string; readonly after: string }
  | { readonly kind: 'goal_added' | 'goal_removed' | 'text_added' | 'text_removed'; readonly field: string; readonly after: string }
  | { readonly kind: 'measure_added' | 'measure_removed'; readonly key: string; readonly place: string; readonly after: string }
  | { readonly kind: 'measure_reworded' | 'measure_moved'; readonly key: string; readonly before: string; readonly after: string }
  | { readonly kind: 'measure_selected' | 'measure_unselected'; readonly key: string; readonly after: string };

const textOf = (value: Localized | null): string => (value === null ? '' : sourceText(value));

/** What a reader who knows the older edition has to learn about the newer, in the newer one's order. */
export function differenceOf(older: readonly ContentField[], newer: readonly ContentField[]): readonly Change[] {
  const was = new Map(older.map((f) => [f.code, f]));
  const is = new Map(newer.map((f) => [f.code, f]));
  const changes: Change[] = [];
  for (const field of newer) {
    const before = was.get(field.code);
    if (before === undefined) changes.push({ kind: 'field_added', field: field.code, after: textOf(field.title) });
    else changes.push(...fieldChanges(before, field));
  }
  for (const field of older) if (!is.has(field.code)) changes.push({ kind: 'field_removed', field: field.code, after: textOf(field.title) });
  return [...changes, ...measureChanges(older, newer)];
}

function fieldChanges(before: ContentField, after: ContentField): Change[] {
  const field = after.code;
  const changes: Change[] = [];
  if (textOf(before.title) !== textOf(after.title)) changes.push({ kind: 'field_renamed', field, before: textOf(before.title), after: textOf(after.title) });
  if (textOf(before.vision) !== textOf(after.vision)) changes.push({ kind: 'vision_changed', field, before: textOf(before.vision), after: textOf(after.vision) });
  changes.push(...listChanges('goal', field, before.goals.map((g) => textOf(g.title)), after.goals.map((g) => textOf(g.title))));
  changes.push(...listChanges('text', field, before.texts.map((t) => textOf(t.text)), after.texts.map((t) => textOf(t.text))));
  return changes;
}

/** Same place and another text is a change of wording, unless either text also stands elsewhere: then it was moved, added or removed. */
function listChanges(what: 'goal' | 'text', field: string, before: readonly string[], after: readonly string[]): Change[] {
  const changes: Change[] = [];
  const gone = before.filter((b) => !after.includes(b));
  const come = after.filter((a) => !before.includes(a));
  for (const old of gone) {
    const heir = after[before.indexOf(old)];
    if (heir !== undefined && come.includes(heir)) {
      come.splice(come.indexOf(heir), 1);
      changes.push({ kind: what === 'goal' ? 'goal_renamed' : 'text_changed', field, before: old, after: heir });
    } else changes.push({ kind: `${what}_removed`, field, after: old });
  }
  return [...changes, ...come.map((text) => ({ kind: `${what}_added` as const, field, after: text }))];
}

interface Placed extends ContentEntry {
  readonly place: string;
}

function placedEntries(fields: readonly ContentField[]): ReadonlyMap<string, Placed> {
  return new Map(fields.flatMap((f) => f.entries.map((e) => [e.measureId, { ...e, place: `${f.code}-${e.number}` }] as const)));
}

function measureChanges(older: readonly ContentField[], newer: readonly ContentField[]): Change[] {
  const was = placedEntries(older);
  const is = placedEntries(newer);
  const changes: Change[] = [];
  for (const [id, entry] of is) {
    const before = was.get(id);
    if (before === undefined) {
      changes.push({ kind: 'measure_added', key: entry.key, place: entry.place, after: textOf(entry.wording) });
      continue;
    }
    if (textOf(before.wording) !== textOf(entry.wording)) changes.push({ kind: 'measure_reworded', key: entry.key, before: textOf(before.wording), after: textOf(entry.wording) });
    if (before.place !== entry.place) changes.push({ kind: 'measure_moved', key: entry.key, before: before.place, after: entry.place });
    if (before.selected !== entry.selected) changes.push({ kind: entry.selected ? 'measure_selected' : 'measure_unselected', key: entry.key, after: textOf(entry.wording) });
  }
  for (const [id, entry] of was) if (!is.has(id)) changes.push({ kind: 'measure_removed', key: entry.key, place: entry.place, after: textOf(entry.wording) });
  return changes;
}
