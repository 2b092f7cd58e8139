import type { Actor } from '../../../../kernel/actor.ts';
import { addDays, type Day } from '../../../../kernel/dates.ts';
import { isId } from '../../../../kernel/ids.ts';
import type { Locale } from '../../../../kernel/locale.ts';
import type { Waiting } from '../../../../kernel/waiting.ts';
import type { AskedPerson } from '../../../../platform/held.ts';
import type { Reads } from '../../../../platform/database/types.ts';
import { mayEditConcepts } from '../../policy.ts';
import type { ConceptTables } from '../../tables.ts';
import { codeHash, OFFER_DAYS, type OfferState } from './rules.ts';
import { OfferContent } from './schema.ts';
import { PATHS } from './urls.ts';
import { words } from './words.ts';

type R = Reads<ConceptTables>;

export interface Offer {
  readonly id: string;
  readonly number: number;
  readonly locale: string;
  readonly state: OfferState;
  readonly content: OfferContent;
  readonly practiceId: string | null;
  /** Address of the entry that it became. */
  readonly practiceSlug: string | null;
  readonly reply: string | null;
  readonly email: string | null;
  readonly receivedOn: Day;
  readonly touchedOn: Day;
  readonly version: number;
}

const offers = (reads: R) =>
  reads
    .selectFrom('practice_offer as o')
    .leftJoin('practice as p', 'p.id', 'o.practice_id')
    .select(['o.id', 'o.number', 'o.locale', 'o.state', 'o.content', 'o.practice_id as practiceId', 'p.slug as practiceSlug', 'o.reply', 'o.email', 'o.received_on as receivedOn', 'o.touched_on as touchedOn', 'o.version']);
const asOffer = ({ content, state, ...row }: Awaited<ReturnType<ReturnType<typeof offers>['executeTakeFirstOrThrow']>>): Offer => ({ ...row, state: state as OfferState, content: OfferContent.parse(content) });

export async function offerByCode(reads: R, code: string): Promise<Offer | null> {
  const row = await offers(reads).where('o.code_hash', '=', codeHash(code)).executeTakeFirst();
  return row === undefined ? null : asOffer(row);
}

export async function offerById(reads: R, id: string): Promise<Offer | null> {
  const row = isId(id) ? await offers(reads).where('o.id', '=', id).executeTakeFirst() : undefined;
  return row === undefined ? null : asOffer(row);
}

const MOST = 200;

/** What was handed in: what waits first, then the latest. */
export async function offerList(reads: R): Promise<readonly Offer[]> {
  const rows = await offers(reads).orderBy((e) => e.case().when('o.state', '=', 'received').then(0).else(1).end()).orderBy('o.touched_on', 'desc').orderBy('o.number', 'desc').limit(MOST).execute();
  return rows.map(asOffer);
}

/** What an address handed in. */
export async function offersOf(reads: R, { email }: AskedPerson): Promise<readonly Offer[]> {
  return email === null ? [] : (await offers(reads).where('o.email', '=', email).orderBy('o.number').limit(MOST).execute()).map(asOffer);
}

/** Good practice that waits for the office. */
export async function offersWaiting(reads: R, actor: Actor, locale: Locale): Promise<readonly Waiting[]> {
  if (!mayEditConcepts(actor)) return [];
  const { n, first } = await reads.selectFrom('practice_offer').select((e) => [e.fn.countAll<number>().as('n'), e.fn.min('touched_on').as('first')]).where('state', '=', 'received').executeTakeFirstOrThrow();
  return n === 0 || first === null ? [] : [{ label: words(locale)('staff.waiting', { n }), href: PATHS.desk, due: addDays(first, 14), count: n }];
}

/** When what is held is deleted unless something changes before. */
export const deletedOn = ({ touchedOn }: Pick<Offer, 'touchedOn'>): Day => addDays(touchedOn, OFFER_DAYS);

/** Measures by their keys. */
export async function measuresByKeys(reads: R, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (keys.length === 0) return new Map();
  const rows = await reads.selectFrom('measure').select(['id', 'key']).where('key', 'in', keys).execute();
  return new Map(rows.map(({ id, key }) => [key, id]));
}
