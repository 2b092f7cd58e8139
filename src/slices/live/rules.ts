import { createHmac } from 'node:crypto';
import type { Localized, Reading } from '../../kernel/localized.ts';
import type { Locale } from '../../kernel/locale.ts';
import type { Problem } from '../../kernel/problem.ts';
import { cleanLine, lengthOf } from '../../kernel/text.ts';

export const ROOM_STATES = ['draft', 'open', 'closed'] as const;
export type RoomState = (typeof ROOM_STATES)[number];

export const POLL_KINDS = ['single', 'multiple', 'scale', 'words', 'dots', 'quiz'] as const;
export type PollKind = (typeof POLL_KINDS)[number];
export type PollState = 'prepared' | 'open' | 'closed';

export const QUESTION_STATES = ['waiting', 'shown', 'hidden', 'merged'] as const;
export type QuestionState = (typeof QUESTION_STATES)[number];

export const SCREENS = ['join', 'questions', 'poll'] as const;
export type Screen = (typeof SCREENS)[number];

export const MAX_OPTIONS = 40;
export const MAX_QUESTION = 400;
export const MAX_WORD = 30;
export const MAX_TEAMS = 20;
/** Words of a cloud that are drawn; all are in the list. */
export const MOST_WORDS = 60;
/** Questions a page lists. */
export const MOST_QUESTIONS = 200;
/** Teams with fewer answers are not shown: what one person answered is nobody else's business. */
export const SMALLEST_TEAM = 3;
/** Days an open room stays open unless the office says otherwise. */
export const OPEN_DAYS = 7;
/** First names stay with their questions for so long. */
export const NAME_DAYS = 90;

/** No 0, 1, I, O: they are mistaken for one another on a projector. */
const SYMBOLS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** A new code of six symbols out of 32: 30 bits. It is not a secret, it only must not be met by chance. */
export function newRoomCode(random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = (bytes) => crypto.getRandomValues(bytes)): string {
  return [...random(new Uint8Array(6))].map((byte) => SYMBOLS[byte & 31]).join('');
}

/** What somebody typed as a code, or null when it cannot be one. */
export function readRoomCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s\u200E\u200F\u2010-\u2015-]/gu, '');
  return code.length === 6 && [...code].every((symbol) => SYMBOLS.includes(symbol)) ? code : null;
}

/** Stands for a device at one poll or question: neither two of them nor the device's own secret can be told from it. */
export function deviceMark(key: Uint8Array, subject: string, device: string): Buffer {
  return createHmac('sha256', key).update(`${subject}\0${device}`).digest().subarray(0, 16);
}

export interface PollRules {
  readonly kind: PollKind;
  readonly maxChoices: number;
  readonly dotsPerVoter: number;
  readonly maxPerOption: number;
  readonly scaleFrom: number;
  readonly scaleTo: number;
}

/** How many numbers an answer has: one an option, or one a step of the scale. */
export const positionsOf = (poll: PollRules & { readonly options: readonly unknown[] }): number => (poll.kind === 'scale' ? poll.scaleTo - poll.scaleFrom + 1 : poll.kind === 'words' ? 0 : poll.options.length);

export const wordField = (number: number): string => `word_${number}`;
export const dotsField = (number: number): string => `dots_${number}`;

export interface Answer {
  readonly counts: readonly number[];
  readonly words: readonly string[];
}

type Values = Readonly<Record<string, string | readonly string[]>>;
const listOf = (value: Values[string] | undefined): readonly string[] => (value === undefined ? [] : typeof value === 'string' ? [value] : value);

/**
 * An answer as a form sent it. `allowance` are the rules of dot ballots, which hold here, too: it says what is wrong with dots by option.
 */
export function readAnswer(poll: PollRules & { readonly options: readonly { readonly number: number }[] }, values: Values, allowance: (dots: readonly number[], fieldOf: (index: number) => string) => readonly Problem[]): { answer: Answer; problems: readonly Problem[] } {
  if (poll.kind === 'words') return readWords(poll, values);
  if (poll.kind === 'dots') return readDots(poll, values, allowance);
  const chosen = [...new Set(listOf(values['choice']).filter((v) => v !== ''))];
  const positions = positionsOf(poll);
  const offset = poll.kind === 'scale' ? poll.scaleFrom : 1;
  const places = chosen.map((v) => (/^\d{1,2}$/.test(v) ? Number(v) - offset : -1));
  const answer: Answer = { counts: Array.from({ length: positions }, (_, i) => (places.includes(i) ? 1 : 0)), words: [] };
  if (chosen.length === 0) return { answer, problems: [{ code: 'required', field: 'choice' }] };
  if (places.some((place) => place < 0 || place >= positions)) return { answer, problems: [{ code: 'invalid_choice', field: 'choice' }] };
  const most = poll.kind === 'multiple' ? poll.maxChoices : 1;
  return { answer, problems: chosen.length > most ? [{ code: 'too_many_choices', field: 'choice', params: { max: most } }] : [] };
}

