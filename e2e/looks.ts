import type { Look } from './browser.ts';

const LOCALES = ['de', 'de-simple', 'en', 'ar'];
const THEMES = ['light', 'dark'] as const;
const WIDTHS = [320, 1280];

/** All combinations: `npm run test:matrix`. */
export const ALL_LOOKS: readonly Look[] = LOCALES.flatMap((locale) => THEMES.flatMap((theme) => WIDTHS.map((width) => ({ locale, theme, width }))));

/** Eight combinations in which every pair of language, theme and width occurs. */
export const PAIRWISE: readonly Look[] = LOCALES.flatMap((locale, index) => [
  { locale, theme: THEMES[index % 2] ?? 'light', width: 320 },
  { locale, theme: THEMES[(index + 1) % 2] ?? 'dark', width: 1280 },
]);
