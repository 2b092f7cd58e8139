import type { Seen, Standing } from './queries.ts';

/** What is new since the last mail; null where nothing is. */
export function newsSince(seen: Seen, now: Standing): Standing | null {
  const known = new Set(seen.ids);
  const news = { submissions: Math.max(0, now.submissions - seen.submissions), nodes: now.nodes.filter((n) => !known.has(n.id)) };
  return news.submissions === 0 && news.nodes.length === 0 ? null : news;
}

/** The same, to be remembered until the next mail. */
export const seenOf = (now: Standing): Seen => ({ submissions: now.submissions, ids: now.nodes.map((n) => n.id) });
