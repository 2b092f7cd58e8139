import { sourceText, type Localized } from '../../../kernel/localized.ts';
import { pointsOf, type Around, type Chapter } from '../chapters/rules.ts';
import type { ContentEntry, ContentField } from '../editions/rules.ts';
import type { Origin } from '../lineage/queries.ts';
import { markedWords, type Marked } from './marking/rules.ts';

export const CHANGES = ['new', 'dropped', 'reworded', 'moved', 'split', 'merged', 'selected', 'unselected'] as const;
export type ChangeKind = (typeof CHANGES)[number];
export const PARTS = ['chapters', 'strategic_goals', 'conditions', 'fields', 'goals', 'texts', 'measures', 'glossary'] as const;
export type Part = (typeof PARTS)[number];

export interface Contents {
  readonly around: Around;
  readonly fields: readonly ContentField[];
}
interface Side {
  /** Where it stands: `bildung-3`, a field's code, a chapter's place in the order. */
  readonly place: string;
  readonly text: string;
}
/** One thing that is not as it was. */
export interface Change {
  readonly part: Part;
  readonly kinds: readonly ChangeKind[];
  /** Code of the field it belongs to; '' for what stands outside the fields. */
  readonly field: string;
  /** Key of a measure; null for everything else. */
  readonly key: string | null;
  readonly older: Side | null;
  readonly newer: Side | null;
  /** The two wordings word by word, where both are there and differ. */
  readonly marks: readonly Marked[] | null;
  /** Of split and merged measures: the places of the others, in the older edition for what came together, in the newer for what came of it. */
  readonly others: readonly string[];
}

const textOf = (value: Localized | null): string => (value === null ? '' : sourceText(value));

/** What a reader who knows the older edition has to learn about the newer, in the newer one's order. */
export function differenceOf(older: Contents, newer: Contents, origins: readonly Origin[]): readonly Change[] {
  const pair = <T>(pick: (contents: Contents) => readonly T[]): [readonly T[], readonly T[]] => [pick(older), pick(newer)];
  return [
    ...byCode('chapters', '', ...pair((c) => c.around.chapters.map((h) => ({ id: h.code, place: `${h.position}`, text: chapterText(h) })))),
    ...(['strategic_goal', 'condition'] as const).flatMap((kind) => inList(kind === 'condition' ? 'conditions' : 'strategic_goals', '', ...pair((c) => pointsOf(c.around, kind).map((p) => ({ place: `${p.position}`, text: lines(textOf(p.title), textOf(p.text), p.levels.join(', ')) }))))),
    ...byCode('fields', '', ...pair((c) => c.fields.map((f) => ({ id: f.code, place: f.code, text: lines(textOf(f.title), textOf(f.vision)) })))),
    ...listsOfFields(older.fields, newer.fields),
    ...measureChanges(older.fields, newer.fields, origins),
    ...byCode('glossary', '', ...pair((c) => c.around.terms.map((t) => ({ id: t.code, place: '', text: lines(textOf(t.term), t.synonyms.join(', '), textOf(t.definition)) })))),
  ];
}

const lines = (...texts: readonly string[]): string => texts.filter((text) => text !== '').join('\n');
const chapterText = (h: Chapter): string => lines(textOf(h.title), textOf(h.body), ...h.figures.map((f) => `${textOf(f.label)}: ${f.value}${f.unit === null ? '' : ` ${textOf(f.unit)}`} (${f.source})`));

interface Item extends Side {
  readonly id: string;
}

function change(part: Part, field: string, older: Side | null, newer: Side | null, more: Partial<Change> = {}): Change {
  const marks = older === null || newer === null || older.text === newer.text ? null : markedWords(older.text, newer.text);
  const own: ChangeKind[] = older === null ? ['new'] : newer === null ? ['dropped'] : marks === null ? [] : ['reworded'];
  const kinds = [...new Set([...own, ...(more.kinds ?? [])])];
  return { key: null, others: [], ...more, part, field, kinds, older, newer, marks };
}

/** Things with a code of their own: the same code is the same thing. Only the order in relation to what stayed says that it moved. */
function byCode(part: Part, field: string, older: readonly Item[], newer: readonly Item[]): Change[] {
  const was = new Map(older.map((item) => [item.id, item]));
  const is = new Map(newer.map((item) => [item.id, item]));
  const movers = part === 'glossary' ? new Set<string>() : movedIds(older.filter((i) => is.has(i.id)).map((i) => i.id), newer.filter((i) => was.has(i.id)).map((i) => i.id));
  const changes = newer.map((item) => change(part, field, was.get(item.id) ?? null, item, movers.has(item.id) ? { kinds: ['moved'] } : {}));
  return [...changes, ...older.filter((item) => !is.has(item.id)).map((item) => change(part, field, item, null))].filter((c) => c.kinds.length > 0);
}

/** What is not in the longest run that kept its order (patience sorting on the old places). */
function movedIds(older: readonly string[], newer: readonly string[]): ReadonlySet<string> {
  const place = new Map(older.map((id, i) => [id, i]));
  const order = newer.map((id) => place.get(id) as number);
  const best: number[] = order.map(() => 1);
  const before: number[] = order.map(() => -1);
  for (let i = 0; i < order.length; i += 1) {
    for (let j = 0; j < i; j += 1) {
      if ((order[j] as number) < (order[i] as number) && (best[j] as number) + 1 > (best[i] as number)) [best[i], before[i]] = [(best[j] as number) + 1, j];
    }
  }
  const stayed = new Set<number>();
  for (let at = best.indexOf(Math.max(...best, 0)); at >= 0; at = before[at] as number) stayed.add(at);
  return new Set(newer.filter((_id, i) => !stayed.has(i)));
}

