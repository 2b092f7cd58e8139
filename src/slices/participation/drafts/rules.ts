/** Days a draft is kept after it was last saved. */
export const DRAFT_DAYS = 30;
