import { sql } from 'kysely';
import type { Day } from '../../../kernel/dates.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { likely, wordsOfName, type AskedPerson } from '../../../platform/held.ts';
import type { Reads } from '../../../platform/database/types.ts';
import type { MarketTables, StallTables } from '../tables.ts';
import { stallHash, type Hall } from './rules.ts';
import type { Side, StallNeed, StallState } from './schema.ts';

type R = Reads<MarketTables>;

export interface Market extends Hall {
  readonly call: Localized;
  readonly open: boolean;
  readonly closesOn: Day | null;
  readonly version: number;
}
export interface Stall {
  readonly id: string;
  readonly eventId: string;
  readonly number: number;
  readonly project: string;
  readonly institution: string;
  readonly shows: string;
  readonly language: string;
  readonly needs: readonly StallNeed[];
  readonly state: StallState;
  readonly reason: string | null;
  readonly place: number | null;
  readonly practiceId: string | null;
  readonly practiceHref: string | null;
  readonly locale: string;
  readonly appliedAt: Date;
  readonly version: number;
}
export interface StallContact {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
}

/** The market of an event; null where nobody made one. */
export async function marketOf(reads: R, eventId: string): Promise<Market | null> {
  const row = await reads.selectFrom('event_market').select(['call', 'open', 'closes_on as closesOn', 'hall_columns as columns', 'hall_rows as rows', 'gaps', 'entrance', 'version']).where('event_id', '=', eventId).executeTakeFirst();
  return row === undefined ? null : { ...row, entrance: row.entrance as Side };
}

const STALL = ['id', 'event_id as eventId', 'number', 'project', 'institution', 'shows', 'language', 'needs', 'state', 'reason', 'place', 'practice_id as practiceId', 'practice_href as practiceHref', 'locale', 'applied_at as appliedAt', 'version'] as const;

/** Stalls in these states: by place, those without one last. */
export async function stallsOf(reads: R, eventId: string, states: readonly StallState[]): Promise<readonly Stall[]> {
  return (await reads.selectFrom('event_stall').select(STALL).where('event_id', '=', eventId).where('state', 'in', states).orderBy('place', (o) => o.asc().nullsLast()).orderBy('number').execute()) as Stall[];
}

export async function stallById(reads: R, id: string): Promise<Stall | null> {
  return ((await reads.selectFrom('event_stall').select(STALL).where('id', '=', id).executeTakeFirst()) as Stall | undefined) ?? null;
}

/** Whoever holds the code. */
export async function stallByCode(reads: Reads<StallTables>, code: string): Promise<Stall | null> {
  const link = await reads.selectFrom('event_stall_link').select('stall_id').where('code_hash', '=', stallHash(code)).executeTakeFirst();
  return link === undefined ? null : stallById(reads, link.stall_id);
}

/** Who applied; null once they are forgotten. No public page but the person's own calls this. */
export async function stallContactOf(reads: Reads<StallTables>, stallId: string): Promise<StallContact | null> {
  return (await reads.selectFrom('event_stall_contact').select(['name', 'email', 'phone']).where('stall_id', '=', stallId).executeTakeFirst()) ?? null;
}

/** Applications that nobody has decided, of events that take place, by event. */
export async function undecidedByEvent(reads: R): Promise<readonly { readonly slug: string; readonly title: Localized; readonly processId: string | null; readonly startsAt: Date; readonly n: number }[]> {
  return reads
    .selectFrom('event_stall as s')
    .innerJoin('event as e', 'e.id', 's.event_id')
    .select((b) => ['e.slug', 'e.title', 'e.process_id as processId', 'e.starts_at as startsAt', b.fn.countAll<number>().as('n')])
    .where('s.state', '=', 'waiting')
    .where('e.state', '=', 'published')
    .groupBy('e.id')
    .orderBy('e.starts_at')
    .execute();
}

/** Applications by mail address, or by every word of a name. */
export async function stallsOfPerson(reads: Reads<StallTables>, { email, name }: AskedPerson) {
  const words = wordsOfName(name);
  if (email === null && words.length === 0) return [];
  return reads
    .selectFrom('event_stall_contact as c')
    .innerJoin('event_stall as s', 's.id', 'c.stall_id')
    .innerJoin('event as e', 'e.id', 's.event_id')
    .select(['s.id', 's.project', 's.institution', 's.state', 'e.title as event', 'e.slug', 'c.name', 'c.email', 'c.phone'])
    .where((eb) => eb.or([
      ...(email === null ? [] : [sql<boolean>`lower(c.email) = ${email}`]),
      ...(words.length === 0 ? [] : [eb.and(words.map((w) => sql<boolean>`participation_plain(c.name) like '%' || participation_plain(${likely(w)}) || '%'`))]),
    ]))
    .orderBy('s.applied_at')
    .limit(200)
    .execute();
}
