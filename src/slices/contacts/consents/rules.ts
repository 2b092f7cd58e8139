import { PURPOSES } from '../rules.ts';

/** What people can agree to; each has a wording of its own, which they read before they do. */
export const CONSENTS = [...PURPOSES, 'interview', 'interview_name', 'photo', 'body_member'] as const;
export type Consent = (typeof CONSENTS)[number];
