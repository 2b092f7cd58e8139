import type { Db } from '../../platform/database/types.ts';
import { bodyHref, openBodies, openEntries, openFiles, openItems, openMembers, openPapers, openSittings, openSteps, paperHref, sittingHref, type OpenEntry } from '../bodies/public.ts';
import { fileOf, gone, itemOf, locationOf, meetingOf, membershipOf, organizationOf, paperOf, personOf, stepOf, type Place } from './rules.ts';
import { TYPES, type OparlObject } from './schema.ts';
import { objectPath, type ListName } from './urls.ts';

/** Objects of one list by their entries; `whole` with what stands inside them. */
type Load = (reads: Db, place: Place, entries: readonly OpenEntry[], whole: boolean) => Promise<readonly OparlObject[]>;

const idsOf = (things: readonly { readonly id: string }[]): string[] => things.map((t) => t.id);

/** In the order of what was found, each with its entry. What is not there any more since the entries were read is left out. */
function each<T extends { readonly id: string }>(found: readonly T[], entries: readonly OpenEntry[], make: (entry: OpenEntry, thing: T) => OparlObject): OparlObject[] {
  const byId = new Map(entries.map((e) => [e.id, e]));
  return found.flatMap((thing) => {
    const entry = byId.get(thing.id);
    return entry === undefined || entry.gone ? [] : [make(entry, thing)];
  });
}

async function itemsByMeeting(reads: Db, place: Place, ids: readonly string[]): Promise<Map<string, OparlObject[]>> {
  const [entries, items] = await Promise.all([openEntries(reads, 'item', ids), openItems(reads, ids)]);
  const made = new Map<string, OparlObject[]>();
  for (const item of items) made.set(item.sittingId, [...(made.get(item.sittingId) ?? []), ...each([item], entries, (entry) => itemOf(place, entry, item, sittingHref(item.bodySlug, item.sittingSlug)))]);
  return made;
}

const meetings: Load = async (reads, place, entries, whole) => {
  const sittings = await openSittings(reads, idsOf(entries));
  const [places, items] = await Promise.all([openEntries(reads, 'location', idsOf(sittings)), whole ? itemsByMeeting(reads, place, sittings.flatMap((s) => s.items)) : null]);
  const at = new Map(places.filter((p) => !p.gone).map((p) => [p.id, p]));
  return each(sittings, entries, (entry, s) => meetingOf(place, entry, s, sittingHref(s.bodySlug, s.slug), { location: at.get(s.id) ?? null, items: items === null ? null : (items.get(s.id) ?? []) }));
};

const papers: Load = async (reads, place, entries, whole) => {
  const found = await openPapers(reads, idsOf(entries));
  const [fileIds, stepIds] = [found.flatMap((p) => p.files), found.flatMap((p) => p.steps)];
  const [files, fileEntries, steps, stepEntries] = await Promise.all([openFiles(reads, fileIds), openEntries(reads, 'file', fileIds), openSteps(reads, stepIds), openEntries(reads, 'step', stepIds)]);
  return each(found, entries, (entry, paper) => {
    const own = files.filter((f) => f.paperId === paper.id);
    const made = (which: typeof own) => each(which, fileEntries, (e, f) => fileOf(place, e, f, paperHref(paper.slug)));
    return paperOf(place, entry, paper, paperHref(paper.slug), {
      main: made(own.filter((f) => f.url === null))[0] ?? null,
      annexes: whole ? made(own.filter((f) => f.url !== null)) : null,
      steps: each(steps.filter((s) => s.paperId === paper.id), stepEntries, (e, s) => stepOf(place, e, s, paperHref(paper.slug))),
    });
  });
};

const LOADS: Readonly<Record<ListName, Load>> = {
  organizations: async (reads, place, entries) => each(await openBodies(reads, idsOf(entries)), entries, (entry, b) => organizationOf(place, entry, b, bodyHref(b.slug))),
  persons: async (reads, place, entries, whole) => each(await openMembers(reads, idsOf(entries)), entries, (entry, m) => personOf(place, entry, m, bodyHref(m.bodySlug), whole)),
  memberships: async (reads, place, entries) => each(await openMembers(reads, idsOf(entries)), entries, (entry, m) => membershipOf(place, entry, m, bodyHref(m.bodySlug))),
  meetings,
  locations: async (reads, place, entries) => each(await openSittings(reads, idsOf(entries)), entries, (entry, s) => locationOf(place, entry, s)),
  'agenda-items': async (reads, place, entries) => each(await openItems(reads, idsOf(entries)), entries, (entry, i) => itemOf(place, entry, i, sittingHref(i.bodySlug, i.sittingSlug))),
  papers,
  files: async (reads, place, entries) => each(await openFiles(reads, idsOf(entries)), entries, (entry, f) => fileOf(place, entry, f, paperHref(f.paperSlug))),
  consultations: async (reads, place, entries) => each(await openSteps(reads, idsOf(entries)), entries, (entry, s) => stepOf(place, entry, s, paperHref(s.paperSlug))),
};

/** Objects of a list, in the order of their ids; what is gone says so and no more. */
export async function objectsOf(reads: Db, place: Place, list: ListName, entries: readonly OpenEntry[], whole: boolean): Promise<OparlObject[]> {
  const open = entries.filter((e) => !e.gone);
  const made = open.length === 0 ? [] : await LOADS[list](reads, place, open, whole);
  const addressOf = (id: string): string => place.absolute(objectPath(list, id));
  const byAddress = new Map(made.map((o) => [o['id'], o]));
  return entries.flatMap((entry): OparlObject[] => {
    const object = entry.gone ? gone(addressOf(entry.id), TYPES[list], entry) : byAddress.get(addressOf(entry.id));
    return object === undefined ? [] : [object];
  });
}
