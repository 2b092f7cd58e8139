import { createHash } from 'node:crypto';
import { newCode } from '../../../../kernel/code.ts';

export const STATES = ['received', 'asked', 'published', 'declined'] as const;
export type OfferState = (typeof STATES)[number];

/** Days after the latest change until what was not published, and the address of what was, is deleted. */
export const OFFER_DAYS = 365;

const sha256 = (...parts: readonly string[]): Buffer => createHash('sha256').update(parts.join('\0')).digest();

/** What is stored of a receipt. */
export const codeHash = (code: string): Buffer => sha256('practice offer', code);

const TOKEN = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
/** A form's own random value, as pages hand it out. */
export const isFormToken = (value: unknown): value is string => typeof value === 'string' && TOKEN.test(value);

/** The receipt of an offer, made from the form's own random value: the same form sent twice is one offer. */
export function codeFor(token: string | null): string {
  if (token === null) return newCode();
  return newCode((bytes) => {
    bytes.set(sha256('receipt of an offer', token).subarray(0, bytes.length));
    return bytes;
  });
}
