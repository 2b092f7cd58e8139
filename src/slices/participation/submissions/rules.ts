import { createHash } from 'node:crypto';
import { newCode } from '../../../kernel/code.ts';
import { localized, type Localized } from '../../../kernel/localized.ts';

const sha256 = (...parts: readonly string[]): Buffer => createHash('sha256').update(parts.join('\0')).digest();

/** What is stored of a receipt code. The code has 80 random bits, so its plain digest cannot be searched. */
export const receiptHash = (code: string): Buffer => sha256('receipt', code);

/** Same process, same words. */
export const contentHash = (processId: string, text: string): Buffer => sha256('content', processId, text);

const TOKEN = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Whether a form carries the random value it was handed out with. */
export const isFormToken = (value: unknown): value is string => typeof value === 'string' && TOKEN.test(value);

/**
 * The receipt of a contribution. Each form is handed out with a random value of its own (122 bits, known to that page alone), and the
 * code follows from it and the words: sending the same form twice leads to the same receipt, without the server keeping it. Without
 * such a value the code is random.
 */
export function receiptFor(token: string | null, processId: string, text: string): string {
  if (token === null) return newCode();
  return newCode((bytes) => {
    bytes.set(sha256('receipt of', token, processId, text).subarray(0, bytes.length));
    return bytes;
  });
}

export const TRACES = ['email', 'phone', 'account', 'file_number'] as const;
export type Trace = (typeof TRACES)[number];

const PATTERNS: Readonly<Record<Trace, readonly RegExp[]>> = {
  email: [/[^\s@<>()]{1,64}\s?(?:@|\(at\)|\[at\])\s?[^\s@<>()]{1,190}\.[a-z]{2,}/iu],
  phone: [/(?:\+|\b00|\b0)\d[\d\s()/.–-]{5,}\d|\b\d[\d ]{8,}\d\b/u],
  account: [/\b[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){3,7}\b/iu],
  file_number: [
    /\b(?:az|azr|bamf|gz|aktenzeichen|akten-?nr|geschäftszeichen|kassenzeichen|file number|reference)\b[^\n]{0,20}\d{2,}/iu,
    // Serial numbers of passports and residence permits: nine or ten capitals and digits, at least four of them digits.
    /\b(?=\d*[A-Z])(?=(?:[A-Z]*\d){4})[A-Z0-9]{9,10}\b/u,
    /\b\d{7,8}\s?[-–]\s?\d{3}\b|\b\d{1,4}[./]\d{2,}[./-]\d{2,}[./-]\d+\b/u,
  ],
};

/** Arabic-Indic and Persian digits read like ours. */
const latinDigits = (text: string): string => text.replace(/[\u0660-\u0669\u06F0-\u06F9]/gu, (d) => String((d.codePointAt(0) as number) & 15));

/**
 * What in a text looks as if it led to a person: mail addresses, telephone, account and file numbers. A guess that makes the form ask
 * again, never a reason to refuse: years, sums and dates pass, house numbers and names are not recognised.
 */
export function tracesIn(text: string): Trace[] {
  const plain = latinDigits(text).replace(/\b\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4}|\d{2})\b/gu, ' ').replace(/\b\d{1,3}(?:\.\d{3})+(?:,\d+)?(?=\s?(?:€|euro|eur\b))/giu, ' ');
  return TRACES.filter((trace) => PATTERNS[trace].some((p) => p.test(plain)));
}

/** What stands for a passage that the office took out. */
export const BLANK = '[…]';

/** Whether `after` is `before` with passages replaced by […] and nothing else: the office shortens, it never rewords. */
export function isRedaction(before: string, after: string): boolean {
  const pieces = after.split(BLANK);
  if (pieces.length === 1) return before === after;
  const [first, last] = [pieces[0] as string, pieces.at(-1) as string];
  if (!before.startsWith(first) || !before.endsWith(last)) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = before.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= before.length - last.length;
}

/** The beginning of a text on one line, cut between words. */
export function excerpt(text: string, max = 70): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if ([...line].length <= max) return line;
  const cut = [...line].slice(0, max).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > max / 2 ? cut.slice(0, space) : cut).replace(/[\s,.;:–-]+$/u, '')}…`;
}

/** Name of a submission in the thread. What is not public is named by its number alone. */
export function nodeTitle(number: number, text: string | null): Localized {
  const rest = text === null ? '' : `: ${excerpt(text)}`;
  return localized(`Beitrag Nr. ${number}${rest}`, 'de', { 'de-simple': `Beitrag Nr. ${number}${rest}`, en: `Contribution no. ${number}${rest}`, ar: `مساهمة رقم ${number}${rest}` });
}
