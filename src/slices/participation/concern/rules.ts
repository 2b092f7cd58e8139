import { createHmac } from 'node:crypto';

/** What is stored of a device: another digest for every contribution, under the key of its process. `token` has 128 random bits. */
export const deviceMark = (key: Uint8Array, submissionId: string, token: string): Buffer => createHmac('sha256', key).update(`${submissionId}\0${token}`).digest();

const TOKEN = /^[\w-]{22}$/;
/** Whether a cookie holds a value as this program hands them out. */
export const isDevice = (value: unknown): value is string => typeof value === 'string' && TOKEN.test(value);
