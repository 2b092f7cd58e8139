import type { Reads } from '../../../platform/database/types.ts';
import type { AllTables } from '../tables.ts';

/** What the door may see of a guest: no address, no needs. */
export interface DoorGuest {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly places: number;
  readonly state: string;
  readonly arrived: number | null;
  readonly arrivedInRoom: number | null;
}

type R = Reads<AllTables>;

const base = (reads: R, eventId: string, sessionId: string | null) =>
  reads
    .selectFrom('event_registration as r')
    .leftJoin('event_registration_contact as c', 'c.registration_id', 'r.id')
    .leftJoin('event_choice as h', (j) => j.onRef('h.registration_id', '=', 'r.id').on('h.session_id', '=', sessionId ?? '00000000-0000-0000-0000-000000000000'))
    .where('r.event_id', '=', eventId);

const COLUMNS = ['r.id', 'r.number', 'c.name', 'r.places', 'r.state', 'r.arrived', 'h.arrived as arrivedInRoom'] as const;

const asGuest = <T extends { name: string | null }>(row: T): Omit<T, 'name'> & { name: string } => ({ ...row, name: row.name ?? '' });

/** Guests by name, those of a room where one is named first. */
export async function doorList(reads: R, eventId: string, { q, sessionId, page, pageSize }: { readonly q: string | null; readonly sessionId: string | null; readonly page: number; readonly pageSize: number }): Promise<{ items: DoorGuest[]; total: number }> {
  const number = /^\s*(?:nr\.?|#)?\s*(\d{1,6})\s*$/i.exec(q ?? '')?.[1];
  const like = `%${(q ?? '').trim().replaceAll('\\', '\\\\').replaceAll('%', '\\%').replaceAll('_', '\\_')}%`;
  const matching = base(reads, eventId, sessionId)
    .where('r.state', '<>', 'cancelled')
    .$if(number !== undefined, (b) => b.where('r.number', '=', Number(number)))
    .$if(q !== null && number === undefined, (b) => b.where((e) => e.or([e('c.name', 'ilike', like), e('c.names', 'ilike', like)])));
  const { n } = await matching.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const rows = await matching
    .select(COLUMNS)
    .$if(sessionId !== null, (b) => b.orderBy((e) => e('h.session_id', 'is', null)))
    .orderBy('c.name', (o) => o.asc().nullsLast())
    .orderBy('r.number')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute();
  return { items: rows.map(asGuest), total: n };
}

/** One guest of an event, in whatever state. */
export async function doorGuest(reads: R, eventId: string, who: { readonly id: string } | { readonly number: number }, sessionId: string | null): Promise<DoorGuest | null> {
  const row = await base(reads, eventId, sessionId).select(COLUMNS).where('id' in who ? 'r.id' : 'r.number', '=', 'id' in who ? who.id : who.number).executeTakeFirst();
  return row === undefined ? null : asGuest(row);
}
