import type { ComponentChildren } from 'preact';
import { formatNumber } from './format.ts';
import { centre, fit, innerPoint, ringPath, schematicCells, type Point, type Ring } from './map-geometry.ts';
import { placeNames, type PlacedLabel } from './map-labels.ts';
import { Table } from './table.tsx';
import { useText, useView } from './view.ts';
import { words } from './words.ts';

export interface MapArea {
  readonly key: string;
  readonly name: string;
  /** With language prefix. */
  readonly href?: string;
  /** Boundary as rings of [longitude, latitude]; holes are rings too. */
  readonly polygons?: readonly Ring[];
  /** [longitude, latitude]; needed where no boundary is known. */
  readonly centre?: Point;
  readonly value?: number;
  /** The class of the value, 0 (none) to 4; quarters of the largest value unless stated. */
  readonly shade?: number;
  /** Instead of a number: one of a few answers. */
  readonly answer?: MapAnswer;
  readonly selected?: boolean;
}

/** One of a few answers: told apart by its shade, its sign on the map and its words in the table. */
export interface MapAnswer {
  /** 0 to 4. */
  readonly shade: number;
  /** A character or two that everybody can tell apart. */
  readonly sign: string;
  readonly label: string;
}

export interface RegionMapProps {
  /** What the map shows; also the table's caption. */
  readonly label: string;
  readonly areas: readonly MapArea[];
  /** What the values are; without it the table has no column for them. */
  readonly valueLabel?: string;
  /** `false` where the places stand in a list of the page anyway, in the same order. */
  readonly table?: boolean;
}

/** The map alone, for a larger picture: its height and what is in it. Names stand where there is room. */
export function drawnMap(areas: readonly MapArea[], valueLabel: string): { readonly height: number; readonly width: number; readonly content: ComponentChildren; readonly schematic: boolean } {
  const { drawn, height, schematic } = draw(areas);
  return { height, width: WIDTH, schematic, content: <>{drawn.map((one) => <Area one={one} valueLabel={valueLabel} />)}{drawn.map((one) => <Label one={one} />)}</> };
}

interface Drawn {
  readonly area: MapArea;
  readonly number: number;
  readonly path: string;
  readonly at: Point;
  readonly name: PlacedLabel | null;
  readonly shade: number;
}

const WIDTH = 640;
const PADDING = 34;

/** A map from boundaries if all are known, else a schematic one from the centre points; with numbers, names where there is room, and a table. */
export function RegionMap({ label, areas, valueLabel, table = true }: RegionMapProps) {
  const t = useText(words);
  const { drawn, height, schematic } = draw(areas);
  if (drawn.length === 0) return null;
  return (
    <div class={table ? 'mt-map' : 'mt-map mt-map--alone'}>
      <figure class="mt-figure">
        <div class="mt-map__picture">
          <svg viewBox={`0 0 ${WIDTH} ${height}`} role="group" aria-label={label}>
            {drawn.map((one) => <Area one={one} valueLabel={valueLabel} />)}
            {drawn.map((one) => <Label one={one} />)}
          </svg>
          {valueLabel !== undefined && (drawn.some((one) => one.area.answer !== undefined) ? <AnswerKeys drawn={drawn} /> : <Keys drawn={drawn} />)}
        </div>
        {schematic && <figcaption>{t('map_schematic')}</figcaption>}
      </figure>
      {table && <PlacesTable label={label} drawn={drawn} valueLabel={valueLabel} />}
    </div>
  );
}

function PlacesTable({ label, drawn, valueLabel }: { label: string; drawn: readonly Drawn[]; valueLabel: string | undefined }) {
  const t = useText(words);
  return (
    <Table
      caption={label}
      rows={drawn}
      columns={[
        { label: t('map_number'), type: 'number', cell: (one) => one.number },
        { label: t('map_place'), rowHeader: true, cell: (one) => (one.area.href === undefined ? one.area.name : <a href={one.area.href}>{one.area.name}</a>) },
        ...(valueLabel === undefined ? [] : [{ label: valueLabel, ...(drawn.some((one) => one.area.answer !== undefined) ? {} : { type: 'number' as const }), cell: (one: Drawn) => (one.area.answer === undefined ? (one.area.value ?? t('map_no_value')) : `${one.area.answer.sign} ${one.area.answer.label}`) }]),
      ]}
    />
  );
}

function draw(all: readonly MapArea[]): { drawn: Drawn[]; height: number; schematic: boolean } {
  const schematic = all.some((area) => area.polygons === undefined || area.polygons.length === 0);
  const areas = schematic ? all.filter((area) => area.centre !== undefined) : all;
  if (areas.length === 0) return { drawn: [], height: 0, schematic };
  const { height, paths, at, names } = rememberedLayout(areas, schematic);
  const shade = shades(areas.map((area) => area.value));
  return { schematic, height, drawn: areas.map((area, i) => ({ area, number: i + 1, path: paths[i] ?? '', at: at[i] as Point, name: names[i] ?? null, shade: area.answer?.shade ?? area.shade ?? shade[i] ?? 0 })) };
}

interface Layout {
  readonly height: number;
  readonly paths: readonly string[];
  readonly at: readonly Point[];
  readonly names: readonly (PlacedLabel | null)[];
}

