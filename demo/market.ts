import { system } from '../src/kernel/actor.ts';
import { newCode } from '../src/kernel/code.ts';
import { localized } from '../src/kernel/localized.ts';
import { valueOf } from '../src/kernel/problem.ts';
import { applyForStall, decideStall, practiceFromStall, saveMarket } from '../src/slices/events/public.ts';
import facts from './data/market-2026.json' with { type: 'json' };

type Tx = Parameters<typeof practiceFromStall>[0];
type Facts = Omit<(typeof facts)['open'], 'stalls'> & { readonly stalls: readonly StallFacts[] };

interface StallFacts {
  readonly project: string;
  readonly institution: string;
  readonly shows: string;
  readonly language: string;
  readonly needs: readonly string[];
  readonly name: string;
  readonly place?: number;
  readonly waits?: boolean;
  readonly declined?: string;
  readonly practice?: boolean;
}

const actor = system('demo');
/** Whenever the demonstration is loaded: the event that it tells of is over. */
const AFTERWARDS = new Date('2100-01-01');

/** An invented market: stalls at their places, one that waits for an answer, one that was declined, and after the event one that became a good practice. */
export async function loadMarket(tx: Tx, eventId: string, { call, columns, rows, gaps, entrance, stalls }: Facts): Promise<void> {
  const hall = { call: localized(call.de, 'de', call), closesOn: null, columns, rows, gaps, entrance: entrance as 'bottom' };
  valueOf(await saveMarket(tx, actor, eventId, 0, { ...hall, open: true }));
  for (const stall of stalls) await loadStall(tx, eventId, stall);
}

async function loadStall(tx: Tx, eventId: string, stall: StallFacts): Promise<void> {
  const { project, institution, shows, language, needs, name, place = null } = stall;
  const contact = { name: `${name} (erfunden)`, email: null, phone: null };
  // Applications come in before the event; the demonstration also shows one that is over.
  const { id } = valueOf(await applyForStall(tx, eventId, { project, institution, shows, language, needs: needs as ['power'], contact, locale: 'de', code: newCode() }, new Date(0)));
  if (stall.waits === true) return;
  valueOf(await decideStall(tx, actor, eventId, id, 1, stall.declined === undefined ? { state: 'accepted', place } : { state: 'declined', reason: stall.declined }));
  if (stall.practice === true) valueOf(await practiceFromStall(tx, actor, eventId, id, 2, AFTERWARDS));
}
