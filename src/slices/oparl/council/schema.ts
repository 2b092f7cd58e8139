import { z } from 'zod';
import type { Day } from '../../../kernel/dates.ts';
import { field } from '../../../platform/web/forms.ts';

/** `look`: which organizations there are; `preview`: what an import would bring, nothing written; `import`. */
export const RUN_KINDS = ['look', 'preview', 'import'] as const;
export type RunKind = (typeof RUN_KINDS)[number];
export type RunState = 'waiting' | 'running' | 'done' | 'partial' | 'failed';

/** Why an object was not taken. */
export const REFUSALS = ['no_id', 'long_id', 'secret_id', 'other_host', 'wrong_type', 'no_name', 'no_day', 'other_source', 'own_sitting', 'unreadable', 'unexpected'] as const;
export type Refusal = (typeof REFUSALS)[number];

/** Why a run ended before its end; those of asking another host come with their own names. */
export const RUN_ENDS = [
  'address', 'private', 'unknown_host', 'unreachable', 'redirect', 'slow', 'too_large', 'encoding', 'status', 'content_type', 'not_json', 'too_deep',
  'not_oparl', 'no_lists', 'other_host', 'circular', 'limit', 'too_many', 'many_gone', 'overtaken', 'cut_off', 'nothing_chosen', 'unexpected',
] as const;
export type RunEnd = (typeof RUN_ENDS)[number];

/** Bounds of one run. The next one goes on where one of them ended it. */
export interface Limits {
  /** Milliseconds for one answer, and for the run. */
  readonly answerTime: number;
  readonly runTime: number;
  /** Bytes of one answer, and of all. */
  readonly answerBytes: number;
  readonly runBytes: number;
  readonly depth: number;
  readonly requests: number;
  /** Objects of one page of a list. */
  readonly pageObjects: number;
  /** Objects a system may have here altogether. */
  readonly objects: number;
  /** Milliseconds between tries after a fault of the other side. */
  readonly waits: readonly number[];
}

export const LIMITS: Limits = { answerTime: 60_000, runTime: 10 * 60_000, answerBytes: 16_000_000, runBytes: 400_000_000, depth: 24, requests: 3_000, pageObjects: 5_000, objects: 150_000, waits: [1_000, 5_000] };

/** When all systems that are on are read. */
export const NIGHT_UTC = { hour: 1, minute: 20 } as const;

/** Beyond these a run's parts are made smaller: points of an agenda, steps of a sequence, files of a paper. */
export const MOST = { items: 300, steps: 60, files: 60 } as const;
/** Refusals that a run names one by one. */
export const REFUSALS_KEPT = 200;
/** Runs of a system that are kept. */
export const RUNS_KEPT = 60;
/** A system that tells only what changed is compared as a whole after so many days, for what it forgot to tell. */
export const COMPARE_DAYS = 7;
/** Above this share of what is here, a system that has lost so much is believed only when it says so of each object. */
export const GONE_SHARE = 0.2;
export const GONE_FREE = 10;

const webAddress = () =>
  field.line(500).superRefine((value, context) => {
    const url = URL.canParse(value) ? new URL(value) : null;
    if (value !== '' && (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '' || url.hash !== '')) context.addIssue({ code: 'custom', params: { problem: 'invalid_url' } });
  });

export const SourceForm = z.object({ name: field.line(160), address: webAddress(), fromDay: field.optionalDay(), active: field.checkbox(), revision: field.optionalInt(1, 1_000_000_000) });
export type SourceInput = Omit<z.infer<typeof SourceForm>, 'revision'>;

/** What is done with an organization: `no`, `own`, or the id of one of our bodies. */
export const Choice = z.union([z.enum(['no', 'own']), z.uuid()]);
export type Choice = z.infer<typeof Choice>;

export interface FoundItem {
  readonly title: string;
  readonly day: Day;
  readonly type: 'Meeting' | 'Paper';
}
