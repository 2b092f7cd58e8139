import { RegionMap, SourceNote, useText, useView, type MapAnswer } from '../../../ui/index.ts';
import { drawable } from '../boundaries/rules.ts';
import type { Boundary, Territory } from '../queries.ts';
import { territoryHref } from '../urls.ts';
import { words } from '../words.ts';

export interface PlacesMapProps {
  readonly places: readonly Territory[];
  readonly boundaries: readonly Boundary[];
  readonly selected?: string;
  /** Numbers by official key, and what they are; zero where there is none. */
  readonly counts?: { readonly label: string; readonly of: ReadonlyMap<string | null, number> };
  /** Values by official key with their class (1 to 4), and what they are; a place without a value has none. */
  readonly values?: { readonly label: string; readonly of: ReadonlyMap<string, { readonly value: number; readonly shade: number }> };
  /** One of a few answers by official key, and what they answer. */
  readonly answers?: { readonly label: string; readonly of: ReadonlyMap<string, MapAnswer> };
  /** What stands above map and table; "Municipalities on the map" unless stated. */
  readonly label?: string;
  /** Path a place leads to; its own page unless stated. */
  readonly hrefOf?: (key: string) => string;
  /** The list beside the map is elsewhere on the page. */
  readonly table?: boolean;
}

/** Municipalities on a map, with the source of their boundaries; schematic while boundaries are missing. */
export function PlacesMap({ places, boundaries, selected, counts, values, answers, label, hrefOf = territoryHref, table }: PlacesMapProps) {
  const t = useText(words);
  const view = useView();
  const known = boundaries.filter((b) => places.some((p) => p.key === b.key));
  const outlines = new Map(drawable(known.map((b) => b.geometry)).map((rings, i) => [known[i]?.key, rings]));
  const areas = places.map((place) => {
    const polygons = outlines.get(place.key);
    return {
      key: place.key,
      name: place.name,
      href: view.href(hrefOf(place.key)),
      ...(counts === undefined ? {} : { value: counts.of.get(place.key) ?? 0 }),
      ...values?.of.get(place.key),
      ...(answers?.of.get(place.key) === undefined ? {} : { answer: answers.of.get(place.key) as MapAnswer }),
      selected: place.key === selected,
      ...(polygons === undefined ? {} : { polygons }),
      ...(place.lat === null || place.lon === null ? {} : { centre: [place.lon, place.lat] as const }),
    };
  });
  const said = counts ?? values ?? answers;
  const sources = [...new Set(known.map((b) => b.source))];
  return (
    <>
      <RegionMap label={label ?? t('map')} areas={areas} {...(said === undefined ? {} : { valueLabel: said.label })} {...(table === undefined ? {} : { table })} />
      {places.every((p) => outlines.has(p.key)) && sources.length > 0 && <SourceNote source={sources.join('; ')} />}
    </>
  );
}
