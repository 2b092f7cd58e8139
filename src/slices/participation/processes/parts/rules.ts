import type { Actor } from '../../../../kernel/actor.ts';
import type { Day } from '../../../../kernel/dates.ts';
import type { Locale } from '../../../../kernel/locale.ts';
import { localized, type Localized } from '../../../../kernel/localized.ts';
import type { Db } from '../../../../platform/database/types.ts';
import type { PhaseNumber, StandingPhase } from '../queries.ts';
import { byQuantity } from '../rules.ts';
import type { PhaseKind } from '../schema.ts';

/** What other parts of the program need to know about a process to say what they have of it. */
export interface OfProcess {
  readonly id: string;
  readonly slug: string;
  /** Its recommendations: what was weighted, assessed and carried out hangs on them. */
  readonly recommendationIds: readonly string[];
}

/** Something a visitor can do today. */
export interface OpenNow {
  readonly title: Localized;
  /** What the button says, in the reader's language. */
  readonly action: string;
  /** Path without language prefix. */
  readonly href: string;
  readonly until: Day | null;
}

/** A number that the program has counted itself. Zero says that nothing was recorded here, not that nothing happened. */
export interface CountedNumber {
  /** The same word as a typed number of the same thing: then both are compared. */
  readonly quantity: string;
  readonly phase: PhaseKind;
  readonly label: Localized;
  readonly value: number;
}

/** A page of the workspace. */
interface DeskLink {
  readonly title: string;
  /** Path without language prefix. */
  readonly href: string;
}

/** What the office works on for a process in another part of the program. */
export interface DeskGroup {
  /** The part's own page. */
  readonly all: DeskLink;
  readonly items: readonly DeskLink[];
  /** Where one more begins, for this process; absent for those who may not. */
  readonly make?: DeskLink;
}

/** How another slice takes part in a process's page; handed over where the slices are put together. */
export interface ProcessPart {
  /** Silent while this module is off. */
  readonly module: string;
  readonly openNow?: (db: Db, process: OfProcess, locale: Locale, today: Day) => Promise<readonly OpenNow[]>;
  readonly counted?: (db: Db, process: OfProcess) => Promise<readonly CountedNumber[]>;
  /** For the office's page of the process; null for those who have no right to it there. */
  readonly desk?: (db: Db, process: Pick<OfProcess, 'id' | 'slug'>, actor: Actor, locale: Locale) => Promise<DeskGroup | null>;
}

/** What a part asks for both halves of a process's page, asked once: the process is told anew for every page. */
export function askedOnce<T>(load: (db: Db, process: OfProcess) => Promise<T>): (db: Db, process: OfProcess) => Promise<T> {
  const asked = new WeakMap<OfProcess, Promise<T>>();
  return (db, process) => {
    const known = asked.get(process) ?? load(db, process);
    asked.set(process, known);
    return known;
  };
}

/** A text of a slice in every language it has, as content. */
export function inAllLanguages(text: (locale: Locale) => string): Localized {
  return localized(text('de'), 'de', { 'de-simple': text('de-simple'), en: text('en'), ar: text('ar') });
}

/**
 * Counted numbers beside the typed ones of the first phase of their kind; those without such a phase come back as the rest.
 * A counted number that a source states exactly is not said twice; one that differs stands beside it.
 */
export function withCounted<P extends StandingPhase>(phases: readonly P[], counted: readonly CountedNumber[]): { phases: readonly P[]; rest: readonly PhaseNumber[] } {
  const numbers = counted.filter((n) => n.value > 0).map((n) => ({ ...n, number: recorded(n) }));
  const first = new Map(phases.toReversed().map((p) => [p.kind, p.id]));
  return {
    phases: phases.map((p) => {
      const mine = numbers.filter((n) => first.get(n.phase) === p.id && !p.numbers.some((typed) => typed.quantity === n.quantity && typed.value === n.value && typed.unit === ''));
      return { ...p, numbers: grouped([...p.numbers, ...mine.map((n) => n.number)]) };
    }),
    rest: numbers.filter((n) => !first.has(n.phase)).map((n) => n.number),
  };
}

const recorded = ({ quantity, label, value }: CountedNumber): PhaseNumber => ({ quantity, label, value, unit: '', qualifier: 'recorded', source: '' });

/** Statements about the same thing next to each other. */
const grouped = (numbers: readonly PhaseNumber[]): PhaseNumber[] => byQuantity(numbers).flatMap(({ statements }) => statements);
