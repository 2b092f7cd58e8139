export const SIDES = ['internal', 'external'] as const;
export type Side = (typeof SIDES)[number];

/** How a consent was recorded. */
export const CONSENT_WAYS = ['written', 'mail', 'form', 'spoken'] as const;
export type ConsentWay = (typeof CONSENT_WAYS)[number];

/** Notes and names go this many days after the interview. */
export const NOTES_DAYS = 730;
