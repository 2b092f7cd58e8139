import type { Actor } from '../../kernel/actor.ts';
import { dayOf } from '../../kernel/dates.ts';
import { staffLocale, type Locale } from '../../kernel/locale.ts';
import type { Waiting } from '../../kernel/waiting.ts';
import type { Reads } from '../../platform/database/types.ts';
import { mayUseContacts } from './policy.ts';
import { countIn } from './register/queries.ts';
import { EVERYTHING } from './register/schema.ts';
import type { ContactTables } from './tables.ts';
import { PATHS } from './urls.ts';
import { words } from './words.ts';

/** Entries that will be deleted soon unless somebody checks them. */
export async function waitingFor(reads: Reads<ContactTables>, actor: Actor, locale: Locale): Promise<Waiting[]> {
  if (!mayUseContacts(actor)) return [];
  const count = await countIn(reads, { ...EVERYTHING, state: 'due' }, dayOf(new Date()));
  return count === 0 ? [] : [{ label: words(staffLocale(locale))('staff.waiting.due', { n: count }), href: `${PATHS.contacts}?state=due`, due: null, count }];
}
