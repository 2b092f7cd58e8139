/**
 * Codes that people read from paper, say on the phone and type: Crockford base32 (no I, L, O, U) with the mod-37 check
 * symbol of the same description. 16 symbols carry 80 bits.
 */
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CHECKS = `${SYMBOLS}*~$=U`;

/** A new code in canonical form: 16 symbols and the check symbol, without separators. */
export function newCode(random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = (bytes) => crypto.getRandomValues(bytes)): string {
  const bytes = random(new Uint8Array(16));
  let body = '';
  for (const byte of bytes) body += SYMBOLS[byte & 31];
  return body + checkSymbol(body);
}

/** Check symbol of a body: its value modulo 37. */
export function checkSymbol(body: string): string {
  let rest = 0;
  for (const symbol of body) rest = (rest * 32 + SYMBOLS.indexOf(symbol)) % 37;
  return CHECKS[rest] as string;
}

/**
 * What somebody typed, in canonical form, or null when it cannot be a code: separators and case do not matter, O reads as 0,
 * I and L as 1, and a wrong check symbol means a typing mistake.
 */
export function readCode(typed: string): string | null {
  const text = typed.toUpperCase().replace(/[\s\u00AD\u200E\u200F\u2010-\u2015-]/gu, '');
  if (text.length !== 17) return null;
  const body = text.slice(0, 16).replaceAll('O', '0').replaceAll('I', '1').replaceAll('L', '1');
  for (const symbol of body) if (!SYMBOLS.includes(symbol)) return null;
  const last = text.slice(16).replace('O', '0').replace(/[IL]/, '1');
  return checkSymbol(body) === last ? body + last : null;
}

/** For the eye: groups of four, the check symbol at the end. `7KQ4-…-W` */
export function showCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}
