import type { Day } from '../../../kernel/dates.ts';
import type { Localized } from '../../../kernel/localized.ts';

/** What can be said of a measure. */
export const VERDICTS = ['keep', 'improve', 'extend', 'drop'] as const;
export type Verdict = (typeof VERDICTS)[number];
/** What a proposal can become. */
export const PROPOSAL_OUTCOMES = ['new', 'not_taken_up'] as const;
export const OUTCOMES = [...VERDICTS, ...PROPOSAL_OUTCOMES] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const VOICE_ORIGINS = ['office', 'department', 'body', 'forum'] as const;
export type VoiceOrigin = (typeof VOICE_ORIGINS)[number];
export type Via = 'link' | 'page' | 'entered';

/** Who says something: one department, body or forum, or the office. */
export interface Speaker {
  readonly origin: VoiceOrigin;
  readonly departmentId: string | null;
  /** Of a body or forum. */
  readonly name: string | null;
}
export interface Voice extends Speaker {
  readonly verdict: Verdict | 'new';
  readonly reason: string;
  readonly source: string | null;
  readonly via: Via;
  readonly givenOn: Day;
}
export interface Item {
  readonly id: string;
  readonly number: number;
  /** Null for what is proposed. */
  readonly measureId: string | null;
  readonly key: string | null;
  readonly measurePublic: boolean | null;
  readonly leadDepartmentId: string | null;
  readonly fieldCode: string;
  readonly title: Localized;
  readonly outcome: Outcome | null;
  readonly reason: Localized | null;
  readonly concludedOn: Day | null;
  readonly madeMeasureId: string | null;
  readonly madeKey: string | null;
  readonly madePublic: boolean | null;
  readonly doneOn: Day | null;
  readonly version: number;
  readonly voices: readonly Voice[];
}
export interface Round {
  readonly id: string;
  readonly conceptId: string;
  readonly editionId: string;
  readonly editionSlug: string;
  readonly number: number;
  readonly title: Localized;
  readonly note: Localized | null;
  readonly opensOn: Day;
  readonly closesOn: Day;
  readonly releasedOn: Day | null;
  readonly carriedOn: Day | null;
  readonly version: number;
}

/** Departments, bodies and forums speak from the first to the last day; the office enters what came until it is released. */
export const isOpen = (round: Pick<Round, 'opensOn' | 'closesOn' | 'releasedOn'>, day: Day): boolean => round.releasedOn === null && round.opensOn <= day && day <= round.closesOn;

/** Whether two said different things. */
export const differ = (item: Pick<Item, 'voices'>): boolean => new Set(item.voices.map((v) => v.verdict)).size > 1;

/** The outcome nobody has to think about: all say the same, or nobody said anything and the measure stays. Null where somebody must decide. */
export function agreedOn(item: Pick<Item, 'measureId' | 'voices' | 'outcome'>): Verdict | null {
  if (item.measureId === null || item.outcome !== null || differ(item)) return null;
  const said = item.voices[0]?.verdict ?? 'keep';
  return said === 'new' ? null : said;
}

export const outcomesFor = (item: Pick<Item, 'measureId'>): readonly Outcome[] => (item.measureId === null ? PROPOSAL_OUTCOMES : VERDICTS);

/** Voices by what they say, in the order of the choices. */
export const byVerdict = (voices: readonly Voice[]): readonly (readonly [Voice['verdict'], readonly Voice[]])[] =>
  ([...VERDICTS, 'new'] as const).map((verdict) => [verdict, voices.filter((v) => v.verdict === verdict)] as const).filter(([, of]) => of.length > 0);

/** How many items came out how; those not concluded yet under null. */
export function tallyOf(items: readonly Pick<Item, 'outcome'>[]): ReadonlyMap<Outcome | null, number> {
  const tally = new Map<Outcome | null, number>();
  for (const { outcome } of items) tally.set(outcome, (tally.get(outcome) ?? 0) + 1);
  return tally;
}

/** Rows for proposals that a form offers. */
export const PROPOSAL_ROWS = 3;

/** What the forms know a speaker by: `office`, `department:<id>`, `body:<id>` or `forum`. */
export const AS = /^(office|forum|(department|body):[0-9a-f-]{36})$/;
