import type { OpenKind } from '../bodies/public.ts';

/** Where whoever reads the interface begins. */
export const SYSTEM = '/oparl/system';
export const BODIES = '/oparl/bodies';
export const BODY = '/oparl/bodies/:id';
export const TERMS = '/oparl/legislative-terms';

/** The interface's lists, and what of the bodies' work each is made of. A seat is a person and a membership: who sits in two bodies is not brought together. */
export const LISTS = {
  organizations: 'organization',
  persons: 'member',
  memberships: 'member',
  meetings: 'meeting',
  locations: 'location',
  'agenda-items': 'item',
  papers: 'paper',
  files: 'file',
  consultations: 'step',
} as const satisfies Readonly<Record<string, OpenKind>>;
export type ListName = keyof typeof LISTS;
export const LIST_NAMES = Object.keys(LISTS) as ListName[];

export const listPath = (list: ListName): string => `/oparl/${list}`;
export const objectPath = (list: ListName, id: string): string => `/oparl/${list}/${id}`;
export const bodyPath = (id: string): string => `${BODIES}/${id}`;
