/**
 * Expected failures are values of one closed type. The sentence a person reads is found by the code in
 * `ui/text/problems.<locale>.json`; the HTTP status by {@link statusOf}.
 */
export const PROBLEM_STATUS = {
  // what was typed
  required: 422, too_long: 422, too_short: 422, not_a_number: 422, out_of_range: 422, not_a_date: 422, date_order: 422, date_in_future: 422,
  invalid_choice: 422, invalid_email: 422, invalid_url: 422, invalid_characters: 422, invalid_text: 422, invalid_code: 422, invalid_file: 422,
  already_taken: 422, confirm_needed: 422, contains_personal_number: 422, only_taking_out: 422, not_transcribed: 422, circle: 422,
  // what was asked for
  bad_request: 400, sign_in_needed: 401, forbidden: 403, cross_site: 403, not_found: 404, method_not_allowed: 405, gone: 410,
  expired: 410, too_large: 413, unsupported_type: 415, rate_limited: 429, internal: 500, database_down: 503,
  // what the state of things does not allow
  stale: 409, duplicate: 409, not_open_yet: 409, already_closed: 409, sealed: 403, frozen: 409, kept_elsewhere: 409, wrong_state: 409, in_use: 409,
  // sign-in
  code_wrong: 422, code_expired: 422, too_many_attempts: 429, passkey_failed: 422, provider_failed: 422, account_closed: 403, last_administrator: 409,
  // ballots
  ballot_code_unknown: 422, ballot_code_revoked: 422, ballot_code_paper: 409, too_many_dots: 422, too_many_on_option: 422, no_dots: 422,
  ballot_void: 409, same_person: 409, witness_needed: 409, ballot_key_missing: 503, ballot_used_online: 409, counts_differ: 422, counts_unconfirmed: 409, options_missing: 409,
  // sittings
  too_many_votes: 422,
  // surveys
  rank_twice: 422, too_many_choices: 422, condition_order: 422, lines_differ: 422,
  // events
  event_full: 409, places_left: 422, session_full: 422, out_of_event: 422, ticket_unknown: 422, ticket_cancelled: 409,
  // live rooms
  one_right_answer: 422, room_code_unknown: 422,
  // imports and archives
  column_missing: 422, column_unknown: 422, encoding_unknown: 422, line_invalid: 422, geometry_invalid: 422, key_unknown: 422, archive_damaged: 422, archive_foreign: 422,
} as const;

export type ProblemCode = keyof typeof PROBLEM_STATUS;

export interface Problem {
  readonly code: ProblemCode;
  /** Name of the form field or the column it belongs to; absent for the whole request. */
  readonly field?: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export function failed(code: ProblemCode, field?: string, params?: Problem['params']): { ok: false; problems: readonly Problem[] } {
  return { ok: false, problems: [{ code, ...(field === undefined ? {} : { field }), ...(params === undefined ? {} : { params }) }] };
}

export function statusOf(problems: readonly Problem[]): number {
  const first = problems[0];
  return first === undefined ? 500 : PROBLEM_STATUS[first.code];
}

/** Thrown where nothing but an error page can follow (not found, no right); forms use {@link Result} instead. */
export class ProblemError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems.map((p) => p.code).join(', '));
    this.name = 'ProblemError';
    this.problems = problems;
  }
}

/** Ends the request with an error page. */
export function refuse(code: ProblemCode, params?: Problem['params']): never {
  throw new ProblemError([{ code, ...(params === undefined ? {} : { params }) }]);
}

/** The loaded thing, or a "not found" page. */
export function found<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) refuse('not_found');
  return value;
}

/** The value of a result, or an error page with its problems. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new ProblemError(result.problems);
  return result.value;
}

/** What a form shows again after it was refused: everything typed, and what is wrong with it. */
export interface FormState {
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly problems: readonly Problem[];
}

export const EMPTY_FORM: FormState = { values: {}, problems: [] };
