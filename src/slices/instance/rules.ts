import type { LegalText } from './schema.ts';

/** Parts an office can switch off: then they have no menu, page, mail or right. What every instance needs is not in the list. */
export const MODULES = ['participation', 'ballots', 'surveys', 'assessment', 'concept', 'monitoring', 'reports', 'events', 'contacts', 'live', 'bodies'] as const;
export type Module = (typeof MODULES)[number];

export function modulesOn(off: readonly string[]): ReadonlySet<string> {
  return new Set(MODULES.filter((m) => !off.includes(m)));
}

/** Grows when the wording of a template changes: a review of the older wording no longer counts. */
export const TEMPLATE_EDITIONS: Readonly<Record<LegalText, number>> = { imprint: 1, privacy: 1, accessibility: 1, easy: 1 };

/** How a confirmed review is kept in the settings: edition of the template and day. */
export const reviewMark = (text: LegalText, day: string): string => `${TEMPLATE_EDITIONS[text]}/${day}`;

/** The day on which the operator reviewed the present wording, or null: then the page is marked as a template. */
export function reviewedOn(settings: Readonly<Record<string, string>>, text: LegalText): string | null {
  const [edition, day] = (settings[`reviewed_${text}`] ?? '').split('/');
  return edition === String(TEMPLATE_EDITIONS[text]) && day !== undefined ? day : null;
}

/** The steps of the first setup, in their order. */
export const SETUP_STEPS = ['region', 'territory', 'languages', 'modules', 'contact', 'administrator'] as const;
export type SetupStep = (typeof SETUP_STEPS)[number];
/** What was typed, by step. */
export type SetupDraft = Readonly<Partial<Record<SetupStep, Readonly<Record<string, string | readonly string[]>>>>>;

/** The first step that is still to be done; null when all are. */
export function nextStep(draft: SetupDraft): SetupStep | null {
  return SETUP_STEPS.find((step) => draft[step] === undefined) ?? null;
}
