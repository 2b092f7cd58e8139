import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { checkSymbol } from '../../../kernel/code.ts';

/** What one key file gives: three keys, so that what one does says nothing about another. */
export interface BallotKeys {
  readonly slot: KeyObject;
  readonly box: KeyObject;
  readonly code: KeyObject;
}

/** Deriving costs more than sealing: the keys are kept as long as the key they come from is. */
const derived = new WeakMap<Uint8Array, { readonly ballotId: string; readonly keys: BallotKeys }>();

/** The three keys of a ballot from the one in its file (HKDF, RFC 5869). */
export function ballotKeys(master: Uint8Array, ballotId: string): BallotKeys {
  const known = derived.get(master);
  if (known?.ballotId === ballotId) return known.keys;
  const derive = (purpose: string): KeyObject => createSecretKey(Buffer.from(hkdfSync('sha256', master, ballotId, `miteinander ballot ${purpose}`, 32)));
  const keys = { slot: derive('slot'), box: derive('box'), code: derive('code') };
  derived.set(master, { ballotId, keys });
  return keys;
}

/** How the database knows a code. */
export const codeHash = (keys: BallotKeys, code: string): Buffer => createHmac('sha256', keys.code).update(code).digest();

/** Where a voter's ballot lies: the same for the same code or device, and unrelated to how the database knows the code. */
export const slotOf = (keys: BallotKeys, voter: { readonly kind: 'code' | 'device' | 'paper'; readonly secret: string }): Buffer =>
  createHmac('sha256', keys.slot).update(`${voter.kind}\0${voter.secret}`).digest();

/** Where the paper ballot with this number in its pile lies. */
export const paperSlot = (keys: BallotKeys, pileId: string, number: number): Buffer => slotOf(keys, { kind: 'paper', secret: `${pileId} ${number}` });

export const CHANNELS = ['online', 'paper'] as const;
export type BoxChannel = (typeof CHANNELS)[number];

export interface SealedBallot {
  readonly channel: BoxChannel;
  /** Canonical code; random, new at each cast. */
  readonly receipt: string;
  /** Dots by option in order of number. */
  readonly dots: readonly number[];
}

const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const VERSION = 1;
const NONCE = 12;
const TAG = 16;
const RECEIPT = 16;

/**
 * A ballot as bytes whose length depends on the number of options alone: version, channel, receipt, one byte an option. So boxes of a
 * ballot cannot be told apart by size.
 */
function pack({ channel, receipt, dots }: SealedBallot): Buffer {
  const bytes = Buffer.alloc(2 + RECEIPT + dots.length);
  bytes[0] = VERSION;
  bytes[1] = CHANNELS.indexOf(channel);
  for (let i = 0; i < RECEIPT; i += 1) bytes[2 + i] = SYMBOLS.indexOf(receipt[i] as string);
  dots.forEach((n, i) => (bytes[2 + RECEIPT + i] = n));
  return bytes;
}

function unpack(bytes: Buffer, options: number): SealedBallot | null {
  const channel = CHANNELS[bytes[1] ?? -1];
  if (bytes.length !== 2 + RECEIPT + options || bytes[0] !== VERSION || channel === undefined) return null;
  let body = '';
  for (const symbol of bytes.subarray(2, 2 + RECEIPT)) body += SYMBOLS[symbol & 31];
  return { channel, receipt: body + checkSymbol(body), dots: [...bytes.subarray(2 + RECEIPT)] };
}

/**
 * Authenticated encryption (AES-256-GCM) bound to ballot and slot: a box copied to another slot does not open. `nonce` are 12 random
 * bytes, never used twice.
 */
export function sealBytes(key: KeyObject, nonce: Uint8Array, bound: readonly (string | Uint8Array)[], bytes: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(joined(bound));
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([nonce, body, cipher.getAuthTag()]);
}

const joined = (parts: readonly (string | Uint8Array)[]): Buffer => Buffer.concat(parts.map((part) => Buffer.from(part as string)));

/** The bytes of {@link sealBytes}, or null when key, place or content is not the one that was sealed. */
export function unsealBytes(key: KeyObject, bound: readonly (string | Uint8Array)[], sealed: Buffer): Buffer | null {
  if (sealed.length < NONCE + TAG) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(joined(bound));
  decipher.setAuthTag(sealed.subarray(-TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()]);
  } catch {
    return null;
  }
}

export const sealBallot = (keys: BallotKeys, nonce: Uint8Array, ballotId: string, slot: Uint8Array, ballot: SealedBallot): Buffer => sealBytes(keys.box, nonce, [ballotId, slot], pack(ballot));

export function openBox(keys: BallotKeys, ballotId: string, slot: Uint8Array, box: Buffer, options: number): SealedBallot | null {
  const bytes = unsealBytes(keys.box, [ballotId, slot], box);
  return bytes === null ? null : unpack(bytes, options);
}

/** Dots on a board, sealed like ballots until closing. */
export const sealCounts = (keys: BallotKeys, nonce: Uint8Array, ballotId: string, boardId: string, dots: readonly number[]): Buffer =>
  sealBytes(keys.box, nonce, [ballotId, boardId], packCounts(dots));

function packCounts(dots: readonly number[]): Buffer {
  const bytes = Buffer.alloc(dots.length * 4);
  dots.forEach((n, i) => bytes.writeUInt32LE(n, i * 4));
  return bytes;
}

export function openCounts(keys: BallotKeys, ballotId: string, boardId: string, sealed: Buffer): readonly number[] | null {
  const bytes = unsealBytes(keys.box, [ballotId, boardId], sealed);
  return bytes === null ? null : Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readUInt32LE(i * 4));
}
