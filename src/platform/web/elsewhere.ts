/** Thrown where the only answer is another page of this site: sign in first, or the same page in another language. */
export class Elsewhere extends Error {
  /** With language prefix. */
  readonly path: string;
  constructor(path: string) {
    super('elsewhere');
    this.name = 'Elsewhere';
    this.path = path;
  }
}

/**
 * A path of this site that somebody may be sent to, or null. Refused: other hosts in all their spellings (`//host`, `/\host`, a
 * scheme, control characters that browsers drop), and what is not a path. Without language prefix, like every path of the product.
 */
export function safePath(given: string | null | undefined): string | null {
  if (given === null || given === undefined || given.length > 500) return null;
  if (!/^\/(?![/\\])[\x21-\x7E]*$/.test(given) || given.includes('\\')) return null;
  const base = 'http://localhost';
  if (!URL.canParse(given, base)) return null;
  const url = new URL(given, base);
  return url.origin === base && !url.pathname.startsWith('//') ? url.pathname + url.search : null;
}