function readDots(poll: { readonly options: readonly { readonly number: number }[] }, values: Values, allowance: (dots: readonly number[], fieldOf: (index: number) => string) => readonly Problem[]) {
  const counts = poll.options.map(({ number }) => {
    const typed = cleanLine(listOf(values[dotsField(number)])[0] ?? '');
    return typed === '' ? 0 : /^\d{1,3}$/.test(typed) ? Number(typed) : Number.NaN;
  });
  return { answer: { counts, words: [] }, problems: allowance(counts, (index) => dotsField(poll.options[index]?.number ?? 0)) };
}

function readWords(poll: PollRules, values: Values): { answer: Answer; problems: readonly Problem[] } {
  const typed = Object.entries(values).flatMap(([name, value]) => (/^word_\d{1,2}$/.test(name) ? listOf(value) : [])).map(cleanLine).filter((word) => word !== '');
  const byFold = new Map(typed.map((word) => [foldWord(word), word]));
  byFold.delete('');
  const words = [...byFold.values()];
  const answer: Answer = { counts: [], words };
  if (words.length === 0) return { answer, problems: [{ code: 'required', field: wordField(1) }] };
  if (words.some((word) => lengthOf(word) > MAX_WORD)) return { answer, problems: [{ code: 'too_long', field: wordField(1), params: { max: MAX_WORD, length: Math.max(...words.map(lengthOf)) } }] };
  return { answer, problems: words.length > poll.maxChoices ? [{ code: 'too_many_choices', field: wordField(1), params: { max: poll.maxChoices } }] : [] };
}

/** The form in which equal words are equal: case, marks around it and Arabic vowel signs do not matter. */
export function foldWord(typed: string): string {
  return cleanLine(typed)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\u0640|[\u{64B}-\u{652}]/gu, '')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
    .replace(/\s+/gu, ' ');
}

/** Whether anybody may see what a poll gave: after closing, before only where it was declared to move live. */
export const mayShowResult = (poll: { readonly state: PollState; readonly shownLive: boolean }): boolean => poll.state === 'closed' || (poll.state === 'open' && poll.shownLive);

/** What the moderator's "on" key does: an open poll is closed and shows its result, else the next prepared one opens. */
export function nextStep(polls: readonly { readonly number: number; readonly state: PollState }[]): { readonly number: number; readonly to: 'open' | 'closed' } | null {
  const open = polls.find((poll) => poll.state === 'open');
  if (open !== undefined) return { number: open.number, to: 'closed' };
  const next = polls.find((poll) => poll.state === 'prepared');
  return next === undefined ? null : { number: next.number, to: 'open' };
}

/** What everybody may read: questions that are shown, and those that went into one of them. */
export function publicQuestions<Q extends { readonly id: string; readonly state: QuestionState; readonly mergedInto: string | null }>(all: readonly Q[]): Q[] {
  const shown = new Set(all.filter((q) => q.state === 'shown').map((q) => q.id));
  return all.filter((q) => shown.has(q.id) || (q.mergedInto !== null && shown.has(q.mergedInto)));
}

export interface Ranked {
  readonly number: number;
  readonly support: number;
  readonly answered: boolean;
  readonly pinned: boolean;
  readonly place: number | null;
}

/** The order people read questions in: the moderator's first, then by support or the newest; answered ones last. */
export function inReadingOrder<Q extends Ranked>(questions: readonly Q[], sort: 'support' | 'new'): Q[] {
  const key = (q: Q): readonly number[] => [Number(q.answered), q.place ?? Number.MAX_SAFE_INTEGER, sort === 'new' ? -q.number : -q.support, q.number];
  return [...questions].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    const at = x.findIndex((value, i) => value !== y[i]);
    return at === -1 ? 0 : (x[at] as number) - (y[at] as number);
  });
}

/**
 * A question for a reader: their language where somebody translated what is asked now, else the original. `translated` says which.
 * A translation of what was asked before would have people answer something else.
 */
export function reading(value: Localized, locale: Locale): Reading & { readonly translated: boolean } {
  const own = value.texts[locale];
  const lang = own !== undefined && own.of === value.version ? locale : value.source;
  const { text, by } = value.texts[lang] ?? { text: '', by: 'source' };
  return { text, lang, stale: false, machine: by === 'machine', translated: lang !== value.source };
}

/** Whether a language's readers still see the original. */
export const lacks = (value: Localized, lang: string): boolean => value.source !== lang && (value.texts[lang] === undefined || value.texts[lang].of < value.version);
