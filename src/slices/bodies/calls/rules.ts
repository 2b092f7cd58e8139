import { createHash } from 'node:crypto';
import { newCode } from '../../../kernel/code.ts';
import type { Day } from '../../../kernel/dates.ts';
import { localized, type Localized } from '../../../kernel/localized.ts';

const sha256 = (...parts: readonly string[]): Buffer => createHash('sha256').update(parts.join('\0')).digest();

/** What is stored of a code that opens an application. */
export const codeHash = (code: string): Buffer => sha256('membership application', code);

/** A form's own random value, as pages hand it out. */
export const isFormToken = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(value);

/** The code of an application, made from the form's own random value: the same form sent twice is one application. */
export function codeFor(token: string | null, callId: string): string {
  if (token === null) return newCode();
  return newCode((bytes) => {
    bytes.set(sha256('code of an application', token, callId).subarray(0, bytes.length));
    return bytes;
  });
}

export type CallTime = 'not_yet' | 'open' | 'closed';

/** Whether one can apply on a day. Once applications are read, nobody can any more. */
export function timeOf({ opensOn, closesOn, state }: { readonly opensOn: Day; readonly closesOn: Day; readonly state: string }, today: Day): CallTime {
  if (state !== 'round' || today > closesOn) return 'closed';
  return today < opensOn ? 'not_yet' : 'open';
}

const NUMBERS = 900;

/** A number that nobody has, drawn: it tells nothing about who came first. */
export function drawnNumber(taken: ReadonlySet<number>, random: () => number): number {
  const width = NUMBERS * Math.ceil((taken.size + 1) / (NUMBERS / 2));
  for (;;) {
    const number = 100 + Math.floor(random() * width);
    if (!taken.has(number)) return number;
  }
}

/** Questions that a form can hold. */
export const MOST_QUESTIONS = 6;
/** Name of the field in which a question is answered. */
export const answerField = (questionId: string): string => `answer_${questionId}`;

/** What a new call asks unless the office words it differently. */
export const USUAL_QUESTIONS: readonly Localized[] = [
  localized('Warum möchten Sie mitmachen?', 'de', { 'de-simple': 'Warum möchten Sie mitmachen?', en: 'Why would you like to take part?', ar: 'لماذا تودّ أن تشارك؟' }),
  localized('Was können Sie gut, oder was haben Sie erlebt, das hier hilft?', 'de', { 'de-simple': 'Was können Sie gut? Was haben Sie er·lebt?', en: 'What are you good at, or what have you experienced that helps here?', ar: 'ما الذي تجيده، أو ما الذي عشته ويمكن أن يفيد هنا؟' }),
];
