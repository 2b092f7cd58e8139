/** Name of the form field for an option. */
export const dotsField = (number: number): string => `dots_${number}`;
