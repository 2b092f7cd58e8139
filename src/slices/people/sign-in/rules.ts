/** No I, L, O, U, 0 or 1: what is read from a screen and typed on a phone must not be mistaken. */
export const CODE_SYMBOLS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
export const CODE_LENGTH = 8;
/** Filters of municipal mail servers can hold a mail back for that long. */
export const CODE_MINUTES = 60;
export const CODE_ATTEMPTS = 5;

/** A code from a source of uniform whole numbers below its argument. 30^8 possibilities, five guesses. */
export function makeCodeText(below: (limit: number) => number): string {
  let code = '';
  for (let i = 0; i < CODE_LENGTH; i += 1) code += CODE_SYMBOLS[below(CODE_SYMBOLS.length)];
  return code;
}

/** For the eye: two groups of four. */
export const showSignInCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** What was typed, without separators, in capitals and with Latin digits; null when it cannot be a code. */
export function readSignInCode(typed: string): string | null {
  const latin = typed.replace(/[\u0660-\u0669]/g, (d) => String(d.charCodeAt(0) - 0x660)).replace(/[\u06F0-\u06F9]/g, (d) => String(d.charCodeAt(0) - 0x6f0));
  const code = latin.toUpperCase().replace(/[\s\u00AD\u200B-\u200F\u2010-\u2015.-]/gu, '');
  return code.length === CODE_LENGTH && [...code].every((symbol) => CODE_SYMBOLS.includes(symbol)) ? code : null;
}

export const codeExpires = (made: Date): Date => new Date(made.getTime() + CODE_MINUTES * 60_000);
