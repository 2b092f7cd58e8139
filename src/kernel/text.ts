/**
 * Text as people typed it, made safe to keep: NFC, line ends as \n, no control characters, no bidirectional overrides or
 * isolates (they can make a page read differently from what is stored; a page sets direction itself), no trailing space.
 */
export function cleanText(typed: string): string {
  return typed
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u202A-\u202E\u2066-\u2069\uFEFF]/gu, '')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/gu, '')
    // Only from where a run of spaces begins: from each of its places, a page of nothing but spaces takes minutes.
    .replace(/(?<![ \t])[ \t]+\n/g, '\n')
    .trim();
}

/** One line: line breaks become spaces. */
export const cleanLine = (typed: string): string => cleanText(typed).replace(/\s+/gu, ' ');

/** Length as a person counts it: code points, not UTF-16 units. */
export const lengthOf = (text: string): number => [...text].length;
