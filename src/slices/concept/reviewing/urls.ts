/** Paths as routes know them. */
export const PATHS = {
  list: '/concepts/:slug/reviews',
  new: '/concepts/:slug/reviews/new',
  round: '/concepts/:slug/reviews/:number',
  desk: '/concepts/:slug/reviews/:number/desk',
  settings: '/concepts/:slug/reviews/:number/settings',
  say: '/concepts/:slug/reviews/:number/say',
  ask: '/concepts/:slug/reviews/:number/ask',
  agree: '/concepts/:slug/reviews/:number/agree',
  release: '/concepts/:slug/reviews/:number/release',
  carry: '/concepts/:slug/reviews/:number/carry',
  item: '/concepts/:slug/reviews/:number/items/:item',
  agenda: '/concepts/:slug/draft/agenda',
  agendaItem: '/concepts/:slug/draft/agenda/:item',
  link: '/review/:token',
} as const;

/** Paths without language prefix. */
export const hrefs = {
  list: (slug: string) => `/concepts/${slug}/reviews`,
  new: (slug: string) => `/concepts/${slug}/reviews/new`,
  round: (slug: string, number: number) => `/concepts/${slug}/reviews/${number}`,
  ofRound: (slug: string, number: number, part: 'desk' | 'settings' | 'ask' | 'agree' | 'release' | 'carry') => `/concepts/${slug}/reviews/${number}/${part}`,
  desk: (slug: string, number: number, query: Readonly<Record<string, string>> = {}) => withQuery(`/concepts/${slug}/reviews/${number}/desk`, query),
  say: (slug: string, number: number, query: Readonly<Record<string, string>> = {}) => withQuery(`/concepts/${slug}/reviews/${number}/say`, query),
  item: (slug: string, number: number, item: number) => `/concepts/${slug}/reviews/${number}/items/${item}`,
  itemAt: (slug: string, number: number, item: number) => `/concepts/${slug}/reviews/${number}#item-${item}`,
  agenda: (slug: string) => `/concepts/${slug}/draft/agenda`,
  agendaItem: (slug: string, id: string) => `/concepts/${slug}/draft/agenda/${id}`,
  link: (token: string) => `/review/${token}`,
} as const;

function withQuery(path: string, query: Readonly<Record<string, string>>): string {
  const text = new URLSearchParams(query).toString();
  return text === '' ? path : `${path}?${text}`;
}
