import { createHash } from 'node:crypto';
import { newCode } from '../../../kernel/code.ts';

const sha256 = (...parts: readonly string[]): Buffer => createHash('sha256').update(parts.join('\0')).digest();

/** What is stored of a code that opens a registration. */
export const codeHash = (code: string): Buffer => sha256('registration', code);

/** What is stored of a tandem's personal link. */
export const linkHash = (link: string): Buffer => sha256('tandem', link);

/**
 * The code of a registration, made from the form's own random value: the same form sent twice gives the same code, and nobody but
 * its holder can work it out.
 */
export function codeFor(token: string | null, eventId: string): string {
  if (token === null) return newCode();
  return newCode((bytes) => {
    bytes.set(sha256('code of', token, eventId).subarray(0, bytes.length));
    return bytes;
  });
}

/** A form's own random value, as pages hand it out. */
export const isFormToken = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(value);

interface Chosen {
  readonly id: string;
  readonly roundId: string;
}

/** One session a round, the last one named; ids that the programme does not know are left out. */
export function oneARound(sessions: readonly Chosen[], wanted: readonly string[]): readonly string[] {
  const byRound = new Map<string, string>();
  for (const id of wanted) {
    const session = sessions.find((s) => s.id === id);
    if (session !== undefined) byRound.set(session.roundId, id);
  }
  return [...byRound.values()];
}
