import type { NodeKind } from './schema.ts';

export const PATHS = {
  thread: '/thread/:kind/:id',
  earlier: '/thread/:kind/:id/earlier',
  later: '/thread/:kind/:id/later',
} as const;

/** Paths without language prefix. */
export const hrefs = {
  thread: (kind: NodeKind, id: string) => `/thread/${kind}/${id}`,
  side: (kind: NodeKind, id: string, later: boolean, step: NodeKind) => `/thread/${kind}/${id}/${later ? 'later' : 'earlier'}?step=${step}`,
} as const;
