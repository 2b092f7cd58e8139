import type { Actor } from '../../../kernel/actor.ts';
import type { PairOwner, PairText, Scope } from './queries.ts';

/** What somebody may decide about: of each kind everything, or what belongs to certain processes; kinds without any are left out. */
export function scopesOf(owners: readonly PairOwner[], actor: Actor): readonly Scope[] {
  return owners.map((owner): Scope => ({ kind: owner.kind, places: owner.scope(actor) })).filter(({ places }) => places === 'all' || places.length > 0);
}

/** Both texts are within what the actor decides about: nobody merges into what is another's. */
export function mayDecide(scopes: readonly Scope[], pair: readonly PairText[]): boolean {
  return pair.every((text) => scopes.some(({ kind, places }) => kind === text.kind && (places === 'all' || places.includes(text.place))));
}
