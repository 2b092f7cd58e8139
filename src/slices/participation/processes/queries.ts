import type { Day } from '../../../kernel/dates.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { composed } from '../../../platform/database/composed.ts';
import type { Reads } from '../../../platform/database/types.ts';
import { onThreadOf, type ThreadTables } from '../../thread/public.ts';
import type { ProcessTables } from '../tables.ts';
import { callIsOpen, standings, type Standing } from './rules.ts';
import type { CallState, NoteKind, PhaseKind, Precision, Qualifier, Unit } from './schema.ts';

type R = Reads<ProcessTables>;

export interface Process {
  readonly id: string;
  readonly slug: string;
  readonly title: Localized;
  readonly summary: Localized;
  readonly source: string;
  readonly invented: boolean;
  readonly call: CallState;
  readonly callClosesOn: Day | null;
  /** What was accepted appears when the office releases it. */
  readonly publishLater: boolean;
  /** BCP 47 tags that the office reads without a translation. */
  readonly languagesRead: readonly string[];
  /** Null while only the office sees it. */
  readonly publishedOn: Day | null;
  readonly version: number;
}
export interface Topic {
  readonly id: string;
  readonly name: Localized;
  readonly active: boolean;
}
export interface PhaseNumber {
  readonly quantity: string;
  readonly label: Localized;
  readonly value: number;
  readonly unit: Unit;
  readonly qualifier: Qualifier;
  readonly source: string;
}
export interface Phase {
  readonly id: string;
  readonly kind: PhaseKind;
  readonly position: number;
  readonly title: Localized;
  readonly text: Localized;
  readonly result: Localized;
  readonly startsOn: Day | null;
  readonly endsOn: Day | null;
  readonly precision: Precision;
  readonly source: string;
  readonly version: number;
  readonly numbers: readonly PhaseNumber[];
}
export interface Note {
  readonly kind: NoteKind;
  readonly text: Localized;
  readonly source: string;
}

const COLUMNS = ['id', 'slug', 'title', 'summary', 'source', 'invented', 'call', 'call_closes_on as callClosesOn', 'publish_later as publishLater', 'languages_read as languagesRead', 'published_on as publishedOn', 'version'] as const;

const newestFirst = composed((reads: R) => reads.selectFrom('process').select(COLUMNS).orderBy('published_on', (o) => o.desc().nullsFirst()).orderBy('slug'));

/** Every process, drafts too: for the office. Newest first. */
export async function allProcesses(reads: R): Promise<readonly Process[]> {
  return (await newestFirst(reads)) as Process[];
}

/** Whether a concept came of an invented process: then everything in it is invented, and its pages say so. */
export async function isInventedConcept(reads: R & Reads<ThreadTables>, conceptId: string): Promise<boolean> {
  const invented = (await allProcesses(reads)).filter((p) => p.invented);
  return invented.length > 0 && (await onThreadOf(reads, conceptId, invented.map((p) => p.id))).length > 0;
}

/** Public processes, those one can take part in first. */
export async function publicProcesses(reads: R, today: Day): Promise<readonly Process[]> {
  const all = (await allProcesses(reads)).filter((p) => p.publishedOn !== null);
  return [...all.filter((p) => callIsOpen(p, today)), ...all.filter((p) => !callIsOpen(p, today))];
}

/** Processes whose call is open on a day. */
export async function openProcesses(reads: R, today: Day): Promise<readonly Process[]> {
  return (await allProcesses(reads)).filter((p) => callIsOpen(p, today));
}

const bySlug = composed((reads: R, slug: string) => reads.selectFrom('process').select(COLUMNS).where('slug', '=', slug));

/** Also a draft: callers decide who may see it. */
export async function processBySlug(reads: R, slug: string): Promise<Process | null> {
  return ((await bySlug(reads, slug)) as Process[])[0] ?? null;
}

const byId = composed((reads: R, id: string) => reads.selectFrom('process').select(COLUMNS).where('id', '=', id));

export async function processById(reads: R, id: string): Promise<Process | null> {
  return ((await byId(reads, id)) as Process[])[0] ?? null;
}

export async function topicsOf(reads: R, processId: string): Promise<readonly Topic[]> {
  return reads.selectFrom('process_topic').select(['id', 'name', 'active']).where('process_id', '=', processId).orderBy('position').execute();
}

/** Topics of all public processes, for the list of all submissions. */
export async function topicsById(reads: R): Promise<ReadonlyMap<string, Topic>> {
  return new Map((await reads.selectFrom('process_topic').select(['id', 'name', 'active']).execute()).map((t) => [t.id, t]));
}

const inOrder = composed((reads: R, processId: string) =>
  reads
    .selectFrom('process_phase')
    .select(['id', 'kind', 'position', 'title', 'text', 'result', 'starts_on as startsOn', 'ends_on as endsOn', 'precision', 'source', 'version'])
    .where('process_id', '=', processId)
    .orderBy('position'),
);
const numbersOf = composed((reads: R, processId: string) =>
  reads
    .selectFrom('process_number as n')
    .innerJoin('process_phase as p', 'p.id', 'n.phase_id')
    .select(['n.phase_id', 'n.quantity', 'n.label', 'n.value', 'n.unit', 'n.qualifier', 'n.source'])
    .where('p.process_id', '=', processId)
    .orderBy('n.position'),
);

export async function phasesOf(reads: R, processId: string): Promise<readonly Phase[]> {
  const [phases, numbers] = await Promise.all([inOrder(reads, processId), numbersOf(reads, processId)]);
  const byPhase = Map.groupBy(numbers, (n) => n.phase_id);
  return phases.map((p) => ({ ...p, numbers: (byPhase.get(p.id) ?? []).map(({ phase_id: _, ...n }) => n) })) as Phase[];
}

export interface StandingPhase extends Phase {
  readonly standing: Standing;
}

/** Phases with where they stand on a day. */
export async function phasesOn(reads: R, processId: string, today: Day): Promise<readonly StandingPhase[]> {
  const phases = await phasesOf(reads, processId);
  const where = standings(phases, today);
  return phases.map((p, i) => ({ ...p, standing: where[i] as Standing }));
}

const datesOfAll = composed((reads: R) => reads.selectFrom('process_phase').select(['process_id', 'title', 'starts_on as startsOn', 'ends_on as endsOn']).orderBy('position'));

/** The titles of the phases that processes are in on a day, by process: the last one where several run at once. */
export async function currentPhases(reads: R, today: Day): Promise<ReadonlyMap<string, Pick<Phase, 'title'>>> {
  const phases = await datesOfAll(reads);
  const current = new Map<string, Pick<Phase, 'title'>>();
  for (const [process, own] of Map.groupBy(phases, (phase) => phase.process_id)) {
    const last = standings(own, today).lastIndexOf('current');
    if (last >= 0) current.set(process, { title: (own[last] as (typeof own)[number]).title });
  }
  return current;
}

const notes = composed((reads: R, processId: string) => reads.selectFrom('process_note').select(['kind', 'text', 'source']).where('process_id', '=', processId).orderBy('position'));

export async function notesOf(reads: R, processId: string): Promise<readonly Note[]> {
  return (await notes(reads, processId)) as Note[];
}
