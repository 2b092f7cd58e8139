import { system, type Grant, type Role } from '../src/kernel/actor.ts';
import { localized } from '../src/kernel/localized.ts';
import { valueOf } from '../src/kernel/problem.ts';
import type { Config } from '../src/platform/config.ts';
import type { Db, Writes } from '../src/platform/database/types.ts';
import { write } from '../src/platform/database/write.ts';
import { addAccount, createDepartment, type PeopleTables } from '../src/slices/people/public.ts';
import type { ThreadTables } from '../src/slices/thread/public.ts';
import facts from './data/people.json' with { type: 'json' };

type Tx = Writes<PeopleTables & ThreadTables>;

const actor = system('demo');

export interface DemoPeople {
  /** German name → id. */
  readonly departments: ReadonlyMap<string, string>;
  /** Role → id of the invented person who holds it. */
  readonly accounts: ReadonlyMap<Role, string>;
}

/** The departments that took part in 2015, and one invented person a role; the secretary comes with the body. */
export async function loadPeople(db: Db, _config: Config): Promise<DemoPeople> {
  return write(db, async (tx) => {
    const departments = new Map<string, string>();
    for (const { name, translations } of facts.departments) departments.set(name, valueOf(await createDepartment(tx, actor, { name: localized(name, 'de', translations) })).id);
    const accounts = new Map<Role, string>();
    for (const person of facts.people) accounts.set(person.role as Role, await addPerson(tx, person, departments));
    return { departments, accounts };
  });
}

async function addPerson(tx: Tx, { name, email, role, department }: (typeof facts.people)[number], departments: ReadonlyMap<string, string>): Promise<string> {
  const scopeId = department === null ? null : (departments.get(department) ?? null);
  const grant: Grant = { role: role as Role, scope: scopeId === null ? 'all' : 'department', scopeId };
  return valueOf(await addAccount(tx, actor, { name, email, locale: 'de', grants: [grant], invented: true })).id;
}

/** Who keeps the seats, sittings and minutes of one invented body, and of no other. */
export async function addSecretary(tx: Tx, bodies: ReadonlyMap<string, string>): Promise<void> {
  const { name, email, body } = facts.secretary;
  valueOf(await addAccount(tx, actor, { name, email, locale: 'de', grants: [{ role: 'secretary', scope: 'body', scopeId: bodies.get(body) ?? null }], invented: true }));
}
