import { RegionMap, SourceNote, useText, useView, type MapAnswer, type MapArea } from '../../../ui/index.ts';
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
  const { outlined, sources } = shapesOf(places, boundaries);
  const areas = outlined.map((area) => ({
    ...area,
    href: view.href(hrefOf(area.key)),
    ...(counts === undefined ? {} : { value: counts.of.get(area.key) ?? 0 }),
    ...values?.of.get(area.key),
    ...(answers?.of.get(area.key) === undefined ? {} : { answer: answers.of.get(area.key) as MapAnswer }),
    selected: area.key === selected,
  }));
  const said = counts ?? values ?? answers;
  return (
    <>
      <RegionMap label={label ?? t('map')} areas={areas} {...(said === undefined ? {} : { valueLabel: said.label })} {...(table === undefined ? {} : { table })} />
      {outlined.every((a) => a.polygons !== undefined) && sources.length > 0 && <SourceNote source={sources.join('; ')} />}
    </>
  );
}

/** Places as a map draws them, and whose boundaries they are. */
export function shapesOf(places: readonly Territory[], boundaries: readonly Boundary[]): { readonly outlined: readonly MapArea[]; readonly sources: readonly string[] } {
  const known = boundaries.filter((b) => places.some((p) => p.key === b.key));
  const outlines = new Map(drawable(known.map((b) => b.geometry)).map((rings, i) => [known[i]?.key, rings]));
  const outlined = places.map(({ key, name, lat, lon }) => {
    const polygons = outlines.get(key);
    return { key, name, ...(polygons === undefined ? {} : { polygons }), ...(lat === null || lon === null ? {} : { centre: [lon, lat] as const }) };
  });
  return { outlined, sources: [...new Set(known.map((b) => b.source))] };
}
