import { sql } from 'kysely';
import type { Reads } from '../../../platform/database/types.ts';
import type { Choice } from '../seats/queries.ts';
import type { RegistrationState } from '../schema.ts';
import type { AllTables, CountTables } from '../tables.ts';
import { codeHash } from './rules.ts';

export interface Registration {
  readonly id: string;
  readonly eventId: string;
  readonly number: number;
  readonly state: RegistrationState;
  readonly places: number;
  readonly arrived: number | null;
  readonly arrivedAt: Date | null;
  readonly walkIn: boolean;
  readonly locale: string;
  readonly interpreting: readonly string[];
  readonly childCare: number;
  readonly wheelchair: boolean;
  readonly signLanguage: boolean;
  readonly registeredAt: Date;
  readonly version: number;
}

const COLUMNS = [
  'id', 'event_id as eventId', 'number', 'state', 'places', 'arrived', 'arrived_at as arrivedAt', 'walk_in as walkIn', 'locale', 'interpreting', 'child_care as childCare', 'wheelchair', 'sign_language as signLanguage',
  'registered_at as registeredAt', 'version',
] as const;

const base = (reads: Reads<CountTables>) => reads.selectFrom('event_registration').select(COLUMNS);

export async function registrationById(reads: Reads<CountTables>, id: string): Promise<Registration | null> {
  return ((await base(reads).where('id', '=', id).executeTakeFirst()) as Registration | undefined) ?? null;
}

/** Whose code this is, in canonical form. */
export async function registrationByCode(reads: Reads<AllTables>, code: string): Promise<Registration | null> {
  const link = await reads.selectFrom('event_registration_link').select('registration_id').where('code_hash', '=', codeHash(code)).executeTakeFirst();
  return link === undefined ? null : registrationById(reads, link.registration_id);
}

export interface Contact {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly names: string;
  readonly note: string | null;
}

/** Who registered. No public page but the person's own calls this. */
export async function contactOf(reads: Reads<AllTables>, registrationId: string): Promise<Contact | null> {
  return (await reads.selectFrom('event_registration_contact').select(['name', 'email', 'phone', 'names', 'note']).where('registration_id', '=', registrationId).executeTakeFirst()) ?? null;
}

/** Those who wait, in their order. */
export async function waitingList(reads: Reads<CountTables>, eventId: string): Promise<readonly Registration[]> {
  return (await base(reads).where('event_id', '=', eventId).where('state', '=', 'waiting').orderBy('registered_at').orderBy('number').execute()) as Registration[];
}

/** How many stand before this one. */
export async function aheadOf(reads: Reads<CountTables>, { eventId, registeredAt, number }: Registration): Promise<number> {
  const { n } = await reads
    .selectFrom('event_registration')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('event_id', '=', eventId)
    .where('state', '=', 'waiting')
    .where((e) => e.or([e('registered_at', '<', registeredAt), e.and([e('registered_at', '=', registeredAt), e('number', '<', number)])]))
    .executeTakeFirstOrThrow();
  return n;
}

export interface Guest extends Registration, Omit<Contact, 'name'> {
  readonly name: string;
  readonly choices: readonly Choice[];
}

/** Everybody of an event with contact and choices, for those who may see them. */
export async function guestsOf(reads: Reads<AllTables>, eventId: string, states: readonly RegistrationState[]): Promise<readonly Guest[]> {
  const rows = (await reads
    .selectFrom('event_registration as r')
    .leftJoin('event_registration_contact as c', 'c.registration_id', 'r.id')
    .select([...COLUMNS.map((column) => `r.${column}` as const), 'c.name', 'c.email', 'c.phone', 'c.names', 'c.note'])
    .where('r.event_id', '=', eventId)
    .where('r.state', 'in', states)
    .orderBy(sql`lower(coalesce(c.name, ''))`)
    .orderBy('r.number')
    .execute()) as (Registration & { name: string | null; names: string | null } & Omit<Contact, 'name' | 'names'>)[];
  const chosen = await reads.selectFrom('event_choice as c').innerJoin('event_registration as r', 'r.id', 'c.registration_id').select(['c.registration_id', 'c.session_id as sessionId', 'c.waiting']).where('r.event_id', '=', eventId).where('c.chosen', '=', true).execute();
  const byRegistration = Map.groupBy(chosen, (c) => c.registration_id);
  return rows.map((r) => ({ ...r, name: r.name ?? '', names: r.names ?? '', choices: (byRegistration.get(r.id) ?? []).map(({ sessionId, waiting }) => ({ sessionId, waiting })) }));
}

export interface NeedsSummary {
  /** Places by language of interpreting. */
  readonly interpreting: readonly { readonly language: string; readonly n: number }[];
  readonly children: number;
  readonly wheelchair: number;
  readonly signLanguage: number;
  /** Registrations with a need in their own words. */
  readonly notes: number;
}

/** Numbers alone: how many need what, of those who have a place. */
export async function needsOf(reads: Reads<AllTables>, eventId: string): Promise<NeedsSummary> {
  const confirmed = await base(reads).where('event_id', '=', eventId).where('state', '=', 'confirmed').execute();
  const { notes } = await reads
    .selectFrom('event_registration_contact as c')
    .innerJoin('event_registration as r', 'r.id', 'c.registration_id')
    .select(({ fn }) => fn.countAll<number>().as('notes'))
    .where('r.event_id', '=', eventId)
    .where('r.state', '=', 'confirmed')
    .where('c.note', 'is not', null)
    .executeTakeFirstOrThrow();
  const byLanguage = new Map<string, number>();
  for (const { interpreting, places } of confirmed) for (const language of interpreting) byLanguage.set(language, (byLanguage.get(language) ?? 0) + places);
  return {
    interpreting: [...byLanguage].map(([language, n]) => ({ language, n })).sort((a, b) => b.n - a.n),
    children: confirmed.reduce((sum, r) => sum + r.childCare, 0),
    wheelchair: confirmed.filter((r) => r.wheelchair).length,
    signLanguage: confirmed.filter((r) => r.signLanguage).length,
    notes,
  };
}
