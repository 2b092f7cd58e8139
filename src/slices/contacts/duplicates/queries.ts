import type { Reads } from '../../../platform/database/types.ts';
import { contactsIn, type Contact } from '../register/queries.ts';
import { EVERYTHING } from '../register/schema.ts';
import { ENTRY_FIELDS, type Entry } from '../rules.ts';
import type { ContactTables } from '../tables.ts';
import { pairsIn, type Why } from './rules.ts';

type R = Reads<ContactTables>;

export interface SuggestedPair {
  readonly one: Contact;
  readonly other: Contact;
  readonly why: readonly Why[];
}

/** Pairs that may be the same and that nobody has said are not. */
export async function suggestedPairs(reads: R): Promise<readonly SuggestedPair[]> {
  const [contacts, distinct] = await Promise.all([contactsIn(reads, EVERYTHING, '9999-12-31'), reads.selectFrom('contact_distinct').select(['one_id', 'other_id']).execute()]);
  const known = new Set(distinct.map((d) => `${d.one_id}/${d.other_id}`));
  const byId = new Map(contacts.map((c) => [c.id, c]));
  return pairsIn(contacts)
    .filter((p) => !known.has(`${p.one}/${p.other}`))
    .map(({ one, other, why }) => ({ one: byId.get(one) as Contact, other: byId.get(other) as Contact, why }));
}

export interface Merge {
  readonly goneId: string;
  readonly keptId: string;
  readonly before: Entry;
  readonly after: Entry;
}

/** What a merge changed; null when it cannot be undone (any more). */
export async function mergeOf(reads: R, goneId: string): Promise<Merge | null> {
  const row = await reads.selectFrom('contact_merge').select(['gone_id as goneId', 'kept_id as keptId', 'before', 'after']).where('gone_id', '=', goneId).executeTakeFirst();
  return row === undefined ? null : { ...row, before: row.before as Entry, after: row.after as Entry };
}

/** The entry alone, without what belongs to the register. */
export const entryOnly = (contact: Contact): Entry => Object.fromEntries(ENTRY_FIELDS.map((f) => [f, contact[f]])) as unknown as Entry;
