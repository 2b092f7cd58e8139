/** Languages that the office's own reason is not written in. */
const OWN: readonly string[] = ['de', 'de-simple', 'und'];

export interface OtherLanguage {
  readonly language: string;
  /** Numbers of the contributions in it. */
  readonly numbers: readonly number[];
}

/** The languages of contributions beside German, in the order in which they come. */
export function otherLanguages(list: readonly { readonly language: string; readonly number: number }[]): readonly OtherLanguage[] {
  return [...Map.groupBy(list.filter((s) => !OWN.includes(s.language)), (s) => s.language)].map(([language, mine]) => ({ language, numbers: mine.map((s) => s.number).sort((a, b) => a - b) }));
}

/** Name of the field for the reason in a language. */
export const ownReason = (language: string): string => `own-${language}`;
