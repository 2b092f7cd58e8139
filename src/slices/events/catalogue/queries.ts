import type { Reads } from '../../../platform/database/types.ts';
import { eventList, seriesList, type Event, type Series } from '../queries.ts';
import { LEARNING, type Audience } from '../schema.ts';
import type { EventTables } from '../tables.ts';

type R = Reads<EventTables>;

/** Something one can learn here again and again. */
export interface Offer extends Series {
  /** Whether those who came get a certificate. */
  readonly certificate: boolean;
  /** The next public dates. */
  readonly dates: readonly Event[];
}

const DATES_SHOWN = 4;

/** Series of trainings, workshops and information evenings: those with dates to come first, the nearest before the others. */
export async function offersOf(reads: R, { audience, q }: { readonly audience: Audience | null; readonly q: string | null }, now = new Date()): Promise<readonly Offer[]> {
  const events = await reads.selectFrom('event').select(['series_id as seriesId', 'certificate']).where('series_id', 'is not', null).where('state', '<>', 'draft').where('kind', 'in', LEARNING).execute();
  const learned = Map.groupBy(events, (e) => e.seriesId ?? '');
  const word = (q ?? '').toLowerCase();
  const series = (await seriesList(reads)).filter((s) => learned.has(s.id) && (audience === null || s.audiences.includes(audience)) && JSON.stringify([s.title, s.summary]).toLowerCase().includes(word));
  const offers = await Promise.all(series.map(async (one): Promise<Offer> => {
    const { items } = await eventList(reads, { when: 'upcoming', seriesId: one.id }, { page: 1, pageSize: DATES_SHOWN }, now);
    return { ...one, certificate: (learned.get(one.id) ?? []).some((e) => e.certificate), dates: items };
  }));
  const next = (offer: Offer): number => offer.dates[0]?.startsAt.getTime() ?? Number.MAX_SAFE_INTEGER;
  return offers.toSorted((a, b) => next(a) - next(b));
}
