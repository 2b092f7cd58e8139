import type { Kind, NewTerritory } from './schema.ts';

/** What an official key's length says: two digits a Land, five a region, eight a municipality, more a part of one. */
export function kindOfKey(key: string): Kind {
  if (key.length <= 2) return 'land';
  return key.length <= 5 ? 'region' : key.length <= 8 ? 'municipality' : 'district';
}

/** Ties a list together: each territory to the longest key of the list that begins its own. */
export function withParents(list: readonly NewTerritory[]): NewTerritory[] {
  const keys = new Set(list.map((t) => t.key));
  return list.map((t) => ({ ...t, parentKey: t.parentKey ?? parentAmong(keys, t.key) }));
}

function parentAmong(keys: ReadonlySet<string>, key: string): string | null {
  for (let length = key.length - 1; length >= 2; length -= 1) if (keys.has(key.slice(0, length))) return key.slice(0, length);
  return null;
}

/** A list of municipalities of one region, which is added under the given name when the list lacks it. */
export function underRegion(list: readonly NewTerritory[], regionName: string): NewTerritory[] {
  const regions = new Set(list.filter((t) => t.key.length > 5).map((t) => t.key.slice(0, 5)));
  const [key] = regions;
  const complete = regions.size !== 1 || key === undefined || list.some((t) => t.key === key);
  const region: NewTerritory[] = complete ? [] : [{ key, parentKey: null, kind: 'region', name: regionName, designation: '', lat: null, lon: null }];
  return withParents([...region, ...list]);
}
