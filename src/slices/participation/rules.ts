import { worded, wordingIn, type Localized } from '../../kernel/localized.ts';

/** What a form said about a localized text. Wordings that did not change keep knowing which version they translate. */
export const localizedFrom = (before: Localized | null, values: Readonly<Record<string, unknown>>, name: string): Localized => worded(before, wordingIn(values, name));
