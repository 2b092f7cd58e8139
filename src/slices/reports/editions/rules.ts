import { createHash } from 'node:crypto';
import type { Localized } from '../../../kernel/localized.ts';
import { STATES, type Level, type ReportedMeasure, type State } from '../../concept/public.ts';
import { canonicalJson, type Anchor } from '../../thread/public.ts';
import type { Answered, Round } from '../rounds/queries.ts';
import { isAsked } from '../rounds/rules.ts';

/** What a unit said about a measure: `missing` reads "no new report" and names the unit. */
export type Update =
  | { readonly kind: 'told'; readonly text: Localized; readonly on: string }
  | { readonly kind: 'nothing_new'; readonly on: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'not_asked' };

export interface SnapshotMeasure {
  readonly key: string;
  readonly number: number | null;
  readonly title: Localized;
  readonly state: State;
  readonly stateSince: string;
  readonly reason: Localized | null;
  readonly level: Level | null;
  /** The unit that leads it; null where none does. */
  readonly unit: Localized | null;
  readonly update: Update;
  /** Notes of the half-year beside the update. */
  readonly notes: readonly { readonly date: string; readonly text: Localized }[];
  /** State in the previous edition; `new` if it was not in it, null without a previous edition. */
  readonly before: State | 'new' | null;
}

export interface Snapshot {
  readonly format: 1;
  readonly slug: string;
  readonly number: number;
  readonly title: Localized;
  readonly region: string;
  readonly committee: string;
  readonly period: { readonly key: string; readonly from: string; readonly to: string };
  readonly publishedOn: string;
  readonly concept: { readonly slug: string; readonly title: Localized; readonly source: string | null };
  readonly preface: Localized | null;
  /** The short version in easy German; absent in editions of before there was one. */
  readonly easy?: string | null;
  readonly correction: { readonly reason: Localized; readonly of: string } | null;
  readonly previous: { readonly slug: string; readonly title: Localized; readonly publishedOn: string } | null;
  readonly totals: Totals;
  readonly fields: readonly { readonly code: string; readonly title: Localized; readonly measures: readonly SnapshotMeasure[] }[];
  /** In the previous edition and no longer in the concept. */
  readonly gone: readonly { readonly key: string; readonly title: Localized; readonly state: State }[];
  /** Where the chain of the history ended: whoever keeps the report can show later that nothing before was rewritten. */
  readonly history: Anchor | null;
}

export interface Totals {
  readonly measures: number;
  readonly byState: Readonly<Record<State, number>>;
  readonly asked: number;
  readonly answered: number;
  readonly changed: number;
  readonly added: number;
  /** Units without a new report, with how many measures. */
  readonly missing: readonly { readonly unit: Localized | null; readonly measures: number }[];
}

export interface SnapshotInput {
  readonly round: Round;
  readonly slug: string;
  readonly number: number;
  readonly region: string;
  readonly publishedOn: string;
  readonly measures: readonly ReportedMeasure[];
  readonly answers: ReadonlyMap<string, Answered>;
  readonly units: ReadonlyMap<string, Localized>;
  readonly previous: Snapshot | null;
  /** The edition of the same round that this one corrects. */
  readonly corrects: string | null;
  readonly history: Anchor | null;
}

/** Everything the report will ever say, computed once. */
export function buildSnapshot(input: SnapshotInput): Snapshot {
  const { round, previous } = input;
  const before = new Map((previous?.fields ?? []).flatMap((f) => f.measures.map((m) => [m.key, m] as const)));
  const groups = Map.groupBy(input.measures, (m) => m.fieldCode);
  const fields = [...groups].map(([code, own]) => ({ code, title: own[0]!.fieldTitle, measures: own.map((m) => measureOf(m, input, previous === null ? null : (before.get(m.key)?.state ?? 'new'))) }));
  const now = new Set(input.measures.map((m) => m.key));
  return {
    format: 1,
    slug: input.slug,
    number: input.number,
    title: round.title,
    region: input.region,
    committee: round.committee,
    period: { key: round.period, from: round.from, to: round.to },
    publishedOn: input.publishedOn,
    concept: { slug: round.conceptSlug, title: round.conceptTitle, source: round.conceptSource },
    preface: round.preface,
    easy: round.easy,
    correction: input.corrects === null || round.correction === null ? null : { reason: round.correction, of: input.corrects },
    previous: previous === null ? null : { slug: previous.slug, title: previous.title, publishedOn: previous.publishedOn },
    totals: totalsOf(fields.flatMap((f) => f.measures)),
    fields,
    gone: [...before.values()].filter((m) => !now.has(m.key)).map(({ key, title, state }) => ({ key, title, state })),
    history: input.history,
  };
}

function measureOf(m: ReportedMeasure, { answers, units }: SnapshotInput, before: State | 'new' | null): SnapshotMeasure {
  const answer = answers.get(m.id);
  const told = answer?.text ?? null;
  const notes = m.notes.filter((n) => told === null || n.text.texts[n.text.source]?.text !== told.texts[told.source]?.text).map(({ date, text }) => ({ date, text }));
  return {
    key: m.key, number: m.number, title: m.title, state: m.state, stateSince: m.stateSince, reason: m.stateReason, level: m.competentLevel,
    unit: m.leadDepartmentId === null ? null : (units.get(m.leadDepartmentId) ?? null), update: updateOf(m, answer), notes, before,
  };
}

function updateOf(m: ReportedMeasure, answer: Answered | undefined): Update {
  if (answer === undefined) return { kind: isAsked(m.state) ? 'missing' : 'not_asked' };
  return answer.text === null ? { kind: 'nothing_new', on: answer.answeredOn } : { kind: 'told', text: answer.text, on: answer.answeredOn };
}

function totalsOf(measures: readonly SnapshotMeasure[]): Totals {
  const asked = measures.filter((m) => m.update.kind !== 'not_asked');
  const missing = Map.groupBy(asked.filter((m) => m.update.kind === 'missing'), (m) => (m.unit === null ? '' : JSON.stringify(m.unit)));
  return {
    measures: measures.length,
    byState: Object.fromEntries(STATES.map((s) => [s, measures.filter((m) => m.state === s).length])) as Record<State, number>,
    asked: asked.length,
    answered: asked.filter((m) => m.update.kind !== 'missing').length,
    changed: measures.filter((m) => m.before !== null && m.before !== 'new' && m.before !== m.state).length,
    added: measures.filter((m) => m.before === 'new').length,
    missing: [...missing.values()].map((own) => ({ unit: own[0]!.unit, measures: own.length })).sort((a, b) => b.measures - a.measures),
  };
}

/** SHA-256 of the snapshot's canonical JSON. */
export function digestOf(snapshot: unknown): Buffer {
  return createHash('sha256').update(canonicalJson(snapshot)).digest();
}

/** Measures that are not as they were in the previous edition. */
export const changedIn = (snapshot: Snapshot): readonly SnapshotMeasure[] => snapshot.fields.flatMap((f) => f.measures.filter((m) => m.before !== null && m.before !== m.state));