const MAX_LAYOUTS = 20;
const layouts = new Map<string, Layout>();

/** The map of the same places is always the same; dividing the plane and finding room for names cost more than the rest of a page. */
function rememberedLayout(areas: readonly MapArea[], schematic: boolean): Layout {
  const key = JSON.stringify(areas.map((area) => [area.name, schematic ? area.centre : area.polygons]));
  const known = layouts.get(key);
  if (known !== undefined) return known;
  if (layouts.size >= MAX_LAYOUTS) layouts.clear();
  const layout = layoutOf(areas, schematic);
  layouts.set(key, layout);
  return layout;
}

function layoutOf(areas: readonly MapArea[], schematic: boolean): Layout {
  const points = schematic ? areas.map((area) => area.centre as Point) : areas.flatMap((area) => (area.polygons ?? []).flat());
  const margin = schematic ? PADDING + 30 : 8;
  const { project, height } = fit(points, WIDTH, margin);
  const cells = schematic ? schematicCells(points.map(project), margin - 4).map((ring) => [ring]) : areas.map((area) => (area.polygons ?? []).map((ring) => ring.map(project)));
  const at = cells.map((rings) => (schematic ? centre(rings) : innerPoint(rings)));
  const names = placeNames(areas.map((area) => area.name), at, cells, WIDTH, schematic);
  return { height, paths: cells.map(ringPath), at, names };
}

/** Class 0 for nothing, then quarters of the largest value. */
function shades(values: readonly (number | undefined)[]): number[] {
  const most = Math.max(0, ...values.map((value) => value ?? 0));
  return values.map((value) => (most === 0 || value === undefined || value <= 0 ? 0 : Math.ceil((value / most) * 4)));
}

function Area({ one, valueLabel }: { one: Drawn; valueLabel: string | undefined }) {
  const { locale } = useView();
  const t = useText(words);
  const { area } = one;
  const said = area.answer?.label ?? (area.value === undefined ? undefined : formatNumber(locale, area.value));
  const value = valueLabel === undefined || said === undefined ? '' : `, ${valueLabel}: ${said}`;
  const name = `${one.number}. ${area.name}${value}${area.selected === true ? `, ${t('map_selected')}` : ''}`;
  const content = (
    <>
      <title>{name}</title>
      <path class={`mt-map__area mt-map__area--${one.shade}`} d={one.path} fill-rule="evenodd" />
    </>
  );
  const classes = area.selected === true ? 'mt-map__one mt-map__one--selected' : 'mt-map__one';
  return area.href === undefined ? <g class={classes}>{content}</g> : <a class={classes} href={area.href} aria-label={name}>{content}</a>;
}

function Label({ one }: { one: Drawn }) {
  const { name, at } = one;
  return (
    <g aria-hidden="true">
      <text class={name === null ? 'mt-map__label mt-map__label--number' : 'mt-map__label mt-map__label--number mt-map__label--named'} x={at[0].toFixed(1)} y={at[1].toFixed(1)}>{one.number}{one.area.answer !== undefined && ` ${one.area.answer.sign}`}</text>
      {name?.lines.map((line, i) => <text class="mt-map__label mt-map__label--name" x={name.at[0].toFixed(1)} y={(name.at[1] + (i - (name.lines.length - 1) / 2) * 17).toFixed(1)}>{line}{one.area.answer !== undefined && i === name.lines.length - 1 && ` ${one.area.answer.sign}`}</text>)}
    </g>
  );
}

/** Which shade and sign stand for which answer. */
function AnswerKeys({ drawn }: { drawn: readonly Drawn[] }) {
  const used = new Map(drawn.flatMap(({ area: { answer } }) => (answer === undefined ? [] : [[answer.sign, answer] as const])));
  return (
    <ul class="mt-map__keys" role="list">
      {[...used.values()].toSorted((a, b) => b.shade - a.shade).map(({ shade, sign, label }) => <li><svg viewBox="0 0 24 16" aria-hidden="true" focusable="false"><rect class={`mt-map__area mt-map__area--${shade}`} x="1" y="1" width="22" height="14" rx="4" /></svg>{sign} {label}</li>)}
    </ul>
  );
}

/** Which shade stands for which values. */
function Keys({ drawn }: { drawn: readonly Drawn[] }) {
  const { locale } = useView();
  const t = useText(words);
  const most = Math.max(0, ...drawn.map((one) => one.area.value ?? 0));
  if (most === 0) return null;
  const used = [...new Set(drawn.map((one) => one.shade))].toSorted((a, b) => a - b);
  const range = (shade: number): string => {
    const inside = drawn.flatMap((one) => (one.shade === shade && one.area.value !== undefined ? [one.area.value] : []));
    if (inside.length === 0) return t('map_no_value');
    const [low, high] = [Math.min(...inside), Math.max(...inside)];
    return low === high ? formatNumber(locale, low) : `${formatNumber(locale, low)} – ${formatNumber(locale, high)}`;
  };
  return (
    <ul class="mt-map__keys" role="list">
      {used.map((shade) => (
        <li>
          <svg viewBox="0 0 24 16" aria-hidden="true" focusable="false"><rect class={`mt-map__area mt-map__area--${shade}`} x="1" y="1" width="22" height="14" rx="4" /></svg>
          {range(shade)}
        </li>
      ))}
    </ul>
  );
}
