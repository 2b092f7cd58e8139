import type { Locale } from '../../../../kernel/locale.ts';
import { DotChart } from '../../../../ui/charts/dot-chart.tsx';
import { formatNumber, useText, useView } from '../../../../ui/index.ts';
import { PlacesMap, type Territory } from '../../../territory/public.ts';
import type { Seen } from '../../register/queries.ts';
import { words as shared } from '../../words.ts';
import { classEnds, classIn, rounded, type Snapshot } from '../rules.ts';
import { words } from '../words.ts';
import type { SeenValues } from './indicator.tsx';
import { groupName, valueText } from './say.tsx';

export interface PlacesProps {
  readonly indicator: Seen;
  readonly name: string;
  readonly seen: SeenValues;
}

/** One point in time in all municipalities: in words, on a map with classes, and in their order. */
export function Places({ indicator, name, seen }: PlacesProps) {
  const t = useText(words);
  const s = useText(shared);
  const { locale } = useView();
  const unit = s(`unit.${indicator.unit}`);
  const shown = placesOf(indicator, name, seen, locale);
  if (shown === null) return null;
  const { caption, message, dots, reference, values } = shown;
  return (
    <section class="mt-flow">
      <h2>{t('map.title')}</h2>
      <p>{message}</p>
      <PlacesMap places={seen.places} boundaries={seen.boundaries} label={`${caption} (${unit}). ${t(`classes.${seen.choice.classes}`)}.`} values={{ label: t('map.value'), of: values }} />
      <h3>{t('dots.title')}</h3>
      <DotChart caption={caption} unit={unit} dots={dots} {...(reference === null ? {} : { reference })} />
    </section>
  );
}

interface Dot {
  readonly label: string;
  readonly value: number;
}
interface ShownPlaces {
  readonly caption: string;
  readonly message: string;
  readonly dots: readonly Dot[];
  readonly reference: Dot | null;
  readonly values: ReadonlyMap<string, { readonly value: number; readonly shade: number }>;
  /** Which shade stands for which values, the highest first. */
  readonly keys: readonly { readonly shade: number; readonly text: string }[];
}

/** What map, list and picture show of the chosen point in time; null where too few places have values. */
export function placesOf(indicator: Seen, name: string, { snapshot, choice, places }: SeenValues, locale: Locale): ShownPlaces | null {
  if (snapshot === null) return null;
  const ends = classEnds(snapshot.values.map((v) => v.value), choice.classes);
  const values = new Map(snapshot.values.map((v) => [v.area, { value: rounded(v.value, indicator.unit), shade: classIn(ends, v.value) }]));
  const nameOf = new Map(places.map((p) => [p.key, p.name]));
  const { region } = snapshot;
  return {
    caption: words(locale)('map.caption', { name: snapshot.groups === '' ? name : `${name}, ${groupName(snapshot.groups, locale)}`, period: snapshot.period }),
    message: messageOf({ ...snapshot, values: snapshot.values.map((v) => ({ ...v, areaName: nameOf.get(v.area) ?? v.areaName })) }, places, indicator, locale),
    dots: snapshot.values.map((v) => ({ label: nameOf.get(v.area) ?? v.areaName, value: rounded(v.value, indicator.unit) })),
    reference: region === null || indicator.unit === 'count' ? null : { label: region.areaName, value: rounded(region.value, indicator.unit) },
    values,
    keys: keysOf([...values.values()], values.size < places.length, locale),
  };
}

function keysOf(values: readonly { readonly value: number; readonly shade: number }[], some: boolean, locale: Locale): ShownPlaces['keys'] {
  const keys = [...Map.groupBy(values, (v) => v.shade)].sort(([a], [b]) => b - a).map(([shade, of]) => {
    const [low, high] = [Math.min(...of.map((v) => v.value)), Math.max(...of.map((v) => v.value))];
    return { shade, text: low === high ? formatNumber(locale, low) : `${formatNumber(locale, low)} – ${formatNumber(locale, high)}` };
  });
  return some ? [...keys, { shade: 0, text: words(locale)('map.no_value') }] : keys;
}

/** What map and list say, in words. */
function messageOf({ values, region }: Snapshot, places: readonly Territory[], { unit }: Seen, locale: Locale): string {
  const t = words(locale);
  const [high, low] = [values[0], values.at(-1)];
  const missing = places.length - values.length;
  const value = (v: number | undefined): string => valueText(v ?? 0, unit, locale);
  return [
    t('map.message', { n: values.length, high: high?.areaName ?? '', highValue: value(high?.value), low: low?.areaName ?? '', lowValue: value(low?.value) }),
    ...(region === null || unit === 'count' ? [] : [t('map.above', { n: values.filter((v) => v.value > region.value).length, area: region.areaName, value: value(region.value) })]),
    ...(missing === 0 ? [] : [t('map.missing', { n: missing })]),
  ].join(' ');
}
