export const PATHS = {
  goal: '/concepts/:slug/draft/goals/:id',
  move: '/concepts/:slug/draft/goals/:id/move',
  split: '/concepts/:slug/draft/goals/:id/split',
  merge: '/concepts/:slug/draft/goals/:id/merge',
} as const;

export const hrefs = {
  goal: (slug: string, id: string) => `/concepts/${slug}/draft/goals/${id}`,
  change: (slug: string, id: string, how: 'move' | 'split' | 'merge') => `/concepts/${slug}/draft/goals/${id}/${how}`,
} as const;
