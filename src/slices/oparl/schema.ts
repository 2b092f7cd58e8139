import { z } from 'zod';
import type { ListName } from './urls.ts';

/** What every type's address begins with. */
const SCHEMA = 'https://schema.oparl.org/1.1/';
export const VERSION = SCHEMA;
export type TypeName = 'System' | 'Body' | 'LegislativeTerm' | 'Organization' | 'Person' | 'Membership' | 'Meeting' | 'Location' | 'AgendaItem' | 'Paper' | 'File' | 'Consultation' | 'Error';
export const typeOf = (name: TypeName): string => SCHEMA + name;

export const TYPES: Readonly<Record<ListName, TypeName>> = {
  organizations: 'Organization',
  persons: 'Person',
  memberships: 'Membership',
  meetings: 'Meeting',
  locations: 'Location',
  'agenda-items': 'AgendaItem',
  papers: 'Paper',
  files: 'File',
  consultations: 'Consultation',
};

/** Objects on one page of a list. */
export const PAGE_SIZE = 100;

const moment = z.iso.datetime({ offset: true, local: false }).transform((text) => new Date(text)).nullish().transform((v) => v ?? null);
const id = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
export const isId = (text: string): boolean => id.safeParse(text).success;

/** What a list can be asked. A larger page than ours is not an error: a server need not follow. */
export const Asked = z.object({
  created_since: moment,
  created_until: moment,
  modified_since: moment,
  modified_until: moment,
  omit_internal: z.enum(['true', 'false']).default('false'),
  limit: z.coerce.number().int().min(1).default(PAGE_SIZE).transform((n) => Math.min(n, PAGE_SIZE)),
  after: id.nullish().transform((v) => v ?? null),
});
export type Asked = z.infer<typeof Asked>;

export type OparlValue = string | number | boolean | null | undefined | OparlObject | readonly (string | OparlObject)[];
/** An object of the interface; what has no value does not stand in it. */
export interface OparlObject {
  readonly [name: string]: OparlValue;
}
