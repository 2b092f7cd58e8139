import { createHash } from 'node:crypto';

/** What the database keeps of a 256-bit token: enough to find it, useless to whoever reads it. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();