/** Things without a code: the same text is the same thing; another text in the same place is a new wording of it. */
function inList(part: Part, field: string, older: readonly Side[], newer: readonly Side[]): Change[] {
  const texts = new Set(newer.map((s) => s.text));
  const known = new Set(older.map((s) => s.text));
  const left = older.filter((s) => !texts.has(s.text));
  const come = newer.filter((s) => !known.has(s.text));
  const changes = come.map((side) => {
    const heir = left.findIndex((s) => s.place === side.place);
    return change(part, field, heir < 0 ? null : (left.splice(heir, 1)[0] ?? null), side);
  });
  return [...changes, ...left.map((side) => change(part, field, side, null))];
}

function listsOfFields(older: readonly ContentField[], newer: readonly ContentField[]): Change[] {
  const was = new Map(older.map((f) => [f.code, f]));
  const codes = [...newer.map((f) => f.code), ...older.map((f) => f.code).filter((code) => !newer.some((f) => f.code === code))];
  const is = new Map(newer.map((f) => [f.code, f]));
  const goals = (field: ContentField | undefined): Side[] => (field?.goals ?? []).map((g) => ({ place: `${g.position}`, text: textOf(g.title) }));
  const texts = (field: ContentField | undefined): Side[] => (field?.texts ?? []).map((x, i) => ({ place: `${i + 1}`, text: textOf(x.text) }));
  return codes.flatMap((code) => [...inList('goals', code, goals(was.get(code)), goals(is.get(code))), ...inList('texts', code, texts(was.get(code)), texts(is.get(code)))]);
}

interface Placed {
  readonly entry: ContentEntry;
  readonly field: string;
  readonly goal: string;
  readonly side: Side;
}

function placed(fields: readonly ContentField[]): ReadonlyMap<string, Placed> {
  return new Map(fields.flatMap((f) => f.entries.map((entry) => [entry.measureId, { entry, field: f.code, goal: textOf(f.goals.find((g) => g.id === entry.goalId)?.title ?? null), side: { place: `${f.code}-${entry.number}`, text: textOf(entry.wording) } }] as const)));
}

/** Measures are the same by their permanent key, whatever number or field they have. */
function measureChanges(older: readonly ContentField[], newer: readonly ContentField[], origins: readonly Origin[]): Change[] {
  const was = placed(older);
  const is = placed(newer);
  const renamed = renamedGoals(older, newer);
  const changes = [...is].map(([id, now]) => {
    const before = was.get(id) ?? null;
    // A part or a whole of a measure that the older edition had; what came and went in between is nobody's business.
    const from = origins.filter((o) => o.to === id && was.has(o.from));
    const into = origins.filter((o) => o.from === id && is.has(o.to));
    const kinds: ChangeKind[] = [...new Set([...from, ...into].map((o) => o.kind))];
    if (before !== null && movedBetween(before, now, renamed)) kinds.push('moved');
    if (before !== null && before.entry.selected !== now.entry.selected) kinds.push(now.entry.selected ? 'selected' : 'unselected');
    const first = from[0] === undefined ? undefined : was.get(from[0].from);
    const others = [...from.map((o) => was.get(o.from)), ...into.map((o) => is.get(o.to))].flatMap((o) => o?.side.place ?? []);
    const made = change('measures', now.field, (before ?? first)?.side ?? null, now.side, { key: now.entry.key, kinds, others });
    return before === null && first !== undefined ? { ...made, kinds: made.kinds.filter((k) => k !== 'reworded') } : made;
  });
  const left = [...was].filter(([id]) => !is.has(id)).map(([id, before]) => {
    const heirs = origins.filter((o) => o.from === id).flatMap((o) => is.get(o.to) ?? []);
    const merged = origins.some((o) => o.from === id && o.kind === 'merged' && is.has(o.to));
    const made = change('measures', before.field, before.side, merged ? (heirs[0]?.side ?? null) : null, { key: before.entry.key, kinds: merged ? ['merged'] : [], others: heirs.map((h) => h.side.place) });
    return merged ? { ...made, kinds: ['merged' as const] } : made;
  });
  return [...changes, ...left].filter((c) => c.kinds.length > 0);
}

/** A goal that was only worded anew is the same goal: nothing under it has moved. */
function renamedGoals(older: readonly ContentField[], newer: readonly ContentField[]): ReadonlySet<string> {
  const pairs = listsOfFields(older, newer).filter((c) => c.part === 'goals' && c.older !== null && c.newer !== null);
  return new Set(pairs.map((c) => `${c.field}\0${c.older?.text ?? ''}\0${c.newer?.text ?? ''}`));
}

function movedBetween(before: Placed, now: Placed, renamed: ReadonlySet<string>): boolean {
  if (before.side.place !== now.side.place) return true;
  return before.goal !== now.goal && !renamed.has(`${now.field}\0${before.goal}\0${now.goal}`);
}

/** How many changes of each kind there are, for the summary. */
export const countsOf = (changes: readonly Change[]): readonly { readonly kind: ChangeKind; readonly n: number }[] =>
  CHANGES.map((kind) => ({ kind, n: changes.filter((c) => c.kinds.includes(kind)).length })).filter((c) => c.n > 0);
