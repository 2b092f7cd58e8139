/** Pages of each kind looked at; more of the same kind show nothing new. */
const PER_KIND = 2;

/**
 * Every kind of page that can be reached by following links of this site from `starts`, as paths with language prefix. Two paths are of
 * one kind when they differ in their numbers, keys and slugs only. `follow` leaves links out.
 */
export async function crawl(base: string, starts: readonly string[], cookie = '', follow: (path: string) => boolean = () => true): Promise<string[]> {
  const seen = new Set<string>(starts);
  const kinds = new Map<string, number>();
  const queue = [...starts];
  const found: string[] = [];
  while (queue.length > 0) {
    const path = queue.shift() as string;
    const kind = kindOf(path);
    const count = kinds.get(kind) ?? 0;
    if (count >= PER_KIND) continue;
    const answer = await fetch(base + path, { headers: { cookie, accept: 'text/html' }, redirect: 'manual' });
    if (answer.status !== 200 || !(answer.headers.get('content-type') ?? '').startsWith('text/html')) continue;
    kinds.set(kind, count + 1);
    found.push(path);
    for (const link of linksOf(await answer.text(), base, path)) {
      if (seen.has(link) || !follow(link)) continue;
      seen.add(link);
      queue.push(link);
    }
  }
  return found;
}

export function linksOf(html: string, base: string, from: string): string[] {
  return [...html.matchAll(/<a\b[^>]*\shref="([^"]+)"/g)]
    .map((m) => new URL((m[1] as string).replaceAll('&amp;', '&'), base + from))
    .filter((url) => url.origin === base)
    .map((url) => url.pathname + url.search);
}

/** `/de/measures/oeffnung-34?page=2` → `/de/measures/*?page`. Words of the product's own paths stay. */
export function kindOf(path: string): string {
  const url = new URL(path, 'http://x');
  const [, locale, area, ...rest] = url.pathname.split('/');
  const shape = rest.map((part) => (OWN_WORDS.has(part) ? part : '*'));
  return `/${[locale, area, ...shape].join('/')}?${[...url.searchParams.keys()].sort().join('&')}`;
}

const OWN_WORDS = new Set(
  'wall screen documentation minutes interviews contacts duplicates mailings translate submit submissions recommendations forums new edit queue codes board close results print slips reconcile paper import preview export history graph settings people departments account sessions passkeys thread round entry answers assessment decisions fields goals practices measures edition editions compare processing feedback receipt confirm delete withdraw correct merge condense typing phases decide tie photo recount verify take review saved section questions sections parties paper texts preview market apply catalogue'.split(' '),
);
