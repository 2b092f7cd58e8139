import { BLANK, tracesIn } from '../../submissions/rules.ts';

/** Language tags as somebody types them in a row: `de, en`. Null when one of them is none. */
export function readTags(typed: string): readonly string[] | null {
  const tags = typed.split(/[,;\s]+/u).map((tag) => tag.trim().toLowerCase()).filter((tag) => tag !== '');
  return tags.every((tag) => /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/.test(tag)) ? [...new Set(tags)] : null;
}

/** A dialect or script of a language that is read counts as read: `de-AT`. */
export const isRead = (language: string, read: readonly string[]): boolean => read.some((tag) => language === tag || language.startsWith(`${tag}-`));

/**
 * The text as it may leave the office for translating: words that look as if they led to a person (mail addresses, telephone, account
 * and file numbers) read […]. What a person has taken out already stays out.
 */
export function masked(text: string): string {
  return text
    .split(/(\s+)/u)
    .map((part) => (tracesIn(part).length > 0 || /\d{5,}/u.test(part) ? BLANK : part))
    .join('')
    .split('\n')
    .map((line) => (tracesIn(line).length > 0 ? line.replace(/[\d][\d\s()/.–-]{3,}\d/gu, BLANK) : line))
    .join('\n');
}

export type MadeBy = 'human' | 'machine' | 'reviewed';
